import { z } from 'zod';
import { energyKinds } from '../../../engine/energy/registry.ts';
import { wasteTreatments, wasteTypes } from '../../../engine/waste/sort.ts';
import type { BillSeen } from '../../bill.ts';

const id = z.string().min(1).max(100);
const kind = z.enum(energyKinds);
const month = z.string().max(7);
const day = z.string().max(10);
const used = z.object({ value: z.number(), unit: z.string().max(10) });
const name = z.string().max(80);
const place = z.string().max(30);
const strips = z.object({ usage: id.nullable(), month: id.nullable() });

function told<T extends z.ZodType>(one: T) {
  return z.object({ sure: z.boolean(), candidates: z.array(one).max(6) });
}

const trail = z.object({
  supplier: name.nullable(),
  kind: kind.nullable(),
  amounts: z.array(used.extend({ place })).max(12),
  months: z.array(z.object({ month, place })).max(6).default([]),
});

/** A bill as it was read, for as long as nobody has asked about it. */
const bill = z.object({
  status: z.enum(['ok', 'review', 'reject']),
  reason: z.string().max(60),
  kind: told(kind),
  usage: told(used),
  month: told(month),
  period: z.object({ from: day, to: day }).nullable(),
  supplier: name.nullable(),
  amountYen: z.number().nullable().default(null),
  items: z.array(z.object({ kind, usage: used })).max(20),
  waste: z
    .object({ type: told(z.enum(wasteTypes)), treatment: told(z.enum(wasteTreatments)) })
    .nullable()
    .default(null),
  addressees: z.array(name).max(6).default([]),
  side: z
    .object({ kind, month: told(month), supplier: name.nullable() })
    .nullable()
    .default(null),
  marks: z.object({
    exact: z.string().max(64),
    look: z.string().max(64),
    meters: z.array(z.string().max(40)).max(12).default([]),
  }),
  trail: trail.default({ supplier: null, kind: null, amounts: [], months: [] }),
}) satisfies z.ZodType<BillSeen>;

/** A photograph of a bill that came while a person had the floor: it waits until the owner begins with it. */
export const heldPhoto = z.object({
  messageId: id,
  mediaId: id,
  bill,
  strips,
  others: z.array(z.object({ bill, strips })).max(6),
  /** The day on which its picture is no longer kept. */
  until: day,
});

export type HeldPhoto = z.infer<typeof heldPhoto>;

/** As many as wait at the same time. */
export const mostHeld = 20;
