import { textIn } from '../../engine/knowledge/text.ts';
import type { Facts, Locale } from '../facts.ts';
import { industryName, industryOf } from '../flows/joining/industries.ts';
import type { Text } from '../message.ts';
import type { QuestionSubject, SchemeQuestion } from './scheme-question.ts';

const keys: Readonly<Record<Exclude<QuestionSubject, 'own'>, string>> = {
  region: 'scheme.ask-region',
  form: 'scheme.ask-form',
  employees: 'scheme.ask-employees',
  capitalYen: 'scheme.ask-capital',
  ordered: 'scheme.ask-not-ordered',
  building: 'scheme.ask-own-building',
  acquiredBy: 'scheme.ask-acquired-by',
  siteMonths: 'scheme.ask-site-age',
};

/** Asks which place is meant by what the owner wrote, where that is not known by name. */
export function placeText({ business }: Pick<Facts, 'business'>): Text | null {
  const place = business?.municipality ?? null;
  return place === null ? null : { key: 'scheme.ask-region-like', params: { place } };
}

/** The question in words: of the firm, or the condition itself. Null: there are no words for it. */
export function questionText({ subject, text, asks }: SchemeQuestion, locale: Locale): Text | null {
  if (subject !== 'own') return { key: keys[subject] };
  if (text !== null) return { key: 'scheme.ask-condition', params: { condition: textIn(text, locale) } };
  if (asks.kind !== 'industry') return null;
  const names = asks.in.map((code) => industryOf(code.split('-').at(-1) ?? code));
  // A class without a name of its own would leave out firms whom the scheme is for.
  if (names.includes(null)) return null;
  const industries = names.flatMap((one) => (one === null ? [] : [industryName(one, locale)]));
  return { key: 'scheme.ask-industry-of', params: { industries: { as: 'list', items: industries } } };
}
