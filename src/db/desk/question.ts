import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Words } from '../../bot/message.ts';
import type { CaseSeen } from './case.ts';
import type { DeskOptions } from './options.ts';

/** A frozen message of any platform has its words, or words for those who cannot see it. */
const frozen = z.object({
  messages: z.array(z.looseObject({ text: z.string().optional(), altText: z.string().optional() })),
});

type Row = { body_enc: Buffer; key_id: string; wrapped: Buffer | null };

/** What the bot had said last when a case was opened while its question was open; null where none was. */
export async function openQuestion(
  { database, vault }: Pick<DeskOptions, 'database' | 'vault'>,
  seen: CaseSeen,
): Promise<Words | null> {
  if (seen.state?.position == null) return null;
  const [row] = await database.scoped(seen.programmeId, (db) =>
    db.execute<Row>(sql`
      select t.body_enc, t.key_id, k.wrapped from transcript t join data_keys k on k.id = t.key_id
      where t.conversation_id = ${seen.conversationId}::uuid and t.side = 'bot'
        and t.at < ${seen.openedAt.toISOString()}::timestamptz
      order by t.at desc limit 1`),
  );
  if (row === undefined || row.wrapped === null) return null;
  const body = vault.open({ keyId: row.key_id, wrapped: row.wrapped }, row.body_enc, 'outbox').toString('utf8');
  const last = frozen.safeParse(JSON.parse(body)).data?.messages.at(-1);
  const words = last?.text ?? last?.altText;
  // What can be tapped stands below an empty line.
  const [question = ''] = (words ?? '').split('\n\n');
  return question === '' ? null : { words: question };
}
