import { z } from 'zod';
import { equipmentSchema } from './equipment.ts';
import { idSchema, industrySchema, regionSchema } from './provenance.ts';

const figure = z.number().nonnegative().nullable();
/** A range; the lower end is included, the upper is not. `null`: no end. */
const range = { atLeast: figure, below: figure };

/** What of a firm a condition can be tested for. */
const simpleTests = [
  z.strictObject({ kind: z.literal('region'), in: z.array(regionSchema).min(1) }),
  z.strictObject({ kind: z.literal('industry'), in: z.array(industrySchema).min(1) }),
  /** 中小企業基本法: `sme` 中小企業者 (art. 2, par. 1), `small` 小規模企業者 (par. 5). */
  z.strictObject({ kind: z.literal('size'), is: z.enum(['sme', 'small']) }),
  z.strictObject({ kind: z.literal('form'), in: z.array(z.enum(['company', 'sole', 'other'])).min(1) }),
  z.strictObject({ kind: z.literal('equipment'), except: z.array(equipmentSchema).min(1) }),
  z.strictObject({ kind: z.literal('measure'), in: z.array(idSchema).min(1) }),
  /** All of these have to be planned together. */
  z.strictObject({ kind: z.literal('measures-together'), all: z.array(idSchema).min(2) }),
  z.strictObject({ kind: z.literal('site-age'), months: z.int().positive() }),
  /** Energy of a year, kL of crude oil. */
  z.strictObject({ kind: z.literal('energy'), ...range }),
  /** CO2 of a year, t. */
  z.strictObject({ kind: z.literal('emission'), ...range }),
  /** CO2 cut in a year, t. */
  z.strictObject({ kind: z.literal('reduction'), ...range }),
  z.strictObject({ kind: z.literal('own-building') }),
  /** Nothing is ordered, signed or begun before the decision of the grant (交付決定). */
  z.strictObject({ kind: z.literal('not-ordered') }),
  z.strictObject({
    kind: z.literal('acquired-by'),
    in: z.array(z.enum(['purchase', 'lease', 'rental', 'ppa'])).min(1),
  }),
  /** Only the owner knows: the condition's own text is what is asked. */
  z.strictObject({ kind: z.literal('ask') }),
  /** Only a person can judge. */
  z.strictObject({ kind: z.literal('person') }),
] as const;

export const simpleTestSchema = z.discriminatedUnion('kind', simpleTests);

/** How a condition is decided: by the firm's profile, by asking its owner, or by a person. */
export const schemeTestSchema = z.discriminatedUnion('kind', [
  ...simpleTests,
  z.strictObject({ kind: z.literal('any'), of: z.array(simpleTestSchema).min(2) }),
]);

export type SimpleTest = z.infer<typeof simpleTestSchema>;
export type SchemeTest = z.infer<typeof schemeTestSchema>;
