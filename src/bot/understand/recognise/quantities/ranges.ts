import type { RangeMention } from '../../mention.ts';
import type { ReadNumeral } from '../numerals.ts';
import { unitBehind } from '../units.ts';

const between = /^\s?(?:〜|から|か|または|もしくは|ないし|いし|-|to|or)\s?$/;

/** 290〜310, 50か60, between 40 and 50: two figures of which one is true. */
export function findRanges(text: string, numerals: readonly ReadNumeral[]): readonly RangeMention[] {
  return numerals.flatMap((low, at): readonly RangeMention[] => {
    const high = numerals[at + 1];
    if (high === undefined || high.value <= low.value || high.value > low.value * 5) return [];
    const own = unitBehind(text, low.end);
    const unit = unitBehind(text, high.end);
    const end = unit?.end ?? high.end;
    if (!isBetween(text, { first: low, gap: text.slice(own?.end ?? low.end, high.start), behind: text.slice(end) }))
      return [];
    const range = { low: low.value, high: high.value, unit: unit?.unit ?? own?.unit ?? null };
    return [{ type: 'range', start: low.start, end, ...range }];
  });
}

type Pair = { readonly first: ReadNumeral; readonly gap: string; readonly behind: string };

/** 100から200の間 is a range; 100から200に is a change. */
function isBetween(text: string, { first, gap, behind }: Pair): boolean {
  if (/\bbetween\s$/.test(text.slice(0, first.start)) && /^\s?and\s$/.test(gap)) return true;
  if (!between.test(gap)) return false;
  return gap.trim() !== 'から' || /^(?:の間|くらい|ぐらい|$)/.test(behind);
}
