import { describe, expect, it } from 'vitest';
import { builtInKnowledge } from '../../../src/engine/knowledge/built-in.ts';
import { checkKnowledge } from '../../../src/engine/knowledge/check/check.ts';
import { published } from '../../../src/engine/knowledge/check/published.ts';
import { type Knowledge, knowledgeSchema } from '../../../src/engine/knowledge/edition.ts';
import type { Faq } from '../../../src/engine/knowledge/faq.ts';
import type { Measure } from '../../../src/engine/knowledge/measure.ts';
import type { Scheme } from '../../../src/engine/knowledge/scheme.ts';

const today = '2026-11-26';
const ours = '事実の要約（自社の文章）';
const carried = {
  forms: ['たずねる'],
  sources: [{ source: 's', page: null }],
  asOf: '2026-11-01',
  valid: { from: null, to: null },
  reviewer: '編集',
  reviewedOn: '2026-11-01',
  confidence: 'high' as const,
  licence: ours,
};
const said = (words: string) => ({ ja: words, en: 'words', easy: 'ことば' });
const faq = (over: Partial<Faq> = {}): Faq => ({
  id: 'f',
  topic: 'use',
  question: said('問い'),
  answer: said('答え'),
  figures: {},
  escalate: null,
  ...carried,
  ...over,
});
const measure = (over: Partial<Measure> = {}): Measure => ({
  id: 'm',
  title: said('対策'),
  category: 'operation',
  energy: ['electricity'],
  industries: ['ALL'],
  equipment: [],
  saving: { basis: { use: 'device', name: said('全体') }, rule: { kind: 'words' }, note: null },
  costBand: 'none',
  paybackYears: null,
  prerequisites: [],
  ...carried,
  forms: ['やること'],
  ...over,
});
const scheme = (over: Partial<Scheme> = {}): Scheme => ({
  id: 'c',
  name: said('制度'),
  kind: 'subsidy',
  operator: '市',
  level: 'city',
  regions: ['24202'],
  eligibility: { who: said('会社'), industries: ['ALL'], size: said('中小'), conditions: [], informs: [] },
  covers: [],
  rate: null,
  cap: null,
  fiscalYear: 'R8',
  closed: false,
  link: null,
  measures: [],
  notWith: [],
  note: null,
  windows: [{ label: '一次', kind: 'apply', start: null, end: null, planned: false, mayCloseEarly: false, note: null }],
  ...carried,
  forms: ['おかね'],
  ...over,
});
const source = {
  id: 's',
  title: '文書',
  publisher: null,
  version: null,
  year: null,
  url: null,
  seenOn: null,
  licence: '引用せず要約',
};
const holding = (items: Partial<Knowledge>): Knowledge =>
  knowledgeSchema.parse({
    edition: { id: 'e', asOf: today },
    sources: [source],
    faq: [],
    measures: [],
    schemes: [],
    stories: [],
    ...items,
  });
const codes = (items: Partial<Knowledge>) =>
  checkKnowledge(holding(items), today).map(({ code, item }) => `${code} ${item}`);
const figure = { value: 2, unit: '年', asOf: today, source: 's' };

describe('checkKnowledge', () => {
  it('finds nothing wrong with sound items', () => {
    expect(codes({ faq: [faq()], measures: [measure()], schemes: [scheme()] })).toEqual([]);
  });

  it.each<[string, Partial<Knowledge>]>([
    ['no-source f', { faq: [faq({ sources: [] })] }],
    ['dead-source f', { faq: [faq({ sources: [{ source: 'gone', page: null }] })] }],
    ['dead-measure c', { schemes: [scheme({ measures: ['gone'] })] }],
    ['dead-scheme c', { schemes: [scheme({ notWith: ['gone'] })] }],
    ['dead-figure f', { faq: [faq({ answer: said('{years}前') })] }],
    ['unused-figure f', { faq: [faq({ figures: { years: figure } })] }],
    ['too-long f', { faq: [faq({ answer: said('あ'.repeat(301)) })] }],
    ['too-long f', { faq: [faq({ answer: { ...said('答え'), en: 'a'.repeat(701) } })] }],
    ['missing-translation f', { faq: [faq({ answer: { ...said('答え'), easy: null } })] }],
    ['bare-numeral f', { faq: [faq({ answer: said('３年以上') })] }],
    ['unsupported-percentage m', { measures: [measure({ title: said('約10%減る') })] }],
    ['promise c', { schemes: [scheme({ note: said('今すぐ申請できます') })] }],
    ['promise f', { faq: [faq({ topic: 'subsidy', answer: { ...said('答え'), en: 'You can apply now' } })] }],
    ['expired f', { faq: [faq({ valid: { from: null, to: '2026-11-25' } })] }],
    ['older-than-a-year f', { faq: [faq({ asOf: '2025-11-25' })] }],
    ['unknown-industry m', { measures: [measure({ industries: ['E-33'] })] }],
    ['unknown-region c', { schemes: [scheme({ regions: ['48'] })] }],
    ['untrusted-licence f', { faq: [faq({ licence: '不明' })] }],
    ['untrusted-licence s', { sources: [{ ...source, licence: '転載' }], faq: [faq()] }],
    ['duplicate-id f', { faq: [faq(), faq({ forms: ['別の'], answer: said('まったくちがう言葉') })] }],
    ['duplicate-form g', { faq: [faq(), faq({ id: 'g', forms: ['たずねる？'], answer: said('まったくちがう言葉') })] }],
    ['near-identical g', { faq: [faq(), faq({ id: 'g', forms: ['別の'] })] }],
  ])('says %s', (expected, items) => {
    expect(codes(items)).toEqual([expected]);
  });

  it('lets names, years and figures in fields stand', () => {
    const answer = said('2021年の表ではScope1・2とRE100、STEP2・3、①CO2は{years}前、2023年10月から');
    expect(codes({ faq: [faq({ answer, figures: { years: figure } })] })).toEqual([]);
  });

  it('takes the last valid day and a year to the day', () => {
    expect(codes({ faq: [faq({ valid: { from: null, to: today }, asOf: '2025-11-26' })] })).toEqual([]);
  });

  it('finds every text of the program in Japanese, English and easy Japanese', () => {
    const found = checkKnowledge(builtInKnowledge, today);
    expect(found.filter(({ code }) => code === 'missing-translation')).toEqual([]);
  });

  it('finds no error in the answers of the program', () => {
    const ids = new Set(builtInKnowledge.faq.map(({ id }) => id));
    const found = checkKnowledge(builtInKnowledge, today);
    expect(found.filter(({ item, severity }) => ids.has(item) && severity === 'error')).toEqual([]);
  });
});

describe('published', () => {
  it('withholds items with errors, of doubtful sources and before their time, and says why', () => {
    const items = [faq(), faq({ id: 'g', forms: ['ほか'], sources: [], answer: said('まったくちがう言葉') })];
    const shown = published(holding({ faq: items }), today);
    expect(shown.knowledge.faq.map(({ id }) => id)).toEqual(['f']);
    expect(shown.withheld.map(({ code, item }) => [code, item])).toEqual([['no-source', 'g']]);
    const later = holding({ faq: [faq({ valid: { from: '2026-11-27', to: null } })] });
    expect(published(later, today).knowledge.faq).toEqual([]);
    expect(published(later, '2026-11-27').knowledge.faq).toHaveLength(1);
    const doubtful = holding({ sources: [{ ...source, licence: '転載' }], faq: [faq()] });
    expect(published(doubtful, today).knowledge.faq).toEqual([]);
  });
});
