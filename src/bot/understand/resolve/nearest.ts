import type { Context, Item } from '../contract.ts';
import type { Draft } from '../draft.ts';
import { inBase } from './compatible.ts';

/** Of several readings of the same digits (2.130, 2130) the one nearest to what was used before. */
export function nearest({ value, others }: Draft, { kind, unit, site }: Item, { previous }: Context): number | null {
  if (value === null || others.length === 0 || unit === null) return value;
  const known = previous.find((one) => one.kind === kind && one.site === site);
  if (known?.value === null || known?.value === undefined || known.unit === null) return value;
  const before = inBase(known.value, known.unit).value;
  const distance = (one: number) =>
    Math.abs(Math.log(Math.max(inBase(one, unit).value, 1e-9) / Math.max(before, 1e-9)));
  return [value, ...others].reduce((best, one) => (distance(one) < distance(best) ? one : best));
}
