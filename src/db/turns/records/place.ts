import { sql } from 'drizzle-orm';
import { asBase64, rowSet } from '../../rows.ts';
import type { WrappedKey } from '../../vault/vault.ts';
import type { Settled } from '../write-queues.ts';
import type { RecordContext } from './decided.ts';

/** Whether a turn takes over a firm that was there before it: then statements go one after the other. */
export function takesPlace({ outcome }: Settled): boolean {
  return outcome.records.some((record) => record.do === 'take-place');
}

type Row = { key_id: string; wrapped: Buffer | null; name_enc: Buffer | null };

/**
 * Lets people take over the places of firms that were written beforehand, each place once. What the firm's own key sealed
 * is sealed anew with the person's, of which it becomes a part: erasing the firm destroys both.
 * @throws {Error} when the place is taken meanwhile: the turn is taken again, and says so
 */
export async function takePlaces(context: RecordContext, settled: readonly Settled[]): Promise<void> {
  for (const { claim, outcome } of settled) {
    for (const record of outcome.records) {
      if (record.do !== 'take-place') continue;
      await takePlace(context, { ...record, conversation: claim.event.from.conversationId, key: claim.key });
    }
  }
}

type Taking = {
  readonly businessId: string;
  readonly inviteId: string;
  readonly conversation: string;
  readonly key: WrappedKey;
};

async function takePlace(context: RecordContext, taking: Taking): Promise<void> {
  const { db, vault } = context;
  const { businessId, inviteId, conversation, key } = taking;
  const [used] = await db.execute<{ route: string | null }>(sql`
    update invites set places_left = places_left - 1
    where id = ${inviteId}::uuid and business_id = ${businessId}::uuid and places_left > 0 returning route`);
  const [firm] = await db.execute<Row>(sql`
    select b.key_id, k.wrapped, b.name_enc from businesses b join data_keys k on k.id = b.key_id
    where b.id = ${businessId}::uuid and b.state in ('joining', 'active') and not exists (
      select 1 from conversations c where c.business_id = b.id and c.id <> ${conversation}::uuid)
    for update of b`);
  if (used === undefined || firm === undefined || firm.wrapped === null) throw new Error('place-taken');
  const own = { keyId: firm.key_id, wrapped: firm.wrapped };
  const anew = (sealed: Buffer, use: string): string => asBase64(vault.seal(key, vault.open(own, sealed, use), use));
  const sites = await db.execute<{ id: string; name_enc: Buffer }>(sql`
    select id, name_enc from sites where business_id = ${businessId}::uuid`);
  const names = sites.map(({ id, name_enc: sealed }) => ({ id, name: anew(sealed, 'site') }));
  const name = firm.name_enc === null ? null : anew(firm.name_enc, 'name');
  await db.execute(sql`
    update sites s set name_enc = decode(n.name, 'base64')
    from ${rowSet(names, { id: 'uuid', name: 'text' })} where s.id = n.id`);
  await db.execute(sql`
    update businesses set key_id = ${key.keyId}::uuid, name_enc = decode(${name}::text, 'base64'), state = 'active',
      route = coalesce(route, ${used.route}::text)
    where id = ${businessId}::uuid`);
  await db.execute(sql`update data_keys set part_of = ${key.keyId}::uuid where id = ${own.keyId}::uuid`);
}
