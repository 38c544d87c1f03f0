import { z } from 'zod';
import { energyKinds } from '../../../engine/energy/registry.ts';

const id = z.string().min(1).max(64);
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

const slot = z.object({ siteId: id, kind: z.enum(energyKinds), month });

const basis = z.object({
  factorId: z.string().max(200),
  kgCo2PerUnit: z.number(),
  unit: z.string().max(10),
  title: z.string().max(500),
  publisher: z.string().max(200),
});

const memory = z.object({
  /** Passed over for now; asked again on another day. */
  skipped: z.array(slot).max(500),
  /** The reading stored last, and the factors it was calculated with. */
  last: z.object({ readingId: id, slot, basis: z.array(basis).max(10) }).nullable(),
  /** What 戻る takes back. */
  undo: z.enum(['saved', 'skipped']).nullable(),
  /** The owner also enters last year's months. */
  comparing: z.boolean(),
});

const figure = { memory, slot, replaces: id.nullable() };

const pending = {
  ...figure,
  value: z.number().min(0).max(1e9),
  unit: z.string().max(10),
  /** The message that gave the figure. */
  source: z.string().max(100).nullable(),
};

/** Where reporting stands. */
export const reportHere = z.discriminatedUnion('at', [
  z.object({ at: z.literal('figure'), ...figure }),
  z.object({ at: z.literal('confirm'), ...pending }),
  z.object({ at: z.literal('fix'), ...pending }),
  z.object({ at: z.literal('fix-month'), ...pending }),
  z.object({ at: z.literal('fix-kind'), ...pending }),
  z.object({ at: z.literal('idle'), memory }),
]);

export type ReportHere = z.infer<typeof reportHere>;
export type Slot = z.infer<typeof slot>;
export type Memory = z.infer<typeof memory>;
export type Basis = z.infer<typeof basis>;
/** One place of reporting. */
export type HereAt<A extends ReportHere['at']> = Extract<ReportHere, { at: A }>;
/** A place with a figure that is not stored yet. */
export type Pending = HereAt<'confirm' | 'fix' | 'fix-month' | 'fix-kind'>;

/** Nothing passed over, nothing stored. */
export const emptyMemory: Memory = { skipped: [], last: null, undo: null, comparing: false };
