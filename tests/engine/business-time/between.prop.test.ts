import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { businessMinutesBetween } from '../../../src/engine/business-time/between.ts';
import type { BusinessHours } from '../../../src/engine/business-time/hours.ts';
import { addBusinessMinutes } from '../../../src/engine/business-time/reckon.ts';

const hours: BusinessHours = {
  from: '10:00',
  to: '17:00',
  weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'],
  closed: new Set(['2026-11-23']),
};
const between = (from: string, to: string) => businessMinutesBetween(`${from}+09:00`, `${to}+09:00`, hours);

describe('minutes of open time', () => {
  it.each([
    // Thursday within the day; over a night; Friday evening to Tuesday over a holiday; on a Sunday; backwards.
    ['2026-11-26T11:00:00', '2026-11-26T11:30:30', 30.5],
    ['2026-11-26T16:50:00', '2026-11-27T10:10:00', 20],
    ['2026-11-20T20:00:00', '2026-11-24T10:05:00', 5],
    ['2026-11-22T09:00:00', '2026-11-22T12:00:00', 0],
    ['2026-11-26T12:00:00', '2026-11-26T11:00:00', 0],
  ])('from %s to %s are %d', (from, to, minutes) => {
    expect(between(from, to)).toBeCloseTo(minutes, 9);
  });

  it('are ordinary minutes where hours hold no time', () => {
    expect(
      businessMinutesBetween('2026-11-22T00:00:00Z', '2026-11-22T01:00:00Z', { ...hours, from: '17:00', to: '10:00' }),
    ).toBe(60);
  });

  it('are what was added to a moment', () => {
    const moment = fc.integer({ min: Date.UTC(2026, 9, 1), max: Date.UTC(2026, 11, 31) });
    fc.assert(
      fc.property(moment, fc.integer({ min: 0, max: 5000 }), (at, minutes) => {
        const from = new Date(Math.round(at / 1000) * 1000).toISOString();
        expect(businessMinutesBetween(from, addBusinessMinutes(from, minutes, hours), hours)).toBeCloseTo(minutes, 3);
      }),
    );
  });
});
