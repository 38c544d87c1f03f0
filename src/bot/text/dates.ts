import type { Locale } from '../facts.ts';

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

function parts(text: string): { readonly year: number; readonly month: number; readonly day: number } {
  const [year = 0, month = 1, day = 1] = text.split('-').map(Number);
  return { year, month, day };
}

/** `2026-10` as 2026年10月 or October 2026. */
export function formatMonth(text: string, locale: Locale): string {
  const { year, month } = parts(text);
  return locale === 'en' ? `${monthNames[month - 1] ?? month} ${year}` : `${year}年${month}月`;
}

/** `2026-10-05` as 2026年10月5日 or 5 October 2026. */
export function formatDay(text: string, locale: Locale): string {
  const { day } = parts(text);
  return locale === 'en' ? `${day} ${formatMonth(text, locale)}` : `${formatMonth(text, locale)}${day}日`;
}

/** Both days of a period; the year is not said twice. */
export function formatPeriod(from: string, to: string, locale: Locale): string {
  const end = parts(to);
  if (parts(from).year !== end.year)
    return `${formatDay(from, locale)}${locale === 'en' ? ' – ' : '〜'}${formatDay(to, locale)}`;
  const start = parts(from);
  if (locale !== 'en') return `${formatDay(from, locale)}〜${end.month}月${end.day}日`;
  return `${start.day} ${monthNames[start.month - 1] ?? ''} – ${formatDay(to, locale)}`;
}
