import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { workbookOf } from '../adapters/sheet/write-sheet.ts';
import { penIn } from '../bot/week/pen.ts';
import { weekSheets } from '../bot/week/sheets.ts';
import { type WrittenWeek, writeWeek } from '../bot/week/write.ts';
import { findProgramme, type ProgrammeRow } from '../db/repositories/programmes.ts';
import { missedBefore } from '../db/week/row.ts';
import { memberNames, opinionWords, type SaidWords } from '../db/week/words.ts';
import { addWeeks, endOf, isWeek, weekOf } from '../engine/week/calendar.ts';
import type { Week } from '../engine/week/week-shape.ts';
import { dayInJapan } from '../service/day.ts';
import type { Storage } from '../service/storage.ts';
import { loadWeek } from '../service/week/load.ts';
import { type Command, type CommandContext, UsageError } from './command.ts';
import { withStorage } from './with-storage.ts';

const text = { type: 'string' } as const;
const options = { programme: text, week: text, lang: text, out: text, json: { type: 'boolean' } } as const;

/** The summary of a week, without posting it. */
export const summary: Command = {
  name: 'summary',
  summary: 'the summary of a week for the client, without posting it',
  usage: `usage: hakaru summary --programme CODE [--week 2026-W47] [--lang ja|en] [--out FILE.xlsx] [--json]

An ISO week, Monday to Sunday in Japan; without --week the last one that is over. Figures are those that were registered
when the week was over, so they are the same whenever they are asked for; consents are those of now. Figures are of firms
that agree that the client hears of them; the others are counted. --json: every figure unrounded, and what was said word
for word. --out: the workbook that stands in the thread. Keep it like a letter.`,
  run: async (context) => {
    const order = orderOf(context.args);
    const { week, written, said, book } = await withStorage(context, (storage) => make(storage, order));
    if (order.out !== null) await writeFile(order.out, book, { mode: 0o600 });
    if (order.json) context.terminal.out(JSON.stringify({ ...week, opinions: said.map(told) }));
    else print(context, { written, said, order });
    return 0;
  },
};

type Order = {
  readonly programme: string;
  readonly week: string;
  readonly locale: 'ja' | 'en';
  readonly out: string | null;
  readonly json: boolean;
};

function orderOf(args: readonly string[]): Order {
  const { values } = parseArgs({ args: [...args], options });
  const { programme, week = addWeeks(weekOf(dayInJapan(new Date())), -1), lang = 'ja', out = null, json } = values;
  if (programme === undefined || programme === '') throw new UsageError('--programme is missing');
  if (!isWeek(week)) throw new UsageError(`--week: an ISO week as 2026-W47, not ${week}`);
  if (lang !== 'ja' && lang !== 'en') throw new UsageError('--lang: ja or en');
  if (out !== null && !out.endsWith('.xlsx')) throw new UsageError('--out: a file that ends in .xlsx');
  if (endOf(week) > new Date().toISOString()) throw new UsageError(`--week: ${week} is not over yet`);
  return { programme, week, locale: lang, out, json: json === true };
}

async function make(storage: Storage, { programme, week: name, locale }: Order) {
  const row: ProgrammeRow = await findProgramme(storage.database, programme);
  const missed = await missedBefore(storage.database, row.id, name);
  const week: Week = await loadWeek(storage, { row, week: name, missed });
  const written = writeWeek(week, locale);
  const names = await memberNames(storage, row.id);
  const said = await opinionWords(
    storage,
    row.id,
    week.opinions.map(({ seq }) => seq),
  );
  return { week, written, said, book: await workbookOf(weekSheets(week, { locale, written, names })) };
}

/** Of an opinion the client is told who said what, when. */
const told = ({ day, firm, words }: SaidWords) => ({ day, firm, words });

function print(
  { terminal }: CommandContext,
  {
    written,
    said,
    order,
  }: { readonly written: WrittenWeek; readonly said: readonly SaidWords[]; readonly order: Order },
): void {
  const { say } = penIn(order.locale);
  const { title, lead, sections, notes } = written;
  terminal.out(title);
  terminal.out(lead);
  for (const section of sections) {
    terminal.out(`\n■ ${section.title}`);
    for (const line of section.lines) terminal.out(line);
  }
  for (const { firm, day, words } of said)
    terminal.out(`\n■ ${say('week.opinion-head', { firm: String(firm), day: { as: 'day', day } })}\n${words}`);
  terminal.out(`\n${notes.join('\n')}`);
}
