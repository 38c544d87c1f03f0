import { describe, expect, it } from 'vitest';
import { snoozeAt, snoozeUntil } from '../../../../src/bot/desk/staff/snooze.ts';
import type { BusinessHours } from '../../../../src/engine/business-time/hours.ts';

const hours: BusinessHours = {
  from: '09:00',
  to: '17:00',
  weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'],
  closed: new Set(['2026-12-04']),
};

describe('laying a case aside', () => {
  it.each([
    ['an hour within the hours', '1h', '2026-11-26T11:00+09:00', '2026-11-26T12:00+09:00'],
    ['an hour over closing time', '1h', '2026-11-26T16:30+09:00', '2026-11-27T09:30+09:00'],
    ['tomorrow', 'tomorrow', '2026-11-26T11:00+09:00', '2026-11-27T10:00+09:00'],
    [
      'tomorrow on a Friday is Monday, when the desk opens',
      'tomorrow',
      '2026-11-27T11:00+09:00',
      '2026-11-30T09:00+09:00',
    ],
    ['next week', 'week', '2026-11-26T11:00+09:00', '2026-12-03T10:00+09:00'],
    ['next week on a closed day', 'week', '2026-11-27T11:00+09:00', '2026-12-07T09:00+09:00'],
  ] as const)('%s', (_, preset, now, until) => {
    expect(snoozeUntil(preset, new Date(now).toISOString(), hours)).toBe(new Date(until).toISOString());
  });

  it('until a moment that somebody chose, whatever the hours', () => {
    expect(snoozeAt('2026-11-29', '20:30')).toBe('2026-11-29T11:30:00.000Z');
    expect(snoozeAt('2026-11-29', null)).toBe('2026-11-29T01:00:00.000Z');
  });
});
