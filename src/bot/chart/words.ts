import type { Locale } from '../facts.ts';
import type { Param } from '../message.ts';
import { formatMonth } from '../text/dates.ts';
import { formatUnit } from '../text/numbers.ts';
import { writeText } from '../text/write.ts';
import type { Scale } from './amounts.ts';
import { type Chart, type ChartUnit, ownSeries, type SeriesName } from './chart.ts';

/** Writes a sentence of a picture. */
export type Write = (key: string, params?: Readonly<Record<string, Param>>) => string;

/** The writer of a language. */
export const writerIn =
  (locale: Locale): Write =>
  (key, params = {}) =>
    writeText({ key, params }, locale);

/** A month on its own: `2026年10月`. */
export function monthText(month: string, locale: Locale): string {
  return formatMonth(month, locale);
}

/** Under a bar; the year is shown where it begins. */
export function shortMonth(month: string, { locale, withYear }: { locale: Locale; withYear: boolean }): string {
  const name = locale === 'en' ? formatMonth(month, locale).slice(0, 3) : String(Number(month.slice(5)));
  const write = writerIn(locale);
  return withYear
    ? write('chart.month-year', { month: name, year: month.slice(0, 4) })
    : write('chart.month', { month: name });
}

/** The months of a picture, from the first to the last; '' without any. */
export function spanText({ months, locale }: Chart): string {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return '';
  if (first === last) return monthText(first, locale);
  return writerIn(locale)('chart.span', { from: monthText(first, locale), to: monthText(last, locale) });
}

/** The unit as it is printed, with its size: `万kWh`. */
export function unitText(unit: ChartUnit, { word, by }: Scale, locale: Locale): string {
  const write = writerIn(locale);
  const plain = plainUnit(unit, { tonnes: by >= 1000 && unit === 'kg-CO2', write });
  switch (word) {
    case 'ten-thousand':
      return write('chart.ten-thousand', { unit: plain });
    case 'hundred-million':
      return write('chart.hundred-million', { unit: plain });
    default:
      return plain;
  }
}

/** `単位：万kWh` */
export function unitLine({ unit, locale }: Chart, scale: Scale): string {
  return writerIn(locale)('chart.unit', { unit: unitText(unit, scale, locale) });
}

function plainUnit(unit: ChartUnit, { tonnes, write }: { readonly tonnes: boolean; readonly write: Write }): string {
  if (tonnes) return 't-CO2';
  if (unit === 'kg-CO2/m2') return `kg-CO2/${formatUnit('m2')}`;
  if (unit === 'kg-CO2/employee') return write('chart.person');
  return unit === 'yen' ? write('chart.yen') : formatUnit(unit);
}

/** The name of a row of figures. */
export function nameText(name: SeriesName, locale: Locale): string {
  switch (name) {
    case 'total':
      return writerIn(locale)('chart.total');
    case 'before':
      return writerIn(locale)('chart.before');
    case 'path':
      return writerIn(locale)('chart.path');
    default:
      return writeText({ key: `kinds.${name}` }, locale);
  }
}

const titles = {
  months: { co2: 'chart.months-co2', use: 'chart.months-use', yen: 'chart.months-yen' },
  share: { co2: 'chart.share-co2', use: 'chart.share-use', yen: 'chart.share-yen' },
  trend: { co2: 'chart.trend-co2', use: 'chart.trend-use', yen: 'chart.trend-yen' },
} as const;

/** What a picture shows, as its heading; a picture of one kind names it. */
export function titleText(chart: Chart): string {
  const write = writerIn(chart.locale);
  const title = write(titleKey(chart));
  const [only, ...others] = ownSeries(chart);
  if (only === undefined || others.length > 0 || only.name === 'total') return title;
  return write('chart.of-one', { title, name: nameText(only.name, chart.locale) });
}

function titleKey({ chart: form, unit }: Chart): string {
  if (form === 'target') return 'chart.target';
  if (form === 'intensity') return unit === 'kg-CO2/employee' ? 'chart.per-person' : 'chart.per-area';
  const measure = unit === 'yen' ? 'yen' : unit.startsWith('kg-CO2') ? 'co2' : 'use';
  return titles[form][measure];
}
