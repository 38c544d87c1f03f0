import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { shapes } from '../../adapters/pdf/page.ts';
import { isMonth, type Period } from '../../engine/period.ts';
import { type ReportKind, reportKinds } from '../../engine/report/input.ts';
import { type ReportFormat, reportFormats } from '../../service/report/make.ts';
import { UsageError } from '../command.ts';

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const options = {
  ...{ programme: text, business: text, kind: text, from: text, to: text },
  ...{ format: text, shape: text, out: text, lang: text, approve: text, by: text, json: flag, archive: flag },
} as const;

/** What was typed: words, and values by name. */
export type Typed = ReturnType<typeof typedOf>;

/** Takes the words of the command line apart. */
export function typedOf(args: readonly string[]) {
  return parseArgs({ args: [...args], options, allowPositionals: true });
}

/** A report that is to be made, as it was asked for on the command line. */
export type Order = {
  readonly programme: string;
  readonly business: string | null;
  readonly kind: ReportKind;
  readonly period: Period;
  readonly format: ReportFormat;
  readonly out: string;
  readonly locale: 'ja' | 'en';
  readonly approve: string | null;
  readonly by: string;
};

/** @throws {UsageError} */
export function orderOf(typed: Typed): Order {
  const { values } = typed;
  const business = values.business ?? null;
  const kind = oneOf('--kind', values.kind ?? (business === null ? 'periodic' : 'firm'), reportKinds);
  if (business !== null && kind !== 'firm') throw new UsageError('--business: only with --kind firm');
  if (values.approve?.trim() === '') throw new UsageError('--approve: the name of who approves');
  return {
    ...{ programme: given(typed, 'programme'), business, kind, out: given(typed, 'out') },
    period: periodOf(given(typed, 'from'), given(typed, 'to')),
    format: formatOf(typed),
    locale: oneOf('--lang', values.lang ?? 'ja', ['ja', 'en'] as const),
    approve: values.approve?.trim() ?? null,
    by: takerOf(typed),
  };
}

/** A value that must be there. @throws {UsageError} */
export function given({ values }: Typed, name: 'programme' | 'from' | 'to' | 'out' | 'by'): string {
  const value = values[name]?.trim();
  if (value === undefined || value === '') throw new UsageError(`--${name} is missing`);
  return value;
}

/** @throws {UsageError} */
export function formatOf({ values }: Typed): ReportFormat {
  const shape = oneOf('--shape', values.shape ?? 'pages', shapes);
  if (shape === 'pages') return oneOf('--format', values.format ?? 'pdf', reportFormats);
  if ((values.format ?? 'pdf') !== 'pdf') throw new UsageError('--shape slides: only as --format pdf');
  return 'slides';
}

/** Who takes a file out: by name, or as the machine knows whoever runs the command. */
export function takerOf({ values }: Typed): string {
  const name = values.by?.trim() ?? '';
  return name === '' ? `user ${userInfo().username}` : name;
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
