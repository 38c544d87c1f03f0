import type { Reading } from './reading.ts';

/** What a rule makes of a question before, or instead of, any comparison. */
export type Verdict = { readonly decision: 'escalate' | 'none'; readonly code: string; readonly strict: boolean };

type Rule = Verdict & { readonly when: (has: (concept: string) => boolean) => boolean };

const money = ['subsidy', 'support', 'loan', 'credit', 'tax', 'sbt', 'sll', 'diagnosis', 'audit', 'merit', 'eligible'];

/** In this order; a strict rule holds whatever was found, the others give way to an item that fits very well. */
const rules: readonly Rule[] = [
  { code: 'injection', decision: 'none', strict: true, when: (has) => has('injection') },
  { code: 'legal', decision: 'escalate', strict: true, when: (has) => has('legal') },
  { code: 'complaint', decision: 'escalate', strict: true, when: (has) => has('complaint') },
  { code: 'wants-person', decision: 'escalate', strict: true, when: (has) => has('wants-person') },
  { code: 'others-data', decision: 'escalate', strict: true, when: (has) => has('others-data') },
  { code: 'promise', decision: 'escalate', strict: true, when: (has) => has('promise') && money.some(has) },
  { code: 'write-for-me', decision: 'escalate', strict: false, when: (has) => has('write') },
  { code: 'own-tax', decision: 'escalate', strict: false, when: (has) => has('own-tax') },
  { code: 'referral', decision: 'escalate', strict: false, when: (has) => has('referral') },
  { code: 'judgement', decision: 'escalate', strict: false, when: (has) => has('judgement') },
  { code: 'off-topic', decision: 'none', strict: false, when: (has) => has('off') },
];

/** The first rule that a question meets. */
export function ruleFor({ concepts }: Reading): Verdict | null {
  return rules.find(({ when }) => when((concept) => concepts.has(concept))) ?? null;
}

const figure = /\d[\d,.]*\s*(?:kwh|キロワット|kw|m3|㎥|立米|リットル|l|kg|キロ|トン|t|円)(?![a-z])/iu;
const asks = /[?？]|か$|かな|教え|どう|何|なに|いくら|だめ|ダメ|大丈夫|対象|れる|ある|how|what|can|is /iu;
/** What a report names beside its figures. */
const reported = [
  'saving-energy',
  'gas',
  'kerosene',
  'oil',
  'lpg',
  'vehicle',
  'truck',
  'waste',
  'water-saving',
  'price',
];
const polite = ['talk', 'monthly', 'paper', 'plastic', 'food-waste'];

/** A figure without a question is a report, and no question at all. */
export function isReport(text: string, { concepts }: Reading): boolean {
  const plain = text.normalize('NFKC');
  const other = [...concepts].filter((concept) => !reported.includes(concept) && !polite.includes(concept));
  return figure.test(plain) && !asks.test(plain) && other.length === 0;
}
