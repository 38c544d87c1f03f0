import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '../connection.ts';
import type { SealedTask } from '../turns/write-queues.ts';
import type { DeskOptions } from './options.ts';
import { type Address, findPlace } from './place.ts';

/** Something to be said in a conversation outside its turns. `messages` are frozen as they will be sent. */
export type Saying = Address & {
  readonly id: string;
  readonly voice: 'desk' | 'staff';
  readonly epoch: number;
  /** Our id of the staff member; null where the desk itself speaks. */
  readonly staff: string | null;
  /** The messages of that person in it; none where the desk itself speaks. */
  readonly sends?: readonly string[];
  readonly messages: readonly unknown[];
  /** Not before this moment. */
  readonly notBefore?: Date;
};

/** Puts it into the outbox, once, also after it was sent; the fence decides when it is taken. Nothing is queued for whom nobody knows any more. */
export async function queueSaying(options: DeskOptions, saying: Saying): Promise<void> {
  await options.database.scoped(saying.programmeId, (db) => saySoon(db, options, saying));
}

/** The same within a transaction behind the programme's wall. */
export async function saySoon(
  db: Db,
  { vault, clock }: Pick<DeskOptions, 'vault' | 'clock'>,
  saying: Saying,
): Promise<void> {
  const { id, programmeId, conversationId, voice, epoch, staff, sends = [], messages } = saying;
  const now = clock.now();
  const due = saying.notBefore ?? now;
  const place = await findPlace(db, { programmeId, conversationId });
  if ('refused' in place) return;
  const body: SealedTask = { messages, replyToken: null };
  const sealed = vault.seal(place.key, JSON.stringify(body), 'outbox');
  await db.execute(sql`
    insert into outbox (id, programme_id, conversation_id, key_id, task, body_enc, voice, epoch, staff, sends, due_at, created_at)
    select ${id}::uuid, ${programmeId}::uuid, ${conversationId}::uuid, ${place.key.keyId}::uuid, 'say', ${sealed},
      ${voice}, ${epoch}::int, ${staff}, ${listed(sends)}, ${due.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz
    where not exists (select 1 from transcript where id = ${id}::uuid)
      and not exists (select 1 from outbox where conversation_id = ${conversationId}::uuid and sends && ${listed(sends)})
    on conflict do nothing`);
}

/** Those of messages of staff that are not in the outbox, nor at their end: what is asked for twice is said once. */
export async function unsaid(
  { database }: Pick<DeskOptions, 'database'>,
  { programmeId, conversationId }: Address,
  sendIds: readonly string[],
): Promise<readonly string[]> {
  const rows = await database.scoped(programmeId, (db) =>
    db.execute<{ id: string }>(sql`
      select n.id from unnest(${listed(sendIds)}) with ordinality as n(id, place)
      where not exists (select 1 from outbox o where o.conversation_id = ${conversationId}::uuid and n.id = any(o.sends))
        and not exists (
          select 1 from desk_log l join consultations c on c.id = l.consultation_id
          where c.conversation_id = ${conversationId}::uuid and l.about = n.id and l.what in ('sent', 'send-failed'))
      order by n.place`),
  );
  return rows.map(({ id }) => id);
}

function listed(ids: readonly string[]): SQL {
  return sql`array(select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`;
}
