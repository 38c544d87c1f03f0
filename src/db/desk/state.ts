import { sql } from 'drizzle-orm';
import { type DeskState, deskVersion, quietDesk, reviveDesk } from '../../bot/desk/consultation/state.ts';
import type { Db } from '../connection.ts';
import { rowSet } from '../rows.ts';
import type { Vault, WrappedKey } from '../vault/vault.ts';
import type { Address, Place } from './place.ts';

/** A state as it was read; `revision` null: there was no row. */
export type ReadState = { readonly state: DeskState; readonly revision: number | null };

/** A person has to look: behind a state that cannot be read there may be an open case. */
type Unreadable = { readonly refused: 'state-unreadable' };

/** Somebody else has written meanwhile: nothing of the step is kept, and it is taken again. */
export class DeskConflict extends Error {
  readonly code = 'desk-conflict';
  constructor() {
    super('desk-conflict');
    this.name = 'DeskConflict';
  }
}

/** A stored state with the key that opens it. */
export type StateRow = { state_enc: Buffer; version: number; revision: number; key_id: string; wrapped: Buffer | null };

/** The state, locked until the transaction ends. */
export async function lockState(db: Db, vault: Vault, place: Place): Promise<ReadState | Unreadable> {
  const [row] = await db.execute<StateRow>(sql`
    select d.state_enc, d.version, d.revision, d.key_id, k.wrapped
    from desk_states d join data_keys k on k.id = d.key_id
    where d.programme_id = ${place.programmeId}::uuid and d.conversation_id = ${place.conversationId}::uuid
    for update of d`);
  if (row === undefined) return { state: quietDesk, revision: null };
  const state = openState(row, vault);
  return state === null ? { refused: 'state-unreadable' } : { state, revision: row.revision };
}

/** The state as it is at this moment, locked for nobody; null when there is none, or it cannot be read. */
export async function peekState(
  db: Db,
  vault: Vault,
  { programmeId, conversationId }: Address,
): Promise<DeskState | null> {
  const [row] = await db.execute<StateRow>(sql`
    select d.state_enc, d.version, d.revision, d.key_id, k.wrapped
    from desk_states d join data_keys k on k.id = d.key_id
    where d.programme_id = ${programmeId}::uuid and d.conversation_id = ${conversationId}::uuid`);
  return row === undefined ? null : openState(row, vault);
}

/** Null when it cannot be read. */
export function openState(row: Omit<StateRow, 'revision'>, vault: Vault): DeskState | null {
  const key: WrappedKey = { keyId: row.key_id, wrapped: row.wrapped };
  if (key.wrapped === null) return null;
  return reviveDesk(JSON.parse(vault.open(key, row.state_enc, 'desk-state').toString('utf8')), row.version);
}

/** Writes what follows from the state that was read, and from no other. @throws {DeskConflict} */
export async function writeState(db: Db, vault: Vault, write: ReadState & { place: Place; now: Date }): Promise<void> {
  const { place, state, revision, now } = write;
  const sealed = vault.seal(place.key, JSON.stringify(state), 'desk-state');
  const at = now.toISOString();
  const written =
    revision === null
      ? await db.execute(sql`
          insert into desk_states (programme_id, conversation_id, key_id, state_enc, version, revision, updated_at)
          values (${place.programmeId}::uuid, ${place.conversationId}::uuid, ${place.key.keyId}::uuid, ${sealed},
            ${deskVersion}::int, 1, ${at}::timestamptz)
          on conflict do nothing returning 1`)
      : await db.execute(sql`
          update desk_states set key_id = ${place.key.keyId}::uuid, state_enc = ${sealed}, version = ${deskVersion}::int,
            revision = revision + 1, updated_at = ${at}::timestamptz
          where programme_id = ${place.programmeId}::uuid and conversation_id = ${place.conversationId}::uuid
            and revision = ${revision}::int returning 1`);
  if (written.length === 0) throw new DeskConflict();
}

/** How the desks of these conversations stand, to be looked at; one that cannot be read is left out. */
export async function readStates(
  db: Db,
  vault: Vault,
  { programmeId, conversationIds }: { readonly programmeId: string; readonly conversationIds: readonly string[] },
): Promise<ReadonlyMap<string, DeskState>> {
  const wanted = conversationIds.map((id) => ({ id }));
  const rows = await db.execute<StateRow & { conversation_id: string }>(sql`
    select d.conversation_id, d.state_enc, d.version, d.revision, d.key_id, k.wrapped
    from ${rowSet(wanted, { id: 'uuid' })}
    join desk_states d on d.programme_id = ${programmeId}::uuid and d.conversation_id = n.id
    join data_keys k on k.id = d.key_id`);
  return new Map(
    rows.flatMap((row) => {
      const state = openState(row, vault);
      return state === null ? [] : [[row.conversation_id, state] as const];
    }),
  );
}
