import { describe, expect, it } from 'vitest';
import { placeInMonths } from '../../../src/engine/summary/by-day.ts';
import { changeBetween, changeOfMonth } from '../../../src/engine/summary/compare.ts';
import { gapsOf } from '../../../src/engine/summary/gaps.ts';
import { intensityOf } from '../../../src/engine/summary/intensity.ts';
import { monthlyTotals } from '../../../src/engine/summary/monthly.ts';
import { type SummaryReading, total, totalIfKnown } from '../../../src/engine/summary/reading.ts';

const power = (
  month: string,
  value: number,
  kgCo2: number | null,
  more: Partial<SummaryReading> = {},
): SummaryReading => ({
  kind: 'electricity',
  quantity: { value, unit: 'kWh' },
  period: { from: month, to: month },
  month,
  kgCo2,
  scope: 2,
  provisional: false,
  ...more,
});
const gas = (month: string, value: number, kgCo2: number | null, unit = 'm3'): SummaryReading =>
  power(month, value, kgCo2, { kind: 'lpg', quantity: { value, unit }, scope: 1 });
const kinds = ['electricity', 'lpg'] as const;

describe('monthly totals', () => {
  it('keep scopes apart and add sites of one kind', () => {
    const readings = [
      power('2025-11', 100, 0.1),
      power('2025-11', 200, 0.2, { provisional: true }),
      gas('2025-11', 10, 65),
    ];
    expect(monthlyTotals(readings, { kinds, months: ['2025-11'] })).toEqual([
      {
        month: '2025-11',
        kinds: [
          { kind: 'electricity', quantity: { value: 300, unit: 'kWh' }, kgCo2: 0.3, provisional: true },
          { kind: 'lpg', quantity: { value: 10, unit: 'm3' }, kgCo2: 65, provisional: false },
        ],
        kgCo2: 65.3,
        scope1: 65,
        scope2: 0.3,
        scope3: null,
        gaps: [],
        withoutCo2: [],
        provisional: true,
      },
    ]);
  });

  it('have gaps where nothing is reported, never zeros', () => {
    const [empty, half, zero] = monthlyTotals(
      [power('2025-11', 100, 45), power('2025-12', 0, 0), gas('2025-12', 0, 0)],
      {
        kinds,
        months: ['2025-10', '2025-11', '2025-12'],
      },
    );
    expect(empty).toMatchObject({ kgCo2: null, scope1: null, scope2: null, gaps: ['electricity', 'lpg'], kinds: [] });
    expect(half).toMatchObject({ kgCo2: 45, scope1: null, gaps: ['lpg'] });
    expect(zero).toMatchObject({ kgCo2: 0, scope1: 0, gaps: [] });
  });

  it('name kinds whose CO2 is unknown, but not water', () => {
    const water = power('2025-11', 30, null, { kind: 'water', quantity: { value: 30, unit: 'm3' }, scope: null });
    const [month] = monthlyTotals([power('2025-11', 100, 45), power('2025-11', 100, null), water], {
      kinds: [],
      months: ['2025-11'],
    });
    expect(month).toMatchObject({ kgCo2: 45, withoutCo2: ['electricity'] });
    expect(month?.kinds[0]?.kgCo2).toBeNull();
  });

  it('convert units, or have no quantity where they cannot be added', () => {
    const months = ['2025-11'];
    const quantity = (...readings: SummaryReading[]) =>
      monthlyTotals(readings, { kinds, months })[0]?.kinds[0]?.quantity;
    expect(quantity(power('2025-11', 1.5, 1, { quantity: { value: 1.5, unit: 'MWh' } }))).toEqual({
      value: 1500,
      unit: 'kWh',
    });
    expect(quantity(gas('2025-11', 50, 1, 'kg'), gas('2025-11', 0.05, 1, 't'))).toEqual({ value: 100, unit: 'kg' });
    expect(quantity(gas('2025-11', 50, 1, 'kg'), gas('2025-11', 5, 1))).toBeNull();
    expect(quantity(gas('2025-11', 2, 1, 'ボンベ'))).toBeNull();
  });

  it('are split by days only where that rule is chosen', () => {
    const bill = power('2025-12', 310, 155, { period: { from: '2025-11-16', to: '2025-12-16' } });
    const months = ['2025-11', '2025-12'];
    const figures = (rule: 'month-as-reported' | 'days-apportioned') =>
      monthlyTotals([bill], { kinds: ['electricity'], months }, rule).map((month) => month.kgCo2);
    expect(figures('month-as-reported')).toEqual([null, 155]);
    expect(figures('days-apportioned')).toEqual([75, 80]);
    expect(placeInMonths([bill], 'days-apportioned').map(({ quantity, period }) => [quantity.value, period])).toEqual([
      [150, { from: '2025-11-16', to: '2025-11-30' }],
      [160, { from: '2025-12-01', to: '2025-12-16' }],
    ]);
    const unread = { ...bill, period: { from: '?', to: '?' }, kgCo2: null };
    expect(placeInMonths([unread], 'days-apportioned')).toEqual([unread]);
    expect(placeInMonths([{ ...bill, kgCo2: null }], 'days-apportioned')[0]?.kgCo2).toBeNull();
  });
});

describe('changes', () => {
  const months = ['2024-12', '2025-11', '2025-12'];
  const totals = monthlyTotals([power('2024-12', 1, 200), power('2025-11', 1, 100), power('2025-12', 1, 150)], {
    kinds: ['electricity'],
    months,
  });

  it('compare with the month before and the same month last year', () => {
    expect(changeOfMonth(totals, '2025-12')).toEqual({
      previousMonth: { from: 100, to: 150, difference: 50, ratio: 0.5 },
      lastYear: { from: 200, to: 150, difference: -50, ratio: -0.25 },
    });
  });

  it('are unknown where one of the months is unknown or has gaps', () => {
    expect(changeOfMonth(totals, '2025-11')).toEqual({ previousMonth: null, lastYear: null });
    const gappy = monthlyTotals([power('2025-11', 1, 100), power('2025-12', 1, 150), gas('2025-12', 1, 6)], {
      kinds,
      months,
    });
    expect(changeOfMonth(gappy, '2025-12').previousMonth).toBeNull();
    const unknown = monthlyTotals([power('2025-11', 1, null), power('2025-12', 1, 150)], {
      kinds: ['electricity'],
      months,
    });
    expect(changeOfMonth(unknown, '2025-12').previousMonth).toBeNull();
  });

  it('have no ratio from zero', () => {
    expect(changeBetween(0, 5)).toEqual({ from: 0, to: 5, difference: 5, ratio: null });
    expect(changeBetween(5, 0)?.ratio).toBe(-1);
    expect(changeBetween(5, null)).toBeNull();
  });
});

describe('gaps, sums and intensity', () => {
  it('lists what is missing, oldest first; zero is reported', () => {
    const expected = { kinds, months: ['2025-11', '2025-12'] };
    expect(gapsOf([power('2025-11', 0, 0), gas('2025-12', 1, 1)], expected)).toEqual([
      { kind: 'lpg', month: '2025-11' },
      { kind: 'electricity', month: '2025-12' },
    ]);
  });

  it('adds decimals as decimals, in any order', () => {
    expect(total([0.1, 0.2])).toBe(0.3);
    expect(total([1e16, 1, -1e16])).toBe(1);
    expect(total([])).toBe(0);
    expect(totalIfKnown([])).toBeNull();
    expect(totalIfKnown([1, null])).toBeNull();
  });

  it('divides only by a size that is known', () => {
    expect(intensityOf(1000, { employees: 8, floorAreaM2: 250 })).toEqual({ kgCo2PerEmployee: 125, kgCo2PerM2: 4 });
    expect(intensityOf(1000, { employees: 0, floorAreaM2: null })).toEqual({
      kgCo2PerEmployee: null,
      kgCo2PerM2: null,
    });
    expect(intensityOf(null, { employees: 8, floorAreaM2: 250 })).toEqual({ kgCo2PerEmployee: null, kgCo2PerM2: null });
  });
});
