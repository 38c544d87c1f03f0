import { quoteBlock } from '../../adapters/slack/blocks.ts';
import { resolutions } from '../../bot/desk/consultation/reasons.ts';
import type { Sending } from '../../bot/desk/consultation/state.ts';
import { recordWords } from '../../bot/desk/record/words.ts';
import { type ActName, writeAct } from '../../bot/desk/staff/acts.ts';
import { snoozePresets } from '../../bot/desk/staff/snooze.ts';
import type { SlackJson } from '../../bot/slack/desk.ts';
import { deskOf } from '../../db/desk/board.ts';
import { wordsAbout } from '../../db/desk/log.ts';
import { handlersToday, listStaff } from '../../db/desk/staff.ts';
import type { InCase } from './act.ts';
import { choiceField, line, menu, modal, notice, type Option, tickField, timeField, wordsField } from './blocks.ts';
import { readFinding } from './guard.ts';
import type { DoorOptions } from './options.ts';
import { text, write } from './say.ts';
import { templateOption, templatesFor } from './templates.ts';

/** A form for an act on a case; `argument` is what the act is about. */
function metadataOf({ kase, at }: InCase, act: ActName, argument = ''): string {
  return writeAct({ act, programmeId: at.programmeId, consultationId: kase.id, argument });
}

/** The message of the owner's that is answered, with its words. */
type Answered = { readonly messageId: string; readonly words: string };

/** The form in which a reply is written. `template`: filled in; `initial`: words to begin with. */
export async function replyForm(
  found: InCase,
  given: { readonly template?: string; readonly initial?: string; readonly answers?: Answered; readonly now: Date },
): Promise<SlackJson> {
  const all = await templatesFor(found, given.now);
  const chosen = all.find(({ id }) => id === given.template);
  const initial = chosen?.text ?? given.initial ?? '';
  const field = { label: text('door.reply-words'), hint: text('door.reply-hint'), most: 2_000, initial };
  return modal({
    title: text('door.reply'),
    metadata: metadataOf(found, 'reply', given.answers?.messageId ?? ''),
    submit: text('door.to-preview'),
    blocks: [
      ...(given.answers === undefined ? [] : [line(text('door.reply-to')), quoteBlock(given.answers.words)]),
      menu('template', { hint: text('door.choose-template'), options: all.map(templateOption) }),
      // Slack keeps what was typed under a name; another template has another one.
      wordsField('text', { ...field, name: `text:${chosen?.id ?? ''}` }),
      tickField('asks', {
        label: text('door.asks'),
        optional: true,
        options: [{ value: 'yes', label: write(text('door.asks-yes')) }],
      }),
    ],
  });
}

/** The colleagues who may hold a case today. */
async function colleagues({ member }: InCase, now: Date): Promise<readonly Option[]> {
  const { database, programmeId } = member.book;
  const may = await database.scoped(programmeId, (db) => handlersToday(db, now));
  const all = await listStaff(member.book, now);
  return all.flatMap(({ id, name }) =>
    may.has(id) && id !== member.id && name !== null ? [{ value: id, label: name }] : [],
  );
}

/** The form in which a case is passed on. */
export async function transferForm(found: InCase, now: Date): Promise<SlackJson> {
  const options = await colleagues(found, now);
  if (options.length === 0) return notice(text('door.no-colleague'));
  return modal({
    title: text('door.transfer'),
    metadata: metadataOf(found, 'transfer'),
    submit: text('door.transfer-submit'),
    blocks: [
      choiceField('to', { label: text('door.transfer-to'), options, as: 'static_select' }),
      wordsField('note', { label: text('door.transfer-note'), optional: true, most: 1_000 }),
    ],
  });
}

const presetKeys = { '1h': 'door.snooze-hour', tomorrow: 'door.snooze-tomorrow', week: 'door.snooze-week' } as const;

/** The form in which a case is laid aside. */
export function snoozeForm(found: InCase): SlackJson {
  const options = snoozePresets.map((value) => ({ value, label: write(text(presetKeys[value])) }));
  return modal({
    title: text('door.snooze'),
    metadata: metadataOf(found, 'snooze'),
    submit: text('door.snooze-submit'),
    blocks: [
      line(text('door.snooze-about')),
      choiceField('until', { label: text('door.snooze-until'), optional: true, options, as: 'radio_buttons' }),
      timeField('day', { label: text('door.snooze-day'), optional: true, as: 'datepicker' }),
      timeField('time', { label: text('door.snooze-time'), optional: true, as: 'timepicker' }),
    ],
  });
}

/** The form in which a case is ended. */
export function resolveForm(found: InCase): SlackJson {
  const options = resolutions
    .filter((one) => one !== 'idle')
    .map((value) => ({ value, label: write(recordWords.resolution(value)) }));
  return modal({
    title: text('door.resolve'),
    metadata: metadataOf(found, 'resolve'),
    submit: text('door.resolve-submit'),
    blocks: [
      choiceField('resolution', { label: text('door.resolution'), options, as: 'static_select' }),
      wordsField('promise', {
        label: text('door.promise'),
        optional: true,
        most: 200,
        hint: text('door.promise-hint'),
      }),
      timeField('day', { label: text('door.promise-day'), optional: true, as: 'datepicker' }),
      wordsField('note', { label: text('door.resolve-note'), optional: true, most: 1_000 }),
    ],
  });
}

const mostTicks = 10;

/** A draft as it will arrive, with everything that was found in it to be confirmed one by one; sending it lets it go. */
export async function confirmForm({ desk }: DoorOptions, found: InCase, sendId: string): Promise<SlackJson> {
  const draft = await draftIn(found, sendId);
  if (draft === undefined) return notice(text('desk.refused-unknown-send'));
  const words = (await wordsAbout(desk, found.at, sendId)) ?? '';
  const form = modal({
    title: text('door.confirm'),
    metadata: metadataOf(found, 'confirm', sendId),
    submit: text('door.confirm-submit'),
    blocks: [line(text('door.confirm-words')), quoteBlock(words), ...ticks(draft, words)],
  });
  return draft.inForm ? { ...form, notify_on_close: true } : form;
}

function ticks({ findings }: Sending, words: string): readonly SlackJson[] {
  const options = findings.map((value) => {
    const { what, excerpt } = readFinding(value, words);
    return { value, label: `${write(what)}「${excerpt}」` };
  });
  return Array.from({ length: Math.ceil(options.length / mostTicks) }, (_, at) =>
    tickField(at === 0 ? 'confirmed' : `confirmed-${at + 1}`, {
      label: text('door.confirm-each'),
      options: options.slice(at * mostTicks, (at + 1) * mostTicks),
    }),
  );
}

/** The person's own draft under this id, while it has not been let go. */
export async function draftIn({ member, at }: InCase, sendId: string): Promise<Sending | undefined> {
  const state = await deskOf(member.book, at.conversationId);
  return state?.sendings.find(({ id, by, phase }) => id === sendId && by === member.id && phase === 'draft');
}
