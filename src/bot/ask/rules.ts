import type { Reading } from './reading.ts';

/** What a rule makes of a question before, or instead of, any comparison. */
export type Verdict = {
  readonly decision: 'escalate' | 'none';
  readonly code: string;
  readonly strict: boolean;
  /** From this score on an item answers all the same, unless the rule is strict. */
  readonly outweighed: number;
  /** From this chance on an item answers all the same, unless the rule is strict; above 1: never. */
  readonly trusted: number;
};

type Rule = Verdict & { readonly when: (has: (concept: string) => boolean) => boolean };

const money = ['subsidy', 'support', 'loan', 'credit', 'tax', 'sbt', 'sll', 'diagnosis', 'audit', 'merit', 'eligible'];

const themes = ['credit', 'sbt', 'sll'];
const never = 2;
const escalate = { decision: 'escalate', strict: true, outweighed: 1, trusted: never } as const;
const mayAnswer = { decision: 'escalate', strict: false, outweighed: 0.88, trusted: 0.9 } as const;
/** What gives way to the very words of an item only. */
const firm = { ...mayAnswer, outweighed: 1, trusted: never } as const;

/** In this order; a strict rule holds whatever was found, the others give way to an item that fits very well. */
const rules: readonly Rule[] = [
  { ...escalate, code: 'injection', decision: 'none', when: (has) => has('injection') },
  { ...escalate, code: 'legal', when: (has) => has('legal') },
  { ...escalate, code: 'complaint', when: (has) => has('complaint') },
  { ...escalate, code: 'wants-person', when: (has) => has('wants-person') },
  { ...mayAnswer, code: 'others-data', outweighed: 1, when: (has) => has('others-data') },
  { ...escalate, code: 'promise', when: (has) => has('promise') && money.some(has) },
  { ...firm, code: 'write-for-me', when: (has) => has('write') },
  { ...firm, code: 'own-tax', when: (has) => has('own-tax') },
  { ...firm, code: 'other-scheme', when: (has) => has('other-scheme') || has('home') },
  { ...firm, code: 'referral', when: (has) => has('referral') },
  { ...mayAnswer, code: 'trouble', when: (has) => has('trouble') },
  { ...mayAnswer, code: 'own-matter', when: (has) => has('own-matter') },
  {
    ...mayAnswer,
    trusted: never,
    code: 'own-tax',
    when: (has) => has('tax') && ['price', 'cost'].some(has) && !has('credit') && !has('machine'),
  },
  { ...mayAnswer, code: 'judgement', outweighed: 0.95, when: (has) => has('judgement') && !has('ordered') },
  { ...mayAnswer, code: 'between-themes', when: (has) => has('difference') && themes.filter(has).length > 1 },
  { ...mayAnswer, code: 'judgement', outweighed: 0.6, when: (has) => has('soft-judgement') },
  {
    ...mayAnswer,
    code: 'off-topic',
    decision: 'none',
    outweighed: 1,
    when: (has) => has('off-topic') && !themes.some(has),
  },
];

/** The first rule that a question meets. */
export function ruleFor({ concepts }: Reading): Verdict | null {
  return rules.find(({ when }) => when((concept) => concepts.has(concept))) ?? null;
}

const figure = /\d[\d,.]*\s*(?:kwh|キロワット|kw|m3|㎥|立米|立方|リットル|l|kg|キロ|トン|t|円)(?![a-z])/iu;
const asks =
  /[?？]|か$|かな|教え|どう|何|なに|いくら|だめ|ダメ|大丈夫|対象|れる|ある|どれ|値段|当たり|how|what|can|is /iu;
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
const polite = ['buy', 'talk', 'monthly', 'paper', 'plastic', 'food-waste'];

/** A figure without a question is a report, and no question at all. */
export function isReport(text: string, { concepts }: Reading): boolean {
  const plain = text.normalize('NFKC');
  const other = [...concepts].filter((concept) => !reported.includes(concept) && !polite.includes(concept));
  return figure.test(plain) && !asks.test(plain) && other.length === 0;
}
