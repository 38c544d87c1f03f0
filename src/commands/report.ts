import { mkdir, writeFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { parseArgs } from 'node:util';
import { findProgramme } from '../db/repositories/programmes.ts';
import { isMonth, type Period } from '../engine/period.ts';
import { type ReportFirm, type ReportKind, type ReportQuestion, reportKinds } from '../engine/report/input.ts';
import { dayInJapan } from '../service/day.ts';
import { loadReportData } from '../service/report/load.ts';
import { makeReport, type ReportFile, type ReportFormat, reportFormats } from '../service/report/make.ts';
import { type Command, type CommandContext, UsageError } from './command.ts';
import { withStorage } from './with-storage.ts';

const text = { type: 'string' } as const;
const options = {
  ...{ programme: text, business: text, kind: text, from: text, to: text },
  ...{ format: text, out: text, lang: text, approve: text },
} as const;

/** Reports for the client, for firms and for everybody. */
export const report: Command = {
  name: 'report',
  summary: 'reports as PDF, workbook or JSON: for the client, for one firm, or for everybody',
  usage: `usage: hakaru report --programme CODE --kind periodic|firm|city|publication --from YYYY-MM --to YYYY-MM
                     --format pdf|xlsx|json --out DIR [--business ID|NUMBER] [--lang ja|en] [--approve NAME]

periodic: the client's report with its five items (事業者の概要, エネルギー使用量とCO2排出量, 推移と課題, 提案内容,
意見・要望). city: the final one. firm: of one firm (--business), or one file for each. publication: sums only.
Months are compared with the same months of the year before where both are whole. A draft says so on every page;
--approve NAME makes it final, and is refused while one of the five items is missing (exit code 1). Firms that do
not agree are left out and counted. The names of the files are printed; keep them like letters.`,
  run: async (context) => {
    const order = orderOf(context.args);
    const files = await withStorage(context, async (storage) => {
      const row = await findProgramme(storage.database, order.programme);
      const today = dayInJapan(new Date());
      const { period, locale, kind } = order;
      const data = await loadReportData(storage, row, { period, today, locale });
      const { code, name, client, operator, cohortMinimum } = row.document;
      const question: ReportQuestion = {
        ...{ kind, period, madeOn: today, approvedBy: order.approve, fewest: cohortMinimum },
        programme: { code, name, client, operator },
        consultations: kind === 'firm' ? null : data.consultations,
        firms: data.firms,
      };
      return makeAll(question, order);
    });
    return files === null ? unknownFirm(context, order) : write(context, files, order);
  },
};

type Order = {
  readonly programme: string;
  readonly business: string | null;
  readonly kind: ReportKind;
  readonly period: Period;
  readonly format: ReportFormat;
  readonly out: string;
  readonly locale: 'ja' | 'en';
  readonly approve: string | null;
};

function orderOf(args: readonly string[]): Order {
  const { values } = parseArgs({ args: [...args], options });
  const given = (name: 'programme' | 'from' | 'to' | 'out'): string => {
    const value = values[name];
    if (value === undefined || value === '') throw new UsageError(`--${name} is missing`);
    return value;
  };
  const business = values.business ?? null;
  const kind = oneOf('--kind', values.kind ?? (business === null ? 'periodic' : 'firm'), reportKinds);
  if (business !== null && kind !== 'firm') throw new UsageError('--business: only with --kind firm');
  if (values.approve?.trim() === '') throw new UsageError('--approve: the name of who approves');
  return {
    ...{
      programme: given('programme'),
      business,
      kind,
      period: periodOf(given('from'), given('to')),
      out: given('out'),
    },
    format: oneOf('--format', values.format ?? 'pdf', reportFormats),
    locale: oneOf('--lang', values.lang ?? 'ja', ['ja', 'en'] as const),
    approve: values.approve?.trim() ?? null,
  };
}

function oneOf<const T extends string>(name: string, value: string, known: readonly T[]): T {
  const found = known.find((one) => one === value);
  if (found === undefined) throw new UsageError(`${name}: ${known.join(', ')}`);
  return found;
}

function periodOf(from: string, to: string): Period {
  if (!isMonth(from) || !isMonth(to)) throw new UsageError('--from, --to: a month as YYYY-MM');
  if (from > to) throw new UsageError(`--from ${from} is after --to ${to}`);
  return { from, to };
}

/** One report, or one of each firm; null: there is no such firm in this programme. */
async function makeAll(question: ReportQuestion, order: Order): Promise<readonly ReportFile[] | null> {
  if (order.kind !== 'firm') return [await makeReport(question, order)];
  const wanted = question.firms.filter((firm) => isWanted(firm, order.business));
  if (wanted.length === 0) return null;
  const files: ReportFile[] = [];
  for (const firm of wanted) files.push(await makeReport({ ...question, firms: [firm] }, order));
  return files;
}

/** Whoever took back the use of its figures gets its own only when it is asked for by name. */
function isWanted({ id, number, consents }: ReportFirm, business: string | null): boolean {
  return business === null ? consents.use : business === id || business === String(number);
}

function unknownFirm({ terminal }: CommandContext, { business, programme }: Order): number {
  const which = business === null ? 'no business yet' : `no business ${business}`;
  terminal.err(`error: business-unknown: ${which}; see: business list --programme ${programme}`);
  return 1;
}

async function write(
  { terminal }: CommandContext,
  files: readonly ReportFile[],
  { out, approve }: Order,
): Promise<number> {
  const lacks = files.flatMap((file) => file.lacks);
  for (const lack of lacks) terminal.err(`${approve === null ? 'missing' : 'error: report-incomplete'}: ${lack}`);
  if (approve !== null && lacks.length > 0) return 1;
  await mkdir(out, { recursive: true, mode: 0o700 });
  for (const file of files) terminal.out(await writeNew(out, file));
  return 0;
}

/** A version that is there stays: the next one of a day gets a number. */
async function writeNew(folder: string, { name, content }: ReportFile): Promise<string> {
  const { name: stem, ext } = parse(name);
  for (let version = 1; ; version += 1) {
    const path = join(folder, version === 1 ? name : `${stem}_${version}${ext}`);
    try {
      await writeFile(path, content, { mode: 0o600, flag: 'wx' });
      return path;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
}
