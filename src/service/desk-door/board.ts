import { section } from '../../adapters/slack/blocks.ts';
import { urgentReasons } from '../../bot/desk/consultation/reasons.ts';
import { recordWords } from '../../bot/desk/record/words.ts';
import type { Param, Text } from '../../bot/message.ts';
import type { SlackJson } from '../../bot/slack/desk.ts';
import { type OpenCase, openCases } from '../../db/desk/board.ts';
import { actButton, type Button, buttons } from './blocks.ts';
import { text, write } from './say.ts';
import type { Member } from './who.ts';

/** The open cases of a programme as one of its consultants sees them. */
export type Board = { readonly mine: readonly OpenCase[]; readonly queue: readonly OpenCase[] };

const urgent: ReadonlySet<string> = urgentReasons;

/** What waits for nobody yet, urgent cases first and then the oldest; and what this person holds. */
export async function boardOf(member: Member): Promise<Board> {
  const open = await openCases(member.book);
  const waits = open.filter(({ state }) => state === 'queued' || state === 'requested');
  const isUrgent = ({ reason, complaint }: OpenCase): boolean => complaint || urgent.has(reason);
  const oldest = waits.toSorted((one, other) => one.openedAt.localeCompare(other.openedAt));
  return {
    mine: open.filter((one) => one.handler === member.id && !waits.includes(one)),
    queue: [...oldest.filter(isUrgent), ...oldest.filter((one) => !isUrgent(one))],
  };
}

/** How long somebody has waited, in the largest whole unit. */
export function waitedText(since: string, now: Date): Text {
  const minutes = Math.max(0, Math.floor((now.getTime() - Date.parse(since)) / 60_000));
  if (minutes < 60) return text('door.waited-minutes', { minutes });
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? text('door.waited-hours', { hours }) : text('door.waited-days', { days: Math.floor(hours / 24) });
}

function asParam(said: ReturnType<typeof recordWords.reason>): Param {
  return 'key' in said ? { as: 'text', text: said } : said.words;
}

/** A case in one line: the firm is its number. */
function caseText(one: OpenCase, now: Date): Text {
  return text('door.case-line', {
    number: one.number,
    firm: one.firm === null ? { as: 'text', text: text('door.no-firm') } : String(one.firm),
    reason: asParam(recordWords.reason(one.reason)),
    state: asParam(recordWords.state(one.state)),
    waited: { as: 'text', text: waitedText(one.openedAt, now) },
  });
}

/** So many cases are listed; a longer queue is counted. */
const most = 10;

/** What somebody can do with a case from a list. */
function buttonsFor(one: OpenCase, isMine: boolean): readonly Button[] {
  if (one.desk === null) return [];
  const on = { programmeId: one.programmeId, id: one.id };
  if (!isMine) {
    const argument = String(one.desk.revision);
    return [actButton('claim', on, { label: text('door.claim'), argument, style: 'primary' })];
  }
  const wake = one.state === 'snoozed' ? [actButton('wake', on, { label: text('door.wake') })] : [];
  return [
    ...wake,
    actButton('reply', on, { label: text('door.reply'), style: 'primary' }),
    actButton('resolve', on, { label: text('door.resolve') }),
    actButton('firm', on, { label: text('door.firm') }),
  ];
}

/** Cases with their buttons; `from` numbers the buttons of a page. */
export function caseBlocks(
  cases: readonly OpenCase[],
  { isMine, from, now }: { readonly isMine: boolean; readonly from: number; readonly now: Date },
): readonly SlackJson[] {
  if (cases.length === 0) return [section(write(text(isMine ? 'door.none-mine' : 'door.none-waiting')))];
  const shown = cases
    .slice(0, most)
    .flatMap((one, at) => [section(write(caseText(one, now))), ...buttons(buttonsFor(one, isMine), from + at * 4)]);
  const left = cases.length - most;
  return left > 0 ? [...shown, section(write(text('door.more', { count: left })))] : shown;
}
