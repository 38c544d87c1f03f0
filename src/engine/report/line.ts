import { type EnergyKind, energyDefinition } from '../energy/registry.ts';
import { exactOf, multiply, toNumber } from '../exact.ts';
import { addMonths, monthsFrom, type Period } from '../period.ts';
import { conversion, parseUnit } from '../unit.ts';
import { sitesOf } from './cohort.ts';
import type { ReportFirm, ReportRow } from './input.ts';
import type { Pairing, Year } from './pairing.ts';

/** One part of a row of the ledger with the one factor it was computed with: what every figure is a sum of. */
export type Line = {
  readonly row: string;
  readonly firm: number;
  /** The number of the place within its firm, from 1. */
  readonly site: number;
  readonly month: string;
  readonly year: Year;
  /** Whether its month belongs to the comparison: the same month is whole in both years. */
  readonly paired: boolean;
  readonly kind: EnergyKind;
  readonly sort: string | null;
  readonly period: Period;
  readonly quantity: { readonly value: number; readonly unit: string };
  /** The whole row in the kind's usual unit, on its first line; null on the others and where it cannot be converted. */
  readonly use: number | null;
  readonly scope: 1 | 2 | 3 | null;
  /** Null: no factor is known. */
  readonly factor: {
    readonly id: string;
    readonly kgCo2PerUnit: number;
    readonly quantity: number;
    readonly unit: string;
    readonly source: string;
    readonly publisher: string;
    readonly url: string;
  } | null;
  readonly kgCo2: number | null;
  readonly provisional: boolean;
};

/** The lines of these firms in the months of a report and a year before, by firm, kind and month. */
export function linesOf(firms: readonly ReportFirm[], period: Period, pairs: Pairing): readonly Line[] {
  const now = new Set(monthsFrom(period.from, period.to));
  return firms.flatMap((firm) => {
    const sites = sitesOf(firm);
    return inOrder(firm.rows).flatMap((row) => {
      const years: Year[] = [];
      if (now.has(row.month)) years.push('now');
      if (now.has(addMonths(row.month, 12))) years.push('before');
      const site = sites.indexOf(row.site) + 1;
      return years.flatMap((year) =>
        rowLines(row, { firm: firm.number, site, year, paired: pairs.has(firm.number, row.month, year) }),
      );
    });
  });
}

/** By kind, month and id; keys are made once, and compared as letters are numbered. */
function inOrder(rows: readonly ReportRow[]): readonly ReportRow[] {
  const keyed = rows.map((row) => ({ row, key: order(row) }));
  return keyed.toSorted((a, b) => (a.key < b.key ? -1 : 1)).map(({ row }) => row);
}

const order = ({ kind, month, id }: ReportRow): string => `${kind} ${month} ${id}`;

function rowLines(row: ReportRow, place: Pick<Line, 'firm' | 'site' | 'year' | 'paired'>): readonly Line[] {
  const { id, kind, sort, period, month, quantity, scope, provisional } = row;
  const common = { row: id, ...place, month, kind, sort, period, quantity, scope, provisional };
  if (row.kgCo2 === null || row.parts.length === 0)
    return [{ ...common, use: useOf(row), factor: null, kgCo2: row.kgCo2 }];
  return row.parts.map((part, at) => ({
    ...common,
    period: part.period,
    use: at === 0 ? useOf(row) : null,
    factor: {
      id: part.factorId,
      kgCo2PerUnit: part.kgCo2PerUnit,
      quantity: part.quantity,
      unit: part.unit,
      source: part.source.title,
      publisher: part.source.publisher,
      url: part.source.url,
    },
    kgCo2: part.kgCo2,
  }));
}

/** A row's quantity in its kind's usual unit; null where there is no conversion, as from kg of LP gas to m3. */
export function useOf({ kind, quantity }: Pick<ReportRow, 'kind' | 'quantity'>): number | null {
  const usual = energyDefinition(kind)?.unit ?? null;
  const own = parseUnit(quantity.unit);
  const factor = usual === null || own === null ? null : conversion(own, usual);
  return factor === null ? null : toNumber(multiply(exactOf(quantity.value), factor));
}
