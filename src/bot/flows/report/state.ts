import { z } from 'zod';
import { energyKinds } from '../../../engine/energy/registry.ts';
import { wasteTreatments, wasteTypes } from '../../../engine/waste/sort.ts';
import { lesson } from './lesson-state.ts';
import { heldPhoto, mostHeld } from './photo-held-state.ts';
import { noPhotos, notice, onPhoto, photoSent, photosSeen } from './photo-state.ts';

const id = z.string().min(1).max(64);
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const kind = z.enum(energyKinds);
const quantity = z.object({ value: z.number(), unit: z.string().max(10) });
const stretch = z.object({ from: z.string().max(10), to: z.string().max(10) });

/** `sort` tells the wastes of a month apart; a slot of waste without it is all waste of the month. */
const slot = z.object({ siteId: id, kind, month, sort: z.string().max(60).nullish() });

const basis = z.object({
  factorId: z.string().max(200),
  kgCo2PerUnit: z.number(),
  unit: z.string().max(10),
  title: z.string().max(500),
  publisher: z.string().max(200),
});

/** Of waste: what it is and what is done with it. */
const waste = z.object({
  type: z.enum(wasteTypes).nullable(),
  treatment: z.enum(wasteTreatments).nullable(),
  /** The row of the ledger that is corrected, though its waste may become another. */
  row: id.nullable(),
  /** The weight is not known: the volume is kept. */
  byVolume: z.boolean(),
});

/** A figure in the making: what was understood so far. `gas` is ガス of a sort not known yet. */
const draft = z.object({
  kind: z.union([kind, z.literal('gas')]).nullable(),
  siteId: id.nullable(),
  /** A place named in words that is not in the firm's list. */
  siteSaid: z.string().max(100).nullable(),
  value: z.number().nullable(),
  unit: z.string().max(10).nullable(),
  /** As it was said or printed: months, or days of a bill. */
  period: stretch.nullable(),
  approx: z.boolean(),
  /** The row of the ledger that this one corrects. */
  replaces: id.nullable(),
  /** The message that gave the figure. */
  source: z.string().max(100).nullable(),
  /** The photograph that is the figure's voucher, with what it may say. */
  photo: onPhoto.nullable().default(null),
  waste: waste.nullable().default(null),
});

/** As many figures as one confirmation can show: a year of five kinds. */
export const mostDrafts = 60;
const drafts = z.array(draft).min(1).max(mostDrafts);

const places = {
  figure: { slot },
  /** All complete; nothing is stored before its はい. `note` says why it is asked with care. */
  confirm: { drafts, note: z.string().max(40).nullable() },
  /** One of the drafts lacks something. */
  clarify: {
    drafts,
    which: z.int().min(0),
    slot: z.enum(['addressee', 'kind', 'value', 'unit', 'period', 'site', 'sort', 'treatment', 'weight', 'target']),
    reason: z.string().max(40),
  },
  fix: { drafts, which: z.int().min(0).nullable() },
  remove: { readingIds: z.array(id).min(1).max(20) },
  idle: {},
  /** The next photograph is still being read. */
  reading: {},
} as const;

const place = z.discriminatedUnion('at', [
  z.object({ at: z.literal('figure'), ...places.figure }),
  z.object({ at: z.literal('confirm'), ...places.confirm }),
  z.object({ at: z.literal('clarify'), ...places.clarify }),
  z.object({ at: z.literal('fix'), ...places.fix }),
  z.object({ at: z.literal('remove'), ...places.remove }),
  z.object({ at: z.literal('idle') }),
  z.object({ at: z.literal('reading') }),
]);

/** A reading as it was before a step, so that the step can be taken back. */
const earlier = z.object({ siteId: id, kind, sort: z.string().max(60).nullable(), quantity, period: stretch, month });

/** One step that 戻る takes back: where the dialogue stood, and what was written since. */
const undone = z.object({
  place,
  skipped: z.array(slot).max(500),
  saved: z.array(z.object({ readingId: id, before: earlier.nullable() })).max(60),
  removed: z.array(earlier).max(60),
});

/** A photograph that was read and waits for its turn: its figures, or what is to be said of it. */
const queued = z.object({
  messageId: z.string().max(100),
  order: z.number(),
  drafts: z.array(draft).max(4),
  notice: notice.nullable(),
});

const photos = z.object({
  reading: z.array(photoSent).max(60),
  queue: z.array(queued).max(60),
  ...photosSeen,
});

const memory = z.object({
  /** Passed over for now; asked again on another day. */
  skipped: z.array(slot).max(500),
  /** What was stored in this conversation, oldest first. */
  recent: z.array(z.object({ readingId: id, slot })).max(20),
  /** The factors of the last answer. */
  basis: z.array(basis).max(10),
  undo: z.array(undone).max(8),
  /** The owner also enters last year's months. */
  comparing: z.boolean(),
  /** The photographs that came in one go. */
  photos: photos.default(noPhotos),
  /** Photographs that came while a person had the floor, in their order. */
  held: z.array(heldPhoto).max(mostHeld).default([]),
  /** What stored photographs have taught the reader, oldest first. */
  lessons: z.array(lesson).max(12).default([]),
  /** Names on bills that the owner has said to be the firm's. */
  ours: z.array(z.string().max(60)).max(20).default([]),
});

/** Where reporting stands. */
export const reportHere = z.discriminatedUnion('at', [
  z.object({ at: z.literal('figure'), memory, ...places.figure }),
  z.object({ at: z.literal('confirm'), memory, ...places.confirm }),
  z.object({ at: z.literal('clarify'), memory, ...places.clarify }),
  z.object({ at: z.literal('fix'), memory, ...places.fix }),
  z.object({ at: z.literal('remove'), memory, ...places.remove }),
  z.object({ at: z.literal('idle'), memory }),
  z.object({ at: z.literal('reading'), memory }),
]);

export type ReportHere = z.infer<typeof reportHere>;
export type Slot = z.infer<typeof slot>;
export type Draft = z.infer<typeof draft>;
export type Queued = z.infer<typeof queued>;
export type Photos = z.infer<typeof photos>;
export type Memory = z.infer<typeof memory>;
export type Basis = z.infer<typeof basis>;
export type Earlier = z.infer<typeof earlier>;
export type Undone = z.infer<typeof undone>;
export type Place = z.infer<typeof place>;
/** One place of reporting. */
export type HereAt<A extends ReportHere['at']> = Extract<ReportHere, { at: A }>;
/** A place with figures that are not stored yet. */
export type Drafting = HereAt<'confirm' | 'clarify' | 'fix'>;

/** Nothing passed over, nothing stored. */
export const emptyMemory: Memory = {
  skipped: [],
  recent: [],
  basis: [],
  undo: [],
  comparing: false,
  photos: noPhotos,
  held: [],
  lessons: [],
  ours: [],
};

/** Whether figures are in the making. */
export function isDrafting(here: ReportHere): here is Drafting {
  return here.at === 'confirm' || here.at === 'clarify' || here.at === 'fix';
}
