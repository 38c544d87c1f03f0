import type { Result } from '../../result.ts';
import type { Assumption } from '../assumption.ts';
import type { SupplierList } from '../lookup.ts';
import type { FactorMissing } from '../problem.ts';
import { missing, type Selection } from './choice.ts';

/** The year whose factors are used for a year of use. */
export type EditionYear = {
  readonly year: number;
  readonly provisional: boolean;
  readonly assumptions: readonly Assumption[];
};

/**
 * The edition for a year of use. One year after the newest list the newest is used, marked provisional, because the
 * lists come out after the year has begun; later than that nothing is. Problem: `factor-missing`.
 */
export function editionFor(
  list: SupplierList,
  fiscalYear: number,
  selection: Selection,
): Result<EditionYear, FactorMissing> {
  if (fiscalYear <= list.lastYear)
    return { ok: true, value: { year: fiscalYear, provisional: false, assumptions: [] } };
  if (fiscalYear > list.lastYear + 1) return missing(selection, fiscalYear, 'edition-not-published');
  return { ok: true, value: { year: list.lastYear, provisional: true, assumptions: ['last-edition'] } };
}
