import { z } from 'zod';
import { energyKinds } from '../../../engine/energy/registry.ts';

const text = z.string().max(300);
const id = z.string().min(1).max(64);

const energy = z.object({
  kind: z.enum(energyKinds),
  unit: z.string().max(10),
  supplierCode: text.nullable(),
  supplierName: text.nullable(),
  menu: text.nullable(),
  area: text.nullable(),
});

/** A site while its questions are being answered; saved when they are through. */
export const siteDraft = z.object({ id, name: text, energy: z.array(energy).max(30) });

const answered = z.object({
  purpose: z.enum(['use', 'client', 'statistics']),
  version: z.string().max(100),
  given: z.boolean(),
});

const detail = { site: siteDraft, index: z.int().min(0).max(60) };

/** Where joining stands. */
export const joiningHere = z.discriminatedUnion('at', [
  z.object({ at: z.literal('code') }),
  z.object({ at: z.literal('refused') }),
  /** `place`: the firm whose place the code opens; left out: a new one is made. */
  z.object({ at: z.literal('consent'), inviteId: id, given: z.array(answered).max(10), place: id.optional() }),
  z.object({ at: z.literal('place'), inviteId: id, given: z.array(answered).max(10), place: id }),
  z.object({ at: z.literal('placed') }),
  z.object({ at: z.literal('name') }),
  z.object({ at: z.literal('municipality') }),
  z.object({ at: z.literal('industry'), candidates: z.array(z.string().max(3)).max(5) }),
  z.object({ at: z.literal('employees') }),
  /** `value` waits for its unit: m² or 坪. */
  z.object({ at: z.literal('floor'), value: z.number().positive().max(1e7).nullable() }),
  z.object({ at: z.literal('site-name') }),
  z.object({ at: z.literal('kinds'), site: siteDraft }),
  z.object({ at: z.literal('detail'), ...detail, candidates: z.array(z.object({ code: text, name: text })).max(4) }),
  z.object({ at: z.literal('menu'), ...detail }),
  z.object({ at: z.literal('area'), ...detail, areas: z.array(text).max(12) }),
  z.object({ at: z.literal('more-sites') }),
]);

export type JoiningHere = z.infer<typeof joiningHere>;
export type SiteDraft = z.infer<typeof siteDraft>;
/** One place of joining. */
export type HereAt<A extends JoiningHere['at']> = Extract<JoiningHere, { at: A }>;
