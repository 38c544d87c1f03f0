import type { Locale } from '../../bot/facts.ts';

/** Every word a chart can show. */
export type ChartLabels = {
  readonly title: string;
  readonly unit: (unit: 'kg' | 't') => string;
  readonly span: (first: string, last: string) => string;
  /** Under a bar; the year is shown where it begins. */
  readonly month: (month: string, withYear: boolean) => string;
  readonly lastYear: string;
  readonly gap: string;
  /** The same inside a narrow column: written downwards in Japanese, turned in English. */
  readonly gapColumn: { readonly text: string; readonly rotate: 0 | 90 };
  readonly partly: string;
  readonly source: (source: string) => string;
  readonly kind: (kind: string) => string;
};

const KINDS: Readonly<Record<string, readonly [ja: string, en: string]>> = {
  electricity: ['電気', 'Electricity'],
  city_gas: ['都市ガス', 'City gas'],
  lpg: ['LPガス', 'LP gas'],
  kerosene: ['灯油', 'Kerosene'],
  diesel: ['軽油', 'Diesel'],
  gasoline: ['ガソリン', 'Gasoline'],
  heavy_oil: ['重油', 'Heavy oil'],
  heavy_oil_a: ['A重油', 'Heavy oil A'],
  heavy_oil_bc: ['B・C重油', 'Heavy oil B/C'],
  coal: ['石炭', 'Coal'],
  coke: ['コークス', 'Coke'],
  heat: ['熱', 'Heat'],
  steam: ['蒸気', 'Steam'],
  water: ['水道', 'Water'],
  waste: ['廃棄物', 'Waste'],
};
const ENGLISH_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const yearOf = (month: string): string => month.slice(0, 4);
const numberOf = (month: string): number => Number(month.slice(5));
const englishMonth = (month: string): string => ENGLISH_MONTHS[numberOf(month) - 1] ?? month;

const japanese: ChartLabels = {
  title: '月ごとのCO2排出量',
  unit: (unit) => `単位：${unit}-CO2`,
  span: (first, last) => {
    const [from, to] = [first, last].map((month) => `${yearOf(month)}年${numberOf(month)}月`);
    return first === last ? `${from}` : `${from}～${to}`;
  },
  month: (month, withYear) => `${numberOf(month)}月${withYear ? `\n${yearOf(month)}年` : ''}`,
  lastYear: '前年同月',
  gap: '未登録',
  gapColumn: { text: '未\n登\n録', rotate: 0 },
  partly: '* まだ登録されていないエネルギーがあります',
  source: (source) => `出所：${source}`,
  kind: (kind) => KINDS[kind]?.[0] ?? kind,
};

const english: ChartLabels = {
  title: 'CO2 emissions by month',
  unit: (unit) => `Unit: ${unit}-CO2`,
  span: (first, last) => {
    const [from, to] = [first, last].map((month) => `${englishMonth(month)} ${yearOf(month)}`);
    return first === last ? `${from}` : `${from} – ${to}`;
  },
  month: (month, withYear) => `${englishMonth(month)}${withYear ? `\n${yearOf(month)}` : ''}`,
  lastYear: 'Same month last year',
  gap: 'not reported',
  gapColumn: { text: 'not reported', rotate: 90 },
  partly: '* Some energy is not reported yet',
  source: (source) => `Source: ${source}`,
  kind: (kind) => KINDS[kind]?.[1] ?? kind,
};

/** The words of a language. */
export const labelsOf = (locale: Locale): ChartLabels => (locale === 'en' ? english : japanese);
