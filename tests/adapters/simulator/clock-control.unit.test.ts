import { describe, expect, it } from 'vitest';
import { createAdjustableClock } from '../../../src/adapters/clock/adjustable-clock.ts';
import { moveClock, nextReportingDay } from '../../../src/adapters/simulator/clock-control.ts';

describe('nextReportingDay', () => {
  it.each([
    ['2026-11-05T03:00:00Z', '2026-11-10T01:00:00.000Z'],
    ['2026-11-10T00:59:59Z', '2026-11-10T01:00:00.000Z'],
    ['2026-11-10T01:00:00Z', '2026-12-10T01:00:00.000Z'],
    ['2026-12-24T03:00:00Z', '2027-01-10T01:00:00.000Z'],
    // Already the 1st in Japan.
    ['2026-10-31T15:30:00Z', '2026-11-10T01:00:00.000Z'],
  ])('after %s comes %s', (now, expected) => {
    expect(nextReportingDay(new Date(now), 10).toISOString()).toBe(expected);
  });
});

describe('moveClock', () => {
  const start = new Date('2026-11-24T01:00:00Z');
  const clockAt = () => createAdjustableClock({ now: () => start });

  it('goes a day further from wherever it stands', () => {
    const clock = clockAt();
    moveClock(clock, { to: 'moment', at: '2026-12-01T00:00:00Z' }, 10);
    moveClock(clock, { to: 'next-day' }, 10);
    expect(clock.now().toISOString()).toBe('2026-12-02T00:00:00.000Z');
  });

  it('goes to the reporting day after the one it stands on', () => {
    const clock = clockAt();
    moveClock(clock, { to: 'reporting-day' }, 10);
    moveClock(clock, { to: 'reporting-day' }, 10);
    expect(clock.now().toISOString()).toBe('2027-01-10T01:00:00.000Z');
  });

  it('comes back to the real time', () => {
    const clock = clockAt();
    moveClock(clock, { to: 'next-day' }, 10);
    moveClock(clock, { to: 'real' }, 10);
    expect(clock.now()).toEqual(start);
  });
});
