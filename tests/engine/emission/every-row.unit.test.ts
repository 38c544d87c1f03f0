import { describe, expect, it } from 'vitest';
import { calculate } from '../../../src/engine/emission/calculate.ts';
import type { EmissionInput } from '../../../src/engine/emission/input.ts';
import type { FuelRow, SupplierRow } from '../../../src/engine/emission/schema.ts';
import { factorTables } from '../../../src/engine/emission/tables.ts';
import { isEnergyKind } from '../../../src/engine/energy/registry.ts';
import { exact, multiply, toNumber } from '../../../src/engine/exact.ts';

const inYear = (year: number) => ({ from: `${year}-04`, to: `${year + 1}-03` });
const kilograms = (value: string, perPublished: string) => toNumber(multiply(exact(value), exact(perPublished)));

type Expectation = {
  readonly input: EmissionInput;
  readonly id: string;
  readonly kgCo2: number;
  readonly unit: string;
};

function wrong({ input, id, kgCo2, unit }: Expectation): string | null {
  const result = calculate(input);
  if (!result.ok) return `${id}: ${JSON.stringify(result.problem)}`;
  const [part] = result.value.parts;
  const same =
    part?.factorId === id && part.kgCo2PerUnit === kgCo2 && part.unit === unit && result.value.kgCo2 === kgCo2;
  return same ? null : `${id}: got ${part?.factorId} ${part?.kgCo2PerUnit} ${part?.unit}, ${result.value.kgCo2}`;
}

function supplied(kind: string, unit: string, row: SupplierRow, value: string, perPublished: string): Expectation {
  const menu = row.menu ?? (row.type === 'menu' || row.type === 'residual' ? row.type : null);
  const input = {
    kind,
    quantity: { value: 1, unit },
    period: inYear(row.activityYear),
    supplier: row.code ?? row.supplier,
    menu,
    area: row.area ?? null,
  };
  return { input, id: row.id, kgCo2: kilograms(value, perPublished), unit };
}

function fuelled(row: FuelRow): Expectation {
  const [kind, sort] = kindOf(row);
  const input = { kind, sort, quantity: { value: 1, unit: row.unit }, period: inYear(row.from ?? row.to ?? 2015) };
  return { input, id: row.id, kgCo2: toNumber(exact(row.kgCo2PerUnit)), unit: row.unit };
}

function kindOf(row: FuelRow): readonly [string, string | null] {
  if (row.stem === 'heat_other') return ['heat', 'other'];
  if (row.stem === 'steam_industrial') return ['steam', 'industrial'];
  if (row.stem.startsWith('lpg_')) return ['lpg', row.sort];
  return isEnergyKind(row.stem) ? [row.stem, row.sort] : [row.stem, null];
}

describe('every row of the tables', () => {
  it.each([
    ['electricity', 'kWh', '1000', factorTables.electricity],
    ['city_gas', 'm3', '1', factorTables.cityGas],
    ['heat', 'GJ', '1000', factorTables.heat],
  ] as const)('of the %s suppliers is found by supplier, area, menu and year', (kind, unit, perPublished, rows) => {
    expect(rows.length).toBeGreaterThan(30);
    const published = rows.flatMap((row) => (row.adjusted === null ? [] : [{ row, value: row.adjusted }]));
    expect(
      published.map(({ row, value }) => wrong(supplied(kind, unit, row, value, perPublished))).filter(Boolean),
    ).toEqual([]);
  });

  it('is found with its basic value where that is chosen', () => {
    const rows = factorTables.electricity.flatMap((row) => (row.basic === null ? [] : [{ row, value: row.basic }]));
    const expectations = rows.map(({ row, value }) => supplied('electricity', 'kWh', row, value, '1000'));
    const basic = expectations.map((entry) => ({ ...entry, input: { ...entry.input, basis: 'basic' as const } }));
    expect(basic.map(wrong).filter(Boolean)).toEqual([]);
  });

  it('that has no value is a problem', () => {
    const rows = factorTables.electricity.filter((row) => row.adjusted === null);
    expect(rows.map((row) => row.id)).toEqual(['electricity.A0274.FY2023.unadjusted']);
    for (const row of rows) {
      const result = calculate(supplied('electricity', 'kWh', row, '1', '1000').input);
      expect(result).toMatchObject({ ok: false, problem: { code: 'factor-missing', reason: 'value-not-published' } });
    }
  });

  it('of the fuels is found by kind, sort and year', () => {
    expect(factorTables.fuels.length).toBe(73);
    expect(factorTables.fuels.map(fuelled).map(wrong).filter(Boolean)).toEqual([]);
  });

  it('of the wastes is found by type', () => {
    const expectations = factorTables.waste.map((row) => ({
      input: {
        kind: 'waste',
        quantity: { value: 1, unit: 't' },
        period: inYear(2025),
        waste: { type: row.id, treatment: row.treatment },
      },
      id: row.id,
      kgCo2: kilograms(row.tPerT, '1000'),
      unit: 't',
    }));
    expect(expectations.length).toBe(23);
    expect(expectations.map(wrong).filter(Boolean)).toEqual([]);
  });
});
