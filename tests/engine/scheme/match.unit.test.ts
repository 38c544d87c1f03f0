import { describe, expect, it } from 'vitest';
import { matcherOf, matchSchemes } from '../../../src/engine/scheme/match.ts';
import { noticesOf } from '../../../src/engine/scheme/notices.ts';
import { type SchemeProfile, unknownProfile } from '../../../src/engine/scheme/profile.ts';
import { schemeOf, windowOf } from './fixtures.ts';

const profile: SchemeProfile = { ...unknownProfile, regions: ['24202'], industry: 'E-09', employees: 10 };
const today = '2026-11-26';
const ids = (matches: readonly { readonly scheme: { readonly id: string } }[]) =>
  matches.map(({ scheme }) => scheme.id);
const made = (id: string, changes: Parameters<typeof schemeOf>[0] = {}) => schemeOf({ id, notWith: [], ...changes });

describe('matchSchemes', () => {
  it('takes city, prefecture and nation together, the nearest first, and leaves other places out', () => {
    const match = matcherOf([
      made('japan', { level: 'national', regions: ['00'] }),
      made('mie', { level: 'prefecture', regions: ['24'] }),
      made('yokkaichi'),
      made('matsusaka', { regions: ['24204'] }),
    ]);
    expect(ids(match(['re-pv'], profile, today).recommended)).toEqual(['yokkaichi', 'mie', 'japan']);
    expect(ids(match(['eq-ac'], profile, today).recommended)).toEqual([]);
  });

  it('recommends only what is open, and keeps the others apart', () => {
    const match = matcherOf([
      made('open'),
      made('coming', { windows: [windowOf({ start: '2026-12-01' })] }),
      made('old', { asOf: '2026-01-01' }),
      made('dark', { windows: [windowOf({ end: null })] }),
      made('over', { closed: true }),
      made('not-for-it', { eligibility: { ...schemeOf().eligibility, industries: ['H'] } }),
    ]);
    const found = match(null, profile, today);
    expect(ids(found.recommended)).toEqual(['open']);
    expect(ids(found.upcoming)).toEqual(['coming']);
    expect(ids(found.unverified)).toEqual(['dark', 'old']);
    expect(ids(found.closed)).toEqual(['over']);
    expect(ids(found.unfit)).toEqual(['not-for-it']);
  });

  it('names what cannot be combined', () => {
    const national: Parameters<typeof schemeOf>[0] = { level: 'national', regions: ['00'], kind: 'subsidy' };
    const match = matcherOf([made('a', { notWith: ['b'] }), made('b'), made('n1', national), made('n2', national)]);
    expect(match(['re-pv'], profile, today).conflicts).toEqual([
      { schemes: ['a', 'b'], reason: 'stated' },
      { schemes: ['n1', 'n2'], reason: 'both-national' },
    ]);
  });

  it('recommends nothing of the built-in schemes, as none is open by fresh information', () => {
    for (const day of ['2026-11-22', today, '2027-01-15'])
      expect(matchSchemes(null, { ...profile, regions: ['24202', '11208', '47201'] }, day).recommended).toEqual([]);
  });
});

describe('noticesOf', () => {
  const scheme = schemeOf({ windows: [windowOf({ start: '2026-11-26', end: '2026-12-31' })] });
  const firms = [
    { id: 'f1', profile },
    { id: 'f2', profile: { ...profile, regions: ['11208'] } },
  ];
  const on = (day: string, changes: Parameters<typeof schemeOf>[0] = {}, sent: readonly string[] = []) =>
    noticesOf({ schemes: [{ ...scheme, ...changes }], firms, sent: new Set(sent) }, day);

  it('tells whom it fits that a window opens, and 14 days before that it closes', () => {
    expect(on('2026-11-26').map(({ firmId, kind }) => [firmId, kind])).toEqual([['f1', 'opens']]);
    expect(on('2026-12-17').map(({ firmId, kind }) => [firmId, kind])).toEqual([['f1', 'closes']]);
    for (const day of ['2026-11-25', '2026-11-30', '2026-12-16', '2026-12-21', '2026-12-31'])
      expect(on(day)).toEqual([]);
  });

  it('tells up to three days late, the same notice, and of a window that has closed since nothing', () => {
    const [opens, closes] = [on('2026-11-26'), on('2026-12-17')];
    for (const day of ['2026-11-27', '2026-11-28', '2026-11-29']) expect(on(day)).toEqual(opens);
    for (const day of ['2026-12-18', '2026-12-19', '2026-12-20']) expect(on(day)).toEqual(closes);
    const short = { windows: [windowOf({ start: '2026-11-26', end: '2026-11-27' })] };
    expect(on('2026-11-27', short)).toHaveLength(1);
    expect(on('2026-11-28', short)).toEqual([]);
    const open = windowOf({ start: '2026-11-01', end: '2027-01-31' });
    expect(on('2026-11-28', { windows: [...short.windows, open] })).toEqual([]);
  });

  it('tells of one window one thing at a time', () => {
    const near = { windows: [windowOf({ start: '2026-11-26', end: '2026-12-11' })] };
    const kinds = (day: string) => on(day, near).map(({ kind }) => kind);
    expect([kinds('2026-11-26'), kinds('2026-11-27'), kinds('2026-11-28')]).toEqual([
      ['opens'],
      ['closes'],
      ['closes'],
    ]);
  });

  it('tells once', () => {
    const [notice] = on(today);
    expect(on(today)).toEqual([notice]);
    expect(on(today, {}, [notice?.id ?? ''])).toEqual([]);
  });

  it('is silent of what is not surely open', () => {
    expect(on(today, { asOf: '2026-01-01' })).toEqual([]);
    expect(on(today, { closed: true })).toEqual([]);
    expect(on(today, { windows: [windowOf({ kind: 'use', start: today })] })).toEqual([]);
    expect(on(today, { windows: [windowOf({ planned: true, start: today })] })).toEqual([]);
  });

  it('is silent where a person has to judge, and not where the owner can be asked', () => {
    const withTest = (kind: 'ask' | 'person') => {
      const text = { ja: 'x', en: null, easy: null };
      return { eligibility: { ...scheme.eligibility, conditions: [{ id: 'c', text, test: { kind } }] } };
    };
    expect(on(today, withTest('ask'))).toHaveLength(1);
    expect(on(today, withTest('person'))).toEqual([]);
  });
});
