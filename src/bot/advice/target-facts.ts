import { observe } from '../../engine/observation/observe.ts';
import { fiscalYearMonths, fiscalYearOf, monthOf, monthsFrom } from '../../engine/period.ts';
import { total } from '../../engine/summary/reading.ts';
import { standingIn, type Target } from '../../engine/target/target.ts';
import type { Facts } from '../facts.ts';
import type { Text } from '../message.ts';
import { monthCo2Of } from './month-co2.ts';
import { observationText } from './observation.ts';

/** A target as it is recorded: its years begin where the programme's do. */
export type SaidTarget = Omit<Target, 'startMonth'>;

const usualStart = 4;

/** The first month of the years that targets are counted in. */
export function startMonthOf({ programme }: Pick<Facts, 'programme'>): number {
  return programme?.fiscalYearStart ?? usualStart;
}

/** Every target that still can be taken back, the newest last; null: given up. A return to the one before takes back. */
export function targetsOf({ advice = [] }: Pick<Facts, 'advice'>): readonly (SaidTarget | null)[] {
  const kept: (SaidTarget | null)[] = [null];
  for (const record of advice) {
    if (record.about !== 'target') continue;
    const before = kept.at(-2);
    if (before !== undefined && isSameTarget(before, record.target)) kept.pop();
    else kept.push(record.target);
  }
  return kept;
}

/** Whether two targets are the same, or both none. */
export function isSameTarget(a: SaidTarget | null, b: SaidTarget | null): boolean {
  if (a === null || b === null) return a === b;
  return a.baseYear === b.baseYear && a.year === b.year && a.percent === b.percent;
}

/** The firm's target; null: none. */
export function targetOf(facts: Facts): Target | null {
  const now = targetsOf(facts).at(-1) ?? null;
  return now === null ? null : { ...now, startMonth: startMonthOf(facts) };
}

/** A year with the CO2 of its twelve months. */
export type KnownYear = { readonly year: number; readonly kgCo2: number };

/** The years of which all twelve months are known, the newest first: only these can be a base. */
export function knownYears(facts: Facts): readonly KnownYear[] {
  const known = new Map(monthCo2Of(facts).flatMap(({ month, kgCo2 }) => (kgCo2 === null ? [] : [[month, kgCo2]])));
  const start = startMonthOf(facts);
  const years = new Set([...known.keys()].map((month) => fiscalYearOf(`${month}-01`, start)));
  return [...years]
    .toSorted((a, b) => b - a)
    .flatMap((year) => {
      const values = monthsOfYear(year, start).flatMap((month) => known.get(month) ?? []);
      return values.length === 12 ? [{ year, kgCo2: total(values) }] : [];
    });
}

function monthsOfYear(year: number, start: number): readonly string[] {
  const { from, to } = fiscalYearMonths(year, start);
  return monthsFrom(from, to);
}

/** The last whole year before this one with the months that it lacks. */
export function lackingYear(facts: Facts): { readonly year: number; readonly months: readonly string[] } {
  const start = startMonthOf(facts);
  const year = fiscalYearOf(facts.today, start) - 1;
  const known = new Set(monthCo2Of(facts).flatMap(({ month, kgCo2 }) => (kgCo2 === null ? [] : [month])));
  return { year, months: monthsOfYear(year, start).filter((month) => !known.has(month)) };
}

/** The newest month after the base year that is known, else that was reported; null: there is none yet. */
export function standingMonth(facts: Facts, { baseYear, startMonth }: Target): string | null {
  const base = fiscalYearMonths(baseYear, startMonth).to;
  const later = monthCo2Of(facts).filter(({ month }) => month > base && month <= monthOf(facts.today));
  return later.findLast(({ kgCo2 }) => kgCo2 !== null)?.month ?? later.at(-1)?.month ?? null;
}

/** Whether the firm is on the line in a month, as one sentence; null where it has no target, or the month is before it. */
export function targetLine(facts: Facts, month: string): Text | null {
  const target = targetOf(facts);
  if (target === null || month <= fiscalYearMonths(target.baseYear, target.startMonth).to) return null;
  const standing = standingIn(target, monthCo2Of(facts), month);
  const [said] = observe({ features: [], equipment: null, standing, peers: null });
  return said === undefined ? null : observationText(said);
}
