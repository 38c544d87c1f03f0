import type { Standing } from '../../../engine/target/target.ts';
import type { SaidTarget } from '../../advice/target-facts.ts';
import type { Text } from '../../message.ts';
import { line } from '../talk.ts';

/** Years are names and take no thousands mark. */
export function targetText({ baseYear, year, percent }: SaidTarget): Text {
  return line('target.is', { base: `${baseYear}`, year: `${year}`, percent: { as: 'percent', value: percent } });
}

/** On the line, above it, or not known for want of months. */
export function standingText(standing: Standing): Text {
  if (standing.state === 'unknown') {
    const items = standing.missing.slice(0, 3).map((month) => ({ as: 'month', month }) as const);
    const params = { count: standing.missing.length, months: { as: 'list', items } } as const;
    return line(standing.missing.length > 3 ? 'target.unknown-more' : 'target.unknown', params);
  }
  const { state, kgCo2, line: allowed } = standing;
  const params = { kgCo2: { as: 'kgCo2', value: kgCo2 }, line: { as: 'kgCo2', value: allowed } } as const;
  if (state === 'on') return line('target.on', params);
  return line('target.off', { ...params, gap: { as: 'kgCo2', value: kgCo2 - allowed } });
}

/** The arguments of a button that names a target. */
export function targetArgs({ baseYear, year, percent }: SaidTarget): readonly string[] {
  return [`${baseYear}`, `${year}`, `${percent}`];
}

/** A button's target; null when its words are none. */
export function readTargetArgs([base, until, part]: readonly string[]): SaidTarget | null {
  const [baseYear, year, percent] = [Number(base), Number(until), Number(part)];
  if (part === undefined || !isYear(baseYear) || !isYear(year) || year <= baseYear) return null;
  return percent > 0 && percent <= 100 ? { baseYear, year, percent } : null;
}

/** Whether a number can be a year of a target. */
export function isYear(year: number): boolean {
  return Number.isInteger(year) && year >= 2000 && year <= 2100;
}
