import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { observationText } from '../../../src/bot/advice/observation.ts';
import { writeText } from '../../../src/bot/text/write.ts';
import { featuresOf } from '../../../src/engine/measure/features.ts';
import { type AdviceReading, adviceRequestSchema } from '../../../src/engine/measure/firm.ts';
import { cohortOf, fewest } from '../../../src/engine/observation/cohort.ts';
import { observe } from '../../../src/engine/observation/observe.ts';
import { monthsFrom } from '../../../src/engine/period.ts';

const today = '2026-11-26';
const use = (kind: AdviceReading['kind'], unit: string, figure: (month: string) => number | null) =>
  monthsFrom('2024-11', '2026-10').flatMap((month): AdviceReading[] => {
    const value = figure(month);
    return value === null ? [] : [{ kind, quantity: { value, unit }, period: { from: month, to: month } }];
  });
const seen = (readings: readonly AdviceReading[], equipment: readonly string[] | null = null) =>
  observe({ features: featuresOf(readings, today), equipment, standing: null, peers: null });
const ids = (readings: readonly AdviceReading[], equipment?: readonly string[]) =>
  seen(readings, equipment ?? null).map(({ id }) => id);

describe('observations', () => {
  it('see a month far above the same one last year, and none where the firm always varies so', () => {
    const steady = use('electricity', 'kWh', (month) => (month === '2026-10' ? 1500 : 1000));
    expect(seen(steady)).toContainEqual({ id: 'month-up', kind: 'electricity', month: '2026-10', percent: 50 });
    const wild = use(
      'electricity',
      'kWh',
      (month) => 1000 * (1 + 0.4 * Math.sin(Number(month.slice(2, 4)) * 7 + Number(month.slice(5)) * 5)),
    );
    expect(ids(wild)).not.toContain('month-up');
  });

  it('see base load, seasons and missing months', () => {
    expect(ids(use('electricity', 'kWh', () => 1000))).toContain('base-load');
    const summer = use('electricity', 'kWh', (month) => (['07', '08', '09'].includes(month.slice(5)) ? 2000 : 1000));
    expect(seen(summer)).toContainEqual({ id: 'summer-strong', kind: 'electricity', percent: 20 });
    const holes = use('electricity', 'kWh', (month) => (month === '2026-05' ? null : 1000));
    expect(seen(holes)).toContainEqual({ id: 'months-missing', kind: 'electricity', count: 1, first: '2026-05' });
    expect(ids(holes)).not.toContain('base-load');
  });

  it('compare fuels with equipment only where equipment is known', () => {
    const oil = use('heavy_oil', 'L', () => 500);
    expect(ids(oil, ['lighting'])).toContain('fuel-without-equipment');
    expect(ids(oil, ['boiler'])).not.toContain('fuel-without-equipment');
    expect(
      ids(
        use('electricity', 'kWh', () => 900),
        ['boiler'],
      ),
    ).toContain('equipment-without-fuel');
    expect(ids(oil)).not.toContain('fuel-without-equipment');
  });

  it('know peers only from ten firms on', () => {
    const figures = (count: number) => new Map(Array.from({ length: count }, (_, at) => [`firm ${at}`, at + 1]));
    expect(cohortOf(figures(fewest - 1))).toBeNull();
    expect(cohortOf(figures(fewest))).toMatchObject({ firms: 10, median: 5.5 });
  });

  it('are sentences without blame in every language', () => {
    const folder = join(import.meta.dirname, '../measure/firms');
    const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
    const all = files.flatMap((file) => {
      const { readings, business } = adviceRequestSchema.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
      return seen(readings, business.equipment ?? null);
    });
    const more = [
      { id: 'target-off', month: '2026-10', kgCo2: 1200, line: 1100 },
      { id: 'target-unknown', month: '2026-10', count: 2 },
      { id: 'peers', firms: 12, own: 900, median: 800, quarter: 3, trade: 'group' },
      { id: 'equipment-without-fuel', equipment: 'boiler' },
    ] as const;
    expect(all.length).toBeGreaterThan(10);
    for (const one of [...all, ...more])
      for (const locale of ['ja', 'en', 'easy'] as const) {
        const text = writeText(observationText(one), locale);
        expect(text).not.toMatch(/[{}]|無駄|悪い|怠|努力不足|waste|bad|poor|should/);
      }
  });
});
