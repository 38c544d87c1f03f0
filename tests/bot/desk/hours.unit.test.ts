import { expect, it } from 'vitest';
import { nationalHolidays } from '../../../src/adapters/calendar/holidays.ts';
import { hoursOf, usualConsultation } from '../../../src/bot/desk/timers/hours.ts';
import type { ClosedDays } from '../../../src/bot/programme/closed-days.ts';
import { nextOpening } from '../../../src/engine/business-time/reckon.ts';
import { clock } from './support.ts';

const national = new Set(nationalHolidays('2026-01-01', '2027-12-31'));
const opens = (from: string, holidays: 'closed' | 'open', closedOn: readonly ClosedDays[] = []) =>
  nextOpening(from, hoursOf({ ...usualConsultation, holidays, closedOn: [...closedOn] }, national));

it('is closed on national holidays, unless the programme works on them, and on its own days always', () => {
  const friday = clock('17:00', '2026-11-20');
  expect(opens(friday, 'closed')).toBe(clock('10:00', '2026-11-24'));
  expect(opens(friday, 'open')).toBe(clock('10:00', '2026-11-23'));
  expect(opens(friday, 'open', ['2026-11-23', '2026-11-24'])).toBe(clock('10:00', '2026-11-25'));
});

it('is closed every year over the turn of the year, and in a stretch of days once', () => {
  const own = [{ from: '12-29', to: '01-03' }, { from: '2027-08-11', to: '2027-08-13' }, '01-04'];
  for (const year of [2026, 2027, 2034])
    expect(opens(clock('17:00', `${year}-12-28`), 'open', own).slice(5, 10)).toBe('01-05');
  expect(opens(clock('17:00', '2027-08-10'), 'open', own)).toBe(clock('10:00', '2027-08-16'));
  expect(opens(clock('17:00', '2028-08-10'), 'open', own)).toBe(clock('10:00', '2028-08-11'));
});
