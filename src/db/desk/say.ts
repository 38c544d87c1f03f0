import { sql } from 'drizzle-orm';
import type { SealedTask } from '../turns/write-queues.ts';
import type { DeskOptions } from './options.ts';
import { type Address, findPlace } from './place.ts';

/** A message for an owner that no dialogue wrote, frozen by the platform. `epoch`: under which it was written. */
export type Saying = Address & {
  readonly id: string;
  readonly voice: 'desk' | 'staff';
  readonly epoch: number;
  readonly staff: string | null;
  readonly messages: readonly unknown[];
};

/** Puts a message into the outbox; the same one twice is one row, also after it was sent. */
export async function queueSaying({ database, vault, clock }: DeskOptions, saying: Saying): Promise<void> {
  const { programmeId, conversationId, id, messages } = saying;
  await database.scoped(programmeId, async (db) => {
    const place = await findPlace(db, saying);
    if ('refused' in place) return;
    const body: SealedTask = { messages, replyToken: null };
    const sealed = vault.seal(place.key, JSON.stringify(body), 'outbox');
    const now = clock.now().toISOString();
    await db.execute(sql`
      insert into outbox (id, programme_id, conversation_id, key_id, task, body_enc, due_at, created_at)
      select ${id}::uuid, ${programmeId}::uuid, ${conversationId}::uuid, ${place.key.keyId}::uuid, 'say', ${sealed},
        ${now}::timestamptz, ${now}::timestamptz
      where not exists (select 1 from transcript where id = ${id}::uuid)
      on conflict do nothing`);
  });
}
