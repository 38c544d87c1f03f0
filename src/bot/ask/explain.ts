import type { Locale } from '../facts.ts';
import type { Text, Words } from '../message.ts';
import concepts from './words/concepts.json' with { type: 'json' };

/** More than these nobody reads. */
const most = 4;

/** The everyday words of a concept: its list begins with the Japanese and the English one. */
const everyday = new Map(
  [...Object.entries(concepts.field), ...Object.entries(concepts.aspect)].map(([concept, list]) => {
    const [ja = concept, en = concept] = list.split('/');
    return [concept, { ja, en }];
  }),
);

/** What a person is told of a rule, or of the way that an answer was found. Other codes are for the desk only. */
const reasons = new Map([
  ['rule:between-themes', 'ask.because-judgement'],
  ['rule:complaint', 'ask.because-complaint'],
  ['rule:judgement', 'ask.because-judgement'],
  ['rule:legal', 'ask.because-legal'],
  ['rule:other-scheme', 'ask.because-other-scheme'],
  ['rule:others-data', 'ask.because-others-data'],
  ['rule:own-matter', 'ask.because-own-matter'],
  ['rule:own-tax', 'ask.because-own-tax'],
  ['rule:promise', 'ask.because-promise'],
  ['rule:referral', 'ask.because-referral'],
  ['rule:trouble', 'ask.because-own-matter'],
  ['rule:wants-person', 'ask.because-wants-person'],
  ['rule:write-for-me', 'ask.because-write'],
  ['other-region', 'ask.because-other-region'],
  ['unknown-place', 'ask.because-other-region'],
  ['open-words', 'ask.because-open-words'],
  ['scheme-name', 'ask.because-scheme-name'],
  ['scheme-search', 'ask.because-scheme-search'],
]);

/**
 * Codes of an answer as at most four things to show: the reason first, then the words that were recognised. Codes that
 * say nothing to a person are left out.
 */
export function explain(because: readonly string[], locale: Locale): readonly (Text | Words)[] {
  const told = [...new Set(because.flatMap((code) => reasons.get(code) ?? []))].map((key) => ({ key }));
  const words = because.flatMap((code) => wordOf(code, locale) ?? []);
  return [...told, ...[...new Set(words)].map((word) => ({ words: word }))].slice(0, most);
}

function wordOf(code: string, locale: Locale): string | null {
  const found = code.startsWith('word:') ? everyday.get(code.slice('word:'.length)) : undefined;
  return found === undefined ? null : locale === 'en' ? found.en : found.ja;
}
