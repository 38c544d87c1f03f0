import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { csvOf, type SheetRows, workbookOf } from '../adapters/sheet/write-sheet.ts';
import { type Filed, recordSheets } from '../bot/desk/record/sheets.ts';
import { minutesToAnswer } from '../bot/desk/record/table.ts';
import type { Days } from '../db/desk/record.ts';
import { findProgramme } from '../db/repositories/programmes.ts';
import { isDay } from '../engine/period.ts';
import { dayInJapan } from '../service/day.ts';
import { loadFiled } from '../service/filed.ts';
import { type Command, type CommandContext, UsageError } from './command.ts';
import { printLooks } from './looks.ts';
import { withStorage } from './with-storage.ts';

type Language = 'ja' | 'en';

const text = { type: 'string' } as const;
const options = {
  programme: text,
  from: text,
  to: text,
  out: text,
  lang: text,
  business: text,
  json: { type: 'boolean' },
} as const;

/** The record of cases, for the city's files. */
export const consultations: Command = {
  name: 'consultations',
  summary: 'the record of consultations for the client: asked, answered, by whom, how soon, against the target',
  usage: `usage: hakaru consultations --programme CODE [--from YYYY-MM-DD] [--to YYYY-MM-DD]
                             --out FILE.xlsx|FILE.csv [--lang ja|en]
       hakaru consultations --programme CODE [--from …] [--to …] --json
       hakaru consultations looks --programme CODE [--business ID] [--json]

Cases opened on these days (Japan, both included); without them, those of the whole term. Firms are numbers. What
people wrote stands word for word: keep the file like a letter. Opinions (意見) stand there when the firm agreed
that its client hears of it. What was erased on application is marked as erased.

"looks" lists who of the staff has opened which firm, to the minute: holding a case of it, or by its number (route).`,
  run: async (context) => {
    const { values, positionals } = parseArgs({ args: [...context.args], options, allowPositionals: true });
    const { programme: code, out, json, business } = values;
    if (code === undefined) throw new UsageError('--programme is missing');
    if (positionals.length > 0) {
      if (positionals.join(' ') !== 'looks') throw new UsageError(`what is ${positionals.join(' ')}?`);
      return printLooks(context, { programme: code, json: json === true, ...(business !== undefined && { business }) });
    }
    if (json !== true && (out === undefined || !/\.(xlsx|csv)$/.test(out)))
      throw new UsageError('--out: a file that ends in .xlsx or .csv, or --json');
    const language = languageOf(values.lang);
    const record = await load(context, code, { from: dayOf(values.from, '--from'), to: dayOf(values.to, '--to') });
    if (out !== undefined) await writeFile(out, await fileOf(out, recordSheets(record, language)), { mode: 0o600 });
    if (json === true) context.terminal.out(JSON.stringify(jsonOf(record)));
    return 0;
  },
};

function languageOf(lang: string | undefined): Language {
  if (lang === undefined || lang === 'ja') return 'ja';
  if (lang === 'en') return 'en';
  throw new UsageError('--lang: ja or en');
}

function dayOf(day: string | undefined, name: string): string | null {
  if (day === undefined) return null;
  if (!isDay(day)) throw new UsageError(`${name}: a day as YYYY-MM-DD`);
  return day;
}

type Wanted = { readonly [end in keyof Days]: string | null };

function load(context: CommandContext, code: string, wanted: Wanted): Promise<Filed> {
  return withStorage(context, async ({ database, vault }) => {
    const row = await findProgramme(database, code);
    const { term } = row.document;
    const days: Days = { from: wanted.from ?? term.from, to: wanted.to ?? term.to };
    return loadFiled({ database, vault }, row, { days, today: dayInJapan(new Date()) });
  });
}

async function fileOf(out: string, sheets: readonly SheetRows[]): Promise<Buffer> {
  return out.endsWith('.csv') ? csvOf(sheets) : workbookOf(sheets);
}

function jsonOf({ cases, hours, ...counted }: Filed) {
  return { cases: cases.map((one) => ({ ...one, minutesToAnswer: minutesToAnswer(one, hours) })), ...counted };
}
