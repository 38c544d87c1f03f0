import { describe, expect, it } from 'vitest';
import { type BusinessHours, clockTime, japanTime, momentOf } from '../../../src/engine/business-time/hours.ts';
import { addBusinessMinutes, isOpen, nextOpening } from '../../../src/engine/business-time/reckon.ts';

const hours: BusinessHours = {
  from: '10:00',
  to: '17:00',
  weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'],
  closed: new Set(['2026-11-23', '2026-12-29', '2026-12-30', '2026-12-31', '2027-01-01']),
};
/** A moment as the clock in Japan shows it. */
const at = (text: string) => new Date(`${text.replace(' ', 'T')}:00+09:00`).toISOString();
const shown = (moment: string) => {
  const { day, minute } = japanTime(moment);
  return `${day} ${clockTime(minute)}`;
};

describe('business time', () => {
  it.each([
    ['2026-11-26 10:00', true],
    ['2026-11-26 16:59', true],
    ['2026-11-26 17:00', false],
    ['2026-11-26 09:59', false],
    ['2026-11-28 12:00', false],
    ['2026-11-23 12:00', false],
  ])('knows whether somebody is there at %s', (when, open) => {
    expect(isOpen(at(when), hours)).toBe(open);
  });

  it.each([
    ['2026-11-26 11:30', '2026-11-26 11:30'],
    ['2026-11-26 06:00', '2026-11-26 10:00'],
    ['2026-11-26 17:00', '2026-11-27 10:00'],
    ['2026-11-27 20:00', '2026-11-30 10:00'],
    ['2026-11-20 18:00', '2026-11-24 10:00'],
    ['2026-12-28 17:30', '2027-01-04 10:00'],
  ])('opens next after %s at %s', (when, opens) => {
    expect(shown(nextOpening(at(when), hours))).toBe(opens);
  });

  it.each([
    ['2026-11-26 11:30', 60, '2026-11-26 12:30'],
    ['2026-11-26 16:30', 30, '2026-11-26 17:00'],
    ['2026-11-26 16:30', 31, '2026-11-27 10:01'],
    ['2026-11-27 16:50', 60, '2026-11-30 10:50'],
    ['2026-11-27 22:00', 5, '2026-11-30 10:05'],
    ['2026-11-20 16:00', 420 + 60, '2026-11-24 17:00'],
    ['2026-11-26 09:00', 0, '2026-11-26 10:00'],
  ])('%s and %i minutes later it is %s', (when, minutes, later) => {
    expect(shown(addBusinessMinutes(at(when), minutes, hours))).toBe(later);
  });

  it('keeps seconds, and ends even when the hours hold no time', () => {
    expect(addBusinessMinutes('2026-11-26T02:00:30.000Z', 5, hours)).toBe('2026-11-26T02:05:30.000Z');
    expect(addBusinessMinutes(at('2026-11-26 11:00'), 5, { ...hours, to: '09:00' })).toBe(at('2026-11-26 11:05'));
    expect(shown(nextOpening(at('2026-11-26 18:00'), { ...hours, weekdays: [] }))).toBe('2026-11-27 10:00');
    expect(shown(momentOf({ day: '2026-11-26', minute: 600 }))).toBe('2026-11-26 10:00');
  });
});
