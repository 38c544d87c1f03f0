import { checkReply } from '../../../bot/desk/guard/check.ts';
import type { GuardFacts } from '../../../bot/desk/guard/finding.ts';
import { uuidFrom } from '../../../bot/ids.ts';
import type { Text } from '../../../bot/message.ts';
import { writeOfficeAct } from '../../../bot/office/acts.ts';
import type { SlackJson } from '../../../bot/slack/desk.ts';
import { listStaff } from '../../../db/desk/staff.ts';
import { addAgreed, listAgreed } from '../../../db/office/agreed.ts';
import { japanTime } from '../../../engine/business-time/hours.ts';
import { isDay } from '../../../engine/period.ts';
import { buttons, line, modal, paragraphs, tickField, timeField, wordsField } from '../blocks.ts';
import { firmNames } from '../firm-names.ts';
import type { Scene } from '../options.ts';
import { text, write } from '../say.ts';
import type { Member } from '../who.ts';

/** So many notes are listed, and a note is so long at most. */
const [most, longest] = [50, 1_000];

/** What was agreed with the client, the newest first. */
export async function agreedPage(member: Member, now: Date): Promise<SlackJson> {
  const notes = await listAgreed(member.book, most);
  const names = new Map((await listStaff(member.book, now)).map(({ id, name }) => [id, name]));
  const rows = notes.map(({ day, by, words }) =>
    write(
      text('office.log-line', {
        day: { as: 'day', day },
        who: names.get(by ?? '') ?? '–',
        words: words ?? { as: 'text', text: text('office.log-erased') },
      }),
    ),
  );
  const value = writeOfficeAct({ act: 'log-add', programmeId: member.book.programmeId, argument: '' });
  return modal({
    title: text('office.log'),
    metadata: '',
    blocks: [
      ...buttons([{ label: text('office.log-add'), value, style: 'primary' }], 1),
      ...(rows.length === 0 ? [line(text('office.log-none'))] : paragraphs(rows.join('\n\n'))),
    ],
  });
}

/** The form for what was agreed. */
export function agreedForm({ book }: Member): SlackJson {
  return modal({
    title: text('office.log-add'),
    metadata: writeOfficeAct({ act: 'log-add', programmeId: book.programmeId, argument: '' }),
    submit: text('office.log-submit'),
    blocks: [
      wordsField('words', { label: text('office.log-words'), hint: text('office.log-hint'), most: longest }),
      timeField('day', { label: text('office.log-day'), optional: true, as: 'datepicker' }),
      tickField('sure', {
        label: text('office.log-sure'),
        optional: true,
        options: [{ value: 'yes', label: write(text('office.log-sure-yes')) }],
      }),
    ],
  });
}

/** What is to be written down, and when it was agreed; null: today. `sure`: what looks like a firm's name is none. */
export type ToAgree = { readonly words: string; readonly day: string | null; readonly sure: boolean };

/** Writes it down; answers with the reason when it is not. A firm's name has no place there: it could not be erased. */
export async function keepAgreed(scene: Scene, member: Member, { words, day, sure }: ToAgree): Promise<Text | null> {
  const { happening, now } = scene;
  const today = japanTime(now.toISOString()).day;
  if (day !== null && (!isDay(day) || day > today)) return text('office.log-day-wrong');
  if (words === '' || words.length > longest) return text('office.log-length', { most: longest });
  if (!sure && (await namesFirm(scene, member, words))) return text('office.log-names');
  const id = uuidFrom(JSON.stringify(['agreed', member.book.programmeId, happening.keys[0]]));
  await addAgreed(member.book, { id, day: day ?? today, by: member.id, words }, now);
  return null;
}

async function namesFirm({ options }: Scene, { programme }: Member, words: string): Promise<boolean> {
  const { name, client, operator } = programme.document;
  const facts: GuardFacts = { ...nothing, own: [name, client, operator], others: await firmNames(options, 'names') };
  return checkReply(words, facts).some(({ code }) => code === 'other-firm');
}

const nothing: GuardFacts = { own: [], others: [], colleagues: [], channels: [], contacts: [] };
