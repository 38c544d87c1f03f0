import type { Item } from '../items.ts';
import { error, type Fault, warning } from './finding.ts';

/** Items that have run out, and what is older than a year without being marked so. */
export function timeFaults(one: Item, today: string): readonly Fault[] {
  const { from, to } = one.item.valid;
  return [
    ...(to !== null && to < today ? [error('expired', `valid.to ${to}`)] : []),
    ...(from !== null && to !== null && to < from ? [error('ends-before-start', `valid ${from}..${to}`)] : []),
    ...ageFaults(one, today),
  ];
}

/** A text that names the year of its state, or carries a figure with its day, has said how old it is. */
function ageFaults(one: Item, today: string): readonly Fault[] {
  const { asOf } = one.item;
  if (asOf >= yearBefore(today) || isMarked(one)) return [];
  return [warning('older-than-a-year', `asOf ${asOf}`)];
}

function isMarked(one: Item): boolean {
  if (one.kind !== 'faq') return false;
  return Object.keys(one.item.figures).length > 0 || /(?:19|20)\d\d年/.test(one.item.answer.ja);
}

function yearBefore(day: string): string {
  return `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
}
