import { type Context, contextAt } from '../page/context.ts';
import { around, shared } from '../page/segment.ts';
import type { Sheet } from '../page/sheet.ts';
import { type Box, type Recogniser, recognisers } from '../scan.ts';
import { datesIn, type FoundDate, type PrintedDate } from './dates.ts';
import { type DateSign, dateAgainst, dateSigns, halfPeriod, monthLabel, monthNames } from './signs.ts';
import { daysBetween, referenceDay, resolve } from './years.ts';

/** One date of the paper, with what speaks for its naming the month. */
export type DateMention = {
  readonly from: string | null;
  /** ISO day, or month where no day is printed. */
  readonly to: string;
  readonly score: number;
  readonly box: Box;
  /** The year stands beside it; else it was taken from another date of the paper. */
  readonly hasYear: boolean;
  /** It is called a month's, not only a day's. */
  readonly isNamed: boolean;
  readonly isRange: boolean;
  /** Its name, or words beside it, say what it is. */
  readonly isCalled: boolean;
  readonly isStart: boolean;
  readonly by: Recogniser;
};

export type MonthCandidate = {
  readonly month: string;
  readonly score: number;
  readonly by: readonly Recogniser[];
  readonly box: Box;
  readonly mentions: readonly DateMention[];
};

/** The months the paper may be for, the likeliest first. `today` bounds years that are printed nowhere. */
export function monthCandidates(sheet: Sheet, today: string): readonly MonthCandidate[] {
  const mentions = mentionsOn(sheet, today);
  const groups = Map.groupBy(mentions, ({ to }) => to.slice(0, 7));
  return [...groups].map(([month, all]) => candidate(sheet, month, all)).sort((a, b) => b.score - a.score);
}

function candidate(sheet: Sheet, month: string, all: readonly DateMention[]): MonthCandidate {
  const best = all.reduce((a, b) => (b.score > a.score ? b : a));
  const strong = all.filter(({ score }) => score >= Math.min(best.score, Math.max(3, best.score - 6)));
  const by = [...new Set(strong.map((mention) => mention.by))];
  const places = new Set(strong.map(({ box }) => Math.round(box[1] / Math.max(1, sheet.lineHeight * 1.5)))).size;
  return {
    month,
    by,
    box: best.box,
    score: best.score + (by.length - 1) * 2 + Math.min(3, Math.max(0, places - 1) * 1.5),
    mentions: all,
  };
}

type Raw = {
  readonly found: FoundDate;
  readonly box: Box;
  readonly by: Recogniser;
  readonly score: number;
  readonly isNamed: boolean;
  readonly isCalled: boolean;
  /** 「…から」: the first of a range whose second stands in the next line. */
  readonly isStart: boolean;
};

/** All dates that any recogniser saw. */
export function mentionsOn(sheet: Sheet, today: string): readonly DateMention[] {
  const raw = recognisers.flatMap((by) =>
    sheet.pages[by].rows.flat().flatMap((segment) =>
      datesIn(segment.text).map((found): Raw => {
        const box = around(segment.boxes.slice(found.at, found.end));
        return { found, box, by, ...weigh(sheet, found, box) };
      }),
    ),
  );
  const reference = referenceDay(raw.flatMap(votesOf), today);
  const mentions = raw.flatMap(({ found, box, by, score, isNamed, isCalled, isStart }) => {
    const to = resolve(found.date, reference);
    if (to === null) return [];
    const from = found.from === null ? null : resolve(withYear(found.from, found.date), to, true);
    const isSound = from === null || (from <= to && daysBetween(from, to) < 120);
    const base = { to, box, by, hasYear: found.date.year !== null, isNamed, isCalled, isStart };
    if (!isSound) return [{ ...base, from: null, score: score - 8, isRange: false }];
    return [{ ...base, from, score, isRange: from !== null }];
  });
  return mentions.map((mention) => withStart(mention, mentions));
}

/** Both ends of a range vote for the year; where they go backwards one of them is misread, and neither has much to say. */
function votesOf({
  found: { from, date },
  score,
}: Raw): readonly { readonly date: PrintedDate; readonly score: number }[] {
  if (from === null || from.year === null || date.year === null) return [{ date, score }];
  const isBackwards = from.year * 100 + from.month > date.year * 100 + date.month;
  const weight = isBackwards ? 1 : score;
  return [date, from].map((one) => ({ date: one, score: weight }));
}

/** A range over two lines: 「6月9日から」 and below it 「7月8日まで」. */
function withStart(mention: DateMention, all: readonly DateMention[]): DateMention {
  const start = all.find((other) => other.isStart && other.by === mention.by && isRightBelow(mention.box, other.box));
  if (start === undefined || mention.from !== null || mention.to.length !== 10 || start.to > mention.to) return mention;
  return { ...mention, from: start.to, isRange: true, score: Math.max(mention.score, start.score) + 8 };
}

function isRightBelow([x, y, width, height]: Box, above: Box): boolean {
  const down = y - above[1];
  return down > height * 0.5 && down < height * 3 && shared(x, width, above[0], above[2]) > 0.5;
}

/** The first of a range ends no later than the second. */
function withYear(first: PrintedDate, second: PrintedDate): PrintedDate {
  if (first.year !== null || second.year === null) return first;
  return { ...first, year: first.month > second.month ? second.year - 1 : second.year };
}

const weightIn = (signs: readonly DateSign[], texts: readonly string[], by = 1): number[] =>
  signs.filter(({ pattern }) => texts.some((text) => pattern.test(text))).map(({ weight }) => weight * by);

// Who is addressed stands often in the same line as the date; it is no name for a date.
const isName = /様|御中|殿|会社|商店|No|納品書|請求書|領収書|伝票|控/;

// 「3月検針分の単位料金」: a month of prices.
const isOfPrices = /^.{0,5}(単位料金|単価|燃料|原料|調整)/;

/** What a month without a day is called by what stands right behind it. */
function namesOf({ date: { day } }: FoundDate, contexts: readonly Context[]): readonly number[] {
  const behind = contexts.map((context) => context.behind.replace(/^[月日]/, ''));
  return day !== null || behind.some((text) => isOfPrices.test(text)) ? [] : weightIn(monthNames, behind);
}

/** A day that a period begins with, whose other end is in the next line or could not be read. */
function startOf({ from }: FoundDate, contexts: readonly Context[]): 'line' | 'torn' | null {
  if (from !== null) return null;
  if (contexts.some(({ behind }) => /^(から|より|[~〜-]$)/.test(behind))) return 'line';
  return contexts.some(({ behind }) => /^([~〜ー-]|から)[\dR令]/.test(behind)) ? 'torn' : null;
}

const againstStart = { line: 4, torn: 9 } as const;

/** What stands around it says what it is, whoever could read that. */
function weigh(sheet: Sheet, found: FoundDate, box: Box): Pick<Raw, 'score' | 'isNamed' | 'isCalled' | 'isStart'> {
  const contexts = recognisers.map((name) => contextAt(sheet.pages[name], box));
  const names = namesOf(found, contexts);
  const labels = contexts.map(({ label, behind }) => `${label} ${behind.slice(0, 8)}`);
  const heads = contexts.map(({ above }) => above);
  // A period has two ends.
  const signs = found.from === null && found.date.day !== null ? [halfPeriod, ...dateSigns.slice(1)] : dateSigns;
  const good = Math.max(0, ...names, ...weightIn(signs, labels), ...weightIn(signs, heads, 0.8));
  const isLabelled = contexts.some(({ label }) => /\p{L}{2,}/u.test(label) && !isName.test(label));
  const bad = Math.min(0, ...weightIn(dateAgainst, labels), ...(isLabelled ? [] : weightIn(dateAgainst, heads, 0.6)));
  const isNamed = names.length > 0 || isLabelledMonth(found, labels);
  const start = startOf(found, contexts);
  // A whole date that nothing is said of is the paper's own.
  const own = !isLabelled && bad === 0 && isWholeDay(found) ? 3 : 0;
  const base = baseOf(found, isNamed) + own - (start === null ? 0 : againstStart[start]);
  const score = good + bad + base;
  return { score, isNamed, isCalled: good > 0 || found.from !== null, isStart: start === 'line' };
}

const isWholeDay = ({ date: { year, day } }: FoundDate): boolean => year !== null && day !== null;

/** Two ends say more than one day, and a month that nothing names little. */
function baseOf({ date: { day }, from }: FoundDate, isNamed: boolean): number {
  return (from === null ? 1 : 4) - (day === null && !isNamed ? 3 : 0);
}

function isLabelledMonth({ date: { day } }: FoundDate, labels: readonly string[]): boolean {
  return day === null && labels.some((label) => monthLabel.pattern.test(label));
}
