import { z } from 'zod';

export const daySchema = z.iso.date();
export const idSchema = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);

/** A document that an item rests on. `seenOn` is the day on which somebody opened it; `null`: only a stored copy was read. */
export const sourceSchema = z.strictObject({
  id: idSchema,
  title: z.string().min(1),
  publisher: z.string().min(1).nullable(),
  version: z.string().min(1).nullable(),
  year: z.int().nullable(),
  /** `null` for papers of public procurement, which have no address of their own. */
  url: z.url().nullable(),
  seenOn: daySchema.nullable(),
  licence: z.string().min(1),
});

export type Source = z.infer<typeof sourceSchema>;

export const confidenceSchema = z.enum(['high', 'medium', 'low']);

/** What every item carries beside its words: where it comes from, for when it holds, who looked at it. */
export const provenance = {
  /** Without one an item is a draft: `knowledge check` refuses it, and nobody is shown it. */
  sources: z.array(z.strictObject({ source: idSchema, page: z.string().min(1).nullable() })),
  /** The day whose state the item describes. */
  asOf: daySchema,
  /** Days on which the item may be shown, both included; `null`: no limit known. */
  valid: z.strictObject({ from: daySchema.nullable(), to: daySchema.nullable() }),
  reviewer: z.string().min(1),
  reviewedOn: daySchema,
  /** high: public paper, or several agree; medium: one case, a maker's figure; low: no figure is backed by a document. */
  confidence: confidenceSchema,
  licence: z.string().min(1),
};

/** Codes of 全国地方公共団体コード: `00` all of Japan, two digits a prefecture, five a municipality. */
export const regionSchema = z.string().regex(/^(?:\d{2}|\d{5})$/);

/** 日本標準産業分類: `ALL`, a division (大分類, `E`) or division and major group (大分類-中分類, `E-09`). */
export const industrySchema = z.string().regex(/^(?:ALL|[A-T](?:-\d{2})?)$/);
