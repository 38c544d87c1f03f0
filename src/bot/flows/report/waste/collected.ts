import type { Facts } from '../../../facts.ts';

/** Whether a figure of this kind is taken: waste is no energy, and only some programmes ask for it. */
export function isTaken(kind: string | null, { programme }: Facts): boolean {
  return kind !== 'waste' || programme?.kinds.includes('waste') === true;
}
