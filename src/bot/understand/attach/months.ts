import type { Period } from '../contract.ts';
import words from '../lexicon/attach.json' with { type: 'json' };
import type { PeriodMention } from '../mention.ts';
import { saysInOrder } from './between.ts';

const fromOn = new RegExp(`^(?:分|ぶん)?(?:${words.fromOn.join('|')})`);

/** One month for each figure where a stretch of months or 「7月から順に」 stands before a list; else null. */
export function spreadMonths(text: string, label: PeriodMention, count: number): readonly PeriodMention[] | null {
  const months = monthsOf(label.period);
  if (count < 2 || label.how === 'days' || months === null) return null;
  const open = months === 1 && fromOn.test(text.slice(label.end)) && saysInOrder(text);
  if (months !== count && !open) return null;
  return Array.from({ length: count }, (_, index) => {
    const month = addMonths(label.period.from, index);
    return { ...label, period: { from: month, to: month }, how: 'month' };
  });
}

/** How many months a period has; days count by their length. */
export function monthsIn({ from, to }: Period): number {
  const whole = monthsOf({ from, to });
  if (whole !== null) return whole;
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  return Math.max(days / 30.4, 0.1);
}

function monthsOf({ from, to }: Period): number | null {
  if (from.length > 7 || to.length > 7) return null;
  return count(to) - count(from) + 1;
}

function addMonths(month: string, by: number): string {
  const at = count(month) + by;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}

function count(month: string): number {
  const [year = 0, at = 1] = month.split('-').map(Number);
  return year * 12 + at - 1;
}
