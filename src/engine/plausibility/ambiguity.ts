import { calculate } from '../emission/calculate.ts';
import type { EmissionInput } from '../emission/input.ts';
import { usualAmount } from './point.ts';

/** One way to read what was said; supplier and sort decide the factor where they are known. */
export type Alternative = EmissionInput;

/** How far the answers lie apart. `ratio` is the largest over the smallest, less one; null where one has no result. */
export type Ambiguity = {
  readonly matters: boolean;
  readonly ratio: number | null;
  readonly measure: 'kg-co2' | 'quantity' | null;
  readonly values: readonly (number | null)[];
};

/**
 * Whether the answer to a question changes the result by more than a share (5 % unless told), so that a dialogue asks
 * only then and can say by how much. CO2 decides; where no alternative has a factor (water), the quantity. An
 * alternative that cannot be calculated always matters: nothing shows that it would not.
 */
export function ambiguityMatters(alternatives: readonly Alternative[], threshold = 0.05): Ambiguity {
  const co2 = alternatives.map((alternative) => {
    const result = calculate(alternative);
    return result.ok ? result.value.kgCo2 : null;
  });
  const unlike = new Set(alternatives.map(({ kind }) => kind)).size > 1;
  const byQuantity = !unlike && co2.every((value) => value === null);
  const values = byQuantity ? alternatives.map(({ kind, quantity }) => usualAmount(kind, quantity)) : co2;
  if (alternatives.length < 2) return { matters: false, ratio: 0, measure: byQuantity ? 'quantity' : 'kg-co2', values };
  const known = values.flatMap((value) => (value === null ? [] : [value]));
  if (known.length < values.length) return { matters: true, ratio: null, measure: null, values };
  const ratio = apart(known);
  return { matters: ratio === null || ratio > threshold, ratio, measure: byQuantity ? 'quantity' : 'kg-co2', values };
}

/** Zero beside something else lies infinitely apart, which no ratio can say. */
function apart(values: readonly number[]): number | null {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (least === most) return 0;
  return least > 0 ? most / least - 1 : null;
}
