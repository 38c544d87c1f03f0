import { exists } from './calendar.ts';
import type { Clock } from './clock.ts';
import { eraNames, eraYear, westernYear } from './eras.ts';
import { isolated, pattern, type Reader, UNIT, wordStart } from './pattern.ts';
import { type Found, plausible, type Said, said } from './said.ts';
import { withWeekday } from './weekdays.ts';

const YMD = pattern(`(?<y>\\d{4})(?<s>[/.\\-・])(?<m>\\d{1,2})\\k<s>(?<d>\\d{1,2})(?![\\d/])`);
const SHORT_YMD = pattern(`'?(?<y>\\d{2})(?<s>[/\\-.])(?<m>\\d{1,2})\\k<s>(?<d>\\d{1,2})(?![\\d/.\\-])(?!\\s*${UNIT})`);
const DMY = pattern('(?<a>\\d{1,2})(?<s>[/.\\-])(?<b>\\d{1,2})[,/.\\-](?<y>\\d{4})(?![\\d/])');
const YM = pattern(`(?<y>\\d{4})[/\\-](?<m>\\d{1,2})月?(?![\\d/]|[-.]\\d)(?!\\s*${UNIT})`);
const MY = pattern(`(?<m>\\d{1,2})\\s?[/-]\\s?(?<y>20\\d{2})(?![\\d/]|[.,-]\\d)(?!\\s*${UNIT})`);
// 2026.9 is a month only where the sentence goes on as it would after a month.
const YM_DOT = pattern('(?<y>20\\d{2})\\.(?<m>\\d{1,2})(?=月|分|の|は(?!\\s*\\d)|:|\\s+[^\\d\\s]+[\\s:]*\\d)月?');
const SHORT_YM = pattern(`(?<q>['’‘\`]?)(?<y>\\d{2})(?<s>[/.])(?<m>\\d{1,2})月?(?![\\d/.])(?!\\s*${UNIT})`);
const COMPACT = pattern(`(?<y>20\\d{2})(?<m>[01]\\d)(?<d>[0-3]\\d)?(?!\\d|[.,]\\d)(?!\\s*${UNIT})`);
const ERA = pattern(
  `(?<era>${eraNames})\\s?(?<y>\\d{1,2}|元)年?(?<s>[/.\\-・,、])(?<m>\\d{1,2})月?(?:\\k<s>(?<d>\\d{1,2})日?)?(?![\\d])(?!\\s*${UNIT})`,
);
const MD = pattern(`(?<m>\\d{1,2})/(?<d>\\d{1,2})(?![\\d/月]|[.,]\\d)(?!\\s*${UNIT})`);
// 10-2に: a hyphen may join a month and a day only where something happens on it.
const HYPHENED = pattern('(?<m>\\d{1,2})-(?<d>\\d{1,2})(?=に(?!訂|直|変|修|な|増|減|し)|付|検針)');
const FRACTION_AFTER = pattern(
  '\\s*(?:に(?:減|な|下|落|縮)|程|ほど|くらい|ぐらい|以下|以上|の量|\\)|ページ|頁|p\\b|of\\b)',
);

/** Dates and months in digits: 2026/9/30, 2026-09, 202609, R8.9, 26/9, 9/30. */
export const readNumeric: Reader = (text, at, clock) => {
  if (!isolated(text, at) || !wordStart(text, at)) return null;
  const found = fullDate(text, at, clock) ?? monthOnly(text, at, clock) ?? monthDay(text, at) ?? hyphened(text, at);
  return withWeekday(text, found);
};

function fullDate(text: string, at: number, clock: Clock): Found | null {
  const ymd = YMD(text, at) ?? SHORT_YMD(text, at);
  if (ymd !== null) {
    const year = westernYear(ymd.get('y'), clock);
    const date = valid(ymd.end, { year, month: Number(ymd.get('m')), day: Number(ymd.get('d')) });
    if (date !== null) return date;
  }
  const dmy = DMY(text, at) ?? SHORT_DMY(text, at);
  if (dmy === null) return null;
  const [a, b, year] = [Number(dmy.get('a')), Number(dmy.get('b')), westernYear(dmy.get('y'), clock)];
  const dayFirst =
    a > 12 || (clock.locale === 'ja' && b <= 12 && year > 99 && dmy.get('y').length === 4 && dmy.get('s') !== '/');
  return valid(dmy.end, dayFirst ? { year, month: b, day: a } : { year, month: a, day: b });
}

const SHORT_DMY = pattern(`(?<a>\\d{1,2})(?<s>[/\\-])(?<b>\\d{1,2})\\k<s>(?<y>\\d{2})(?![\\d/.\\-])(?!\\s*${UNIT})`);

function monthOnly(text: string, at: number, clock: Clock): Found | null {
  const era = ERA(text, at);
  if (era !== null) return eraDate(era.end, era.get, clock);
  const dotted = YM(text, at) ?? YM_DOT(text, at) ?? MY(text, at);
  if (dotted !== null)
    return recent(valid(dotted.end, { year: Number(dotted.get('y')), month: Number(dotted.get('m')) }), clock);
  return compact(text, at, clock) ?? shortMonth(text, at, clock);
}

function eraDate(end: number, get: (name: string) => string, clock: Clock): Found | null {
  const year = eraYear(get('era'), get('y'));
  if (year === null || year > clock.year + 30) return null;
  const latin = /[a-z]/.test(get('era'));
  // t and m are units, and an R32 or S45 without a month after it is no year.
  if (latin && (/[tm]/.test(get('era')) || /[,、]/.test(get('s')))) return null;
  const day = get('d') === '' ? null : Number(get('d'));
  return valid(end, { year, month: Number(get('m')), day });
}

// A row of six digits could be a figure: only years in which somebody would report.
function compact(text: string, at: number, clock: Clock): Found | null {
  const hit = COMPACT(text, at);
  if (hit === null || Math.abs(Number(hit.get('y')) - clock.year) > 5) return null;
  const day = hit.get('d') === '' ? null : Number(hit.get('d'));
  return valid(hit.end, { year: Number(hit.get('y')), month: Number(hit.get('m')), day });
}

// 26/9 cannot be a month and a day, ’26.9 cannot be a decimal.
function shortMonth(text: string, at: number, clock: Clock): Found | null {
  const hit = SHORT_YM(text, at);
  if (hit === null) return null;
  const quoted = hit.get('q') !== '';
  const year = 2000 + Number(hit.get('y'));
  if (!quoted && (hit.get('s') === '.' || Number(hit.get('y')) <= 12 || year > clock.year + 1)) return null;
  return valid(hit.end, { year, month: Number(hit.get('m')) });
}

function monthDay(text: string, at: number): Found | null {
  const hit = MD(text, at);
  if (hit === null) return null;
  const [a, b] = [Number(hit.get('m')), Number(hit.get('d'))];
  if (isFraction(text, at, { end: hit.end, a, b })) return null;
  return valid(hit.end, a > 12 ? { month: b, day: a } : { month: a, day: b });
}

function hyphened(text: string, at: number): Found | null {
  const hit = HYPHENED(text, at);
  return hit === null ? null : valid(hit.end, { month: Number(hit.get('m')), day: Number(hit.get('d')) });
}

// 1/2に減った, 約1/3, page (1/2)
function isFraction(text: string, at: number, { end, a, b }: { end: number; a: number; b: number }): boolean {
  if (a >= b && b !== 1) return false;
  return b <= 10 && (FRACTION_AFTER(text, end) !== null || /[約(]/.test(text[at - 1] ?? ''));
}

function recent(found: Found | null, clock: Clock): Found | null {
  if (found === null || found.what.as !== 'said') return null;
  const year = found.what.year ?? 0;
  return year > 1899 && year <= clock.year + 50 ? found : null;
}

function valid(end: number, parts: Partial<Omit<Said, 'as'>>): Found | null {
  const what = said(parts);
  const { year, month, day } = what;
  if (year !== null && month !== null && day !== null && !exists({ year, month, day })) return null;
  return plausible(what) ? { end, what } : null;
}
