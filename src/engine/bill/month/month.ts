import type { Page } from '../page/page.ts';
import type { Sheet } from '../page/sheet.ts';
import { around } from '../page/segment.ts';
import { type Box, type Recogniser, recognisers } from '../scan.ts';
import { datesIn, type FoundDate, type PrintedDate } from './dates.ts';
import { dateAgainst, dateSigns, monthNames } from './signs.ts';
import { referenceDay, resolve } from './years.ts';

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
  const seen = recognisers.flatMap((name) =>
    mentionsOn(sheet.pages[name], sheet, today).map((mention) => ({ name, mention })),
  );
  const groups = Map.groupBy(seen, ({ mention }) => mention.to.slice(0, 7));
  return [...groups]
    .map(([month, all]): MonthCandidate => {
      const best = all.reduce((a, b) => (b.mention.score > a.mention.score ? b : a));
      const by = [...new Set(all.filter(({ mention }) => mention.score >= best.mention.score - 6).map(({ name }) => name))];
      const places = new Set(
        all.filter(({ mention }) => mention.score >= 3).map(({ mention }) => Math.round(mention.box[1] / sheet.lineHeight / 2)),
      ).size;
      return {
        month,
        by,
        box: best.mention.box,
        score: best.mention.score + (by.length - 1) * 1.5 + Math.min(3, (places - 1) * 1.5),
        mentions: all.map(({ mention }) => mention),
      };
    })
    .sort((a, b) => b.score - a.score);
}

/** All dates a recogniser saw. */
export function mentionsOn(page: Page, sheet: Sheet, today: string): readonly DateMention[] {
  const raw = page.rows.flatMap((row, at) =>
    row.flatMap((segment, index) =>
      datesIn(segment.text).map((found) => ({
        found,
        box: around(segment.boxes.slice(found.at, found.end)),
        score: weigh(page, at, index, found),
        name: nameBehind(segment.text, found),
      })),
    ),
  );
  const reference = referenceDay(raw.map(({ found, score }) => ({ date: found.date, score })), today);
  return raw.flatMap(({ found, box, score, name }) => {
    const to = resolve(found.date, reference);
    if (to === null) return [];
    return [
      {
        from: found.from === null ? null : resolve(withYear(found.from, found.date), to, true),
        to,
        score: score - (sheet.lineHeight > 0 && found.date.day === null && name === 0 ? 3 : 0),
        box,
        hasYear: found.date.year !== null,
        isNamed: name > 0,
        isRange: found.from !== null,
      },
    ];
  });
}

/** The first of a range ends no later than the second. */
function withYear(first: PrintedDate, second: PrintedDate): PrintedDate {
  if (first.year !== null || second.year === null) return first;
  return { ...first, year: first.month > second.month ? second.year - 1 : second.year };
}

function nameBehind(text: string, { date, end }: FoundDate): number {
  if (date.day !== null) return 0;
  return monthNames.find(({ pattern }) => pattern.test(text.slice(end)))?.weight ?? 0;
}

function weigh(page: Page, at: number, index: number, found: FoundDate): number {
  const row = page.rows[at] ?? [];
  const segment = row[index];
  if (segment === undefined) return 0;
  const before = segment.text.slice(0, found.at);
  const label = before.length >= 2 ? before : (row[index - 1]?.text ?? '') + before;
  const above = headOf(page, at, segment.box);
  const behind = segment.text.slice(found.end, found.end + 8);
  const near = `${label} ${behind}`;
  const good = Math.max(
    0,
    nameBehind(segment.text, found),
    ...dateSigns.filter(({ pattern }) => pattern.test(near)).map(({ weight }) => weight),
    ...dateSigns.filter(({ pattern }) => pattern.test(above)).map(({ weight }) => weight - 1),
  );
  const bad = Math.min(
    0,
    ...dateAgainst.filter(({ pattern }) => pattern.test(near)).map(({ weight }) => weight),
    ...(label === '' ? dateAgainst.filter(({ pattern }) => pattern.test(above)).map(({ weight }) => weight * 0.6) : []),
  );
  return good + bad + (found.from === null ? 1 : 4) + (found.date.day === null && nameBehind(segment.text, found) === 0 ? -2 : 0);
}

/** The words right above, as the heads of columns are. */
function headOf(page: Page, at: number, [x, , width]: Box): string {
  for (let row = at - 1; row >= Math.max(0, at - 2); row -= 1) {
    const over = page.rows[row]?.find(({ box }) => Math.min(box[0] + box[2], x + width) - Math.max(box[0], x) > Math.min(width, box[2]) * 0.4);
    if (over !== undefined) return over.text;
  }
  return '';
}
