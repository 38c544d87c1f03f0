import type { Amount, WeekEffect } from '../../engine/week/week-shape.ts';
import type { Param } from '../message.ts';
import { type ReportLocale, rounded } from '../report/words.ts';
import { formatUnit } from '../text/numbers.ts';
import { writeText } from '../text/write.ts';

/** Writes a sentence of the summary in its language. */
export type WeekPen = {
  readonly locale: ReportLocale;
  readonly say: (key: string, params?: Readonly<Record<string, Param>>) => string;
};

/** A pen of a language. */
export function penIn(locale: ReportLocale): WeekPen {
  return { locale, say: (key, params = {}) => writeText({ key, params }, locale) };
}

/** A piece of the summary: what it is about, and its lines. */
export type WeekSection = { readonly title: string; readonly lines: readonly string[] };

const tenThousand = 10_000;
/** From here on a number is easier to read by 万 and 億. */
const byMyriads = 1_000_000;

/**
 * A number for reading, whole from a hundred on. Japanese counts large ones in 万 and 億, with every digit: 1,234,567 is
 * 123万4,567, as officials ask for it; no other prefix is used.
 */
export function numberText(value: number, locale: ReportLocale): string {
  const size = Math.round(Math.abs(value));
  if (locale !== 'ja' || size < byMyriads) return rounded(value);
  const parts = [
    [Math.floor(size / tenThousand ** 3), '兆'],
    [Math.floor(size / tenThousand ** 2) % tenThousand, '億'],
    [Math.floor(size / tenThousand) % tenThousand, '万'],
    [size % tenThousand, ''],
  ] as const;
  const text = parts.flatMap(([part, name]) => (part === 0 ? [] : [`${rounded(part)}${name}`])).join('');
  return value < 0 ? `-${text}` : text;
}

/** A number with its unit. */
export function withUnit(value: number, unit: string, locale: ReportLocale): string {
  return `${numberText(value, locale)} ${formatUnit(unit)}`;
}

/** A sum with its unit and what must be known of it; a null is not zero, and is said. */
export function amountText({ locale, say }: WeekPen, { value, provisional, partial }: Amount, unit: string): string {
  if (value === null) return say('reporting.unknown');
  const text = withUnit(value, unit, locale);
  const whole = partial ? say('reporting.partial', { value: text }) : text;
  return provisional ? say('reporting.provisional', { value: whole }) : whole;
}

/** A change with its sign and unit. */
export function changeText(value: number, unit: string, locale: ReportLocale): string {
  // Remainders of sums in doubles are no change.
  if (Math.abs(value) < 0.05) return `±0 ${formatUnit(unit)}`;
  return `${value > 0 ? '+' : ''}${withUnit(value, unit, locale)}`;
}

/** `-5.2%`. */
export function percentText(percent: WeekEffect['percent']): string | null {
  if (percent === null) return null;
  const shown = Math.round(percent * 10) / 10;
  return `${shown > 0 ? '+' : ''}${shown}%`;
}

export const co2Unit = 'kg-CO2';
