import type { Scan } from '../scan.ts';
import type { UsageCandidate } from '../usage/candidate.ts';

// What the words beside a number call it. Only these names of our own are remembered, never the words.
const signs = [
  'label',
  'column',
  'total',
  'other-month',
  'meter',
  'other-quantity',
  'price',
  'number',
  'step',
  'none',
] as const;

/** Where on the sheet a number stands, in hundredths of its width and height, and what it is called: `34/12/label`. */
export function placeOf({ box: [x, y, w, h], reasons }: UsageCandidate, { width, height }: Scan): string {
  const sign = signs.find((one) => reasons.includes(one)) ?? 'none';
  return `${hundredths(x + w / 2, width)}/${hundredths(y + h / 2, height)}/${sign}`;
}

function hundredths(part: number, whole: number): number {
  return Math.min(100, Math.max(0, Math.round((part / Math.max(1, whole)) * 100)));
}

// A sheet is cut out and levelled a little differently each time. Lines of print lie closer than columns.
const reach = { across: 4, down: 2.5 } as const;
const otherSign = 0.5;

/** How far two places are apart; beyond 1 they are not the same. */
export function apart(one: string, other: string): number {
  const [x = '', y = '', sign] = one.split('/');
  const [left = '', top = '', called] = other.split('/');
  const across = Math.abs(Number(x) - Number(left)) / reach.across;
  const down = Math.abs(Number(y) - Number(top)) / reach.down;
  return Math.max(across, down) + (sign === called ? 0 : otherSign);
}
