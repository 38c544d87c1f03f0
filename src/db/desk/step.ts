import { sql } from 'drizzle-orm';
import type { DeskContext } from '../../bot/desk/consultation/context.ts';
import type { Refusal, Stepped } from '../../bot/desk/consultation/move.ts';
import { type DeskState, positionOf } from '../../bot/desk/consultation/state.ts';
import { step } from '../../bot/desk/consultation/step.ts';
import type { Spoken } from '../../bot/desk/record/entries.ts';
import type { Db } from '../connection.ts';
import type { Vault } from '../vault/vault.ts';
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
  const stepped = step(before.state, await withPosition(options.vault, db, order), context);
  if ('refused' in stepped || changesNothing(before.state, stepped)) return stepped;
  if (!(await isNew(db, order, now))) return { refused: 'already-known' };
  await writeState(db, options.vault, { state: stepped.state, revision: before.revision, place, now });
  await keepStep({ vault: options.vault, db, place, now }, before.state, { stepped, spoken: order });
  return stepped;
}

/** Whoever begins a case knows nothing of where the dialogue stands: it is the very question that is asked again. */
async function withPosition(vault: Vault, db: Db, { event, conversationId }: DeskOrder): Promise<DeskOrder['event']> {
  if (event.kind !== 'requested' || event.position !== null) return event;
  const [row] = await db.execute<PositionRow>(sql`
    select c.flow, c.flow_version, c.state_enc, c.key_id, k.wrapped
    from conversations c join data_keys k on k.id = c.key_id where c.id = ${conversationId}::uuid`);
  if (row === undefined || row.flow === null || row.state_enc === null || row.wrapped === null) return event;
  const opened = vault.open({ keyId: row.key_id, wrapped: row.wrapped }, row.state_enc, 'state').toString('utf8');
  return {
    ...event,
    position: positionOf({ flow: row.flow, version: row.flow_version ?? 0, state: JSON.parse(opened) }),
  };
}

type PositionRow = {
  flow: string | null;
  flow_version: number | null;
  state_enc: Buffer | null;
  key_id: string;
  wrapped: Buffer | null;
};

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
