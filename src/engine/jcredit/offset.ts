import { calculate } from '../emission/calculate.ts';
import type { EmissionInput } from '../emission/input.ts';
import { totalIfKnown } from '../summary/reading.ts';

/** What an event or public works would have to offset. */
export type OffsetEstimate = {
  /** The sum in t-CO2; null while one of the quantities has no CO2. */
  readonly tonnes: number | null;
  /** Whole credits of 1 t-CO2 to buy for it, rounded up; null as above. @source FAQ `jc-min` */
  readonly credits: number | null;
  readonly parts: readonly { readonly input: EmissionInput; readonly kgCo2: number | null }[];
  /** The order of steps, where to buy, the smallest amount, the price with its day. */
  readonly faq: readonly string[];
};

/** The credits that quantities of energy and waste would need. Reduction comes first: `jc-offset` says so. */
export function offsetOf(inputs: readonly EmissionInput[]): OffsetEstimate {
  const parts = inputs.map((input) => {
    const result = calculate(input);
    return { input, kgCo2: result.ok ? result.value.kgCo2 : null };
  });
  const kg = totalIfKnown(parts.map(({ kgCo2 }) => kgCo2));
  return {
    tonnes: kg === null ? null : kg / 1000,
    credits: kg === null ? null : Math.ceil(kg / 1000),
    parts,
    faq: ['jc-offset', 'jc-event', 'jc-buy', 'jc-min', 'jc-price', 'jc-retire'],
  };
}
