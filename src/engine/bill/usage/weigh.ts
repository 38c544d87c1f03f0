import { type Context, contextAt } from '../page/context.ts';
import type { Printed, Sheet } from '../page/sheet.ts';
import type { Token } from '../page/tokens.ts';
import { isOfOtherMonth, seemsOfOtherMonth } from './row-month.ts';
import { againstSigns, headSigns, labelSigns, type Sign, stepSign, totalSigns } from './signs.ts';

/** How much something speaks for a number's being the amount used, and by what. */
export type Weighed = { readonly score: number; readonly reasons: readonly string[] };

/** In a table of months: of the bill's own, or of another. */
export function weighRow(month: string | null, tokens: readonly Token[]): readonly Weighed[] {
  const isOther = month === null ? null : isOfOtherMonth(tokens, month);
  if (month !== null && isOther === null && seemsOfOtherMonth(tokens, month))
    return [{ score: -5, reasons: ['other-month'] }];
  if (isOther === null) return [];
  return [isOther ? { score: -16, reasons: ['other-month'] } : { score: 2, reasons: ['own-month'] }];
}

const readers = ['kana', 'tesseract'] as const;
// A period in the same row says nothing of what stands right of it.
const hasDate = /\d[月/.-]\d|\d[,.]\d+(から|まで|[~〜ー])/;

/** Each sign counts once, whoever saw it. */
export function weighWords(sheet: Sheet, { seen, box }: Printed, isNamed: boolean): Weighed {
  const tokens = Object.values(seen);
  // Who did not see the number may have seen the words beside it.
  const others = readers.filter((name) => seen[name] === undefined).map((name) => contextAt(sheet.pages[name], box));
  const labels = [
    ...tokens.map(({ label, before }) => (/\p{L}{2,}/u.test(before) ? before : label + before)),
    ...others.map(({ label }) => label),
  ].map((text) => (hasDate.test(text) ? '' : text));
  const heads = headsOf(seen, others);
  const rows = tokens.map(({ left, before }) => left + before);
  const best = (signs: readonly Sign[], texts: readonly string[]): Sign[] =>
    signs.filter(({ pattern }) => texts.some((text) => pattern.test(text))).slice(0, 1);
  const found = [
    ...best(labelSigns, labels),
    ...best(headSigns, heads),
    ...best([totalSigns], rows),
    ...againstSigns.filter(({ pattern }) => labels.some((text) => pattern.test(text))),
    ...againstSigns.filter(({ pattern }) => isCell(tokens) && heads.some((text) => pattern.test(text))).map(half),
    ...againstSigns.slice(0, 2).filter(({ pattern }) => rows.some((text) => pattern.test(text))),
    ...[stepSign].filter(({ pattern }) => rows.some((text) => !hasDate.test(text) && pattern.test(text))),
  ];
  // Fifty cubic metres of 「従量料金」 are no money.
  const each = [...new Set(found)].filter(({ reason }) => !(isNamed && reason === 'price'));
  return { score: each.reduce((sum, { weight }) => sum + weight, 0), reasons: each.map(({ reason }) => reason) };
}

/** 「電力量料金25.36円×4044kWh」 says by itself what is what, whatever stands above it. */
function isCell(tokens: readonly Token[]): boolean {
  return !tokens.some(({ before }) => /\p{L}{3,}/u.test(before));
}

/** Columns are seen best by who has every cell by itself; the others are asked where it saw no head. */
function headsOf(seen: Printed['seen'], others: readonly Context[]): readonly string[] {
  const head = seen.kana?.above[0];
  if (head !== undefined) return [head];
  return [...Object.values(seen).map(({ above }) => above[0] ?? ''), ...others.map(({ above }) => above)];
}

const half = (sign: Sign): Sign => ({ ...sign, weight: sign.weight * 0.7 });
