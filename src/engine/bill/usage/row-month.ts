import { datesIn } from '../month/dates.ts';
import type { Token } from '../page/tokens.ts';

/** A row of a table of months: it begins with one, in words, and says nothing of a day. */
const beginsWithMonth = /^\s*(?:20\d\d年|[令今合R][和利]?\d{1,2}[年.])\d{1,2}月(?![\d日])/;

/**
 * Whether a number stands in the row of another month than the bill's (`YYYY-MM`), as in the history on a page of the web.
 * Null where the row names no month.
 */
export function isOfOtherMonth(tokens: readonly Token[], month: string): boolean | null {
  const named = tokens.map(({ left }) => left).find((left) => beginsWithMonth.test(left));
  const date = named === undefined ? undefined : datesIn(named)[0]?.date;
  if (date === undefined || date.year === null) return null;
  return `${date.year}-${String(date.month).padStart(2, '0')}` !== month;
}

const oneMonth = /^\s*(?:[^\d\s]{1,4} )?(\d{1,2})月分?(?=\s|$)/;

/** The same where the row names its month without a year, which may be another name of the bill's month. */
export function seemsOfOtherMonth(tokens: readonly Token[], month: string): boolean {
  const named = tokens.map(({ left }) => oneMonth.exec(left)?.[1]).find((number) => number !== undefined);
  return named !== undefined && Number(named) !== Number(month.slice(5));
}
