import { z } from 'zod';
import { energyKinds } from '../../../engine/energy/registry.ts';

const figure = z.object({ value: z.number(), unit: z.string().max(10) });

/** What stands on a photographed paper and where, for as long as its figure may still be corrected. */
export const trail = z.object({
  supplier: z.string().max(80).nullable(),
  kind: z.enum(energyKinds).nullable(),
  amounts: z.array(figure.extend({ place: z.string().max(30) })).max(12),
  months: z
    .array(z.object({ month: z.string().max(7), place: z.string().max(30) }))
    .max(6)
    .default([]),
  /** The first amount was offered as the answer. */
  sure: z.boolean(),
});

/** What a stored figure has taught, so that a correction or a withdrawal can take it back. */
export const lesson = z.object({
  readingId: z.string().min(1).max(64),
  /** The photograph's message: when that is taken back, so is the lesson. */
  messageId: z.string().max(100),
  trail,
  /** The month in which it was stored. */
  month: z.string().max(7),
  /** Whether it votes for its place: a firm votes once a month for a layout. */
  votes: z.boolean(),
  /** The figure as it was first confirmed, and its corrections. */
  figures: z.array(figure).min(1).max(6),
  /** The months under which it was stored, the last one last. */
  months: z.array(z.string().max(7)).max(6).default([]),
});

export type TrailSeen = z.infer<typeof trail>;
export type Lesson = z.infer<typeof lesson>;
