import { type Lookup, lookupOf } from '../emission/lookup.ts';
import type { FactorTables } from '../emission/schema.ts';
import { factorTables } from '../emission/tables.ts';
import type { Supplier, SupplierTable } from './directory.ts';
import { normaliseName } from './normalise.ts';

/** A supplier that a text may mean; `score` is 1 for its very name and above 0 for all. */
export type SupplierMatch = { readonly code: string; readonly name: string; readonly score: number };

const scores = { code: 1, name: 1, alias: 0.95, beginning: 0.8, within: 0.65, letters: 0.6 } as const;
const leastLetters = 0.4;

/**
 * Suppliers that a text may mean, best first: by registration number, name, everyday name (東電) or part of a name.
 * An everyday name of two companies (中電) gives both with the same score, so that the owner is asked.
 */
export function searchSuppliers(
  kind: SupplierTable,
  text: string,
  limit = 5,
  tables: FactorTables = factorTables,
): readonly SupplierMatch[] {
  const wanted = normaliseName(text);
  if (wanted === '') return [];
  const lookup: Lookup = lookupOf(tables);
  const { directory } = lookup.lists[kind];
  const aliases = new Set(directory.byAlias.get(wanted) ?? []);
  return directory.suppliers
    .filter((supplier) => /^[A-Z]?\d+$/.test(supplier.code) || supplier.code.startsWith('grid:'))
    .map((supplier) => ({ code: supplier.code, name: supplier.name, score: score(supplier, wanted, aliases) }))
    .filter((match) => match.score > 0)
    .toSorted((a, b) => b.score - a.score || a.name.length - b.name.length || (a.code < b.code ? -1 : 1))
    .slice(0, limit);
}

function score(supplier: Supplier, wanted: string, aliases: ReadonlySet<string>): number {
  if (supplier.code.toLowerCase() === wanted) return scores.code;
  const named = Math.max(...supplier.keys.map((key) => scoreName(key, wanted)));
  const known = aliases.has(supplier.code) ? scores.alias : 0;
  // A network operator delivers for others; only somebody who names it in full means it.
  return supplier.code.startsWith('grid:') && named < scores.name ? named * 0.5 : Math.max(named, known);
}

function scoreName(key: string, wanted: string): number {
  if (key === wanted) return scores.name;
  const share = wanted.length / key.length;
  if (key.startsWith(wanted)) return scores.beginning + 0.1 * share;
  if (key.includes(wanted)) return scores.within + 0.1 * share;
  const alike = pairsInCommon(key, wanted);
  return alike < leastLetters ? 0 : scores.letters * alike;
}

/** Dice's measure over pairs of letters: 1 for the same letters in the same order, 0 for none. */
function pairsInCommon(a: string, b: string): number {
  const pairs = (text: string): readonly string[] =>
    Array.from({ length: Math.max(0, text.length - 1) }, (_, index) => text.slice(index, index + 2));
  const [left, right] = [pairs(a), new Set(pairs(b))];
  const common = left.filter((pair) => right.has(pair)).length;
  return left.length + right.size === 0 ? 0 : (2 * common) / (left.length + right.size);
}
