import { calculate } from '../emission/calculate.ts';
import type { EnergyKind } from '../energy/registry.ts';
import { addMonths, monthOf, monthsFrom } from '../period.ts';
import { type Change, changeBetween } from '../summary/compare.ts';
import { total, totalIfKnown } from '../summary/reading.ts';
import { type AdvisedReading, type Computed, monthOfReading } from './firm.ts';
import { type LedgerUnit, ledgerUnit } from './ledger-unit.ts';
import { priceOf, type UnitPrice } from './unit-price.ts';

/** A kind's use in one month, in its usual unit. `kgCo2` null: no factor. */
export type MonthUse = {
  readonly month: string;
  readonly quantity: number;
  readonly kgCo2: number | null;
  readonly gj: number | null;
  readonly provisional: boolean;
};

/** A year's use. `measured`: twelve months; `scaled`: from 6 to 11 of them of every season, said wherever it is shown. */
export type YearUse = {
  readonly quantity: number;
  readonly unit: string;
  readonly from: string;
  readonly to: string;
  readonly months: number;
  readonly how: 'measured' | 'scaled';
};

/** How far summer (July to September) and winter (December to March) lie above the months between, in a year. */
export type Season = { readonly summer: number; readonly winter: number; readonly middle: number };

/** What a ledger says of one kind of energy. A null is unknown, never zero. */
export type KindFeatures = {
  readonly kind: EnergyKind;
  readonly months: readonly MonthUse[];
  readonly year: YearUse | null;
  readonly kgCo2PerUnit: number | null;
  readonly mjPerUnit: number | null;
  readonly provisional: boolean;
  /** Twelve times the least month, as a part of the year. */
  readonly baseShare: number | null;
  readonly season: Season | null;
  readonly price: UnitPrice | null;
  /** The last twelve months against the twelve before. */
  readonly trend: Change | null;
};

/** The features of every kind that was reported, the largest emitter first. */
export function featuresOf(readings: readonly AdvisedReading[], today: string): readonly KindFeatures[] {
  const past = readings.filter((reading) => monthOfReading(reading) <= monthOf(today));
  const byKind = [...Map.groupBy(past, ({ kind }) => kind)];
  return byKind
    .map(([kind, members]) => kindFeatures(kind, members))
    .toSorted((a, b) => (yearCo2(b) ?? 0) - (yearCo2(a) ?? 0) || a.kind.localeCompare(b.kind));
}

/** CO2 of the year in kg; null while the year or its factor is unknown. */
export function yearCo2({ year, kgCo2PerUnit }: KindFeatures): number | null {
  return year === null || kgCo2PerUnit === null ? null : year.quantity * kgCo2PerUnit;
}

function kindFeatures(kind: EnergyKind, readings: readonly AdvisedReading[]): KindFeatures {
  const unit = ledgerUnit(
    kind,
    readings.map(({ quantity }) => quantity),
  );
  const months = monthUses(unit, readings);
  const last = months.at(-1)?.month ?? '';
  const window = within(months, addMonths(last, -11), last);
  const before = within(months, addMonths(last, -23), addMonths(last, -12));
  const full = window.length === 12 ? total(window.map(({ quantity }) => quantity)) : null;
  const earlier = before.length === 12 ? total(before.map(({ quantity }) => quantity)) : null;
  const least = Math.min(...window.map(({ quantity }) => quantity));
  return {
    kind,
    months,
    year: yearUse(kind, window, unit.unit),
    kgCo2PerUnit: perUnit(window, ({ kgCo2 }) => kgCo2),
    mjPerUnit: perUnit(window, ({ gj }) => (gj === null ? null : gj * 1000)),
    provisional: window.some(({ provisional }) => provisional),
    baseShare: full === null || full === 0 ? null : (least * 12) / full,
    season: full === null ? null : seasonOf(window),
    price: priceOf(unit, readings, addMonths(last, -11)),
    trend: changeBetween(earlier, full),
  };
}

function monthUses(unit: LedgerUnit, readings: readonly AdvisedReading[]): readonly MonthUse[] {
  return [...Map.groupBy(readings, monthOfReading)]
    .flatMap(([month, members]) => monthUse(unit, month, members) ?? [])
    .toSorted((a, b) => a.month.localeCompare(b.month));
}

/** Null where a figure has no common unit with the others: the month counts as missing. */
function monthUse(unit: LedgerUnit, month: string, members: readonly AdvisedReading[]): MonthUse | null {
  const quantity = totalIfKnown(members.map((reading) => unit.of(reading.quantity)));
  if (quantity === null) return null;
  const parts = members.map(computed);
  return {
    month,
    quantity,
    kgCo2: totalIfKnown(parts.map((part) => part?.kgCo2 ?? null)),
    gj: totalIfKnown(parts.map((part) => part?.energyGj ?? null)),
    provisional: parts.some((part) => part?.provisional === true),
  };
}

function computed(reading: AdvisedReading): Computed {
  if (reading.computed !== undefined) return reading.computed;
  const result = calculate(reading);
  return result.ok ? result.value : null;
}

function within(months: readonly MonthUse[], from: string, to: string): readonly MonthUse[] {
  return months.filter(({ month }) => month >= from && month <= to);
}

function yearUse(kind: EnergyKind, window: readonly MonthUse[], unit: string): YearUse | null {
  const quantity = window.length < 6 ? null : wholeYear(kind, window);
  if (quantity === null) return null;
  const [from, to] = [window[0]?.month ?? '', window.at(-1)?.month ?? ''];
  const how = window.length === 12 ? 'measured' : 'scaled';
  return { quantity, unit, from, to, months: window.length, how };
}

/** Kinds that no season makes much more of. */
const level: readonly string[] = ['gasoline', 'diesel', 'water', 'waste'];

/**
 * Months that are missing count as the mean of their own season. Of a season without any month nothing is known: half a
 * year of heating oil is no half of a year's.
 */
function wholeYear(kind: EnergyKind, window: readonly MonthUse[]): number | null {
  const all = window.map(({ quantity }) => quantity);
  if (window.length === 12 || level.includes(kind)) return mean(all) * 12;
  const { summer, winter, middle } = seasonMonths;
  const seasons = [summer, winter, [...middle, 6]].map((numbers) => ({
    known: ofMonths(window, numbers),
    months: numbers.length,
  }));
  if (seasons.some(({ known }) => known.length === 0)) return null;
  return total(seasons.map(({ known, months }) => mean(known) * months));
}

/** The firm's own factor over the window, so that no other year's is mixed in. */
function perUnit(window: readonly MonthUse[], figure: (use: MonthUse) => number | null): number | null {
  const known = window.filter((use) => figure(use) !== null && use.quantity > 0);
  const quantity = total(known.map((use) => use.quantity));
  return quantity > 0 ? total(known.map((use) => figure(use) ?? 0)) / quantity : null;
}

const seasonMonths = { summer: [7, 8, 9], winter: [12, 1, 2, 3], middle: [4, 5, 10, 11] } as const;

/** The quantities of the months of a season within a window. */
export function inSeason(window: readonly MonthUse[], season: keyof typeof seasonMonths): readonly number[] {
  return ofMonths(window, seasonMonths[season]);
}

function ofMonths(window: readonly MonthUse[], numbers: readonly number[]): readonly number[] {
  return window.filter(({ month }) => numbers.includes(Number(month.slice(5, 7)))).map(({ quantity }) => quantity);
}

function seasonOf(window: readonly MonthUse[]): Season | null {
  const middle = mean(inSeason(window, 'middle'));
  const above = (season: 'summer' | 'winter'): number =>
    total(inSeason(window, season).map((quantity) => Math.max(0, quantity - middle)));
  return { summer: above('summer'), winter: above('winter'), middle };
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : total(values) / values.length;
}

/** The twelve months up to the last one reported. */
export function lastTwelve(features: KindFeatures): readonly MonthUse[] {
  const last = features.months.at(-1)?.month ?? '';
  return last === '' ? [] : within(features.months, addMonths(last, -11), last);
}

/** Months between the first and the last reported one that are missing. */
export function missingMonths({ months }: KindFeatures): readonly string[] {
  const there = new Set(months.map(({ month }) => month));
  const [first, last] = [months[0]?.month, months.at(-1)?.month];
  return first === undefined || last === undefined ? [] : monthsFrom(first, last).filter((month) => !there.has(month));
}
