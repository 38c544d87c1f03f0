import { pattern } from './pattern.ts';

/** A month by its number, and where its words end. */
export type MonthFound = { readonly end: number; readonly month: number };

const NOT_AFTER = '(?!曜|間|額|々|給|謝)';
const NAMED = pattern(`(?<m>\\d{1,2})\\s?月${NOT_AFTER}`);
const BEFORE_RANGE = pattern(`(?<m>\\d{1,2})(?=\\s?(?:~|〜|-|–|から|より)\\s?\\d{1,2}\\s?月${NOT_AFTER})`);
const LIST = pattern(`(?<m>\\d{1,2})(?=(?<rest>(?:\\s?[・、,&と/+.]\\s?\\d{1,2}){1,11})\\s?月${NOT_AFTER})`);

/** 9月, and the 7 of 7〜9月, 7・8月 and 7、8、9月, where the last month alone is called one. */
export function readMonthName(text: string, at: number): MonthFound | null {
  const hit = NAMED(text, at) ?? BEFORE_RANGE(text, at);
  if (hit !== null) return checked(hit.end, Number(hit.get('m')));
  const list = LIST(text, at);
  if (list === null || !startsList(text, at) || !follow(Number(list.get('m')), list.get('rest'))) return null;
  return checked(list.end, Number(list.get('m')));
}

function checked(end: number, month: number): MonthFound | null {
  return month < 1 || month > 12 ? null : { end, month };
}

// 8月 8、9月 9 gives figures: there the 8 is none of a list.
function startsList(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 8), at);
  return /(?:^|[\s・、,&と/+.の(「:。年])$/.test(before) && !/月[分度]?[はがで:]?\s*$/.test(before);
}

// Lists of months go up one by one, over the new year too; anything else could be figures.
function follow(first: number, rest: string): boolean {
  let month = first;
  for (const digits of rest.match(/\d{1,2}/g) ?? []) {
    const loose = /[・と]/.test(rest) && Number(digits) > month && Number(digits) <= 12;
    if (!loose && Number(digits) !== (month % 12) + 1) return false;
    month = Number(digits);
  }
  return true;
}
