import type { Locale } from '../../facts.ts';
import { lookUp } from '../../text/locales.ts';
import type { Template } from './templates.ts';

/** A template with its values. What is missing stays open as `{{name}}`, which the check of a reply finds. */
export type Filled = { readonly text: string; readonly missing: readonly string[] };

/** Fills a template in the owner's language; blank values are missing ones. */
export function fillTemplate(template: Template, values: Readonly<Record<string, string>>, locale: Locale): Filled {
  const missing: string[] = [];
  const text = sentenceOf(template, locale).replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name]?.trim() : undefined;
    if (value !== undefined && value !== '') return value;
    missing.push(name);
    return `{{${name}}}`;
  });
  return { text, missing: [...new Set(missing)] };
}

function sentenceOf(template: Template, locale: Locale): string {
  if ('key' in template) return lookUp(template.key, locale);
  return template.text[locale] ?? template.text.ja;
}
