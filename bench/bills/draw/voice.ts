import { type Day, dayStyles, monthStyles, shortDayStyles } from './days.ts';
import type { Random } from './random.ts';

/** How one sender writes days, numbers and units; kept through a paper. */
export type Voice = {
  readonly day: (day: Day) => string;
  readonly shortDay: (day: Day) => string;
  readonly month: (day: Day) => string;
  /** From and to; without years when the sender leaves them off. */
  readonly period: (from: Day, to: Day) => string;
  /** A number with its fixed decimals. */
  readonly number: (value: number, decimals?: number) => string;
  readonly yen: (value: number) => string;
  readonly kwh: string;
  readonly cubic: string;
  readonly litre: string;
  readonly wave: string;
};

const FULL_WIDTH = '０１２３４５６７８９';
export const fullWidth = (text: string): string =>
  text
    .replace(/[0-9]/g, (digit) => FULL_WIDTH.charAt(Number(digit)))
    .replaceAll('.', '．')
    .replaceAll(',', '，')
    .replaceAll('-', '－');

export const withCommas = (value: number, decimals = 0): string => {
  const [whole = '', rest] = Math.abs(value).toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${value < 0 ? '-' : ''}${grouped}${rest === undefined ? '' : `.${rest}`}`;
};

/** `isYearless` tells whether periods may leave off the year (another place then says it). */
export const createVoice = (random: Random, { isYearless = random.chance(0.4), isPlain = false } = {}): Voice => {
  const day = random.pick(dayStyles);
  const shortDay = random.pick(shortDayStyles);
  const isWide = !isPlain && random.chance(0.08);
  const hasCommas = random.chance(0.82);
  const wave = random.pick(['～', ' ～ ', '〜', ' - ', 'から', ' ～']);
  const number = (value: number, decimals = 0): string => {
    const text = hasCommas ? withCommas(value, decimals) : value.toFixed(decimals);
    return isWide ? fullWidth(text) : text;
  };
  const yenStyle = random.int(0, 4);
  const yen = (value: number): string => {
    const text = isWide ? fullWidth(withCommas(value)) : withCommas(value);
    return [`${text}円`, `¥${text}`, `￥${text}`, `${text} 円`, `¥${text}-`][yenStyle] ?? text;
  };
  const periodDay = isYearless ? shortDay : day;
  return {
    day,
    shortDay,
    number,
    yen,
    wave,
    month: random.pick(monthStyles),
    period: (from, to) => `${periodDay(from)}${wave}${periodDay(to)}${wave === 'から' ? 'まで' : ''}`,
    kwh: random.pick(['kWh', 'kWh', 'kWh', 'ｋＷｈ', 'KWH', 'キロワット時']),
    cubic: random.pick(['㎥', 'm3', 'm³', '立方メートル', 'ｍ3', '㎥', 'm3']),
    litre: random.pick(['L', 'ℓ', '㍑', 'リットル', 'L', 'ｌ']),
  };
};
