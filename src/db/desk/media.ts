import { sql } from 'drizzle-orm';
import type { MediaSort } from '../../bot/ports.ts';
import type { DeskOptions } from './options.ts';
import type { Address } from './place.ts';

/** Something that was kept of a message, for the people of a case. */
export type Copy = {
  readonly id: string;
  readonly sort: MediaSort;
  readonly contentType: string;
  readonly bytes: Buffer;
};

type Row = {
  id: string;
  sort: MediaSort;
  content_type: string;
  body_enc: Buffer;
  key_id: string;
  wrapped: Buffer;
};

/** What was kept of a message in this conversation and has not expired; strips and charts are not for the people of a case. */
export async function copiesOf(
  { database, vault, clock }: Pick<DeskOptions, 'database' | 'vault' | 'clock'>,
  { programmeId, conversationId }: Address,
  messageId: string,
): Promise<readonly Copy[]> {
  const rows = await database.scoped(programmeId, (db) =>
    db.execute<Row>(sql`
      select m.id, m.sort, m.content_type, m.body_enc, m.key_id, k.wrapped
      from media m join data_keys k on k.id = m.key_id
      where m.conversation_id = ${conversationId}::uuid and m.programme_id = ${programmeId}::uuid
        and m.source_message_id = ${messageId} and m.sort is not null and k.wrapped is not null
        and m.expires_at > ${clock.now().toISOString()}::timestamptz
      order by m.created_at, m.id`),
  );
  return rows.map(({ id, sort, content_type: contentType, body_enc: sealed, key_id: keyId, wrapped }) => ({
    ...{ id, sort, contentType },
    bytes: vault.open({ keyId, wrapped }, sealed, 'media'),
  }));
}
