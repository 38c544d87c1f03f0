import { describe, expect, it } from 'vitest';
import { refusalToday, type Standing } from '../../../../src/bot/desk/staff/standing.ts';

const sound: Standing = { approvedOn: '2026-11-01', trainedUntil: '2027-03-31', ended: false };
const on = (today: string, change: Partial<Standing> = {}) => refusalToday({ ...sound, ...change }, today);

describe('who may act', () => {
  it('is somebody approved and trained, from the first day to the last', () => {
    expect(on('2026-11-01')).toBeNull();
    expect(on('2027-03-31')).toBeNull();
  });

  it.each([
    ['staff-not-approved', '2026-10-31', {}],
    ['staff-not-trained', '2027-04-01', {}],
    ['staff-not-trained', '2026-12-01', { trainedUntil: null }],
    ['staff-ended', '2026-12-01', { ended: true }],
    // Whoever has left is told so, whatever else is missing.
    ['staff-ended', '2027-04-01', { ended: true, trainedUntil: null }],
  ] as const)('is not: %s on %s', (code, today, change) => {
    expect(on(today, change)).toBe(code);
  });
});
