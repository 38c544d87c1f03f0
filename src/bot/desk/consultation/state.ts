import { z } from 'zod';
import type { StoredState } from '../../flow.ts';
import { reasons, resolutions } from './reasons.ts';

/** Stored with each state; a change of its form raises it. */
export const deskVersion = 1;

const id = z.string().min(1).max(64);
const moment = z.iso.datetime();

/** What can wait: each name runs at most once in a conversation, but `undo` once for each message. */
const timerNames = [
  'post',
  'ladder',
  'lease',
  'silent',
  'transfer',
  'wake',
  'idle',
  'settle',
  'return',
  'undo',
] as const;

/** Something that happens by itself at `due`. `about` names the message that an `undo` belongs to. */
const timer = z.object({ name: z.enum(timerNames), about: id.nullable(), due: moment }).readonly();

/**
 * A message of a staff member on its way to the owner. The words are kept elsewhere, under the same id: here is only
 * how far it has come. `draft`: shown to its author alone; `undo`: sent, and can still be taken back; `leaving`: given
 * to the outbox, and out of our hands.
 */
const sending = z
  .object({
    id,
    by: id,
    epoch: z.int().min(0),
    phase: z.enum(['draft', 'undo', 'leaving']),
    /** Something is asked of the owner, whose turn it is afterwards. */
    asks: z.boolean(),
    /** Nothing has come from the owner since it was written: it answers all there is. */
    covers: z.boolean(),
    /** Written in a form, which shows it to its author by itself; else in the thread. */
    inForm: z.boolean().default(false),
    /** What the check found, by id; each has to be confirmed. */
    findings: z.array(z.string().max(200)).max(100).readonly(),
  })
  .readonly();

/** Where the bot takes up its dialogue again, as the conversation stood when the case was opened. */
const position = z.object({ flow: z.string().min(1).max(40), version: z.int().min(0), state: z.json() }).readonly();

const shared = {
  /** Grows with every change of who may speak; what was written under an older one may not leave. */
  epoch: z.int().min(0),
  /** Grows with every change of where the case stands or who holds it; a claim says which one it saw. */
  revision: z.int().min(0),
  /** Whether what is sent can arrive: false while the owner blocks the account. */
  reachable: z.boolean(),
  timers: z.array(timer).max(60).readonly(),
  sendings: z.array(sending).max(50).readonly(),
};

const matter = {
  ...shared,
  consultationId: id,
  reason: z.enum(reasons),
  since: moment,
  position: position.nullable(),
  /** Until when the owner was told that somebody would answer. */
  promised: moment.nullable(),
  /** The owner waits for an answer of a person. */
  unanswered: z.boolean(),
  /** The card in the channel, once its posting is known. */
  card: z.string().max(200).nullable(),
  /** Who started it, when it was a staff member. */
  startedBy: id.nullable(),
};

/** A case that a staff member holds: only here is there an owner, and only one. */
const held = { ...matter, owner: id };
const resolution = z.enum(resolutions);

const bot = z.object({ at: z.literal('bot'), ...shared }).readonly();
const requested = z.object({ at: z.literal('requested'), ...matter, attempt: z.int().min(0).max(3) }).readonly();
const queued = z.object({ at: z.literal('queued'), ...matter, rung: z.int().min(0).max(3) }).readonly();
const claimed = z.object({ at: z.literal('claimed'), ...held }).readonly();
const transferring = z.object({ at: z.literal('transferring'), ...held, to: id }).readonly();
const snoozed = z.object({ at: z.literal('snoozed'), ...held, until: moment }).readonly();
const waiting = z.object({ at: z.literal('waiting_customer'), ...held }).readonly();
const resolved = z.object({ at: z.literal('resolved'), ...held, resolution }).readonly();
const returning = z
  .object({ at: z.literal('returning'), ...matter, resolution, attempt: z.int().min(0).max(3) })
  .readonly();

/** Where the desk stands in one conversation, as it is stored. */
export const deskState = z.discriminatedUnion('at', [
  bot,
  requested,
  queued,
  claimed,
  transferring,
  snoozed,
  waiting,
  resolved,
  returning,
]);

export type DeskState = z.infer<typeof deskState>;
export type DeskAt = DeskState['at'];
export type StateAt<A extends DeskAt> = Extract<DeskState, { readonly at: A }>;
/** Every state with an open case. */
export type OpenState = Exclude<DeskState, { readonly at: 'bot' }>;
/** Every state in which a staff member holds the case. */
export type HeldState = Extract<DeskState, { readonly owner: string }>;
export type Timer = z.infer<typeof timer>;
export type TimerName = Timer['name'];
export type Sending = z.infer<typeof sending>;
export type Position = z.infer<typeof position>;

/** No case: the bot speaks. */
export const quietDesk: StateAt<'bot'> = {
  at: 'bot',
  epoch: 0,
  revision: 0,
  reachable: true,
  timers: [],
  sendings: [],
};

/** Whether a staff member holds the case. */
export function isHeld(state: DeskState): state is HeldState {
  return 'owner' in state;
}

/** Where a dialogue stands, in the form in which a case keeps it. */
export function positionOf(stored: StoredState | null): Position | null {
  return stored === null ? null : position.parse(JSON.parse(JSON.stringify(stored)));
}

/** Reads a stored state; null when it cannot be read, which a person has to look at: it may hold an open case. */
export function reviveDesk(stored: unknown, fromVersion: number): DeskState | null {
  if (fromVersion !== deskVersion) return null;
  const parsed = deskState.safeParse(stored);
  return parsed.success ? parsed.data : null;
}
