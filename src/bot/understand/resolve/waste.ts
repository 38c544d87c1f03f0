import { isDenied } from '../attach/between.ts';
import type { Draft, Seen } from '../draft.ts';

/** The waste and the treatment that a message names, its last words first; null where it names neither. */
export function wasteNamed({
  normal,
  kinds,
  treatments,
}: Pick<Seen, 'normal' | 'kinds' | 'treatments'>): Draft['waste'] {
  const type = kinds.findLast((one) => one.waste !== undefined && !isDenied(normal.text, one))?.waste ?? null;
  const treatment = treatments.findLast((one) => !isDenied(normal.text, one))?.treatment ?? null;
  return type === null && treatment === null ? null : { type, treatment };
}
