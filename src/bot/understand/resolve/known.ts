import type { Item, Known, Period } from '../contract.ts';
import { inBase } from './compatible.ts';

/** An item made of what is known already. */
export function itemOf({ kind, value, unit, period, site }: Known): Item {
  return { kind, value, unit, period, site, measure: 'usage', approx: false, replaces: null };
}

/** Whether an item says the same as what is known. */
export function sameFigure(item: Item, known: Known): boolean {
  return (
    item.measure === 'usage' &&
    item.kind === known.kind &&
    item.site === known.site &&
    samePeriod(item.period, known.period) &&
    sameValue(item, known)
  );
}

/** Whether two periods are the same. */
export function samePeriod(left: Period | null, right: Period | null): boolean {
  return left?.from === right?.from && left?.to === right?.to;
}

function sameValue(item: Item, known: Known): boolean {
  if (item.value === null || known.value === null || item.unit === null || known.unit === null)
    return item.value === known.value && item.unit === known.unit;
  const [left, right] = [inBase(item.value, item.unit), inBase(known.value, known.unit)];
  return left.unit === right.unit && Math.abs(left.value - right.value) < 1e-9 * Math.max(1, Math.abs(right.value));
}
