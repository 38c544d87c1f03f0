import { describe, expect, it } from 'vitest';
import { calculate } from '../../../src/engine/emission/calculate.ts';
import { stemOf } from '../../../src/engine/emission/revision.ts';
import { factorTables } from '../../../src/engine/emission/tables.ts';
import {
  partsOfSort,
  type WasteTreatment,
  type WasteType,
  wasteSort,
  wasteTypes,
} from '../../../src/engine/waste/sort.ts';

const period = { from: '2026-10-01', to: '2026-10-31' };
const co2 = (type: WasteType, treatment: WasteTreatment, value: number, unit = 'kg') =>
  calculate({ kind: 'waste', sort: wasteSort({ type, treatment }), quantity: { value, unit }, period });

describe('the name of a waste', () => {
  it('is treatment and type, and comes apart again', () => {
    expect(wasteSort({ type: 'wood', treatment: 'recycling' })).toBe('recycling.wood');
    expect(partsOfSort('recycling.wood')).toEqual({ type: 'wood', treatment: 'recycling' });
  });

  it('is none while a part is open, and none of ours is not known', () => {
    expect(wasteSort({ type: 'wood', treatment: null })).toBeNull();
    for (const sort of [null, '', 'heavy_oil_a', 'incineration.average', 'incineration.paper.with_transport'])
      expect(partsOfSort(sort)).toEqual({ type: null, treatment: null });
  });

  it('is the stem of the factor for every waste in the table but the averages and transport', () => {
    const stems = factorTables.waste.filter(({ transport }) => transport === 'no').map(({ id }) => stemOf(id));
    const named = stems.filter((stem) => !stem.endsWith('.average'));
    expect(named.length).toBe(9);
    for (const stem of named) expect(wasteSort(partsOfSort(stem))).toBe(stem);
  });
});

describe('the CO2 of a waste', () => {
  it('is weight × factor without transport: 0.12 t × 2.56 t = 307.2 kg', () => {
    const result = co2('plastic_industrial', 'incineration', 120);
    expect(result).toMatchObject({ ok: true, value: { kgCo2: 307.2, scope: 3 } });
    expect(result.ok && result.value.assumptions).toEqual(['waste-transport-excluded']);
  });

  it('is 1465 kg for half a tonne of waste oil that is burnt: 0.5 t × 2.93 t', () => {
    expect(co2('waste_oil', 'incineration', 0.5, 't')).toMatchObject({ ok: true, value: { kgCo2: 1465 } });
  });

  it('is never an average: rubble, metal and mixed waste have none, whatever is done with them', () => {
    for (const type of ['rubble', 'metal', 'mixed', 'unknown'] as const)
      for (const treatment of ['incineration', 'landfill', 'recycling', 'unknown'] as const)
        expect(co2(type, treatment, 100)).toMatchObject({ ok: false, problem: { code: 'waste-factor-missing' } });
  });

  it('is there for burning only: no published factor is of recycling, landfill or an unknown treatment', () => {
    for (const type of wasteTypes)
      for (const treatment of ['landfill', 'recycling', 'unknown'] as const)
        expect(co2(type, treatment, 100).ok).toBe(false);
  });

  it('is not known of a volume', () => {
    expect(co2('waste_oil', 'incineration', 200, 'L')).toMatchObject({ ok: false, problem: { code: 'unit-mismatch' } });
  });
});
