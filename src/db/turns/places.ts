import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Facts, PlaceFacts } from '../../bot/facts.ts';
import { actFor, type Db } from '../connection.ts';
import { rowSet } from '../rows.ts';
import type { Vault } from '../vault/vault.ts';
import type { Claim } from './claim.ts';

const stateOfPlace = z.object({ here: z.object({ place: z.guid() }) });

type Row = { id: string; name_enc: Buffer | null; key_id: string; wrapped: Buffer };

/** The places that people with a code for one are about to take, by the firm's id, as long as nobody has taken them. */
export async function loadPlaces(
  db: Db,
  vault: Vault,
  claims: readonly Claim[],
): Promise<ReadonlyMap<string, PlaceFacts>> {
  const found = new Map<string, PlaceFacts>();
  const waiting = claims.filter((claim) => placeOf(claim) !== null);
  for (const [programmeId, members] of Map.groupBy(waiting, (claim) => claim.programmeId)) {
    await actFor(db, programmeId);
    const ids = members.flatMap((claim) => placeOf(claim) ?? []);
    for (const place of await openPlaces(db, vault, ids)) found.set(place.businessId, place);
  }
  return found;
}

async function openPlaces(db: Db, vault: Vault, wanted: readonly string[]): Promise<readonly PlaceFacts[]> {
  const ids = wanted.map((id) => ({ id }));
  const rows = await db.execute<Row>(sql`
    select b.id, b.name_enc, b.key_id, k.wrapped
    from ${rowSet(ids, { id: 'uuid' })} join businesses b on b.id = n.id join data_keys k on k.id = b.key_id
    where b.state in ('joining', 'active') and k.wrapped is not null
      and not exists (select 1 from conversations c where c.business_id = b.id)`);
  return rows.map(({ id, name_enc: sealed, key_id: keyId, wrapped }) => {
    const name = sealed === null ? null : vault.open({ keyId, wrapped }, sealed, 'name').toString('utf8');
    return { businessId: id, name };
  });
}

/** The place that a person is about to take, if it is still there. */
export function placeIn(places: ReadonlyMap<string, PlaceFacts>, claim: Claim): Pick<Facts, 'place'> {
  const id = placeOf(claim);
  return id === null ? {} : { place: places.get(id) ?? null };
}

/** The firm whose place somebody without a firm is about to take; null: none. */
function placeOf({ businessId, stored }: Claim): string | null {
  if (businessId !== null || stored?.flow !== 'joining') return null;
  return stateOfPlace.safeParse(stored.state).data?.here.place ?? null;
}
