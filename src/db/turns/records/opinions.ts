import { sql } from 'drizzle-orm';
import { asBase64, rowSet } from '../../rows.ts';
import type { Decided, RecordContext } from './decided.ts';

const columns = {
  conversation: 'uuid',
  business: 'uuid',
  key: 'uuid',
  consultation: 'uuid',
  kind: 'text',
  words: 'text',
  message: 'text',
};

/** So long after the question, what somebody says without naming a case still belongs to the one that was asked about. */
const lateMs = 14 * 86_400_000;

/**
 * Keeps what people said, with the consent as it is now. An answer without a case of the person's own is none; the same
 * answer twice is one.
 */
export async function saveOpinions(
  { db, vault, now, programmeId }: RecordContext,
  said: readonly Decided<'save-opinion'>[],
): Promise<void> {
  if (said.length === 0) return;
  const rows = said.map(({ claim, businessId, record }) => ({
    conversation: claim.event.from.conversationId,
    business: businessId,
    key: claim.key.keyId,
    consultation: record.consultationId,
    kind: record.answer,
    words: record.words === null ? null : asBase64(vault.seal(claim.key, record.words, 'opinion')),
    message: record.messageId,
  }));
  await db.execute(sql`
    insert into opinions (programme_id, conversation_id, business_id, key_id, consultation_id, kind, words_enc,
      source_message_id, consent, at)
    select ${programmeId}::uuid, n.conversation, n.business, n.key, about.id, n.kind, decode(n.words, 'base64'), n.message,
      coalesce(agreed.given, false), ${now.toISOString()}::timestamptz
    from ${rowSet(rows, columns)}
    left join lateral (
      select c.id from consultations c
      where c.conversation_id = n.conversation and (c.id = n.consultation or (n.consultation is null and exists (
        select 1 from opinions a where a.consultation_id = c.id and a.kind = 'asked'
          and a.at > ${new Date(now.getTime() - lateMs).toISOString()}::timestamptz)))
      order by c.number desc limit 1
    ) about on true
    left join lateral (
      select o.kind from opinions o where o.consultation_id = about.id and o.kind in ('yes', 'not-yet')
      order by o.seq desc limit 1
    ) latest on true
    left join lateral (
      select s.given from consents s where s.business_id = n.business and s.purpose = 'client' order by s.at desc limit 1
    ) agreed on true
    where n.kind = 'words' or (about.id is not null and n.kind is distinct from latest.kind)`);
}

/** The words of a message that was taken back go; that something was said stays. */
export async function forgetOpinions({ db }: RecordContext, taken: readonly Decided<'forget-photo'>[]): Promise<void> {
  if (taken.length === 0) return;
  const rows = taken.map(({ claim, record }) => ({
    conversation: claim.event.from.conversationId,
    message: record.messageId,
  }));
  await db.execute(sql`
    update opinions o set words_enc = null from ${rowSet(rows, { conversation: 'uuid', message: 'text' })}
    where o.conversation_id = n.conversation and o.source_message_id = n.message`);
}
