import { z } from 'zod';
import { energyKinds } from '../../engine/energy/registry.ts';
import { ownTemplates } from '../desk/templates/own.ts';
import type { ProgrammeFacts } from '../facts.ts';
import { consultation, weekday } from './consultation.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const variable = z.string().regex(/^[A-Z][A-Z0-9_]*$/);

/**
 * A programme (事業) as one document: the file of `programme add`, and the row that keeps it. Secrets are named
 * by their variable, never written here.
 */
export const programmeDocument = z
  .strictObject({
    code: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/),
    name: z.string().min(1).max(100),
    client: z.string().min(1).max(100),
    operator: z.string().min(1).max(100),
    regions: z.array(z.string().regex(/^\d{2}(\d{3})?$/)).min(1),
    term: z.strictObject({ from: day, to: day }),
    supportMonths: z.array(month).min(1).max(60),
    comparisonMonths: z.array(month).max(60).default([]),
    reportingDay: z.int().min(1).max(28).default(10),
    fiscalYearStart: z.int().min(1).max(12).default(4),
    routes: z.array(z.strictObject({ route: z.enum(['system', 'consulting']), target: z.int().min(0) })).min(1),
    consultation,
    /** Replies written beforehand, beside those of the house. */
    templates: ownTemplates.default([]),
    consultantChannel: z.string().min(1),
    officialsChannel: z.string().min(1),
    weeklySummary: z.strictObject({ weekday, time: clockTime }),
    messaging: z.enum(['consented', 'doorway']).default('consented'),
    kinds: z.array(z.enum(energyKinds)).min(1),
    scope3Category5: z.boolean().default(false),
    factors: z
      .strictObject({ electricity: z.enum(['adjusted', 'basic']), menu: z.enum(['residual']) })
      .default({ electricity: 'adjusted', menu: 'residual' }),
    cohortMinimum: z.int().min(10).default(10),
    retention: z.strictObject({
      images: z.int().min(1),
      messages: z.int().min(1),
      afterTerm: z.int().min(0),
    }),
    consents: z
      .array(
        z.strictObject({
          purpose: z.enum(['use', 'client', 'statistics']),
          required: z.boolean(),
          version: z.string().min(1),
        }),
      )
      .min(1)
      .refine((list) => list.some((consent) => consent.purpose === 'use' && consent.required), 'use must be required'),
    line: z.strictObject({
      monthlyPushes: z.int().min(0).nullable(),
      secretVariable: variable.default('LINE_CHANNEL_SECRET'),
      tokenVariable: variable.default('LINE_CHANNEL_ACCESS_TOKEN'),
    }),
    slack: z
      .strictObject({
        tokenVariable: variable.default('SLACK_BOT_TOKEN'),
        secretVariable: variable.default('SLACK_SIGNING_SECRET'),
      })
      .default({ tokenVariable: 'SLACK_BOT_TOKEN', secretVariable: 'SLACK_SIGNING_SECRET' }),
  })
  .refine((document) => document.term.from <= document.term.to, { path: ['term'], message: 'from is after to' });

/** The parsed document. Retention is in days; `afterTerm` counts from the end of the term. */
export type ProgrammeDocument = z.infer<typeof programmeDocument>;

/** What flows may know of a programme. */
export function programmeFacts(id: string, document: ProgrammeDocument): ProgrammeFacts {
  const { code, name, client, operator, regions, term, supportMonths, comparisonMonths } = document;
  const { reportingDay, fiscalYearStart, kinds, consents, messaging, consultation, retention } = document;
  return {
    id,
    code,
    name,
    client,
    operator,
    regions,
    term,
    supportMonths,
    comparisonMonths,
    reportingDay,
    fiscalYearStart,
    kinds,
    consents,
    messaging,
    rules: consultation.rules,
    pictureDays: retention.images,
  };
}
