import { expect, it } from 'vitest';
import { holidaysKnownUntil, nationalHolidays } from '../../../src/adapters/calendar/holidays.ts';

it('knows the national holidays, substitutes and days between included', () => {
  expect(nationalHolidays('2026-09-01', '2026-11-30')).toEqual([
    '2026-09-21',
    '2026-09-22',
    '2026-09-23',
    '2026-10-12',
    '2026-11-03',
    '2026-11-23',
  ]);
  expect(nationalHolidays('2026-06-01', '2026-06-30')).toEqual([]);
});

it('says how far its knowledge goes', () => {
  expect(holidaysKnownUntil() > '2040').toBe(true);
});
