import { type Exact, exactOf, multiply, toNumber } from './exact.ts';

/** A quantity ready to be multiplied: `over / under` is the decimal that was written, if both are safe integers. */
export type Quantity = { readonly value: number; readonly over: number; readonly under: number };

/** A factor ready for use: a pair of safe integers where they are small enough, and the exact value always. */
export type Scale = { readonly over: number; readonly under: number; readonly exact: Exact };

const decimals = [1000, 1_000_000] as const;
// Below 10^15 a decimal and its nearest double belong to each other one to one.
const certain = 1e15;

/** Prepares a factor. */
export function scaleOf(value: Exact): Scale {
  const fits = value.num <= Number.MAX_SAFE_INTEGER && value.den <= Number.MAX_SAFE_INTEGER;
  return { over: fits ? Number(value.num) : Number.NaN, under: fits ? Number(value.den) : Number.NaN, exact: value };
}

/** Reads a finite quantity as the decimal it was written as. */
export function quantityOf(value: number): Quantity {
  if (Number.isSafeInteger(value)) return { value, over: value, under: 1 };
  for (const under of decimals) {
    const over = Math.round(value * under);
    if (Math.abs(over) < certain && over / under === value) return { value, over, under };
  }
  return { value, over: Number.NaN, under: Number.NaN };
}

/** The double nearest to the exact product. Two safe integers divided once, or big integers where those are too small. */
export function apply(quantity: Quantity, scale: Scale): number {
  const over = quantity.over * scale.over;
  const under = quantity.under * scale.under;
  if (over <= Number.MAX_SAFE_INTEGER && under <= Number.MAX_SAFE_INTEGER) return over / under;
  return toNumber(multiply(exactOf(quantity.value), scale.exact));
}
