import { z } from 'zod';
import { energyKinds } from '../energy/registry.ts';
import { equipmentSchema } from './equipment.ts';
import { idSchema, industrySchema, provenance } from './provenance.ts';
import { textSchema } from './text.ts';

export const categorySchema = z.enum([
  'operation',
  'equipment',
  'renewable',
  'fuel-switch',
  'electric-vehicle',
  'waste',
]);

/** What a rate is a rate of: a piece of equipment's share of a firm's energy must be known, or no figure is said. */
export const basisSchema = z.strictObject({ use: idSchema, name: textSchema });

/**
 * How a saving is estimated. `share`: fractions of the basis, from the sources. `formula`: named inputs, with the range of
 * the sources where there is one. `words`: nothing is quantified, because no source does.
 */
export const savingRuleSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('share'), low: z.number(), high: z.number(), per: z.string().nullable() }),
  z.strictObject({
    kind: z.literal('formula'),
    formula: z.string().min(1),
    low: z.number().nullable(),
    high: z.number().nullable(),
    unit: z.string().nullable(),
  }),
  z.strictObject({ kind: z.literal('words') }),
]);

/** A measure that cuts energy or CO2 (省エネ対策). */
export const measureSchema = z.strictObject({
  id: idSchema,
  title: textSchema,
  category: categorySchema,
  energy: z.array(z.enum(energyKinds)).min(1),
  industries: z.array(industrySchema).min(1),
  equipment: z.array(equipmentSchema),
  saving: z.strictObject({ basis: basisSchema, rule: savingRuleSchema, note: textSchema.nullable() }),
  /** The editor's estimate: none 0 yen, low to 300,000, mid to 3,000,000, high above. Not a figure of the sources. */
  costBand: z.enum(['none', 'low', 'mid', 'high']),
  paybackYears: z.strictObject({ low: z.number(), high: z.number() }).nullable(),
  prerequisites: z.array(textSchema),
  /** Owners' words for it: what `ask` compares with. Never shown. */
  forms: z.array(z.string().min(1)),
  ...provenance,
});

export type Measure = z.infer<typeof measureSchema>;
