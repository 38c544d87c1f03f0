import type { FactorTables } from './schema.ts';

/** Every row that has an id, of every table. */
export function allRows(tables: FactorTables): readonly { readonly id: string; readonly source: string }[] {
  const { fuels, electricity, cityGas, heat, waste, conversions, custom } = tables;
  return [...fuels, ...electricity, ...cityGas, ...heat, ...waste, ...conversions, ...custom];
}
