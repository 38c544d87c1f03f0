import type { Clock } from './clock.ts';
import type { Place } from './lend-years.ts';
import { endMonth, settle } from './said.ts';

/** 9月分(8/21〜9/20) and 8/21〜9/20(9月分) name one period twice: the days count. */
export function mergeTwins(places: readonly Place[], text: string, clock: Clock): readonly Place[] {
  const merged: Place[] = [];
  for (const place of places) {
    const before = merged.at(-1);
    const one = before === undefined ? null : twin(before, place, { text, clock });
    if (one === null) merged.push(place);
    else merged.splice(-1, 1, one);
  }
  return merged;
}

type Frame = { readonly text: string; readonly clock: Clock };

function twin(first: Place, second: Place, { text, clock }: Frame): Place | null {
  if (
    !/^\s*[(「[【]\s*$/.test(text.slice(first.end, second.start)) ||
    !/^\s*[)」\]】]/.test(text.slice(second.end, second.end + 3))
  ) {
    return null;
  }
  const [a, b] = [settle(first.what, clock), settle(second.what, clock)];
  if (a.grain === b.grain || Math.abs(endMonth(a) - endMonth(b)) > 1) return null;
  const days = a.grain === 'day' ? first : second;
  const { from, to } = a.grain === 'day' ? a : b;
  return to === from ? null : { ...days, start: first.start, end: second.end };
}
