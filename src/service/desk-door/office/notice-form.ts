import { quoteBlock } from '../../../adapters/slack/blocks.ts';
import type { Finding } from '../../../bot/desk/guard/finding.ts';
import { writeOfficeAct } from '../../../bot/office/acts.ts';
import { type Audience, type Broadcast, type BroadcastWords, longestBroadcast } from '../../../bot/office/broadcast.ts';
import { audienceText, reachTexts } from '../../../bot/office/broadcast-text.ts';
import { monthsDue } from '../../../bot/office/outlook.ts';
import type { SlackJson } from '../../../bot/slack/desk.ts';
import { reachOf } from '../../../db/office/audience.ts';
import { japanTime } from '../../../engine/business-time/hours.ts';
import { isMonth } from '../../../engine/period.ts';
import { planNow } from '../../office/plan.ts';
import { choiceField, line, modal, notice, type Option, tickField, wordsField } from '../blocks.ts';
import { findingText } from '../finding-text.ts';
import type { Scene } from '../options.ts';
import { text, write } from '../say.ts';
import type { Member } from '../who.ts';

/** So many months that are not complete can be chosen. */
const monthsShown = 3;

/** The form in which a message to many is written. */
export function noticeForm({ programme, book, role }: Member, now: Date): SlackJson {
  const { day: today } = japanTime(now.toISOString());
  const due = monthsDue({ document: programme.document, today }).slice(-monthsShown).toReversed();
  const all: readonly Audience[] = [
    { to: 'all' },
    ...due.map((month): Audience => ({ to: 'missing', month })),
    ...programme.document.routes.map(({ route }): Audience => ({ to: route })),
  ];
  return modal({
    title: text(role === 'operator' ? 'office.notice-write' : 'office.notice-propose'),
    metadata: writeOfficeAct({ act: 'notice-write', programmeId: book.programmeId, argument: '' }),
    submit: text('door.to-preview'),
    blocks: [
      choiceField('to', { label: text('office.notice-to'), options: all.map(optionOf), as: 'radio_buttons' }),
      wordsField('words', {
        label: text('office.notice-words'),
        hint: text('office.notice-hint'),
        most: longestBroadcast,
      }),
      wordsField('en', { label: text('office.notice-en'), optional: true, most: longestBroadcast }),
    ],
  });
}

function optionOf(audience: Audience): Option {
  const value = audience.to === 'missing' ? `missing:${audience.month}` : audience.to;
  return { value, label: write(audienceText(audience)) };
}

/** What was chosen in the form; null: nothing that can be. */
export function readAudience(value: string | null): Audience | null {
  if (value === 'all' || value === 'system' || value === 'consulting') return { to: value };
  const month = /^missing:(\d{4}-\d{2})$/.exec(value ?? '')?.[1] ?? '';
  return isMonth(month) ? { to: 'missing', month } : null;
}

/** What was found in the words, each by a name that says where it stands. */
export type NoticeFinding = { readonly id: string; readonly finding: Finding; readonly excerpt: string };

/** The last look before it leaves: the words, for how many, at what cost, and everything that was found to be confirmed. */
export async function confirmNotice(
  scene: Scene,
  member: Member,
  { broadcast, found, changed = false }: Confirming,
): Promise<SlackJson> {
  const { words, audience, id } = broadcast;
  if (words === null) return notice(text('office.notice-gone'));
  const { database } = scene.options.desk;
  const reach = await database.scoped(member.book.programmeId, (db) => reachOf(db, member.book.programmeId, audience));
  const people = reach.line + reach.slack;
  if (people === 0) return notice(text('office.notice-none'));
  const plan = await planNow(database, member.programme, scene.now);
  const form = modal({
    title: text('door.confirm'),
    metadata: writeOfficeAct({ act: 'notice-send', programmeId: member.book.programmeId, argument: `${id}.${people}` }),
    submit: text('door.confirm-submit'),
    blocks: [
      ...(changed ? [line(text('office.notice-changed'))] : []),
      line(text('door.confirm-words')),
      ...preview(words, member),
      line(audienceText(audience)),
      ...reachTexts(reach, plan).map(line),
      line(text('office.notice-how')),
      ...ticks(found),
    ],
  });
  return { ...form, notify_on_close: true };
}

type Confirming = {
  readonly broadcast: Broadcast;
  readonly found: readonly NoticeFinding[];
  readonly changed?: boolean;
};

/** The words as they will arrive, in each language. */
export function preview({ ja, en }: BroadcastWords, { programme }: Pick<Member, 'programme'>): readonly SlackJson[] {
  const head = write(text('office.notice-head', { operator: programme.document.operator }));
  return [quoteBlock(`${head}\n\n${ja}`), ...(en === null ? [] : [quoteBlock(en)])];
}

const mostTicks = 10;

function ticks(found: readonly NoticeFinding[]): readonly SlackJson[] {
  const options = found.map(({ id, finding, excerpt }) => {
    return { value: id, label: `${write(findingText(finding.code))}「${excerpt}」` };
  });
  return Array.from({ length: Math.ceil(options.length / mostTicks) }, (_, at) =>
    tickField(at === 0 ? 'confirmed' : `confirmed-${at + 1}`, {
      label: text('door.confirm-each'),
      options: options.slice(at * mostTicks, (at + 1) * mostTicks),
    }),
  );
}
