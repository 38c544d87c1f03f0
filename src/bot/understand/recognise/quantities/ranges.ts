import type { RangeMention } from '../../mention.ts';
import type { ReadNumeral } from '../numerals.ts';
import { unitBehind } from '../units.ts';

const between = /^\s?(?:〜|から|か|または|もしくは|ないし|いし|-|to|or)\s?$/;

/** 290〜310, 50か60, between 40 and 50: two figures of which one is true. */
export function findRanges(text: string, numerals: readonly ReadNumeral[]): readonly RangeMention[] {
  const found: RangeMention[] = [];
  for (const [at, low] of numerals.entries()) {
    const high = numerals[at + 1];
    if (high === undefined) continue;
    const own = unitBehind(text, low.end);
    const gap = text.slice(own?.end ?? low.end, high.start);
    const isEnglish = /\bbetween\s$/.test(text.slice(0, low.start)) && /^\s?and\s$/.test(gap);
    if (!isEnglish && !between.test(gap)) continue;
    const unit = unitBehind(text, high.end);
    // 5月から120 was taken before; 12か3 is no range of use, and 100から200に is a change.
    if (
      high.value <= low.value ||
      high.value > low.value * 5 ||
      (/^から$/.test(gap.trim()) !== /^(?:の間|くらい|まで|$)/.test(text.slice(unit?.end ?? high.end)) &&
        gap.trim() === 'から')
    )
      continue;
    found.push({
      type: 'range',
      start: low.start,
      end: unit?.end ?? high.end,
      low: low.value,
      high: high.value,
      unit: unit?.unit ?? own?.unit ?? null,
    });
  }
  return found;
}
