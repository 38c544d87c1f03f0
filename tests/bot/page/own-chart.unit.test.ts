import { describe, expect, it } from 'vitest';
import { chart } from '../../../src/bot/chart/chart.ts';
import type { Facts } from '../../../src/bot/facts.ts';
import { ownChart, ownCharts } from '../../../src/bot/page/own-chart.ts';
import type { EnergyKind } from '../../../src/engine/energy/registry.ts';
import { addMonths, monthsFrom } from '../../../src/engine/period.ts';
import { programme, stranger } from '../support/talk.ts';

const site = { id: 's1', name: '本店' };
const reading = (month: string, kind: EnergyKind, kgCo2: number | null): Facts['readings'][number] => ({
  ...{ id: `${month} ${kind}`, siteId: site.id, kind, sort: null, month, kgCo2, scope: 2, provisional: false },
  quantity: { value: 1, unit: 'kWh' },
  period: { from: `${month}-01`, to: `${month}-28` },
  recordedAt: '2026-01-01T00:00:00Z',
});

type Wanted = { readonly months: readonly string[]; readonly kinds: readonly EnergyKind[] } & Partial<Facts>;
const factsOf = ({ months, kinds, ...more }: Wanted): Facts => ({
  ...stranger,
  programme,
  business: { id: 'b1', name: 'みどり', municipality: null, industryCode: null, employees: 4, floorAreaM2: null },
  sites: [
    {
      ...site,
      energy: kinds.map((kind) => ({
        ...{ kind, unit: 'kWh', supplierCode: null, supplierName: null, menu: null, area: null },
      })),
    },
  ],
  readings: months.flatMap((month) => kinds.map((kind) => reading(month, kind, 100))),
  ...more,
});

const names = (facts: Facts) => ownCharts(facts).map(({ name }) => name);

describe('ownCharts', () => {
  it('shows what can be shown of the firm, everything first, each a chart of the grammar', () => {
    const facts = factsOf({ months: monthsFrom('2025-04', '2026-10'), kinds: ['electricity', 'lpg'] });
    expect(names(facts)).toEqual(['all', 'share', 'trend', 'person', 'electricity', 'lpg']);
    for (const { chart: one } of ownCharts(facts)) expect(chart.parse(one)).toEqual(one);
  });

  it('shows no second picture of the same, and none of nothing', () => {
    expect(names(factsOf({ months: ['2026-10'], kinds: ['electricity'], business: null }))).toEqual(['all']);
    expect(names(factsOf({ months: [], kinds: ['electricity'] }))).toEqual([]);
    expect(ownChart(factsOf({ months: ['2026-10'], kinds: ['lpg'] }), 'waste')).toBeNull();
    expect(ownChart(factsOf({ months: ['2026-10'], kinds: ['lpg'] }), 'toString')).toBeNull();
  });

  it('leaves a month of which a kind is missing open, in sums and by size', () => {
    const facts = factsOf({ months: monthsFrom('2026-08', '2026-10'), kinds: ['electricity', 'lpg'] });
    const holey = { ...facts, readings: facts.readings.filter(({ id }) => id !== '2026-09 lpg') };
    expect(ownChart(holey, 'person')?.series[0]?.values.slice(-3)).toEqual([50, null, 50]);
  });

  it('draws the straight line of the target from the base year on, beside sums of twelve months', () => {
    const target = { baseYear: 2024, year: 2026, percent: 20 };
    const facts = factsOf({
      months: monthsFrom('2024-04', '2025-09'),
      kinds: ['electricity'],
      advice: [{ about: 'target', target, day: '2025-10-01' }],
    });
    const drawn = ownChart(facts, 'target');
    expect(drawn?.months).toEqual(monthsFrom('2025-03', '2025-09'));
    expect(drawn?.series.map(({ name, values }) => [name, values[0], values.at(-1)?.toFixed(3)])).toEqual([
      ['total', 1200, '1200.000'],
      ['path', 1200, '1140.000'],
    ]);
    expect(ownChart({ ...facts, advice: [] }, 'target')).toBeNull();
    const noBase = facts.readings.filter(({ month }) => month !== addMonths('2024-04', 3));
    expect(ownChart({ ...facts, readings: noBase }, 'target')).toBeNull();
  });
});
