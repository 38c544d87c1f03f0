import { sql } from 'drizzle-orm';
import type { Opinion } from '../../bot/desk/record/opinions.ts';
import type { AskingFacts } from '../../bot/desk/satisfaction/when.ts';
import type { Locale } from '../../bot/facts.ts';
import { japanTime } from '../../engine/business-time/hours.ts';
import { pushesUsed } from '../reminders.ts';
import type { Vault } from '../vault/vault.ts';
import type { DeskOptions } from './options.ts';
import { type Address, findPlace } from './place.ts';
import type { Days } from './record.ts';
import type { StaffBook } from './staff.ts';

/** What is known when somebody is to be asked how a case turned out. */
export type ToBeAsked = Omit<AskingFacts, 'now'> & { readonly locale: Locale; readonly client: string };

type Row = { reachable: boolean; locale: Locale; asked: boolean };

/** Whom a case's question would go to; null when there is no such conversation in this programme, or no key to it. */
export async function findToAsk(
  { database, shelf, clock }: DeskOptions,
  address: Address,
  consultationId: string,
): Promise<ToBeAsked | null> {
  const { programmeId, conversationId } = address;
  const found = await database.scoped(programmeId, async (db) => {
    const place = await findPlace(db, address);
    const document = (await shelf.get(db, [programmeId])).get(programmeId)?.document;
    const [row] = await db.execute<Row>(sql`
      select c.reachable, c.locale, exists (
        select 1 from opinions o where o.consultation_id = ${consultationId}::uuid and o.kind in ('asked', 'not-asked')) as asked
      from conversations c where c.id = ${conversationId}::uuid`);
    return 'refused' in place || document === undefined || row === undefined ? null : { place, document, row };
  });
  if (found === null) return null;
  const { place, document, row } = found;
  const month = japanTime(clock.now().toISOString()).day.slice(0, 7);
  const used = await pushesUsed(database, programmeId, month);
  return {
    ...{ platform: place.platform, reachable: row.reachable, locale: row.locale, askedBefore: row.asked },
    ...{ client: document.client, pushes: { used, limit: document.line.monthlyPushes } },
  };
}

/** Writes down that a case was asked about, or why not; the first note stays. */
export async function noteAsked(
  { database, clock }: DeskOptions,
  { programmeId, conversationId }: Address,
  { consultationId, code }: { readonly consultationId: string; readonly code: string | null },
): Promise<void> {
  await database.scoped(programmeId, (db) =>
    db.execute(sql`
      insert into opinions (programme_id, conversation_id, consultation_id, business_id, key_id, kind, code, consent, at)
      select ${programmeId}::uuid, c.conversation_id, c.id, c.business_id, c.key_id,
        case when ${code}::text is null then 'asked' else 'not-asked' end, ${code}::text, false,
        ${clock.now().toISOString()}::timestamptz
      from consultations c where c.id = ${consultationId}::uuid and c.conversation_id = ${conversationId}::uuid
      on conflict do nothing`),
  );
}

type KeptRow = {
  at: string;
  consultation: number | null;
  firm: number | null;
  consent: boolean;
  words_enc: Buffer | null;
  key_id: string;
  wrapped: Buffer | null;
};

/**
 * What people said in their own words on these days, oldest first. The words stand there only when the firm had agreed
 * that its client hears of it, and still does.
 */
export async function listOpinions(
  { database, vault, programmeId }: StaffBook,
  { from, to }: Days,
): Promise<readonly Opinion[]> {
  const rows = await database.scoped(programmeId, (db) =>
    db.execute<KeptRow>(sql`
      select o.at, c.number as consultation, b.number as firm, o.words_enc, o.key_id, k.wrapped,
        o.consent and coalesce((select s.given from consents s where s.business_id = o.business_id and s.purpose = 'client'
          order by s.at desc limit 1), false) as consent
      from opinions o join data_keys k on k.id = o.key_id left join consultations c on c.id = o.consultation_id
      left join businesses b on b.id = o.business_id
      where o.kind = 'words' and (o.at at time zone 'Asia/Tokyo')::date between ${from}::date and ${to}::date
      order by o.seq`),
  );
  return rows.map((row) => {
    const { consultation, firm, consent } = row;
    return { at: new Date(row.at).toISOString(), consultation, firm, consent, ...wordsOf(row, vault) };
  });
}

function wordsOf(row: KeptRow, vault: Vault): Pick<Opinion, 'words' | 'erased'> {
  const { consent, words_enc: sealed, key_id: keyId, wrapped } = row;
  if (sealed === null || wrapped === null) return { words: null, erased: true };
  const words = consent ? vault.open({ keyId, wrapped }, sealed, 'opinion').toString('utf8') : null;
  return { words, erased: false };
}
