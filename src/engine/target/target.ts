import { addMonths, fiscalYearMonths, monthsFrom } from '../period.ts';
import { total } from '../summary/reading.ts';

/** A firm's target: so much less than in a base year by the end of a year; years begin in `startMonth`. */
export type Target = {
  readonly baseYear: number;
  readonly year: number;
  /** 30 for 30 % less. */
  readonly percent: number;
  readonly startMonth: number;
};

/** CO2 of whole months; a month that is not wholly known has `null` or is not there. */
export type MonthCo2 = { readonly month: string; readonly kgCo2: number | null };

/** Where a firm stands against a line. `unknown`: months are missing, and none is filled in. */
export type Standing =
  | { readonly state: 'on' | 'off'; readonly kgCo2: number; readonly line: number }
  | { readonly state: 'unknown'; readonly missing: readonly string[] };

/** The standing in one month: by the last twelve months, and by this month against the same month of the base year. */
export type OnPath = { readonly month: string; readonly rolling: Standing; readonly sameMonth: Standing };

/** Whether a target can be followed: later than its base, and between nothing and everything. */
export function isTarget({ baseYear, year, percent, startMonth }: Target): boolean {
  const month = Number.isInteger(startMonth) && startMonth >= 1 && startMonth <= 12;
  return (
    Number.isInteger(baseYear) && Number.isInteger(year) && year > baseYear && percent > 0 && percent <= 100 && month
  );
}

/** The part of the base year's CO2 that the straight path allows in the twelve months that end with a month. */
export function allowedPart(target: Target, month: string): number {
  const start = fiscalYearMonths(target.baseYear, target.startMonth).to;
  const end = fiscalYearMonths(target.year, target.startMonth).to;
  const passed = (distance(start, month) / distance(start, end)) * (target.percent / 100);
  return 1 - Math.min(target.percent / 100, Math.max(0, passed));
}

function distance(from: string, to: string): number {
  const index = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  return index(to) - index(from);
}

/** Where the firm stands in a month; honest about what is missing. */
export function standingIn(target: Target, months: readonly MonthCo2[], month: string): OnPath {
  const base = fiscalYearMonths(target.baseYear, target.startMonth);
  const baseMonths = monthsFrom(base.from, base.to);
  const part = allowedPart(target, month);
  const sameOfBase = baseMonths.filter((one) => one.slice(5) === month.slice(5));
  return {
    month,
    rolling: compare({ months, part }, baseMonths, monthsFrom(addMonths(month, -11), month)),
    sameMonth: compare({ months, part }, sameOfBase, [month]),
  };
}

type Measured = { readonly months: readonly MonthCo2[]; readonly part: number };

function compare({ months, part }: Measured, base: readonly string[], now: readonly string[]): Standing {
  const known = new Map(months.flatMap(({ month, kgCo2 }) => (kgCo2 === null ? [] : [[month, kgCo2] as const])));
  const missing = [...new Set([...base, ...now])].filter((month) => !known.has(month));
  if (missing.length > 0) return { state: 'unknown', missing };
  const sum = (list: readonly string[]): number => total(list.flatMap((month) => known.get(month) ?? []));
  const [kgCo2, line] = [sum(now), sum(base) * part];
  return { state: kgCo2 <= line ? 'on' : 'off', kgCo2, line };
}
