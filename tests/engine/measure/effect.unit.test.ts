import { describe, expect, it } from 'vitest';
import { effectOf } from '../../../src/engine/measure/effect.ts';

const month = (name: string, quantity: number, factor: number | null) => ({
  month: name,
  quantity,
  kgCo2: factor === null ? null : quantity * factor,
  gj: null,
  provisional: false,
});
const year = (first: number, quantity: number, factor: number | null) =>
  ['05', '06', '07'].map((one) => month(`${first}-${one}`, quantity, factor));

describe('the check of a measure', () => {
  it('splits the change of CO2 exactly into use and factor', () => {
    const months = [...year(2025, 1000, 0.5), ...year(2026, 900, 0.4)];
    const answer = effectOf({ months, doneOn: '2026-04-20', count: 3 });
    expect(answer).toMatchObject({
      known: true,
      quantityChange: -300,
      notSeparated: ['production', 'weather'],
      co2Change: { total: -420, activity: -150, factor: expect.closeTo(-270, 9) },
    });
  });

  it('leaves the month in which it was done to neither side, and waits for all others', () => {
    const months = [...year(2025, 1000, 0.5), ...year(2026, 900, 0.4).slice(0, 2)];
    expect(effectOf({ months, doneOn: '2026-04-01', count: 3 })).toEqual({
      known: false,
      why: 'too-few-months',
      missing: ['2026-07'],
    });
  });

  it('sets a figure for equal weather beside, only where degree days are given for every month', () => {
    const months = [...year(2025, 1000, 0.5), ...year(2026, 900, 0.5)];
    const days = { '2025-05': 10, '2025-06': 20, '2025-07': 30, '2026-05': 5, '2026-06': 10, '2026-07': 15 };
    expect(effectOf({ months, doneOn: '2026-04-01', count: 3, degreeDays: days })).toMatchObject({
      normalised: { quantity: 5400, change: 2400 },
      notSeparated: ['production'],
    });
    const { '2026-07': _, ...few } = days;
    expect(effectOf({ months, doneOn: '2026-04-01', count: 3, degreeDays: few })).toMatchObject({ normalised: null });
  });

  it('says no CO2 where a factor is unknown', () => {
    const months = [...year(2025, 1000, null), ...year(2026, 900, 0.4)];
    expect(effectOf({ months, doneOn: '2026-04-01', count: 3 })).toMatchObject({
      quantityChange: -300,
      co2Change: null,
    });
  });
});
