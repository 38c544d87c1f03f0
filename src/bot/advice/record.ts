import { z } from 'zod';
import { creditKinds } from '../../engine/jcredit/methodology.ts';
import { costBands } from '../../engine/knowledge/measure.ts';
import { rangedFields } from '../../engine/scheme/profile.ts';

const id = z.string().min(1).max(120);
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

/** Why a firm does not want a measure now. */
export const declineReasons = ['cost', 'stops-work', 'rented', 'time', 'not-ours', 'done-already', 'later'] as const;
export type DeclineReason = (typeof declineReasons)[number];

/** What the owner wishes of every measure; null: does not know yet. */
const wish = z.discriminatedUnion('of', [
  /** The band of costs that is the most; `high`: no limit. */
  z.strictObject({ of: z.literal('budget'), value: z.enum(costBands).nullable() }),
  /** `none`: the work cannot stand still. */
  z.strictObject({ of: z.literal('downtime'), value: z.enum(['none', 'any']).nullable() }),
]);

/** What the owner says about the firm for schemes; each answers one field of a scheme's profile. */
const saidOfFirm = z.discriminatedUnion('field', [
  z.strictObject({ field: z.literal('form'), value: z.enum(['company', 'sole', 'other']).nullable() }),
  z.strictObject({ field: z.literal('building'), value: z.enum(['own', 'rented']).nullable() }),
  z.strictObject({ field: z.literal('acquiredBy'), value: z.enum(['purchase', 'lease', 'rental', 'ppa']).nullable() }),
  z.strictObject({ field: z.literal('ordered'), value: z.boolean().nullable() }),
  z.strictObject({ field: z.literal('capitalYen'), value: z.number().nonnegative().nullable() }),
  z.strictObject({ field: z.literal('siteMonths'), value: z.int().nonnegative().nullable() }),
]);

/** Who of the staff recorded it, by the id in the list of staff; `undone`: it is not so, after all. */
const byStaff = { by: z.uuid().optional(), undone: z.literal(true).optional() };

/**
 * One thing that a firm decided, answered or was told beside its figures; appended and never changed, the newest of a
 * subject counts. Codes and numbers only: what a person writes in words is kept elsewhere, sealed.
 */
export const adviceRecord = z.discriminatedUnion('about', [
  /** A measure on its way: proposed → accepted → done, or declined for now; `dropped` takes the last step back. */
  z.strictObject({
    about: z.literal('measure'),
    measureId: id,
    step: z.enum(['proposed', 'accepted', 'declined', 'done', 'dropped']),
    reason: z.enum(declineReasons).nullable(),
    /** The month in which it was done. */
    month: month.nullable(),
  }),
  /** The effect of a measure that was done has been told, by the months up to this one. */
  z.strictObject({ about: z.literal('effect'), measureId: id, upTo: month }),
  /** `null`: the firm gave its target up. */
  z.strictObject({
    about: z.literal('target'),
    target: z.strictObject({ baseYear: z.int(), year: z.int(), percent: z.number().gt(0).max(100) }).nullable(),
  }),
  z.strictObject({ about: z.literal('firm'), said: saidOfFirm }),
  z.strictObject({ about: z.literal('wish'), said: wish }),
  /** A figure of the firm's as the range that the owner chose: more than `over`, at most `upTo`. */
  z.strictObject({
    about: z.literal('range'),
    of: z.enum(rangedFields),
    range: z
      .strictObject({ over: z.number().nonnegative(), upTo: z.number().positive().nullable() })
      .refine(({ over, upTo }) => upTo === null || over < upTo)
      .nullable(),
  }),
  /** A condition of a scheme that only the owner knows, by `scheme/condition`. */
  z.strictObject({ about: z.literal('condition'), key: id, answer: z.boolean().nullable() }),
  /** Equipment that the firm has, or has not. */
  z.strictObject({ about: z.literal('equipment'), equipment: id, has: z.boolean() }),
  /** An invitation to the next step, and how it was answered; null: made, not answered yet. */
  z.strictObject({ about: z.literal('nudge'), nudge: id, reaction: z.enum(['yes', 'later', 'no']).nullable() }),
  z.strictObject({ about: z.literal('nudges'), wanted: z.boolean() }),
  /** A scheme's opening or closing that was told, by the notice's id without the firm. */
  z.strictObject({ about: z.literal('notice'), notice: id }),
  z.strictObject({ about: z.literal('willing'), value: z.boolean() }),
  /** The loan in mind, yen, as the range that the owner chose; null: not decided. */
  z.strictObject({
    about: z.literal('loan'),
    range: z
      .strictObject({ over: z.number().nonnegative(), upTo: z.number().positive().nullable() })
      .refine(({ over, upTo }) => upTo === null || over < upTo)
      .nullable(),
  }),
  /** Consent to be referred to a bank. */
  z.strictObject({ about: z.literal('referral'), given: z.boolean() }),
  z.strictObject({ about: z.literal('referred'), ...byStaff }),
  /** An invitation that an operator approved for this firm. */
  z.strictObject({ about: z.literal('approval'), nudge: id, ...byStaff }),
  /** What the firm took part in. */
  z.strictObject({ about: z.literal('attended'), what: z.enum(['seminar', 'school']), ...byStaff }),
  /** Why a J-Credit registration is not possible this year. */
  z.strictObject({ about: z.literal('credit-delay'), reason: id }),
  z.strictObject({
    about: z.literal('credit-project'),
    registeredOn: z.iso.date(),
    periodEnd: z.iso.date().nullable(),
    /** What of; left out: it was not told. */
    kind: z.enum(creditKinds).optional(),
  }),
  /** An item of a month is in the firm's own records; `undone`: it is not, after all. */
  z.strictObject({ about: z.literal('credit-record'), item: id, month, undone: z.literal(true).optional() }),
]);

export type AdviceContent = z.infer<typeof adviceRecord>;

/** A record with the day in Japan on which it was made. */
export type AdviceRecord = AdviceContent & { readonly day: string };
