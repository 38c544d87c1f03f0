import type { Figure } from './faq.ts';
import { type KnowledgeText, textIn } from './text.ts';
import { unitWords } from './units.ts';

type Locale = 'ja' | 'en' | 'easy';

const place = /\{([^{}]*)\}/g;
const months = 'January February March April May June July August September October November December'.split(' ');

/** The names of figures that a sentence asks for, in their order. */
export function placesIn(sentence: string): readonly string[] {
  return [...sentence.matchAll(place)].map(([, name = '']) => name);
}

/**
 * The text in one language with its figures in their places.
 * @throws {RangeError} unknown-figure, unknown-unit
 */
export function fill(text: KnowledgeText, figures: Readonly<Record<string, Figure>>, locale: Locale): string {
  const language = locale === 'en' && text.en !== null ? 'en' : 'ja';
  return textIn(text, locale).replace(place, (_, name: string) => {
    const figure = Object.hasOwn(figures, name) ? figures[name] : undefined;
    if (figure === undefined) throw new RangeError(`unknown-figure: ${name}`);
    return figureIn(figure, language);
  });
}

/** A figure as a language writes it: 1,000万円, 10,000,000 yen. @throws {RangeError} unknown-unit */
export function figureIn({ value, unit }: Figure, language: 'ja' | 'en'): string {
  if (typeof value === 'string') return dayIn(value, language);
  const words = Object.hasOwn(unitWords, unit) ? unitWords[unit] : undefined;
  if (words === undefined) throw new RangeError(`unknown-unit: ${unit}`);
  if (unit === '万円' && language === 'en') return `${grouped(value * 10_000)} yen`;
  const isOne = language === 'en' && value === 1;
  return grouped(value) + (isOne ? (singular[words[language]] ?? words[language]) : words[language]);
}

const singular: Readonly<Record<string, string>> = {
  ' years': ' year',
  ' months': ' month',
  ' weeks': ' week',
  ' days': ' day',
  ' times': ' time',
  ' companies': ' company',
  ' people': ' person',
  ' classes': ' class',
};

function grouped(value: number): string {
  const [whole = '', part] = String(value).split('.');
  const commas = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return part === undefined ? commas : `${commas}.${part}`;
}

function dayIn(day: string, language: 'ja' | 'en'): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return language === 'ja' ? `${year}年${month}月${date}日` : `${date} ${months[month - 1]} ${year}`;
}
