import { z } from 'zod';
import { energyKinds } from '../energy/registry.ts';
import { equipmentSchema } from './equipment.ts';
import { formulaIds } from './formula-id.ts';
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

/** Uses of energy (用途) that rates are rates of. `site-*`: the whole of what the ledger holds. */
export const energyUses = [
  'site-electricity',
  'site-energy',
  'air-conditioning',
  'ventilation',
  'lighting',
  'office-machines',
  'contract-power',
  'compressor',
  'boiler',
  'steam-pipes',
  'hot-water',
  'refrigeration',
  'production-machines',
  'furnace',
  'chiller',
  'device',
  'pump',
  'motor',
  'moulding-machine',
  'power-intake',
  'building',
  'kitchen',
  'solar',
  'heating',
  'vehicles',
  'forklift',
  'waste',
] as const;

export type EnergyUse = (typeof energyUses)[number];

/** What a rate is a rate of: a piece of equipment's share of a firm's energy must be known, or no figure is said. */
export const basisSchema = z.strictObject({ use: z.enum(energyUses), name: textSchema });

/** For what step a rate holds; `fuel-economy`: kilometres a litre improve by it, which saves a little less fuel. */
const stepSchema = z.enum(['degree-c', '0.1-mpa', 'fuel-economy']);

/** Fractions of the basis that sources give; `co2` where they are of its CO2. A negative one: it can get worse. */
const rangeSchema = z
  .strictObject({ low: z.number().gt(-1).max(1), high: z.number().min(0).max(1), of: z.enum(['energy', 'co2']) })
  .refine(({ low, high }) => low <= high);

/**
 * How a saving is estimated. `share`: fractions of the basis, from the sources; `holdsFor` the industries they were found
 * in, where they hold for no others. `formula`: a named rule, with the range of the sources where there is one.
 * `words`: nothing is quantified, because no source does.
 */
export const savingRuleSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('share'),
    low: z.number().gt(-1).max(1),
    high: z.number().min(0).max(1),
    per: stepSchema.nullable(),
    holdsFor: z.array(industrySchema).nullable(),
  }),
  z.strictObject({ kind: z.literal('formula'), formula: z.enum(formulaIds), range: rangeSchema.nullable() }),
  z.strictObject({ kind: z.literal('words') }),
]);

/** The editor's estimate: none 0 yen, low to 300,000, mid to 3,000,000, high above. Not a figure of the sources. */
export const costBands = ['none', 'low', 'mid', 'high'] as const;

/** A measure that cuts energy or CO2 (省エネ対策). */
export const measureSchema = z.strictObject({
  id: idSchema,
  title: textSchema,
  category: categorySchema,
  energy: z.array(z.enum(energyKinds)).min(1),
  industries: z.array(industrySchema).min(1),
  equipment: z.array(equipmentSchema),
  saving: z.strictObject({ basis: basisSchema, rule: savingRuleSchema, note: textSchema.nullable() }),
  costBand: z.enum(costBands),
  paybackYears: z.strictObject({ low: z.number(), high: z.number() }).nullable(),
  prerequisites: z.array(textSchema),
  /** Owners' words for it: what `ask` compares with. Never shown. */
  forms: z.array(z.string().min(1)),
  ...provenance,
});

export type Measure = z.infer<typeof measureSchema>;
