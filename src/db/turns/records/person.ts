import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { rowSet } from '../../rows.ts';
import { businessOf, type Decided, type RecordContext } from './decided.ts';

const columns = { id: 'uuid', conversation: 'uuid', business: 'uuid', reason: 'text', about: 'text[]' };

/** What a person has to look at, with the turn that found it. A reading that waits for somebody already waits once. */
export async function requestPeople(
  { db, now, programmeId }: RecordContext,
  requests: readonly Decided<'request-person'>[],
): Promise<void> {
  if (requests.length === 0) return;
  const rows = requests.map((one) => ({
    id: randomUUID(),
    conversation: one.claim.event.from.conversationId,
    business: businessOf(one),
    reason: one.record.reason,
    about: one.record.about,
  }));
  await db.execute(sql`
    insert into person_requests (id, programme_id, conversation_id, business_id, reason, about, at)
    select n.id, ${programmeId}::uuid, n.conversation, n.business, n.reason, n.about, ${now.toISOString()}::timestamptz
    from ${rowSet(rows, columns)}
    where not exists (
      select 1 from person_requests open where open.reason = n.reason and open.about && n.about)`);
}
