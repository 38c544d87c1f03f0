import type { MonthCandidate } from '../month/month.ts';
import type { Box, Scan } from '../scan.ts';
import type { UsageCandidate } from '../usage/candidate.ts';

// What the words beside a number call it. Only these names of our own are remembered, never the words.
const signs = [
  'label',
  'column',
  'total',
  'other-month',
  'other-time',
  'sold',
  'part',
  'meter',
  'other-quantity',
  'price',
  'number',
  'step',
  'none',
] as const;

/** Where on the sheet a number stands, in hundredths of its width and height, and what it is called: `34/12/label`. */
export function placeOf({ box, reasons }: UsageCandidate, scan: Scan): string {
  return placed(box, scan, signs.find((one) => reasons.includes(one)) ?? 'none');
}

/** Where the date stands that says most for this month: `12/8/month-named`. No amount stands at a place of that kind. */
export function monthPlaceOf({ box, mentions }: MonthCandidate, scan: Scan): string {
  const best = mentions.find((one) => one.box === box);
  const sort = best?.isNamed === true ? 'named' : best?.isRange === true ? 'range' : 'day';
  return placed(box, scan, `${monthSign}${sort}`);
}

const monthSign = 'month-';

/** Whether a month stood there, and not an amount. */
export function isMonthPlace(place: string): boolean {
  return place.includes(`/${monthSign}`);
}

function placed([x, y, w, h]: Box, { width, height }: Scan, sign: string): string {
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
