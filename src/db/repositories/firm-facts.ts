import { sql } from 'drizzle-orm';
import type { BusinessFacts, Facts } from '../../bot/facts.ts';
import type { Database, Db } from '../connection.ts';
import { rowSet } from '../rows.ts';
import { loadAdvice } from '../turns/advice-facts.ts';
import { loadBusinesses } from '../turns/business-facts.ts';
import type { Vault } from '../vault/vault.ts';

/** A firm outside a turn: what its dialogue knows of it, with its number. */
export type FirmFacts = Pick<Facts, 'sites' | 'readings'> & {
  readonly business: BusinessFacts;
  readonly number: number;
  readonly advice: NonNullable<Facts['advice']>;
  /** How many messages have shown the firm something of the knowledge. */
  readonly answersShown: number;
};

type Installation = { readonly database: Database; readonly vault: Vault };
type Row = { id: string; number: number; key_id: string; wrapped: Buffer };

/** The firms of a programme that are there, by number; `only`: one of them. */
export async function firmFacts(
  { database, vault }: Installation,
  programmeId: string,
  only: string | null = null,
): Promise<readonly FirmFacts[]> {
  return database.scoped(programmeId, (db) => readFirmFacts(db, vault, only));
}

/** The same behind a wall that stands already. */
export async function readFirmFacts(db: Db, vault: Vault, only: string | null): Promise<readonly FirmFacts[]> {
  const rows = await db.execute<Row>(sql`
    select b.id, b.number, b.key_id, k.wrapped from businesses b
    join data_keys k on k.id = b.key_id and k.wrapped is not null
    where b.state not in ('left', 'erased') and (${only}::uuid is null or b.id = ${only}::uuid) order by b.number`);
  const ids = rows.map(({ id }) => id);
  const keys = rows.map(({ id, key_id: keyId, wrapped }) => ({ businessId: id, key: { keyId, wrapped } }));
  const [firms, advice, shown] = await Promise.all([
    loadBusinesses(db, vault, keys),
    loadAdvice(db, ids),
    shownTo(db, ids),
  ]);
  return rows.flatMap(({ id, number }) => {
    const firm = firms.get(id);
    if (firm === undefined) return [];
    return [{ ...firm, number, advice: advice.get(id)?.records ?? [], answersShown: shown.get(id) ?? 0 }];
  });
}

async function shownTo(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db.execute<{ business_id: string; shown: number }>(sql`
    select s.business_id, count(distinct (s.conversation_id, s.event_id))::int as shown
    from ${rowSet(
      ids.map((id) => ({ id })),
      { id: 'uuid' },
    )} join knowledge_shown s on s.business_id = n.id and s.event_id not like 'page:%' group by s.business_id`);
  return new Map(rows.map(({ business_id: id, shown }) => [id, shown]));
}
