import { describe, expect, it } from 'vitest';
import { factorTables } from '../../src/engine/emission/tables.ts';
import { energyDefinition, energyDefinitions, energyKinds, isEnergyKind } from '../../src/engine/energy/registry.ts';

describe('the list of energy kinds', () => {
  it('names each kind once and holds the kinds owners report', () => {
    expect(new Set(energyKinds).size).toBe(energyKinds.length);
    expect(energyKinds).toEqual(
      expect.arrayContaining(['electricity', 'city_gas', 'lpg', 'kerosene', 'water', 'waste']),
    );
    expect(isEnergyKind('gas')).toBe(false);
    expect(energyDefinition('toString')).toBeNull();
  });

  it.each(energyDefinitions.map((definition) => [definition.kind, definition] as const))(
    '%s is whole',
    (kind, definition) => {
      expect(energyDefinition(kind)).toBe(definition);
      expect(definition.units).toContain(definition.unit);
      expect(definition.names.ja.length).toBeGreaterThan(0);
      expect(definition.names.en).toMatch(/^[A-Z]/);
      const [low, high] = definition.plausibleMonth;
      expect(low).toBeGreaterThan(0);
      expect(high).toBeGreaterThan(low * 100);
      const stems = new Set(factorTables.fuels.map((row) => row.stem));
      for (const stem of definition.fuel?.stems ?? []) expect(stems).toContain(stem);
      if (definition.fuel !== null) expect(definition.fuel.stems).toContain(definition.fuel.stem);
    },
  );
});
