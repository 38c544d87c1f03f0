import { sql } from 'drizzle-orm';
import type { Db } from '../connection.ts';
import type { SealedTask } from '../turns/write-queues.ts';
import type { DeskOptions } from './options.ts';
import { type Address, findPlace } from './place.ts';

/** Something to be said in a conversation outside its turns. `messages` are frozen as they will be sent. */
export type Saying = Address & {
  /** Of a staff member's words the id of the sending, by which the desk knows the row. */
  readonly id: string;
  readonly voice: 'desk' | 'staff';
  readonly epoch: number;
  /** Our id of the staff member; null where the desk itself speaks. */
  readonly staff: string | null;
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
  const { id, programmeId, conversationId, voice, epoch, staff, messages } = saying;
  const now = clock.now();
  const due = saying.notBefore ?? now;
  const place = await findPlace(db, { programmeId, conversationId });
  if ('refused' in place) return;
  const body: SealedTask = { messages, replyToken: null };
  const sealed = vault.seal(place.key, JSON.stringify(body), 'outbox');
  await db.execute(sql`
    insert into outbox (id, programme_id, conversation_id, key_id, task, body_enc, voice, epoch, staff, due_at, created_at)
    select ${id}::uuid, ${programmeId}::uuid, ${conversationId}::uuid, ${place.key.keyId}::uuid, 'say', ${sealed},
      ${voice}, ${epoch}::int, ${staff}, ${due.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz
    where not exists (select 1 from transcript where id = ${id}::uuid)
    on conflict do nothing`);
}
