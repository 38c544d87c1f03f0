import { describe, expect, it } from 'vitest';
import { builtInKnowledge } from '../../../src/engine/knowledge/built-in.ts';
import type { SchemeTest } from '../../../src/engine/knowledge/scheme-test.ts';
import { eligibilityOf, nextQuestion } from '../../../src/engine/scheme/eligibility.ts';
import { industryAmong, regionAmong } from '../../../src/engine/scheme/places.ts';
import { type SchemeProfile, unknownProfile } from '../../../src/engine/scheme/profile.ts';
import { isOfSize } from '../../../src/engine/scheme/size.ts';
import { testCondition } from '../../../src/engine/scheme/test-condition.ts';
import { builtIn, schemeOf } from './fixtures.ts';

const profileOf = (changes: Partial<SchemeProfile>): SchemeProfile => ({ ...unknownProfile, ...changes });
const answers = (test: SchemeTest, changes: Partial<SchemeProfile>) => testCondition(test, profileOf(changes), 's/c');

describe('isOfSize', () => {
  // 中小企業基本法 第2条第1項: capital up to … yen or up to … people.
  it.each([
    ['E-09', 300_000_000, 300],
    ['D-06', 300_000_000, 300],
    ['H-44', 300_000_000, 300],
    ['I-50', 100_000_000, 100],
    ['L-72', 50_000_000, 100],
    ['M-75', 50_000_000, 100],
    ['I-58', 50_000_000, 50],
    ['M-76', 50_000_000, 50],
  ])('%s: up to %i yen or %i people', (industry, yen, people) => {
    const is = (capitalYen: number | null, employees: number | null) =>
      isOfSize('sme', profileOf({ industry, capitalYen, employees, form: 'company' }));
    expect([is(yen, people + 1), is(yen + 1, people), is(yen + 1, people + 1)]).toEqual([true, true, false]);
    expect([is(null, people), is(null, people + 1), is(yen, null), is(yen + 1, null)]).toEqual([
      true,
      null,
      true,
      null,
    ]);
  });

  it('goes by people alone for sole proprietors', () => {
    expect(isOfSize('sme', profileOf({ industry: 'I-58', employees: 51, form: 'sole' }))).toBe(false);
  });

  it('is unknown where the class is too wide to decide', () => {
    const is = (employees: number) => isOfSize('sme', profileOf({ industry: 'I', employees, form: 'sole' }));
    expect([is(50), is(80), is(101)]).toEqual([true, null, false]);
    expect(isOfSize('sme', profileOf({ employees: 50 }))).toBe(true);
    expect(isOfSize('sme', profileOf({ employees: 51 }))).toBeNull();
    expect(isOfSize('sme', unknownProfile)).toBeNull();
  });

  it('is no for bodies that the Act does not count, and unknown where these are common', () => {
    expect(isOfSize('sme', profileOf({ industry: 'P-83', employees: 5, form: 'other' }))).toBe(false);
    expect(isOfSize('sme', profileOf({ industry: 'P-83', employees: 5 }))).toBeNull();
  });

  it('knows small enterprises: 20 people, in trade and services 5', () => {
    const is = (industry: string, employees: number) => isOfSize('small', profileOf({ industry, employees }));
    expect([is('E-09', 20), is('E-09', 21), is('I-58', 5), is('I-58', 6)]).toEqual([true, false, true, false]);
  });
});

describe('places', () => {
  it('puts a municipality into its prefecture and all into Japan', () => {
    expect(regionAmong(['00'], [])).toBe(true);
    expect(regionAmong(['24'], ['24202'])).toBe(true);
    expect(regionAmong(['24202'], ['24204'])).toBe(false);
    expect(regionAmong(['11'], ['24202', '11208'])).toBe(true);
  });

  it('does not guess the municipality from the prefecture', () => {
    expect(regionAmong(['24202'], ['24'])).toBeNull();
    expect(regionAmong(['24202'], [])).toBeNull();
    expect(regionAmong(['24202'], ['11'])).toBe(false);
  });

  it('puts major groups into their division', () => {
    expect(industryAmong(['H'], 'H-44')).toBe(true);
    expect(industryAmong(['H-44'], 'H')).toBeNull();
    expect(industryAmong(['M-75'], 'M-76')).toBe(false);
    expect(industryAmong(['M-75'], null)).toBeNull();
  });
});

describe('testCondition', () => {
  it.each<[SchemeTest, Partial<SchemeProfile>, Partial<SchemeProfile>]>([
    [{ kind: 'region', in: ['24'] }, { regions: ['24202'] }, { regions: ['11208'] }],
    [{ kind: 'industry', in: ['E'] }, { industry: 'E-09' }, { industry: 'I-58' }],
    [{ kind: 'size', is: 'sme' }, { employees: 5 }, { employees: 301, form: 'sole' }],
    [{ kind: 'form', in: ['company'] }, { form: 'company' }, { form: 'sole' }],
    [{ kind: 'equipment', except: ['lighting'] }, { equipment: ['boiler', 'lighting'] }, { equipment: ['lighting'] }],
    [{ kind: 'measure', in: ['re-pv'] }, { measures: ['re-pv'] }, { measures: ['re-battery'] }],
    [
      { kind: 'measures-together', all: ['re-pv', 're-battery'] },
      { measures: ['re-battery', 're-pv'] },
      { measures: ['re-pv'] },
    ],
    [{ kind: 'site-age', months: 12 }, { siteMonths: 12 }, { siteMonths: 11 }],
    [{ kind: 'energy', atLeast: 100, below: 1500 }, { crudeOilKl: 100 }, { crudeOilKl: 1500 }],
    [{ kind: 'emission', atLeast: 50, below: null }, { emissionT: 50 }, { emissionT: 49.9 }],
    [
      { kind: 'reduction', atLeast: 100, below: null },
      { reductionT: { low: 100, high: 120 } },
      { reductionT: { low: 1, high: 99 } },
    ],
    [{ kind: 'own-building' }, { building: 'own' }, { building: 'rented' }],
    [{ kind: 'not-ordered' }, { ordered: false }, { ordered: true }],
    [{ kind: 'acquired-by', in: ['purchase', 'lease'] }, { acquiredBy: 'lease' }, { acquiredBy: 'rental' }],
    [{ kind: 'ask' }, { answers: { 's/c': true } }, { answers: { 's/c': false } }],
    [{ kind: 'person' }, { answers: { 's/c': true } }, { answers: { 's/c': false } }],
  ])('%o: yes, no, and unknown of a firm that nobody knows', (test, yes, no) => {
    expect([answers(test, yes), answers(test, no), answers(test, {})]).toEqual(['yes', 'no', 'unknown']);
  });

  it('does not decide by a range that reaches to both sides', () => {
    const test: SchemeTest = { kind: 'reduction', atLeast: 100, below: null };
    expect(answers(test, { reductionT: { low: 80, high: 120 } })).toBe('unknown');
  });

  it('takes one of several as enough, and is unknown while one is', () => {
    const test: SchemeTest = { kind: 'any', of: [{ kind: 'size', is: 'sme' }, { kind: 'own-building' }] };
    expect(answers(test, { building: 'own' })).toBe('yes');
    expect(answers(test, { building: 'rented' })).toBe('unknown');
    expect(answers(test, { building: 'rented', employees: 900, form: 'sole' })).toBe('no');
  });
});

describe('eligibilityOf', () => {
  const fitting = { regions: ['24202'], industry: 'E-09', employees: 10, form: 'company' } as const;

  it('is never yes for a firm of which nothing is known, where anything is asked', () => {
    for (const scheme of builtInKnowledge.schemes.filter(({ eligibility }) => eligibility.conditions.length > 0))
      expect([scheme.id, eligibilityOf(scheme, unknownProfile).overall]).toEqual([scheme.id, 'unknown']);
  });

  it('asks the owner first for what ends it, and passes on what only a person can judge', () => {
    const shift = eligibilityOf(builtIn('nat-shift-retro'), profileOf({ ...fitting, form: null }));
    expect(shift.next?.kind).toBe('form');
    expect(shift.person.map(({ key }) => key)).toContain('nat-shift-retro/cut');
    const sole = eligibilityOf(builtIn('nat-shift-retro'), profileOf({ ...fitting, form: 'sole' }));
    expect(sole).toMatchObject({ overall: 'no', next: null });
  });

  it('goes to a person where an alternative is all that is left', () => {
    const large = profileOf({ ...fitting, employees: 900, capitalYen: 900_000_000 });
    const result = eligibilityOf(builtIn('mie-soudan-r8'), large);
    expect(result.person.map(({ key }) => key)).toEqual(['mie-soudan-r8/size']);
    expect(result.next).toBeNull();
  });

  it('is not yes by second-hand information', () => {
    const low = eligibilityOf(schemeOf({ confidence: 'low' }), profileOf(fitting));
    expect(low).toMatchObject({ overall: 'unknown', next: null });
    expect(eligibilityOf(schemeOf(), profileOf(fitting)).overall).toBe('yes');
  });

  it('asks what settles most over several schemes', () => {
    const all = ['sai-smartco2-r7', 'tok-shoene-r7', 'nat-shift-dx'].map((id) =>
      eligibilityOf(builtIn(id), profileOf({ regions: ['11208'], industry: 'E-09' })),
    );
    expect(nextQuestion(all)?.kind).toBe('equipment');
    expect(nextQuestion([])).toBeNull();
  });
});

describe('the data', () => {
  it('name each condition once, and what cannot be combined on both sides', () => {
    for (const { id, eligibility, notWith } of builtInKnowledge.schemes) {
      const ids = eligibility.conditions.map((one) => one.id);
      expect([id, new Set(ids).size]).toEqual([id, ids.length]);
      for (const other of notWith) expect(builtIn(other).notWith).toContain(id);
    }
  });

  it('are written in every language', () => {
    for (const { id, name, eligibility, covers, rate, cap } of builtInKnowledge.schemes) {
      const texts = [name, eligibility.who, eligibility.size, ...covers, ...eligibility.informs];
      const all = [
        ...texts,
        ...eligibility.conditions.map(({ text }) => text),
        ...[rate, cap].filter((one) => one !== null),
      ];
      for (const text of all) expect([id, text.en !== null && text.easy !== null]).toEqual([id, true]);
    }
  });
});
