import type { FormulaInput } from './rule.ts';

const asked = (id: string, unit: string, low: number, high: number): FormulaInput => ({
  id,
  unit,
  from: 'owner',
  range: [low, high],
});
const ledger = (id: string, unit: string): FormulaInput => ({ id, unit, from: 'ledger', range: [0, 1e12] });

/** The inputs that several rules share; units and ranges are those of small firms. */
export const input = {
  asked,
  ledger,
  hoursYear: (id: string): FormulaInput => asked(id, 'h/year', 0, 8784),
  hoursDay: (id: string): FormulaInput => asked(id, 'h/day', 0, 24),
  part: (id: string): FormulaInput => asked(id, 'fraction', 0, 1),
  efficiency: (id: string): FormulaInput => asked(id, 'fraction', 0.3, 1),
  count: (id: string): FormulaInput => asked(id, 'count', 0, 100_000),
  basis: ledger('basisUse', 'basis/year'),
  electricityFactor: ledger('electricityFactor', 'kgCO2/kWh'),
  fuelFactor: ledger('fuelFactor', 'kgCO2/unit'),
} as const;
