import { z } from 'zod';
import { energyKinds } from '../../../engine/energy/registry.ts';
import { wasteTreatments, wasteTypes } from '../../../engine/waste/sort.ts';
import { trail } from './lesson-state.ts';

const id = z.string().min(1).max(100);
const kind = z.enum(energyKinds);
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const used = z.object({ value: z.number(), unit: z.string().max(10) });

const months = z.array(month).max(3);
const addressees = z.array(z.string().max(60)).max(3);
const supplier = z.string().max(80).nullable();

/** A photograph of a side without an amount, with what it says for the side that has one. */
const sideSeen = z.object({
  messageId: id,
  mediaId: id,
  kind,
  months,
  /** The first month is sure. */
  sure: z.boolean(),
  supplier,
  addressees,
  strip: id.nullable(),
  /** The day on which it came. */
  on: z.string().max(10),
});

/** The other side of a bill, and what was known before the two were put together. */
const otherSide = z.object({
  messageId: id,
  mediaId: id,
  before: z.object({
    period: z.object({ from: z.string().max(10), to: z.string().max(10) }).nullable(),
    months,
    supplier,
    addressees,
    strip: id.nullable(),
  }),
});

/** What stays of a photograph beside its figure: where it is kept, and what it may say. */
export const onPhoto = z.object({
  messageId: id,
  mediaId: id,
  supplier,
  kinds: z.array(kind).max(3),
  usages: z.array(used).max(3),
  months,
  wastes: z.array(z.enum(wasteTypes)).max(3).default([]),
  treatments: z.array(z.enum(wasteTreatments)).max(3).default([]),
  /** What the whole paper asks for, where it is of one energy alone and proved. */
  yen: z.number().positive().nullable().default(null),
  strips: z.object({ usage: id.nullable(), month: id.nullable() }),
  trail: trail.nullable().default(null),
  /** Whom the paper is addressed to, until the owner has said whose it is. */
  addressees: addressees.default([]),
  /** A second photograph that is read as the other side of the same bill. */
  side: otherSide.nullable().default(null),
  /** The figure holds that of another meter of the same month. */
  added: z.boolean().default(false),
});

/** A photograph on its way. */
export const photoSent = z.object({ messageId: id, order: z.number() });

/** What is to be said of a photograph that gives no figure. */
export const notice = z.object({
  key: z.string().max(60),
  figure: z.object({ kind, month: month.nullable(), used: used.nullable() }).nullable(),
});

/** The photographs of one go: how many there are, which came, which is in hand. */
export const photosSeen = {
  /** Named by LINE for photographs that were sent together. */
  sets: z.array(id).max(20),
  total: z.int().min(0),
  arrived: z.int().min(0),
  /** How many have had their turn, the one in hand included. */
  at: z.int().min(0),
  /** By what the photographs are known again. */
  marks: z
    .array(
      z.object({
        messageId: id,
        exact: z.string().max(64),
        look: z.string().max(64),
        meters: z.array(z.string().max(40)).max(3).default([]),
      }),
    )
    .max(60),
  /** Taken back while they were read. */
  withdrawn: z.array(id).max(60),
  /** A side without an amount that came last: the other one may come next. */
  side: sideSeen.nullable().default(null),
} as const;

export type SideSeen = z.infer<typeof sideSeen>;
export type OnPhoto = z.infer<typeof onPhoto>;
export type Notice = z.infer<typeof notice>;

/** No photograph. */
export const noPhotos = {
  reading: [],
  queue: [],
  sets: [],
  total: 0,
  arrived: 0,
  at: 0,
  marks: [],
  withdrawn: [],
  side: null,
};
