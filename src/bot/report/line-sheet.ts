import type { Line } from '../../engine/report/line.ts';
import { isEnergy } from '../../engine/report/pairing.ts';
import { formatUnit } from '../text/numbers.ts';
import { type Pen, say } from './words.ts';

/** A cell of a workbook; a formula is without its sign of equality. */
export type SheetCell = string | number | null | { readonly formula: string; readonly format?: string };

const columns = [
  ['line', 'reporting.head-line'],
  ['firm', 'reporting.firm'],
  ['site', 'reporting.head-site'],
  ['month', 'reporting.month'],
  ['year', 'reporting.head-year'],
  ['compared', 'reporting.head-compared'],
  ['kind', 'reporting.kind'],
  ['energy', 'reporting.head-energy'],
  ['from', 'reporting.head-from-day'],
  ['to', 'reporting.head-to-day'],
  ['quantity', 'reporting.head-quantity'],
  ['unit', 'reporting.head-unit'],
  ['use', 'reporting.head-use'],
  ['factor', 'reporting.head-factor'],
  ['part', 'reporting.head-part'],
  ['part-unit', 'reporting.head-unit'],
  ['per-unit', 'reporting.head-per-unit'],
  ['co2', 'reporting.head-co2'],
  ['ledger', 'reporting.head-ledger'],
  ['state', 'reporting.head-state'],
  ['row', 'reporting.head-row'],
  ['source', 'reporting.head-title'],
] as const;

type Column = (typeof columns)[number][0];

function letter(name: Column): string {
  return String.fromCharCode(65 + columns.findIndex(([one]) => one === name));
}

/** The cells of a column of the lines, for formulas of other sheets. */
export function place(pen: Pen, name: Column, lines: number): string {
  const column = letter(name);
  return `'${say(pen, 'reporting.sheet-lines')}'!$${column}$2:$${column}$${lines + 1}`;
}

/** A month as a number, 202608: a text like 2026-08 is taken for a day by spreadsheets. */
export function monthNumber(month: string): number {
  return Number(month.replace('-', ''));
}

/** The lines as rows, heads first; CO2 is a formula of quantity and factor, and what the ledger holds stands beside it. */
export function lineRows(pen: Pen, lines: readonly Line[]): readonly (readonly SheetCell[])[] {
  return [columns.map(([, key]) => say(pen, key)), ...lines.map((line, at) => lineRow(pen, line, at))];
}

function lineRow(pen: Pen, line: Line, at: number): readonly SheetCell[] {
  const { factor, quantity, provisional, kgCo2 } = line;
  const yes = (is: boolean): string => say(pen, is ? 'reporting.yes' : 'reporting.no');
  const cells: Readonly<Record<Column, SheetCell>> = {
    line: at + 2,
    firm: line.firm,
    site: line.site,
    month: monthNumber(line.month),
    year: say(pen, line.year === 'now' ? 'reporting.now' : 'reporting.before'),
    compared: yes(line.paired),
    kind: say(pen, `kinds.${line.kind}`),
    energy: yes(isEnergy(line.kind)),
    ...{ from: line.period.from, to: line.period.to },
    ...{ quantity: quantity.value, unit: formatUnit(quantity.unit), use: line.use },
    ...{ factor: factor?.id ?? null, part: factor?.quantity ?? null },
    'part-unit': factor === null ? null : formatUnit(factor.unit),
    'per-unit': factor?.kgCo2PerUnit ?? null,
    co2: factor === null ? kgCo2 : { formula: `${letter('part')}${at + 2}*${letter('per-unit')}${at + 2}` },
    ledger: kgCo2,
    state: stateText(pen, kgCo2, provisional),
    ...{ row: line.row, source: factor?.source ?? null },
  };
  return columns.map(([name]) => cells[name]);
}

function stateText(pen: Pen, kgCo2: number | null, provisional: boolean): string {
  if (kgCo2 === null) return say(pen, 'reporting.no-factor');
  return say(pen, provisional ? 'reporting.state-provisional' : 'reporting.state-known');
}
