import { z } from 'zod';
import type { Calculation } from '../emission/calculate.ts';
import { inputSchema } from '../emission/input.ts';
import { energyKinds } from '../energy/registry.ts';
import { costBands, energyUses } from '../knowledge/measure.ts';
import { daySchema, industrySchema } from '../knowledge/provenance.ts';

const dayOrMonth = z.string().regex(/^\d{4}-\d{2}(?:-\d{2})?$/);
const word = z.string().nullish();

/** One reading as it comes from a ledger or a script: what its CO2 is computed from, its month and what it cost. */
const readingSchema = inputSchema.omit({ id: true }).extend({
  kind: z.enum(energyKinds),
  quantity: z.object({ value: z.number().min(0), unit: z.string() }),
  period: z.object({ from: dayOrMonth, to: dayOrMonth }),
  /** The month it was reported for; without it the month its period ends in. */
  month: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .nullish(),
  /** What the bill asked for, taxes included. */
  amountYen: z.number().positive().nullish(),
});

const wishesSchema = z.object({
  budget: z.enum(costBands).nullish(),
  /** `none`: nothing may stand still for works. */
  downtime: z.enum(['none', 'any']).nullish(),
  /** Measures that the owner has declined or done. */
  without: z.array(z.string()).nullish(),
});

const businessSchema = z.object({
  industry: industrySchema,
  employees: z.number().int().min(0).nullish(),
  floorAreaM2: z.number().min(0).nullish(),
  region: word,
  /** `null` or left out: not known, which is not the same as none. */
  equipment: z.array(z.string()).nullish(),
  notEquipment: z.array(z.string()).nullish(),
  ownBuilding: z.boolean().nullish(),
  wishes: wishesSchema.nullish(),
  /** A use's share of a kind, where the owner has measured or knows it. */
  uses: z
    .array(z.object({ kind: z.enum(energyKinds), use: z.enum(energyUses), share: z.number().min(0).max(1) }))
    .nullish(),
  /** What the owner answered, by the id of the measure and of its rule's input. */
  answers: z.record(z.string(), z.record(z.string(), z.number())).nullish(),
});

/** What `advise` is asked with. */
export const adviceRequestSchema = z.object({
  business: businessSchema,
  readings: z.array(readingSchema),
  today: daySchema,
  limit: z.int().min(1).max(100).nullish(),
});

export type AdviceRequest = Readonly<z.infer<typeof adviceRequestSchema>>;
export type Business = AdviceRequest['business'];
export type AdviceReading = AdviceRequest['readings'][number];

/** What a reading's CO2 was computed to; null where no factor is known. */
export type Computed = Pick<Calculation, 'kgCo2' | 'energyGj' | 'provisional'> | null;

/** A reading of a ledger, which has computed its CO2 with the firm's own supplier already: that is not done anew. */
export type AdvisedReading = AdviceReading & { readonly computed?: Computed };

/** The month a reading counts for, `YYYY-MM`. */
export function monthOfReading({ month, period }: AdviceReading): string {
  return month ?? period.to.slice(0, 7);
}
