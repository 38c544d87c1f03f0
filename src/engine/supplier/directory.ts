import { z } from 'zod';
import type { SupplierRow } from '../emission/schema.ts';
import aliasData from './aliases.json' with { type: 'json' };
import { namesOf, normaliseName } from './normalise.ts';

/** The lists that name suppliers. */
export type SupplierTable = 'electricity' | 'city_gas' | 'heat';

/** One supplier of a list; network operators have no registration number and go by `grid:` and their name. */
export type Supplier = { readonly code: string; readonly name: string; readonly keys: readonly string[] };

/** A list's suppliers, ready to be looked up. */
export type SupplierDirectory = {
  readonly suppliers: readonly Supplier[];
  readonly byCode: ReadonlyMap<string, Supplier>;
  readonly byKey: ReadonlyMap<string, readonly string[]>;
  readonly byAlias: ReadonlyMap<string, readonly string[]>;
};

const aliases = z
  .array(
    z.strictObject({
      table: z.enum(['electricity', 'city_gas', 'heat']),
      codes: z.array(z.string()).min(1),
      words: z.array(z.string().min(1)).min(1),
    }),
  )
  .parse(aliasData);

/** What a row's supplier is known by: its registration number, or a name of its own where it has none. */
export function supplierKey(row: SupplierRow): string {
  return row.code ?? (row.type === 'grid_operator' ? `grid:${row.supplier}` : row.type);
}

/** Builds the directory of one list. The newest edition's name is the one shown. */
export function buildDirectory(table: SupplierTable, rows: readonly SupplierRow[]): SupplierDirectory {
  const named = new Map<string, { name: string; year: number; keys: Set<string> }>();
  for (const row of rows) {
    const code = supplierKey(row);
    const entry = named.get(code) ?? { name: row.supplier, year: 0, keys: new Set<string>() };
    if (row.activityYear > entry.year) [entry.name, entry.year] = [row.supplier, row.activityYear];
    for (const name of [...namesOf(row.supplier), row.supplier]) entry.keys.add(normaliseName(name));
    named.set(code, entry);
  }
  const suppliers = [...named].map(([code, { name, keys }]) => ({ code, name, keys: [...keys] }));
  return {
    suppliers,
    byCode: new Map(suppliers.map((supplier) => [supplier.code, supplier])),
    byKey: groups(suppliers.flatMap(({ code, keys }) => keys.map((key) => [key, code] as const))),
    byAlias: groups(
      aliases
        .filter((alias) => alias.table === table)
        .flatMap(({ codes, words }) =>
          words.flatMap((word) => codes.map((code) => [normaliseName(word), code] as const)),
        )
        .filter(([, code]) => named.has(code)),
    ),
  };
}

function groups(pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, readonly string[]> {
  const map = new Map<string, string[]>();
  for (const [key, code] of pairs) map.set(key, [...new Set([...(map.get(key) ?? []), code])]);
  return map;
}

/** A supplier found by what was written, and whether that was an everyday name. */
export type ResolvedSupplier = { readonly code: string; readonly alias: boolean };

/** Finds the one supplier that a registration number, a name or an everyday name stands for; `null` if none or several. */
export function resolveSupplier(directory: SupplierDirectory, text: string): ResolvedSupplier | null {
  const code = text.normalize('NFKC').trim();
  if (directory.byCode.has(code)) return { code, alias: false };
  const key = normaliseName(text);
  const exact = directory.byKey.get(key) ?? [];
  if (exact.length === 1 && exact[0] !== undefined) return { code: exact[0], alias: false };
  const known = directory.byAlias.get(key) ?? [];
  return known.length === 1 && known[0] !== undefined ? { code: known[0], alias: true } : null;
}
