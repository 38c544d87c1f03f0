import words from '../../lexicon/periods-en.json' with { type: 'json' };
import type { Clock } from './clock.ts';
import { readEnglishRelative } from './english-relative.ts';
import { readEnglishSpans } from './english-spans.ts';
import { readEnglishTerms } from './english-terms.ts';
import { westernYear } from './eras.ts';
import { anyOf, pattern, type Reader, UNIT, wordStart } from './pattern.ts';
import { type Found, months, plausible, type Said, said } from './said.ts';

const MONTHS = new Map(Object.entries(words.months));
const WEEKDAYS = new Map(Object.entries(words.weekdays));
const NAME = `(?<m>${anyOf(MONTHS)})\\.?(?![a-z])`;
const DAY = `(?<d>\\d{1,2})(?:st|nd|rd|th)?(?![\\d:/%]|[.,]\\d|\\s*(?:am|pm)\\b)(?!\\s*${UNIT})`;
const YEAR = `(?<y>(?:19|20)\\d{2}(?![\\d/]|[.,]\\d)(?!\\s*${UNIT})|['’]\\d{2}(?!\\d)|last year|this year|next year)`;
const WEEKDAY = pattern(`(?:on\\s+)?(?<w>${anyOf(WEEKDAYS)})\\.?,?\\s+(?:the\\s+)?(?=\\d|[a-z])`);
const MONTH_DAY = pattern(`${NAME}[\\s/-]{0,2}(?:the\\s+)?${DAY}(?:\\s*,?\\s*(?:of\\s+)?${YEAR})?`);
const DAY_MONTH = pattern(`(?:the\\s+)?${DAY}(?:\\s*,?\\s*of)?\\.?[\\s-]+${NAME}(?:[\\s,-]*(?:of\\s+)?${YEAR})?`);
const YEAR_MONTH_DAY = pattern(`(?<y>20\\d{2})[\\s/-]${NAME}[\\s/-]${DAY}`);
// The 21 of 21 to 30 September.
const FIRST_DAY = pattern(
  `(?<d>\\d{1,2})(?:st|nd|rd|th)?(?=\\s*(?:to|-|~|〜|–|until|till|through|and)\\s*\\d{1,2}(?:st|nd|rd|th)?\\s*(?:of\\s+)?(?:${anyOf(MONTHS)})(?![a-z]))`,
);
const MONTH_YEAR = pattern(`${NAME}[\\s,-]*(?:of\\s+)?(?:the\\s+year\\s+)?${YEAR}`);
const YEAR_MONTH = pattern(`${YEAR}[\\s,-]*${NAME}`);
const SIDE_MONTH = pattern(`(?<side>last|this|next|previous|past|coming)\\s+${NAME}`);
const MONTH = pattern(NAME);
const THE_DAY = pattern('(?:on\\s+)?the\\s+(?<d>\\d{1,2})(?:st|nd|rd|th)(?![a-z\\d])');

/** July, Sept 2025, Aug 21, 21 August 2025, last July, last month, FY2024, Q3, 3 days ago. */
export const readEnglish: Reader = (text, at, clock) => {
  if (!wordStart(text, at) || /\d/.test(text[at - 1] ?? '')) return null;
  const weekday = WEEKDAY(text, at);
  const named = weekday === null ? null : readDate(text, weekday.end, clock);
  if (weekday !== null && named?.what.as === 'said') {
    return { end: named.end, what: { ...named.what, weekday: WEEKDAYS.get(weekday.get('w')) ?? null } };
  }
  return (
    readEnglishSpans(text, at, clock) ??
    readDate(text, at, clock) ??
    readMonth(text, at, clock) ??
    readEnglishTerms(text, at, clock) ??
    readEnglishRelative(text, at, clock)
  );
};

function readDate(text: string, at: number, clock: Clock): Found | null {
  const hit =
    MONTH_DAY(text, at) ?? YEAR_MONTH_DAY(text, at) ?? DAY_MONTH(text, at) ?? FIRST_DAY(text, at) ?? THE_DAY(text, at);
  if (hit === null) return null;
  // I used 10, may be 12.
  if (hit.get('m') === 'may' && /^\s+(?:be|have|not|need|also|i|we|you)\b/.test(text.slice(hit.end, hit.end + 6)))
    return null;
  const month = MONTHS.get(hit.get('m')) ?? null;
  return checked(hit.end, { year: yearOf(hit.get('y'), clock), month, day: Number(hit.get('d')) });
}

function readMonth(text: string, at: number, clock: Clock): Found | null {
  const dated = MONTH_YEAR(text, at) ?? YEAR_MONTH(text, at);
  const year = dated === null ? null : yearOf(dated.get('y'), clock);
  // 2140 behind the name of a month is a figure.
  if (dated !== null && year !== null && year <= clock.year + 5) {
    return checked(dated.end, { year, month: MONTHS.get(dated.get('m')) ?? null });
  }
  const side = SIDE_MONTH(text, at);
  if (side !== null) return sideMonth(side.end, MONTHS.get(side.get('m')) ?? 1, { side: side.get('side'), clock });
  const hit = MONTH(text, at);
  return hit === null || !meansMonth(text, at, hit)
    ? null
    : checked(hit.end, { month: MONTHS.get(hit.get('m')) ?? null });
}

type Side = { readonly side: string; readonly clock: Clock };

function sideMonth(end: number, month: number, { side, clock }: Side): Found {
  const inYear = clock.year * 12 + month - 1;
  if (side === 'this') return { end, what: months(inYear, inYear, 'month') };
  if (side === 'next' || side === 'coming') {
    const next = inYear > clock.month ? inYear : inYear + 12;
    return { end, what: months(next, next, 'month') };
  }
  const last = inYear < clock.month ? inYear : inYear - 12;
  return { end, what: months(last, last, 'month') };
}

const BEFORE_MONTH =
  /(?:^|[.:;,\n(/~〜-]\s*|\b(?:in|of|for|since|from|to|until|till|through|by|during|and|between|early|late|mid|mid-|our|the|or|was|is)\s+)$/;
const AFTER_MAY =
  /^\s*(?:$|[:;,.)'\d~〜-]|(?:was|is|and|to|through|until|till|figure|usage|bill|gas|power|electric|water|kerosene|lpg|oil|steam|total|reading|we used|data|numbers?)\b)/;
const AFTER_SHORT = /^(?:\.?\s*(?:$|[:;,)'\d~〜-]|[a-z]))/;

// may, march and the short names are also other words.
function meansMonth(
  text: string,
  at: number,
  hit: { readonly end: number; readonly get: (name: string) => string },
): boolean {
  const name = hit.get('m');
  const after = text.slice(hit.end, hit.end + 16);
  if (name === 'may') return BEFORE_MONTH.test(text.slice(Math.max(0, at - 12), at)) && AFTER_MAY.test(after);
  if (name === 'march') return !/^\s*(?:on|up|into|along)\b/.test(after);
  return name !== 'mar' || AFTER_SHORT.test(after);
}

function yearOf(text: string, clock: Clock): number | null {
  if (text === '') return null;
  const words = new Map([
    ['last year', clock.year - 1],
    ['this year', clock.year],
    ['next year', clock.year + 1],
  ]);
  return words.get(text) ?? westernYear(text.replace(/['’]/, ''), clock);
}

function checked(end: number, parts: Partial<Omit<Said, 'as'>>): Found | null {
  const what = said(parts);
  return plausible(what) ? { end, what } : null;
}
