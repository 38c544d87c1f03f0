import { type Calculation, calculate } from '../emission/calculate.ts';
import type { EmissionInput } from '../emission/input.ts';
import type { FactorTables } from '../emission/schema.ts';
import type { Knowledge } from '../knowledge/edition.ts';
import { totalIfKnown } from '../summary/reading.ts';

/** What an event or public works would have to offset. */
export type OffsetEstimate = {
  /** The sum in t-CO2; null while one of the quantities has no CO2. */
  readonly tonnes: number | null;
  /** Whole credits of 1 t-CO2 to buy for it, rounded up; null as above. @source FAQ `jc-min` */
  readonly credits: number | null;
  /** `calculation` null: there is no factor, or the quantity cannot be computed. */
  readonly parts: readonly { readonly input: EmissionInput; readonly calculation: Calculation | null }[];
};

/** The answers on the way of an offset: the order of steps, where to buy, the smallest amount, the price, retirement. */
export const offsetAnswers = ['jc-offset', 'jc-event', 'jc-buy', 'jc-min', 'jc-price', 'jc-retire'] as const;

/** The credits that quantities of energy and waste would need. Reduction comes first: `jc-offset` says so. */
export function offsetOf(inputs: readonly EmissionInput[], tables?: FactorTables): OffsetEstimate {
  const parts = inputs.map((input) => {
    const result = calculate(input, tables);
    return { input, calculation: result.ok ? result.value : null };
  });
  const kg = totalIfKnown(parts.map(({ calculation }) => calculation?.kgCo2 ?? null));
  return { ...offsetOfTonnes(kg === null ? null : kg / 1000), parts };
}

/** The same for tonnes that are known already. */
export function offsetOfTonnes(tonnes: number | null): OffsetEstimate {
  return { tonnes, credits: tonnes === null ? null : Math.ceil(tonnes), parts: [] };
}

/** What a tonne cost on average, yen, the cheapest kind and the dearest, as it stood on a day. */
export type OffsetPrice = {
  readonly low: number;
  readonly high: number;
  readonly asOf: string;
  readonly source: string;
};

const priceUnit = '円/t-CO2';

/** The averages that the answer `jc-price` states in its fields; null where it does not. No price stands in the code. */
export function offsetPrice({ faq }: Pick<Knowledge, 'faq'>): OffsetPrice | null {
  const figures = faq.find(({ id }) => id === 'jc-price')?.figures ?? {};
  const found = [figures['saving'], figures['renewable']].flatMap((one) =>
    one !== undefined && one.unit === priceUnit && typeof one.value === 'number' ? [{ ...one, value: one.value }] : [],
  );
  const [first, second] = found.toSorted((a, b) => a.value - b.value);
  if (first === undefined || second === undefined) return null;
  // Of two days the earlier one holds for both.
  const asOf = first.asOf < second.asOf ? first.asOf : second.asOf;
  return { low: first.value, high: second.value, asOf, source: first.source };
}
