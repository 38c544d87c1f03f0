import { z } from 'zod';
import { daySchema, idSchema, industrySchema, provenance, regionSchema } from './provenance.ts';
import { schemeTestSchema } from './scheme-test.ts';
import { textSchema } from './text.ts';

/**
 * One round of a scheme. `apply`: applications are taken, and the state is computed from it; `use`: the time in which
 * something is used or built, which says nothing about applications.
 */
export const windowSchema = z
  .strictObject({
    label: z.string().min(1),
    kind: z.enum(['apply', 'use']),
    start: daySchema.nullable(),
    end: daySchema.nullable(),
    planned: z.boolean(),
    mayCloseEarly: z.boolean(),
    note: z.string().nullable(),
  })
  .refine(({ start, end }) => start === null || end === null || start <= end, {
    error: 'the window ends before it starts',
  });

/** A condition that decides whether a scheme fits. Its id is unique in its scheme. */
export const conditionSchema = z.strictObject({ id: idSchema, text: textSchema, test: schemeTestSchema });

/** A support scheme (補助金, 診断, 融資, 税制, …). */
export const schemeSchema = z.strictObject({
  id: idSchema,
  name: textSchema,
  kind: z.enum(['subsidy', 'diagnosis', 'tax', 'loan', 'support', 'consultation', 'certification']),
  operator: z.string().min(1),
  level: z.enum(['national', 'region', 'prefecture', 'city']),
  regions: z.array(regionSchema).min(1),
  eligibility: z.strictObject({
    who: textSchema,
    industries: z.array(industrySchema).min(1),
    size: textSchema,
    conditions: z.array(conditionSchema),
    /** What is good to know and decides nothing: which frames there are, how is chosen, how is paid. */
    informs: z.array(textSchema),
  }),
  covers: z.array(textSchema),
  /** As the source words it; `null`: not known, and then none is said. */
  rate: textSchema.nullable(),
  cap: textSchema.nullable(),
  fiscalYear: z.string().min(1),
  windows: z.array(windowSchema).min(1),
  closed: z.boolean(),
  link: z.url().nullable(),
  measures: z.array(idSchema),
  /** Schemes whose money may not be taken for the same thing. */
  notWith: z.array(idSchema),
  note: textSchema.nullable(),
  forms: z.array(z.string().min(1)),
  ...provenance,
});

export type Scheme = z.infer<typeof schemeSchema>;
export type SchemeWindow = z.infer<typeof windowSchema>;
