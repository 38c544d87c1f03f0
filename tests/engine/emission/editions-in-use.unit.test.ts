import { describe, expect, it } from 'vitest';
import { calculate } from '../../../src/engine/emission/calculate.ts';
import { mergeTables } from '../../../src/engine/emission/merge.ts';
import {
  type CustomRow,
  emptyTables,
  type FactorTables,
  type SupplierRow,
} from '../../../src/engine/emission/schema.ts';
import { factorTables } from '../../../src/engine/emission/tables.ts';

const use = (tables: FactorTables, kind: string, unit: string, month: string, more = {}) =>
  calculate({ kind, quantity: { value: 1000, unit }, period: { from: month, to: month }, ...more }, tables);

describe('the next year', () => {
  const source = 's-next';
  const row = (type: SupplierRow['type'], code: string | null, adjusted: string): SupplierRow => ({
    id: `electricity.${code ?? type}.FY2025.${type}`,
    code,
    supplier: code ?? '代替値',
    type,
    performanceYear: 2025,
    activityYear: 2026,
    basic: adjusted,
    adjusted,
    source,
  });
  const added: FactorTables = {
    ...emptyTables,
    sources: {
      [source]: { title: 'R7年度実績', publisher: '環境省', url: 'https://example.go.jp', confidence: 'high' },
    },
    editions: [
      { table: 'electricity', activityYear: 2026, performanceYear: 2025, title: 'R7', published: null, complete: true },
    ],
    electricity: [row('single', 'A0269', '0.00044'), row('substitute', null, '0.00041')],
  };
  const { tables } = mergeTables(factorTables, added);

  it('is no longer provisional once its edition is in, and the year after it is', () => {
    const before = use(factorTables, 'electricity', 'kWh', '2026-05', { supplier: 'A0269' });
    expect(before).toMatchObject({ ok: true, value: { kgCo2: 452, provisional: true } });
    const after = use(tables, 'electricity', 'kWh', '2026-05', { supplier: 'A0269' });
    expect(after).toMatchObject({ ok: true, value: { kgCo2: 440, provisional: false } });
    const later = use(tables, 'electricity', 'kWh', '2027-05', { supplier: 'A0269' });
    expect(later).toMatchObject({ ok: true, value: { kgCo2: 440, provisional: true } });
  });

  it('leaves past years as they were', () => {
    expect(use(tables, 'electricity', 'kWh', '2025-05', { supplier: 'A0269' })).toEqual(
      use(factorTables, 'electricity', 'kWh', '2025-05', { supplier: 'A0269' }),
    );
  });

  it('splits a period into both editions', () => {
    const across = calculate(
      {
        kind: 'electricity',
        quantity: { value: 310, unit: 'kWh' },
        period: { from: '2026-03-16', to: '2026-04-15' },
        supplier: 'A0269',
      },
      tables,
    );
    expect(across).toMatchObject({
      ok: true,
      value: { kgCo2: 160 * 0.452 + 150 * 0.44, parts: [{ quantity: 160 }, { quantity: 150 }] },
    });
  });
});

describe('a factor of an operator', () => {
  const custom: CustomRow = {
    id: 'custom.b1.2024',
    kind: 'electricity',
    sort: null,
    supplier: '東京電力エナジーパートナー',
    business: 'b1',
    site: null,
    unit: 'kWh',
    kgCo2PerUnit: '0.457',
    gjPerThousand: null,
    from: 2024,
    to: 2024,
    approver: '承認者',
    reason: '過年度の公表資料',
    source: 's-custom',
  };
  const sources = {
    's-custom': { title: '過年度の公表資料', publisher: 'operator', url: '', confidence: 'operator' },
  } as const;
  const tablesWith = (row: CustomRow) => mergeTables(factorTables, { ...emptyTables, sources, custom: [row] }).tables;

  it('fills a year without one, and says so', () => {
    const result = use(tablesWith(custom), 'electricity', 'MWh', '2024-10', {
      supplier: '東京電力エナジーパートナー株式会社',
    });
    expect(result).toMatchObject({
      ok: true,
      value: {
        kgCo2: 457_000,
        scope: 2,
        parts: [{ factorId: 'custom.b1.2024', source: { confidence: 'operator' } }],
        assumptions: ['custom-factor', 'energy-unknown'],
      },
    });
  });

  it('holds for its supplier and years only', () => {
    const tables = tablesWith(custom);
    expect(use(tables, 'electricity', 'kWh', '2024-10', { supplier: '関西電力' }).ok).toBe(false);
    expect(use(tables, 'electricity', 'kWh', '2024-10').ok).toBe(false);
    expect(use(tables, 'electricity', 'kWh', '2025-10', { supplier: 'A0269' })).toMatchObject({
      value: { kgCo2: 452 },
    });
    const sorted = tablesWith({ ...custom, sort: 'night', supplier: null });
    expect(use(sorted, 'electricity', 'kWh', '2024-10').ok).toBe(false);
    expect(use(sorted, 'electricity', 'kWh', '2024-10', { sort: 'night' }).ok).toBe(true);
  });

  it('gives water a factor in Scope 3 and a fuel its own', () => {
    const water = tablesWith({ ...custom, kind: 'water', unit: 'm3', supplier: null, gjPerThousand: '1' });
    expect(use(water, 'water', 'm3', '2024-10')).toMatchObject({
      value: { scope: 3, energyGj: 1, assumptions: ['custom-factor'] },
    });
    const fuel = tablesWith({ ...custom, kind: 'naphtha', unit: 'L', supplier: null });
    expect(use(fuel, 'naphtha', 'L', '2024-10')).toMatchObject({ value: { scope: 1, kgCo2: 457 } });
    expect(use(fuel, 'naphtha', 'kg', '2024-10')).toMatchObject({ problem: { code: 'unit-mismatch' } });
  });
});
