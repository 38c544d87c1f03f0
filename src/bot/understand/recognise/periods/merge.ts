import type { Clock } from './clock.ts';
import type { Place } from './lend-years.ts';
import { endMonth, settle } from './said.ts';

/** 9月分(8/21〜9/20) names one period twice: the days count. Of 8月分(9月検針) the month of use does. */
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
    !/^(?:ご?請求|検針)?\s*[(「[【]\s*$/.test(text.slice(first.end, second.start)) ||
    !/^(?:検針|請求)?\s*[)」\]】]/.test(text.slice(second.end, second.end + 5))
  ) {
    return null;
  }
  const kept = keptOf(first, second, clock);
  return kept === null ? null : { ...kept, start: first.start, end: second.end };
}

function keptOf(first: Place, second: Place, clock: Clock): Place | null {
  const [a, b] = [settle(first.what, clock), settle(second.what, clock)];
  if (Math.abs(endMonth(a) - endMonth(b)) > 2) return null;
  if (a.grain === 'month' && b.grain === 'month') {
    if (first.paper === second.paper) return null;
    return first.paper ? second : first;
  }
  if (a.grain === b.grain) return null;
  const [days, stretch] = a.grain === 'day' ? [first, a] : [second, b];
  return stretch.to === stretch.from ? null : days;
}
