import type { Locale } from '../../facts.ts';
import { lookUp } from '../../text/locales.ts';
import type { Template } from './templates.ts';

/** A template with its values. What is missing stays open as `{{ここに答え}}`, for who writes the reply; that the check of a reply finds. */
export type Filled = { readonly text: string; readonly missing: readonly string[] };

/** Fills a template in the owner's language; blank values are missing ones. */
export function fillTemplate(template: Template, values: Readonly<Record<string, string>>, locale: Locale): Filled {
  const missing: string[] = [];
  const text = sentenceOf(template, locale).replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name]?.trim() : undefined;
    if (value !== undefined && value !== '') return value;
    missing.push(name);
    return openPlace(name);
  });
  return { text, missing: [...new Set(missing)] };
}

const places: Readonly<Record<string, string>> = {
  answer: 'desk.place-answer',
  question: 'desk.place-question',
  month: 'desk.place-month',
  kind: 'desk.place-kind',
  figure: 'desk.place-figure',
  name: 'desk.place-name',
  operator: 'desk.place-operator',
  staff: 'desk.place-staff',
};

/** A place that is still open, in the language of those who fill it in: Japanese. */
export function openPlace(name: string): string {
  const key = places[name];
  return `{{${key === undefined ? name : lookUp(key, 'ja')}}}`;
}

function sentenceOf(template: Template, locale: Locale): string {
  if ('key' in template) return lookUp(template.key, locale);
  return template.text[locale] ?? template.text.ja;
}
