import type { Locale } from '../facts.ts';
import type { Param, Text, Words } from '../message.ts';
import { formatDay, formatMonth, formatPeriod } from './dates.ts';
import { lookUp } from './locales.ts';
import { formatKgCo2, formatQuantity, groupDigits, sensibleDigits } from './numbers.ts';

/**
 * Writes a text in a language.
 * @throws {Error} the key is unknown, or a placeholder has no parameter
 */
export function writeText(text: Text | Words, locale: Locale): string {
  if ('words' in text) return text.words;
  return lookUp(text.key, locale).replace(/\{(\w+)\}/g, (_, name: string) => {
    const param = text.params?.[name];
    if (param === undefined) throw new Error(`no parameter ${name} for ${text.key}`);
    return writeParam(param, locale);
  });
}

function writeParam(param: Param, locale: Locale): string {
  if (typeof param === 'string') return param;
  if (typeof param === 'number') return groupDigits(param);
  switch (param.as) {
    case 'month':
      return formatMonth(param.month, locale);
    case 'day':
      return formatDay(param.day, locale);
    case 'period':
      return formatPeriod(param.from, param.to, locale);
    case 'quantity':
      return formatQuantity(param.value, param.unit);
    case 'kgCo2':
      return formatKgCo2(param.value);
    case 'percent':
      return `${sensibleDigits(Math.round(param.value * 10) / 10)}%`;
    case 'kind':
      return lookUp(`kinds.${param.kind}`, locale);
    case 'text':
      return writeText(param.text, locale);
    case 'list':
      return param.items.map((item) => writeParam(item, locale)).join(locale === 'en' ? ', ' : '、');
  }
}
