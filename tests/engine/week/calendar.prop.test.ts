import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weekdays } from '../../../src/engine/business-time/hours.ts';
import { addDays } from '../../../src/engine/period.ts';
import { addWeeks, daysOf, dueOf, endOf, isWeek, latestDue, weekOf } from '../../../src/engine/week/calendar.ts';

const day = fc.integer({ min: 0, max: 20_000 }).map((count) => addDays('2000-01-01', count));
const posting = fc.record({
  weekday: fc.constantFrom(...weekdays),
  time: fc.constantFrom('00:00', '09:00', '17:30', '23:59'),
});

describe('ISO weeks', () => {
  it('are those of the standard', () => {
    // @source ISO 8601: the examples at the turns of years
    const known = {
      '2026-11-22': '2026-W47',
      '2026-11-23': '2026-W48',
      '2021-01-03': '2020-W53',
      '2021-01-04': '2021-W01',
      '2024-12-30': '2025-W01',
      '2026-12-31': '2026-W53',
      '2027-01-03': '2026-W53',
    };
    for (const [one, week] of Object.entries(known)) expect(weekOf(one)).toBe(week);
    expect(['2026-W53', '2025-W53', '2026-W00', '2026-47', '2026-W1'].map(isWeek)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it('hold each day once and follow one another', () => {
    fc.assert(
      fc.property(day, (one) => {
        const week = weekOf(one);
        const { from, to } = daysOf(week);
        expect(isWeek(week)).toBe(true);
        expect(from <= one && one <= to).toBe(true);
        expect(addWeeks(week, 1)).toBe(weekOf(addDays(to, 1)));
        expect(addWeeks(week, 1) > week).toBe(true);
      }),
    );
  });

  it('are due within a week after their end, and the newest due one is found', () => {
    fc.assert(
      fc.property(day, posting, fc.integer({ min: 0, max: 1439 }), (one, when, minute) => {
        const week = weekOf(one);
        const wait = Date.parse(dueOf(week, when)) - Date.parse(endOf(week));
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait).toBeLessThan(7 * 86_400_000);
        const now = new Date(Date.parse(`${one}T00:00:00Z`) + minute * 60_000).toISOString();
        const term = { from: '1990-01-01', to: '2090-01-01' };
        const found = latestDue(now, { posting: when, term });
        expect(found !== null && dueOf(found, when) <= now && dueOf(addWeeks(found, 1), when) > now).toBe(true);
      }),
    );
  });

  it('outside of the term have no summary', () => {
    const monday = { weekday: 'mon', time: '09:00' } as const;
    const term = { from: '2026-04-01', to: '2026-04-30' };
    const at = (now: string) => latestDue(now, { posting: monday, term });
    expect(at('2026-04-05T23:59:00Z')).toBe(null);
    expect(at('2026-04-06T00:00:00Z')).toBe('2026-W14');
    expect(at('2026-05-04T00:00:00Z')).toBe('2026-W18');
    expect(at('2026-12-31T00:00:00Z')).toBe('2026-W18');
  });
});
