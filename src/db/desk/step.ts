import { sql } from 'drizzle-orm';
import type { DeskContext } from '../../bot/desk/consultation/context.ts';
import type { Refusal, Stepped } from '../../bot/desk/consultation/move.ts';
import type { DeskState } from '../../bot/desk/consultation/state.ts';
import { step } from '../../bot/desk/consultation/step.ts';
import type { Spoken } from '../../bot/desk/record/entries.ts';
import type { Db } from '../connection.ts';
import { deskContext } from './context.ts';
import { keepStep } from './keep-step.ts';
import type { DeskOptions } from './options.ts';
import { type Address, lockPlace, type PlaceRefusal } from './place.ts';
import { handlersToday } from './staff.ts';
import { DeskConflict, lockState, writeState } from './state.ts';

/** Something that happened to the desk of a conversation. `eventId`: the same one twice changes nothing. */
export type DeskOrder = Address & Spoken & { readonly eventId: string };

type ProgrammeRefusal = { readonly refused: 'unknown-programme' };

/** Why nothing changed: what the machine says, or what stands in the way of asking it. */
export type StepRefusal = Refusal | PlaceRefusal | ProgrammeRefusal | { readonly refused: 'state-unreadable' };

const tries = 5;

/**
 * Takes one step of a conversation's desk: state, timers, effects and record in one transaction. Whoever comes second
 * waits for the first, and steps from where that one left it.
 */
export async function takeStep(options: DeskOptions, order: DeskOrder): Promise<Stepped | StepRefusal> {
  for (let left = tries; ; left -= 1) {
    try {
      return await options.database.scoped(order.programmeId, (db) => stepWithin(options, db, order));
    } catch (error) {
      if (!(error instanceof DeskConflict) || left <= 1) throw error;
    }
  }
}

async function stepWithin(options: DeskOptions, db: Db, order: DeskOrder): Promise<Stepped | StepRefusal> {
  const place = await lockPlace(db, order);
  if ('refused' in place) return place;
  const before = await lockState(db, options.vault, place);
  if ('refused' in before) return before;
  const now = options.clock.now();
  const context = await contextOf(options, db, { order, now });
  if ('refused' in context) return context;
  const stepped = step(before.state, order.event, context);
  if ('refused' in stepped || changesNothing(before.state, stepped)) return stepped;
  if (!(await isNew(db, order, now))) return { refused: 'already-known' };
  await writeState(db, options.vault, { state: stepped.state, revision: before.revision, place, now });
  await keepStep({ vault: options.vault, db, place, now }, before.state, { stepped, spoken: order });
  return stepped;
}

type Asked = { readonly order: DeskOrder; readonly now: Date };

async function contextOf(options: DeskOptions, db: Db, { order, now }: Asked): Promise<DeskContext | ProgrammeRefusal> {
  const { programmeId, eventId } = order;
  const known = (await options.shelf.get(db, [programmeId])).get(programmeId);
  if (known === undefined) return { refused: 'unknown-programme' };
  const { holidays } = options;
  return deskContext(known.document, { now, eventId, holidays, staff: await handlersToday(db, now) });
}

function changesNothing(before: DeskState, { state, effects }: Stepped): boolean {
  return effects.length === 0 && JSON.stringify(before) === JSON.stringify(state);
}

/** Remembered together with what it led to, so that a step that was undone can be taken again. */
async function isNew(db: Db, { programmeId, conversationId, eventId }: DeskOrder, now: Date): Promise<boolean> {
  const fresh = await db.execute(sql`
    insert into seen_events (channel, event_id, programme_id, seen_at)
    values ('desk', ${`${conversationId}:${eventId}`}, ${programmeId}::uuid, ${now.toISOString()}::timestamptz)
    on conflict do nothing returning 1`);
  return fresh.length > 0;
}
