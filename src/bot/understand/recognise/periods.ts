import type { Period } from '../contract.ts';
import type { DateMention, Normal, PeriodMention } from '../mention.ts';
import { writeDay, writeMonth } from './periods/calendar.ts';
import { readCalendarWords, readWeekOfDay } from './periods/calendar-words.ts';
import { type Clock, type Now, startClock } from './periods/clock.ts';
import { readEnglish } from './periods/english.ts';
import { readFiscal } from './periods/fiscal.ts';
import { type Folded, foldNumerals } from './periods/fold.ts';
import { lendYears, type Place } from './periods/lend-years.ts';
import { mergeTwins } from './periods/merge.ts';
import { readNumeric } from './periods/numeric.ts';
import type { Reader } from './periods/pattern.ts';
import { readRange } from './periods/ranges.ts';
import { readRelative } from './periods/relative.ts';
import { endMonth, type Fixed, type Found, inDays, type Said, type Stretch, settle, shift } from './periods/said.ts';
import { readSpans } from './periods/spans.ts';
import { readTail } from './periods/tail.ts';

// Each reader with the characters its words may begin with: most places of a message are none.
const READERS: readonly { readonly read: Reader; readonly starts: RegExp }[] = [
  {
    read: readRelative,
    starts: /[(\d先前昨去今本当来翌再次同こさきあしらぜせと第最数ひ半明一おそゆほけみ月火水木金土日週ア-ン]/,
  },
  { read: readSpans, starts: /[\d第先前昨去今本当来翌再次同こさきあせとらそ最過直向む西令平昭大明rhs'’お一旧週]/ },
  { read: readFiscal, starts: /[\d第上下前後期年今本当来翌次昨去先同お一西令平昭大明旧再qfhrs'’きさこそ]/ },
  { read: readCalendarWords, starts: /[\d西令平昭大明先前昨去今本当来翌再次同旧一おきさこせぜとらそア-ンrhstm'’‘`]/ },
  { read: readWeekOfDay, starts: /[\d西令平昭先今来去]/ },
  { read: readNumeric, starts: /[\d令平昭大明rhs'’‘`]/ },
  { read: readEnglish, starts: /[\da-z]/ },
];
const STARTS = /[(\da-z'’‘`一-龠ぁ-んァ-ン]/;

const readStretch = readRange(readPoint);

/** Periods and days of a message, in order. Their spans cover the words of the period with 分 or 年度, and no particle. */
export function recognisePeriods(normal: Normal, now: Now): readonly (PeriodMention | DateMention)[] {
  const clock = startClock(now);
  const folded = foldNumerals(normal.text);
  const places: Place[] = [];
  let at = 0;
  while (at < folded.text.length) {
    const found = mayStart(folded.text, at) ? readStretch(folded.text, at, clock) : null;
    if (found === null) {
      at += 1;
    } else {
      const place = { ...found, ...readTail(folded.text, found.end) };
      places.push(place);
      at = Math.max(place.end, at + 1);
    }
  }
  return lendYears(mergeTwins(places, folded.text, clock), folded.text, clock).map((place) =>
    mention(place, { folded, clock }),
  );
}

// Nothing begins within a number or a Latin word.
function mayStart(text: string, at: number): boolean {
  const [before, char] = [text[at - 1] ?? '', text[at] ?? ''];
  return STARTS.test(char) && !(/\d/.test(char) && /\d/.test(before)) && !(/[a-z]/.test(char) && /[a-z]/.test(before));
}

// The longest reading; of equal ones the first reader's.
function readPoint(text: string, at: number, clock: Clock): Found | null {
  const char = text[at] ?? '';
  let best: Found | null = null;
  for (const { read, starts } of READERS) {
    const found = starts.test(char) ? read(text, at, clock) : null;
    if (found !== null && found.end > (best?.end ?? at) && isSound(found.what)) best = found;
  }
  return best;
}

// The last 0 days end before they begin, and 9999 years on nothing is reported.
function isSound(what: Said | Fixed): boolean {
  if (what.as === 'said') return true;
  const { from, to } = inDays(what.stretch);
  return from <= to && Math.abs(to) < 365 * 4000;
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
