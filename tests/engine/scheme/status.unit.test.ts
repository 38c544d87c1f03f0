import { describe, expect, it } from 'vitest';
import { builtInKnowledge } from '../../../src/engine/knowledge/built-in.ts';
import { windowSchema } from '../../../src/engine/knowledge/scheme.ts';
import { schemeStatus } from '../../../src/engine/scheme/status.ts';
import { schemeOf, windowOf } from './fixtures.ts';

const today = '2026-11-26';
const stateOf = (changes: Parameters<typeof schemeOf>[0]) => schemeStatus(schemeOf(changes), today).status;

// `status_at_as_of_file` of the curated file, 2026-11-22.
const unknown = [
  'nat-sii-r7h',
  'nat-shindan-eccj',
  'nat-levo-r7h',
  'nat-cev',
  'nat-shoryoku-general',
  'nat-shoryoku-catalog',
  'nat-jcredit-support',
  'sai-r8',
  'sai-shindan-ecoup',
  'mie-step2-r8',
  'mie-step3-r8',
  'mie-energy-r8-2',
];
const unverified = ['mie-soudan-r8', 'mie-cn-hosho'];

describe('schemeStatus', () => {
  it('is what the curated file says of all 40 schemes', () => {
    expect(builtInKnowledge.schemes).toHaveLength(40);
    for (const scheme of builtInKnowledge.schemes) {
      const expected = unknown.includes(scheme.id)
        ? 'unknown'
        : unverified.includes(scheme.id)
          ? 'open-unverified'
          : 'closed';
      expect([scheme.id, schemeStatus(scheme, '2026-11-22').status]).toEqual([scheme.id, expected]);
    }
  });

  it('is open on both ends of a window, and not a day beyond', () => {
    const scheme = schemeOf({ windows: [windowOf({ start: '2026-11-10', end: '2026-12-01' })] });
    const on = (day: string) => schemeStatus(scheme, day).status;
    expect([on('2026-11-09'), on('2026-11-10'), on('2026-12-01'), on('2026-12-02')]).toEqual([
      'upcoming',
      'open',
      'open',
      'closed',
    ]);
  });

  it('says with an open window that it may close early', () => {
    const status = schemeStatus(schemeOf({ windows: [windowOf({ mayCloseEarly: true })] }), today);
    expect(status).toMatchObject({ status: 'open', mayCloseEarly: true, asOf: '2026-11-01', staleDays: 25 });
    expect(status.window?.end).toBe('2026-12-15');
  });

  it('is not open by information older than 90 days', () => {
    expect(stateOf({ asOf: '2026-08-28' })).toBe('open');
    expect(stateOf({ asOf: '2026-08-27' })).toBe('open-unverified');
  });

  it('is closed when it was closed by hand, whatever its windows say', () => {
    expect(stateOf({ closed: true })).toBe('closed');
    expect(stateOf({ closed: true, windows: [windowOf({ planned: true, start: null, end: null })] })).toBe('closed');
  });

  it('is unknown where days are missing or only planned', () => {
    expect(stateOf({ windows: [windowOf({ start: null, end: null })] })).toBe('unknown');
    expect(stateOf({ windows: [windowOf({ end: null })] })).toBe('unknown');
    expect(stateOf({ windows: [windowOf({ start: '2027-01-01', end: null })] })).toBe('unknown');
    expect(stateOf({ windows: [windowOf({ start: null })] })).toBe('unknown');
    expect(stateOf({ windows: [windowOf({ planned: true })] })).toBe('unknown');
    expect(stateOf({ windows: [windowOf({ planned: true, start: '2025-01-01', end: '2025-02-01' })] })).toBe('unknown');
  });

  it('is closed only when every window is over, and names the last day', () => {
    const first = windowOf({ start: '2025-04-01', end: '2025-05-01' });
    const second = windowOf({ start: null, end: '2025-09-30' });
    expect(schemeStatus(schemeOf({ windows: [second, first] }), today)).toMatchObject({
      status: 'closed',
      previousEnd: '2025-09-30',
      window: null,
    });
    expect(stateOf({ windows: [first, windowOf({ start: null, end: null, planned: true })] })).toBe('unknown');
  });

  it('does not count the time of use', () => {
    expect(stateOf({ windows: [windowOf({ kind: 'use' })] })).toBe('unknown');
    expect(
      stateOf({ windows: [windowOf({ kind: 'use' }), windowOf({ start: '2025-01-01', end: '2025-02-01' })] }),
    ).toBe('closed');
  });

  it('takes the rounds of one year apart', () => {
    const first = windowOf({ label: '1次', start: '2026-04-01', end: '2026-05-01' });
    const second = windowOf({ label: '2次', start: '2026-12-01', end: '2026-12-20' });
    expect(schemeStatus(schemeOf({ windows: [first, second] }), today)).toMatchObject({
      status: 'upcoming',
      window: second,
      previousEnd: '2026-05-01',
    });
  });

  it('is not open outside the days on which the item may be shown', () => {
    expect(stateOf({ valid: { from: null, to: '2026-11-25' } })).toBe('unknown');
    expect(stateOf({ valid: { from: '2026-11-27', to: null } })).toBe('unknown');
  });

  it('has no window that ends before it starts', () => {
    expect(windowSchema.safeParse(windowOf({ start: '2026-12-02', end: '2026-12-01' })).success).toBe(false);
  });
});
