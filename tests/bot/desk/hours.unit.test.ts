import { expect, it } from 'vitest';
import { nationalHolidays } from '../../../src/adapters/calendar/holidays.ts';
import { hoursOf, usualConsultation } from '../../../src/bot/desk/timers/hours.ts';
import { nextOpening } from '../../../src/engine/business-time/reckon.ts';
import { clock } from './support.ts';

const national = nationalHolidays('2026-01-01', '2027-12-31');
const opens = (from: string, holidays: 'closed' | 'open', own: readonly string[] = []) =>
  nextOpening(from, hoursOf({ ...usualConsultation, holidays }, national, own));

it('is closed on national holidays, unless the programme works on them, and on its own days always', () => {
  const friday = clock('17:00', '2026-11-20');
  expect(opens(friday, 'closed')).toBe(clock('10:00', '2026-11-24'));
  expect(opens(friday, 'open')).toBe(clock('10:00', '2026-11-23'));
  expect(opens(friday, 'open', ['2026-11-23', '2026-11-24'])).toBe(clock('10:00', '2026-11-25'));
});
