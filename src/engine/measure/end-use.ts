import { z } from 'zod';
import { energyKinds } from '../energy/registry.ts';
import { type EnergyUse, energyUses } from '../knowledge/measure.ts';
import { idSchema, industrySchema } from '../knowledge/provenance.ts';
import table from './data/end-use.json' with { type: 'json' };
import { isIn } from './industry.ts';

const endUseSchema = z.strictObject({
  id: idSchema,
  industries: z.array(industrySchema).min(1),
  kind: z.enum(energyKinds),
  use: z.enum(energyUses),
  share: z.number().min(0).max(1),
  /** The season that was measured; null: a whole year. */
  season: z.enum(['summer', 'winter']).nullable(),
  /** Of a year, of a day of its season, or only of the busiest hour: the last says least of a year. */
  of: z.enum(['year', 'day', 'peak']),
  source: idSchema,
});

/** A published share of one use in an industry's energy; it is of others, never measured at the firm. */
export type EndUse = z.infer<typeof endUseSchema>;

/** Every published share that the program knows. */
export const endUses: readonly EndUse[] = z.array(endUseSchema).parse(table);

/** The shares that fit an industry, those of its major group before those of its division. */
export function endUsesFor(industry: string, kind: string, use: EnergyUse): readonly EndUse[] {
  const fitting = endUses.filter((row) => row.kind === kind && row.use === use && isIn(industry, row.industries));
  const near = fitting.filter((row) => row.industries.includes(industry));
  return near.length > 0 ? near : fitting;
}
