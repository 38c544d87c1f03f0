import type { EnergyKind } from '../energy/registry.ts';
import type { Measure } from '../knowledge/measure.ts';
import type { Assumed } from './basis.ts';
import type { KindFeatures } from './features.ts';
import type { Business } from './firm.ts';
import type { FormulaInput, Origin } from './formula/rule.ts';

/** From the least to the most, a year. */
export type Range = { readonly low: number; readonly high: number };

/** What one kind of energy would be less by. */
export type EstimatePart = {
  readonly kind: EnergyKind;
  readonly unit: string;
  readonly basis: Range;
  readonly saved: Range;
  readonly kgCo2: Range | null;
  /** At the firm's own price of the months named; null where no bill's amount is known. */
  readonly yen: (Range & { readonly yenPerUnit: number; readonly from: string; readonly to: string }) | null;
};

/** A value that a figure was made with. */
export type UsedInput = {
  readonly id: string;
  readonly value: number;
  readonly unit: string;
  readonly from: Origin;
  readonly period: { readonly from: string; readonly to: string } | null;
};

/** What a measure would save in a year, with everything it was made from. */
export type Estimate = {
  readonly parts: readonly EstimatePart[];
  readonly kgCo2: Range | null;
  /** Money alone, of rules about charges. */
  readonly yenOnly: number | null;
  /** Whose one figure it is where there is no range of rates: the sources give one, or the owner answered. */
  readonly oneFigure: 'source' | 'owner' | null;
  readonly written: string;
  readonly inputs: readonly UsedInput[];
  readonly assumptions: readonly Assumed[];
  readonly sources: readonly string[];
};

/** An estimate, or what would have to be known for one. */
export type Estimated = { readonly estimate: Estimate | null; readonly asks: readonly FormulaInput[] };

/** Who asks for which measure. */
export type Case = { readonly measure: Measure; readonly features: readonly KindFeatures[]; readonly firm: Business };

const withBasicCharge: readonly string[] = ['electricity', 'city_gas', 'lpg', 'water'];

/** Money by the firm's own average price holds its basic charge too, which no saving makes less. */
export function assumedOfPrice(parts: readonly EstimatePart[]): readonly Assumed[] {
  const metered = parts.some(({ kind, yen }) => yen !== null && withBasicCharge.includes(kind));
  return metered ? ['average-price-with-basic-charge'] : [];
}

/** A part with CO2 by the firm's own factor, and money by its own price. */
export function made(
  kind: KindFeatures,
  basis: Range,
  { saved, energy }: { readonly saved: Range; readonly energy: boolean },
): EstimatePart {
  const times = (factor: number): Range => ({ low: saved.low * factor, high: saved.high * factor });
  const { price, kgCo2PerUnit } = kind;
  return {
    kind: kind.kind,
    unit: kind.year?.unit ?? '',
    basis: { low: basis.low, high: basis.high },
    saved: energy ? saved : { low: 0, high: 0 },
    kgCo2: kgCo2PerUnit === null ? null : times(kgCo2PerUnit),
    yen:
      price === null || !energy
        ? null
        : { ...times(price.yenPerUnit), yenPerUnit: price.yenPerUnit, from: price.from, to: price.to },
  };
}
