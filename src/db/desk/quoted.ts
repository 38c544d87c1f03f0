import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Quote } from '../../bot/message.ts';
import type { Db } from '../connection.ts';
import type { Vault } from '../vault/vault.ts';
import type { DeskOptions } from './options.ts';
import type { Address } from './place.ts';

type Row = { side: 'person' | 'bot' | 'staff'; body_enc: Buffer; ids: string[]; key_id: string; wrapped: Buffer };

const wrote = z.object({
  content: z.looseObject({
    text: z.string().optional(),
    quotedMessageId: z.string().optional(),
    quoteToken: z.string().optional(),
  }),
});
/** A frozen message of any platform has its words, or words for those who cannot see it. */
const frozen = z.object({
  messages: z.array(z.looseObject({ text: z.string().optional(), altText: z.string().optional() })),
});

/**
 * The words that a message of the owner's quotes, of either side, as the transcript has them. Null: it quotes nothing,
 * or nothing that is kept, such as a message that was taken back.
 */
export async function quotedBy(
  { database, vault }: Pick<DeskOptions, 'database' | 'vault'>,
  { programmeId, conversationId }: Address,
  messageId: string,
): Promise<string | null> {
  return database.scoped(programmeId, async (db) => {
    const quoting = await said(db, conversationId, messageId);
    if (quoting?.side !== 'person') return null;
    const { quotedMessageId } = wrote.parse(opened(vault, quoting)).content;
    if (quotedMessageId === undefined) return null;
    const quoted = await said(db, conversationId, quotedMessageId);
    return quoted === null ? null : wordsOf(vault, quoted, quotedMessageId);
  });
}

/**
 * How a message of the owner's is quoted in an answer. Null: it was taken back, or nothing of it is kept; then the answer
 * goes without.
 */
export async function quoteOf(
  { database, vault }: Pick<DeskOptions, 'database' | 'vault'>,
  { programmeId, conversationId }: Address,
  messageId: string,
): Promise<Quote | null> {
  return database.scoped(programmeId, async (db) => {
    const row = await said(db, conversationId, messageId);
    if (row?.side !== 'person') return null;
    const { text: words, quoteToken: token = null } = wrote.parse(opened(vault, row)).content;
    return words === undefined ? null : { token, words };
  });
}

/** The message that a message of the staff answers; null: it answers none in particular. */
export async function answeredBy(
  { database }: Pick<DeskOptions, 'database'>,
  { programmeId, conversationId }: Address,
  sendId: string,
): Promise<string | null> {
  const [row] = await database.scoped(programmeId, (db) =>
    db.execute<{ about: string }>(sql`
      select l.about from desk_log l join consultations c on c.id = l.consultation_id
      where c.conversation_id = ${conversationId}::uuid and l.what = 'note-drafted'
        and starts_with(l.about, ${answering}) and l.about like ${`%>${sendId}`} limit 1`),
  );
  return row?.about.slice(answering.length).split('>')[0] ?? null;
}

const answering = 'answer to ';

/** What the record says a draft was made of that answers this message. */
export function answerTo(messageId: string): string {
  return `${answering}${messageId}`;
}

function wordsOf(vault: Vault, row: Row, messageId: string): string | null {
  if (row.side === 'person') return wrote.parse(opened(vault, row)).content.text ?? null;
  const message = frozen.parse(opened(vault, row)).messages[row.ids.indexOf(messageId)];
  return message?.text ?? message?.altText ?? null;
}

function opened(vault: Vault, { side, body_enc: sealed, key_id: keyId, wrapped }: Row): unknown {
  const use = side === 'person' ? 'inbox' : 'outbox';
  return JSON.parse(vault.open({ keyId, wrapped }, sealed, use).toString('utf8'));
}

async function said(db: Db, conversationId: string, messageId: string): Promise<Row | null> {
  const [row] = await db.execute<Row>(sql`
    select t.side, t.body_enc, to_jsonb(t.message_ids) as ids, t.key_id, k.wrapped
    from transcript t join data_keys k on k.id = t.key_id
    where t.conversation_id = ${conversationId}::uuid and t.message_ids @> array[${messageId}] and k.wrapped is not null
    order by t.at limit 1`);
  return row ?? null;
}
