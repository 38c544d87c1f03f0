import { sql } from 'drizzle-orm';
import { lobbyId } from '../../lobby.ts';
import { rowSet } from '../../rows.ts';
import type { Decided, RecordContext } from './decided.ts';

type ShownContext = Pick<RecordContext, 'db' | 'now' | 'programmeId'>;

const columns = { conversation: 'uuid', business: 'uuid', type: 'text', id: 'text', edition: 'text', event: 'text' };

/** Notes which items were shown, once for each event. In the lobby nothing is kept of anybody. */
export async function saveShown(
  { db, now, programmeId }: ShownContext,
  shown: readonly Decided<'save-shown'>[],
): Promise<void> {
  const rows = shown.flatMap(({ claim, businessId, record }) =>
    record.items.map(({ type, id }) => ({
      conversation: claim.event.from.conversationId,
      business: businessId,
      type,
      id,
      edition: record.edition,
      event: claim.event.id,
    })),
  );
  if (rows.length === 0 || programmeId === lobbyId) return;
  // The firm as this programme knows it: somebody who came from another one may still have that firm's id.
  await db.execute(sql`
    insert into knowledge_shown (programme_id, conversation_id, business_id, item_type, item_id, edition, event_id, at)
    select ${programmeId}::uuid, n.conversation, b.id, n.type, n.id, n.edition, n.event, ${now.toISOString()}::timestamptz
    from ${rowSet(rows, columns)} left join businesses b on b.id = n.business
    on conflict do nothing`);
}

/** Corrections that the person has now been told. */
export async function tellCorrections(
  { db, now }: ShownContext,
  told: readonly Decided<'corrections-told'>[],
): Promise<void> {
  const rows = told.flatMap(({ claim, record }) =>
    record.correctionIds.map((id) => ({ id, conversation: claim.event.from.conversationId })),
  );
  if (rows.length === 0) return;
  await db.execute(sql`
    update knowledge_corrections c set told_at = ${now.toISOString()}::timestamptz
    from ${rowSet(rows, { id: 'uuid', conversation: 'uuid' })}
    where c.id = n.id and c.conversation_id = n.conversation and c.told_at is null`);
}
