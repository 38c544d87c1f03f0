import { describe, expect, it } from 'vitest';
import { builtInKnowledge } from '../../../src/engine/knowledge/built-in.ts';
import { schemesForMeasures } from '../../../src/engine/scheme/for-measures.ts';
import { matcherOf } from '../../../src/engine/scheme/match.ts';

const [some] = builtInKnowledge.schemes.filter(({ id }) => id === 'sai-smartco2-r7');
if (some === undefined) throw new Error('the scheme is gone');
const span = (start: string, end: string) => [
  { label: '一次', kind: 'apply' as const, start, end, planned: false, mayCloseEarly: true, note: null },
];
const conditions = { ...some.eligibility, conditions: [] };
const scheme = {
  ...some,
  closed: false,
  asOf: '2026-11-01',
  eligibility: conditions,
  windows: span('2026-11-01', '2026-12-20'),
};
const firm = { industry: 'E-09', employees: 8, region: '11208' };
const rows = (today: string, region = firm.region) => {
  const [measure = ''] = scheme.measures;
  return schemesForMeasures(matcherOf([scheme]))([measure], { ...firm, region }, today)[measure];
};

describe('the schemes of a measure', () => {
  it('stand with the state of the day, and only an open one is recommended', () => {
    expect(rows('2026-11-26')).toMatchObject([
      { id: 'sai-smartco2-r7', status: 'open', recommended: true, mayCloseEarly: true },
    ]);
    expect(rows('2026-12-21')).toMatchObject([{ status: 'closed', recommended: false, previousEnd: '2026-12-20' }]);
    expect(rows('2026-10-31')).toMatchObject([{ recommended: false }]);
  });

  it('are not those of another prefecture; a region that is no code is not known', () => {
    expect(rows('2026-11-26', '24202')).toEqual([]);
    expect(rows('2026-11-26', '所沢')).toMatchObject([{ fits: 'unknown' }]);
  });
});
