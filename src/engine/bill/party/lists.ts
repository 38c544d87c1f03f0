import { lookupOf } from '../../emission/lookup.ts';
import { factorTables } from '../../emission/tables.ts';
import type { BillKind } from '../kind.ts';

/** Names of the suppliers of electricity or city gas, as the factor lists have them; none for other kinds. */
export function suppliersOf(kind: BillKind): readonly string[] {
  if (kind !== 'electricity' && kind !== 'city_gas') return [];
  return lookupOf(factorTables).lists[kind].directory.suppliers.map(({ name }) => name);
}
