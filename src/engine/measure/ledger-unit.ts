import { energyDefinition } from '../energy/registry.ts';
import { unitSize } from '../plausibility/point.ts';

type Quantity = { readonly value: number; readonly unit: string };

/** The unit that a kind's figures are added up in, and a figure in it; null for a figure that has none in common. */
export type LedgerUnit = { readonly unit: string; readonly of: (quantity: Quantity) => number | null };

/** A kind's usual unit, or the one that all its bills have where that cannot be converted: LPG in kg stays in kg. */
export function ledgerUnit(kind: string, quantities: readonly Quantity[]): LedgerUnit {
  const usual = energyDefinition(kind)?.unit ?? '';
  const units = [...new Set(quantities.map(({ unit }) => unit))];
  const [own] = units;
  const unit = own !== undefined && units.length === 1 && unitSize(kind, own) === null ? own : usual;
  const size = (from: string): number | null => (from === unit ? 1 : unitSize(kind, from));
  return {
    unit,
    of: (quantity) => {
      const value = (size(quantity.unit) ?? Number.NaN) * quantity.value;
      return Number.isFinite(value) && value >= 0 ? value : null;
    },
  };
}
