import { type SQL, sql } from 'drizzle-orm';
import type { SendFailure } from '../../bot/desk/consultation/event.ts';
import { mayLeave, type OutgoingRow } from '../../bot/desk/consultation/floor.ts';
import { quietDesk } from '../../bot/desk/consultation/state.ts';
import { outcomesOf, type SendingOutcome } from '../../bot/desk/outcome.ts';
import type { Db } from '../connection.ts';
import type { Vault } from '../vault/vault.ts';
import { openState } from './state.ts';

/** What the fence needs of a row of the outbox, and the desk's state beside it. */
export type FencedRow = {
  id: string;
  programme_id: string;
  conversation_id: string;
  task: string;
  voice: OutgoingRow['voice'];
  epoch: number;
  staff: string | null;
  sends: string[];
  desk_enc: Buffer | null;
  desk_version: number;
  desk_key: string;
  desk_wrapped: Buffer | null;
};

/** The state's columns, of the join that `deskOf` makes. */
export const deskColumns: SQL = sql`d.state_enc as desk_enc, d.version as desk_version, d.key_id as desk_key,
  dk.wrapped as desk_wrapped`;

/** Joins the desk's state to a row of the outbox. */
export function deskOf(row: SQL): SQL {
  return sql`left join desk_states d on d.programme_id = ${row}.programme_id and d.conversation_id = ${row}.conversation_id
    left join data_keys dk on dk.id = d.key_id`;
}

/** Why a row may not leave now, by its id; nothing where it may. Only what is said has a voice. */
export function stoppedBy(row: FencedRow, vault: Vault): readonly (readonly [string, SendFailure])[] {
  if (row.task !== 'say') return [];
  const state = stateOf(row, vault);
  // Behind a state that cannot be read a person may have the floor.
  if (state === null) return [[row.id, 'refused']];
  if (mayLeave(outgoing(row), state)) return [];
  return [[row.id, state.reachable ? 'fenced' : 'blocked']];
}

function stateOf({ desk_enc: state_enc, ...row }: FencedRow, vault: Vault) {
  if (state_enc === null) return quietDesk;
  return openState({ state_enc, version: row.desk_version, key_id: row.desk_key, wrapped: row.desk_wrapped }, vault);
}

function outgoing({ id, epoch, voice, staff, sends }: FencedRow): OutgoingRow {
  return voice === 'staff' ? { id, epoch, voice, staff: staff ?? '', sends } : { id, epoch, voice };
}

/** The words of staff among the rows that were stopped. */
export function refusedOf(
  rows: readonly FencedRow[],
  stopped: ReadonlyMap<string, SendFailure>,
): readonly SendingOutcome[] {
  return rows.flatMap(({ id, sends, programme_id: programmeId, conversation_id: conversationId }) => {
    const code = stopped.get(id);
    return code === undefined ? [] : outcomesOf({ programmeId, conversationId, sends }, code);
  });
}

/** A refusal is final, and no trouble: somebody else had the floor. */
export async function fence(db: Db, ids: readonly string[]): Promise<void> {
  await db.execute(sql`
    update outbox set status = 'fenced', code = 'fenced', lease_owner = null, lease_until = null
    where id = any (array(select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))::uuid[])`);
}
