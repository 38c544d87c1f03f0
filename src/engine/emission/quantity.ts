import type { EmissionProblem } from './problem.ts';

/** No firm reports more than this of anything in a period; a figure above it is a slip. */
export const largestQuantity = 1e12;

/** What is wrong with a quantity, or null. Zero is a quantity like any other. */
export function quantityProblem(value: number): EmissionProblem | null {
  if (!Number.isFinite(value)) return { code: 'quantity-not-finite', got: String(value), next: 'correct-quantity' };
  if (value < 0) return { code: 'quantity-negative', got: value, next: 'correct-quantity' };
  if (value <= largestQuantity) return null;
  return { code: 'quantity-too-large', got: value, limit: largestQuantity, next: 'correct-quantity' };
}
