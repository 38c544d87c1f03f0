import { sql } from 'drizzle-orm';
import type { Db } from '../connection.ts';
import type { Address } from './place.ts';

/** A message of ours in Slack that shows something of an owner's. */
export type Shown = {
  /** The message, or the change of it, whose words stand there. */
  readonly about: string;
  readonly channel: string;
  readonly ts: string;
  /** Slack's ids of the files that stand with it. */
  readonly fileIds: readonly string[];
};

/** `about`: the message itself unless given. */
export type NewShown = Address &
  Omit<Shown, 'about' | 'fileIds'> &
  Partial<Pick<Shown, 'about' | 'fileIds'>> & { readonly messageId: string; readonly at: Date };

/** Remembers where something of an owner's is shown; files that come later are added. */
export async function noteShown(db: Db, shown: NewShown): Promise<void> {
  const { programmeId, conversationId, messageId, about = messageId, channel, ts, fileIds = [], at } = shown;
  await db.execute(sql`
    insert into desk_shown (programme_id, conversation_id, message_id, about, channel, ts, file_ids, at)
    values (${programmeId}::uuid, ${conversationId}::uuid, ${messageId}, ${about}, ${channel}, ${ts},
      array(select jsonb_array_elements_text(${JSON.stringify(fileIds)}::jsonb)), ${at.toISOString()}::timestamptz)
    on conflict (programme_id, channel, ts) do update
      set file_ids = array(select distinct unnest(desk_shown.file_ids || excluded.file_ids))`);
}

/** Where an owner's message is shown, the oldest first. */
export async function shownOf(db: Db, { conversationId }: Address, messageId: string): Promise<readonly Shown[]> {
  const rows = await db.execute<{ about: string; channel: string; ts: string; files: string[] }>(sql`
    select about, channel, ts, to_jsonb(file_ids) as files from desk_shown
    where conversation_id = ${conversationId}::uuid and message_id = ${messageId} order by channel, ts`);
  return rows.map(({ files, ...row }) => ({ ...row, fileIds: files }));
}
