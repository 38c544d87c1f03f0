import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '../connection.ts';
import type { WrappedKey } from '../vault/vault.ts';

/** A conversation of a programme, as whoever speaks of it names it. */
export type Address = { readonly programmeId: string; readonly conversationId: string };

/** A conversation with the key that seals what is said in it. */
export type Place = Address & {
  readonly key: WrappedKey;
  readonly businessId: string | null;
  readonly platform: 'line' | 'slack';
};

/** `unknown-conversation`: none of this programme; `forgotten`: its key is destroyed, nothing of it can be read. */
export type PlaceRefusal = { readonly refused: 'unknown-conversation' | 'forgotten' };

type Row = { business_id: string | null; platform: 'line' | 'slack'; key_id: string; wrapped: Buffer | null };

/** The conversation, looked for behind the wall of the programme that asks. */
export async function findPlace(db: Db, address: Address): Promise<Place | PlaceRefusal> {
  return placeBy(db, address, sql``);
}

/** The same, locked until the transaction ends: what its owner does waits meanwhile, as this waits for the owner's turn. */
export async function lockPlace(db: Db, address: Address): Promise<Place | PlaceRefusal> {
  return placeBy(db, address, sql`for update of c`);
}

async function placeBy(db: Db, { programmeId, conversationId }: Address, lock: SQL): Promise<Place | PlaceRefusal> {
  const [row] = await db.execute<Row>(sql`
    select c.business_id, c.platform, c.key_id, k.wrapped
    from conversations c join data_keys k on k.id = c.key_id
    where c.id = ${conversationId}::uuid and c.programme_id = ${programmeId}::uuid ${lock}`);
  if (row === undefined) return { refused: 'unknown-conversation' };
  if (row.wrapped === null) return { refused: 'forgotten' };
  const key = { keyId: row.key_id, wrapped: row.wrapped };
  return { programmeId, conversationId, key, businessId: row.business_id, platform: row.platform };
}
