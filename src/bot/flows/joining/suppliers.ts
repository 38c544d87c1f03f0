import { lookupOf } from '../../../engine/emission/lookup.ts';
import { factorTables } from '../../../engine/emission/tables.ts';
import type { EnergyKind } from '../../../engine/energy/registry.ts';
import { normaliseName } from '../../../engine/supplier/normalise.ts';

/** A supplier to choose: its code in the tables and the name to show. */
export type FoundSupplier = { readonly code: string; readonly name: string };

const most = 4;

/** At most four suppliers of electricity or city gas for a name as people say it (東電, 東京ガス), best first. */
export function findSuppliers(kind: EnergyKind, text: string): readonly FoundSupplier[] {
  if (kind !== 'electricity' && kind !== 'city_gas') return [];
  const key = normaliseName(text);
  if (key.length < 2) return [];
  const { suppliers, byKey, byAlias, byCode } = lookupOf(factorTables).lists[kind].directory;
  const named = [...(byAlias.get(key) ?? []), ...(byKey.get(key) ?? [])].flatMap((code) => byCode.get(code) ?? []);
  const beginning = suppliers.filter((one) => one.keys.some((known) => known.startsWith(key)));
  const containing = suppliers.filter((one) => one.keys.some((known) => known.includes(key) || key.includes(known)));
  const found = new Map([...named, ...beginning, ...containing].map(({ code, name }) => [code, { code, name }]));
  return [...found.values()].filter(({ code }) => code.length <= 90).slice(0, most);
}

/** Whether a supplier of electricity publishes factors by menu. */
export function hasMenus(code: string): boolean {
  const list = lookupOf(factorTables).lists.electricity;
  return list.rows(code, list.lastYear).some((row) => row.type === 'menu' || row.type === 'residual');
}
