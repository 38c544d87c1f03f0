import { sql } from 'drizzle-orm';
import type { DeskEffect } from '../../bot/desk/consultation/effect.ts';
import type { Db } from '../connection.ts';
import { asBase64, rowSet } from '../rows.ts';
import type { Vault } from '../vault/vault.ts';
import type { DeskOptions } from './options.ts';
import type { Address, Place } from './place.ts';

/** An effect in this worker's hands until its lease runs out. */
export type DueEffect = Address & {
  readonly seq: number;
  readonly attempts: number;
  readonly createdAt: Date;
  readonly effect: DeskEffect;
};

/** What became of an effect: `done`, `later` it is tried again, `dead` it is left for a person. */
export type EffectOutcome =
  | { readonly seq: number; readonly as: 'done' }
  | { readonly seq: number; readonly as: 'later'; readonly dueAt: Date }
  | { readonly seq: number; readonly as: 'dead'; readonly code: string };

/** Timers and record are rows of their own, written with the state. */
const written: ReadonlySet<DeskEffect['do']> = new Set<DeskEffect['do']>(['set-timer', 'clear-timer', 'log']);

/** Keeps what is still to be done. The same effect twice is one row. */
export async function addEffects(
  db: Db,
  vault: Vault,
  { place, effects, now }: { place: Place; effects: readonly DeskEffect[]; now: Date },
): Promise<void> {
  const rows = effects
    .filter((effect) => !written.has(effect.do))
    .map((effect) => ({
      effect: effect.key,
      body: asBase64(vault.seal(place.key, JSON.stringify(effect), 'desk-effect')),
    }));
  if (rows.length === 0) return;
  await db.execute(sql`
    insert into desk_effects (programme_id, conversation_id, effect_key, key_id, body_enc, due_at, created_at)
    select ${place.programmeId}::uuid, ${place.conversationId}::uuid, n.effect, ${place.key.keyId}::uuid,
      decode(n.body, 'base64'), ${now.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz
    from ${rowSet(rows, { effect: 'text', body: 'text' })}
    on conflict do nothing`);
}

type Row = {
  seq: string;
  programme_id: string;
  conversation_id: string;
  body_enc: Buffer;
  attempts: number;
  created_at: string;
  key_id: string;
  wrapped: Buffer | null;
};

/**
 * Takes due effects of all programmes that nobody holds, or whose holder was lost. Within a conversation they go in
 * their order; one that has failed waits by itself and holds up no other.
 */
export async function claimEffects(options: DeskOptions, limit: number): Promise<readonly DueEffect[]> {
  const { database, vault } = options;
  return database.queues(async (db) => {
    const rows = await lease(options, db, limit);
    const lost = rows.filter(({ wrapped }) => wrapped === null);
    // Sealed with a key that was destroyed: nobody can read what was to be done.
    if (lost.length > 0)
      await settleRows(
        db,
        options,
        lost.map(({ seq }) => ({ seq: Number(seq), as: 'done' })),
      );
    return rows.flatMap(({ seq, wrapped, ...row }) => {
      if (wrapped === null) return [];
      const key = { keyId: row.key_id, wrapped };
      const effect: DeskEffect = JSON.parse(vault.open(key, row.body_enc, 'desk-effect').toString('utf8'));
      const { programme_id: programmeId, conversation_id: conversationId, attempts } = row;
      const createdAt = new Date(row.created_at);
      return [{ seq: Number(seq), programmeId, conversationId, attempts, createdAt, effect }];
    });
  });
}

async function lease({ clock, owner, leaseMs }: DeskOptions, db: Db, limit: number): Promise<readonly Row[]> {
  const now = clock.now();
  const at = now.toISOString();
  return db.execute<Row>(sql`
    with taken as (
      select o.seq from desk_effects o
      where o.dead_code is null and o.due_at <= ${at}::timestamptz
        and (o.lease_until is null or o.lease_until < ${at}::timestamptz)
        and not exists (
          select 1 from desk_effects e
          where e.conversation_id = o.conversation_id and e.seq < o.seq and e.dead_code is null
            and (e.attempts = 0 or e.lease_until >= ${at}::timestamptz))
      order by o.seq limit ${limit}::int for update skip locked
    ), leased as (
      update desk_effects o set lease_owner = ${owner}::uuid,
        lease_until = ${new Date(now.getTime() + leaseMs).toISOString()}::timestamptz
      from taken n where o.seq = n.seq returning o.*
    )
    select l.seq, l.programme_id, l.conversation_id, l.body_enc, l.attempts, l.created_at, l.key_id, k.wrapped
    from leased l join data_keys k on k.id = l.key_id order by l.seq`);
}

/** Writes down what became of effects. Only their holder may: a row that was taken over is the other's now. */
export async function settleEffects(options: DeskOptions, outcomes: readonly EffectOutcome[]): Promise<void> {
  if (outcomes.length > 0) await options.database.queues((db) => settleRows(db, options, outcomes));
}

async function settleRows(db: Db, { owner }: DeskOptions, outcomes: readonly EffectOutcome[]): Promise<void> {
  const done = outcomes.filter(({ as }) => as === 'done').map(({ seq }) => ({ seq }));
  const kept = outcomes
    .filter((one) => one.as !== 'done')
    .map((one) => ({
      seq: one.seq,
      due: one.as === 'later' ? one.dueAt.toISOString() : null,
      dead: one.as === 'dead' ? one.code : null,
    }));
  await db.execute(sql`
    delete from desk_effects o using ${rowSet(done, { seq: 'bigint' })}
    where o.seq = n.seq and o.lease_owner = ${owner}::uuid`);
  await db.execute(sql`
    update desk_effects o set attempts = o.attempts + 1, due_at = coalesce(n.due, o.due_at), dead_code = n.dead,
      lease_owner = null, lease_until = null
    from ${rowSet(kept, { seq: 'bigint', due: 'timestamptz', dead: 'text' })}
    where o.seq = n.seq and o.lease_owner = ${owner}::uuid`);
}
