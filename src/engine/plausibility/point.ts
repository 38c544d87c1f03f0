import { energyDefinition } from '../energy/registry.ts';
import { toNumber } from '../exact.ts';
import { spanOf } from '../period.ts';
import { conversion, parseUnit } from '../unit.ts';
import type { Amount, KnownReading } from './types.ts';

/** A reading as a rate. `log` is null where nothing was used. */
export type Point = {
  readonly month: string;
  readonly index: number;
  readonly days: number;
  readonly log: number | null;
};

/** A quantity in the kind's usual unit, or null if the units cannot be compared or it is no quantity. */
export function usualAmount(kind: string, quantity: Amount): number | null {
  const factor = unitSize(kind, quantity.unit);
  const value = factor === null ? Number.NaN : quantity.value * factor;
  return Number.isFinite(value) && value >= 0 ? value : null;
}

/** How many of the kind's usual units one of this unit is. */
export function unitSize(kind: string, unit: string): number | null {
  const usual = energyDefinition(kind)?.unit ?? null;
  const own = parseUnit(unit);
  const factor = usual === null || own === null ? null : conversion(own, usual);
  return factor === null ? null : toNumber(factor);
}

/** The month's number since the year 0. */
export function monthIndex(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

/** The reading as a rate for each day, or null if it cannot be compared. */
export function pointOf(reading: KnownReading): Point | null {
  const span = spanOf(reading.period);
  const amount = usualAmount(reading.kind, reading.quantity);
  const index = monthIndex(reading.month);
  if (!span.ok || amount === null || !Number.isInteger(index)) return null;
  const { days } = span.value;
  return { month: reading.month, index, days, log: amount > 0 ? Math.log(amount / days) : null };
}

/** The points of one kind at one site before a month, oldest first; the same for any order of history. */
export function pointsBefore(history: readonly KnownReading[], series: KnownReading): readonly Point[] {
  const last = monthIndex(series.month);
  return history
    .filter((reading) => reading.kind === series.kind && reading.siteId === series.siteId)
    .flatMap((reading) => pointOf(reading) ?? [])
    .filter((point) => point.index < last)
    .toSorted((a, b) => a.index - b.index || (a.log ?? -99) - (b.log ?? -99) || a.days - b.days);
}
