import { describe, expect, it } from 'vitest';
import { monthsFrom } from '../../../src/engine/period.ts';
import { allowedPart, isTarget, standingIn } from '../../../src/engine/target/target.ts';

const target = { baseYear: 2024, year: 2030, percent: 30, startMonth: 4 };
const months = (from: string, to: string, kgCo2: number) => monthsFrom(from, to).map((month) => ({ month, kgCo2 }));
const base = months('2024-04', '2025-03', 100);

describe('a target', () => {
  it('goes straight from the base year to its year, and no further', () => {
    expect(allowedPart(target, '2025-03')).toBe(1);
    expect(allowedPart(target, '2028-03')).toBeCloseTo(0.85, 12);
    expect(allowedPart(target, '2031-03')).toBeCloseTo(0.7, 12);
    expect(allowedPart(target, '2040-03')).toBeCloseTo(0.7, 12);
  });

  it('is met or not by twelve months and by the same month', () => {
    const now = [...base, ...months('2025-04', '2026-03', 96)];
    expect(standingIn(target, now, '2026-03')).toEqual({
      month: '2026-03',
      rolling: { state: 'off', kgCo2: 1152, line: expect.closeTo(1140, 9) },
      sameMonth: { state: 'off', kgCo2: 96, line: expect.closeTo(95, 9) },
    });
    const better = [...base, ...months('2025-04', '2026-03', 94)];
    expect(standingIn(target, better, '2026-03').rolling.state).toBe('on');
  });

  it('is not judged while months are missing or have no CO2', () => {
    const now = [...base, ...months('2025-04', '2026-02', 10), { month: '2026-03', kgCo2: null }];
    expect(standingIn(target, now, '2026-03').rolling).toEqual({ state: 'unknown', missing: ['2026-03'] });
    expect(standingIn(target, now, '2026-02').sameMonth.state).toBe('on');
    expect(standingIn(target, now.slice(1), '2026-02').rolling.state).toBe('unknown');
  });

  it('lies after its base and within the possible', () => {
    expect(isTarget(target)).toBe(true);
    for (const wrong of [{ year: 2024 }, { percent: 0 }, { percent: 101 }, { startMonth: 13 }])
      expect(isTarget({ ...target, ...wrong })).toBe(false);
  });
});
