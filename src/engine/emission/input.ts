import { z } from 'zod';
import { energyDefinition } from '../energy/registry.ts';
import { fail, ok, type Result } from '../result.ts';
import { parseUnit } from '../unit.ts';
import type { Lookup } from './lookup.ts';
import type { EmissionProblem } from './problem.ts';
import type { Selection } from './select/choice.ts';
import { unitMismatch } from './select/choice.ts';
import { isFuelStem } from './select/choose.ts';

const word = z.string().nullish();

/** The shape of one use, as the command line reads it; quantities and periods are checked apart, to answer by code. */
export const inputSchema = z.object({
  id: z.union([z.string(), z.number()]).nullish(),
  kind: z.string(),
  sort: word,
  quantity: z.object({ value: z.number(), unit: z.string() }),
  period: z.object({ from: z.string(), to: z.string() }),
  supplier: word,
  menu: word,
  area: word,
  region: word,
  waste: z.object({ type: z.string(), treatment: z.string().nullish() }).nullish(),
  basis: z.enum(['adjusted', 'basic']).nullish(),
});

/** One use of energy, or one lot of waste. `basis` chooses adjusted (調整後, the default) or basic (基礎) factors. */
export type EmissionInput = Readonly<z.infer<typeof inputSchema>>;

/** What decides the factor: an input without its quantity's value. */
export type PreparedInput = Omit<EmissionInput, 'id' | 'quantity'> & { readonly unit: string };

const given = (text: string | null | undefined): string | null => {
  const plain = text?.trim() ?? '';
  return plain === '' ? null : plain;
};

/** Reads kind and unit and fills what was left out. Problems: `unknown-kind`, `unit-mismatch`. */
export function selectionOf(input: PreparedInput, lookup: Lookup): Result<Selection, EmissionProblem> {
  const kind = input.kind.trim();
  const definition = energyDefinition(kind);
  if (definition === null && !isFuelStem(kind, lookup))
    return fail({ code: 'unknown-kind', got: kind, next: 'choose-kind' });
  const unit = parseUnit(input.unit);
  if (unit === null) return unitMismatch(input.unit, definition?.units ?? unitsOfStem(kind, lookup));
  return ok({
    kind,
    sort: given(input.sort),
    unit,
    supplier: given(input.supplier),
    menu: given(input.menu),
    area: given(input.area),
    region: given(input.region),
    waste: wasteOf(input.waste),
    basis: input.basis ?? 'adjusted',
  });
}

function wasteOf(waste: PreparedInput['waste']): Selection['waste'] {
  const type = given(waste?.type);
  return type === null ? null : { type, treatment: given(waste?.treatment) };
}

function unitsOfStem(stem: string, lookup: Lookup) {
  return (lookup.fuels.get(stem) ?? []).slice(0, 1).map((row) => row.unit);
}
