import type { Period } from '../contract.ts';
import type { DateMention, Normal, PeriodMention } from '../mention.ts';
import { writeDay, writeMonth } from './periods/calendar.ts';
import { readCalendarWords, readWeekOfDay } from './periods/calendar-words.ts';
import { type Clock, type Now, startClock } from './periods/clock.ts';
import { readEnglish } from './periods/english.ts';
import { readFiscal } from './periods/fiscal.ts';
import { type Folded, foldNumerals } from './periods/fold.ts';
import { lendYears, type Place } from './periods/lend-years.ts';
import { readNumeric } from './periods/numeric.ts';
import type { Reader } from './periods/pattern.ts';
import { readRange } from './periods/ranges.ts';
import { readRelative } from './periods/relative.ts';
import { endMonth, type Fixed, type Found, type Said, type Stretch, settle, shift } from './periods/said.ts';
import { readSpans } from './periods/spans.ts';
import { readTail } from './periods/tail.ts';

const READERS: readonly Reader[] = [
  readRelative,
  readSpans,
  readFiscal,
  readCalendarWords,
  readWeekOfDay,
  readNumeric,
  readEnglish,
];
const STARTS =
  /[\da-z'’‘`令平昭大明西去昨前今本当来翌再先次同旧第上下期年月火水木金土日一お去こさきそあしらぜせと直過最後数ひ半み晦けほゆむ週向]/;

/** Periods and days of a message, in order. Their spans cover the words of the period with 分 or 年度, and no particle. */
export function recognisePeriods(normal: Normal, now: Now): readonly (PeriodMention | DateMention)[] {
  const clock = startClock(now);
  const folded = foldNumerals(normal.text);
  const places: Place[] = [];
  let at = 0;
  while (at < folded.text.length) {
    const found = STARTS.test(folded.text[at] ?? '') ? readRange(readPoint, folded.text, at, clock) : null;
    if (found === null) {
      at += 1;
    } else {
      const place = { ...found, ...readTail(folded.text, found.end) };
      places.push(place);
      at = Math.max(place.end, at + 1);
    }
  }
  return lendYears(places, folded.text, clock).map((place) => mention(place, { folded, clock }));
}

// The longest reading; of equal ones the first reader's.
function readPoint(text: string, at: number, clock: Clock): Found | null {
  let best: Found | null = null;
  for (const read of READERS) {
    const found = read(text, at, clock);
    if (found !== null && found.end > (best?.end ?? at)) best = found;
  }
  return best;
}

type Frame = { readonly folded: Folded; readonly clock: Clock };

function mention({ what, ...where }: Place, { folded, clock }: Frame): PeriodMention | DateMention {
  const stretch = settle(what, clock);
  const span = { start: folded.at[where.start] ?? 0, end: spanEnd(folded, where.end) };
  if (stretch.grain === 'day' && stretch.from === stretch.to)
    return { type: 'date', ...span, date: writeDay(stretch.from) };
  const others = what.as === 'fixed' ? what.others : [];
  const billed = where.billed && stretch.grain === 'month' && stretch.from === stretch.to;
  return {
    type: 'period',
    ...span,
    period: write(stretch),
    yearGiven: what.as === 'fixed' ? what.yearGiven : what.year !== null,
    future: isFuture(stretch, clock),
    others: [...others, ...(billed ? [shift(stretch, -1)] : [])].map(write),
    how: where.compared ? 'compared' : howOf(what),
  };
}

// The last folded character may stand for several: the end is where the last one's source ends.
function spanEnd({ at }: Folded, end: number): number {
  return at[end] ?? at.at(-1) ?? 0;
}

function howOf(what: Said | Fixed): PeriodMention['how'] {
  if (what.as === 'fixed') return what.how;
  if (what.weekday !== null) return 'days';
  return what.month === null ? 'year' : 'month';
}

function write({ grain, from, to }: Stretch): Period {
  const written = grain === 'month' ? writeMonth : writeDay;
  return { from: written(from), to: written(to) };
}

// A year may be under way; a month or the days of a bill must have come.
function isFuture(stretch: Stretch, clock: Clock): boolean {
  if (stretch.grain === 'day') return stretch.to > clock.day;
  const long = stretch.to - stretch.from >= 11;
  return (long ? stretch.from : endMonth(stretch)) > clock.month;
}
