import type { Facts, ReadingFacts } from '../../../facts.ts';
import type { Draft } from '../state.ts';
import { wasteOf } from './said.ts';

/**
 * Rows of a waste that was corrected into another one which has a row of its own: the correction takes that one's
 * place, and the row it came from must not be counted beside it.
 */
export function leftRows(drafts: readonly Draft[], { readings }: Facts): readonly ReadingFacts[] {
  const rows = drafts.flatMap((draft) => {
    const { row } = wasteOf(draft);
    return row === null || row === draft.replaces ? [] : [row];
  });
  return readings.filter(({ id }) => rows.includes(id) && !drafts.some(({ replaces }) => replaces === id));
}
