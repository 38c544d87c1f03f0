import { sql } from 'drizzle-orm';
import type { Reason } from '../../bot/desk/consultation/reasons.ts';
import type { OpenState } from '../../bot/desk/consultation/state.ts';
import type { Locale } from '../../bot/facts.ts';
import type { Db } from '../connection.ts';
import type { WrappedKey } from '../vault/vault.ts';
import type { DeskOptions } from './options.ts';
import type { Address } from './place.ts';
import { peekState } from './state.ts';

/** A case as those who show it see it at this moment. */
export type CaseSeen = Address & {
  readonly id: string;
  readonly number: number;
  readonly reason: Reason;
  readonly platform: 'line' | 'slack';
  readonly openedAt: Date;
  readonly resolution: string | null;
  /** Who holds it, or held it last. */
  readonly handler: string | null;
  readonly businessId: string | null;
  /** Null while the person has no firm here. */
  readonly firmNumber: number | null;
  /** The firm's, which opens its name. */
  readonly key: WrappedKey;
  /** Null: the case is over. */
  readonly state: OpenState | null;
  /** Where its card is (`channel:ts`); null: nowhere at present. */
  readonly card: string | null;
  /** Where a card was last, though it may be gone. */
  readonly lastCard: string | null;
};

type Row = {
  id: string;
  number: number;
  reason: Reason;
  platform: 'line' | 'slack';
  opened_at: string;
  resolution: string | null;
  handler: string | null;
  card: string | null;
  business_id: string | null;
  firm: number | null;
  key_id: string;
  wrapped: Buffer | null;
};

type Reader = Pick<DeskOptions, 'database' | 'vault'>;

/** One case of a conversation; null when there is none, or its key is destroyed. */
export async function readCase(reader: Reader, address: Address, id: string): Promise<CaseSeen | null> {
  return reader.database.scoped(address.programmeId, (db) =>
    caseWhere(db, reader, { address, which: sql`s.id = ${id}::uuid` }),
  );
}

/** The newest case of a conversation. */
export async function newestCase(reader: Reader, address: Address): Promise<CaseSeen | null> {
  return reader.database.scoped(address.programmeId, (db) => caseWhere(db, reader, { address, which: sql`true` }));
}

/** The case in which a message of the staff was written. */
export async function caseOfSending(reader: Reader, address: Address, sendId: string): Promise<CaseSeen | null> {
  const which = sql`exists (
    select 1 from desk_log l where l.consultation_id = s.id and l.about = ${sendId} and l.what = 'send-asked')`;
  return reader.database.scoped(address.programmeId, (db) => caseWhere(db, reader, { address, which }));
}

type Wanted = { readonly address: Address; readonly which: ReturnType<typeof sql> };

async function caseWhere(db: Db, { vault }: Reader, { address, which }: Wanted): Promise<CaseSeen | null> {
  const [row] = await db.execute<Row>(sql`
    select s.id, s.number, s.reason, c.platform, s.opened_at, s.resolution, s.handler, s.card, c.business_id,
      b.number as firm, c.key_id, k.wrapped
    from consultations s join conversations c on c.id = s.conversation_id join data_keys k on k.id = c.key_id
    left join businesses b on b.id = c.business_id
    where s.conversation_id = ${address.conversationId}::uuid and ${which}
    order by s.number desc limit 1`);
  if (row === undefined || row.wrapped === null) return null;
  const found = await peekState(db, vault, address);
  const state = found !== null && found.at !== 'bot' && found.consultationId === row.id ? found : null;
  return {
    ...address,
    id: row.id,
    number: row.number,
    reason: row.reason,
    platform: row.platform,
    openedAt: new Date(row.opened_at),
    resolution: row.resolution,
    handler: row.handler,
    businessId: row.business_id,
    firmNumber: row.firm,
    key: { keyId: row.key_id, wrapped: row.wrapped },
    state,
    card: state === null ? row.card : state.card,
    lastCard: row.card,
  };
}

/** How an owner is written to. */
export type Ear = { readonly platform: 'line' | 'slack'; readonly locale: Locale };

/** Since when nothing reaches the owner; null where nobody noted it. */
export async function blockedSince({ database }: Pick<Reader, 'database'>, address: Address): Promise<string | null> {
  const [row] = await database.scoped(address.programmeId, (db) =>
    db.execute<{ since: string | null }>(sql`
      select unreachable_since as since from conversations where id = ${address.conversationId}::uuid`),
  );
  return row === undefined || row.since === null ? null : new Date(row.since).toISOString();
}

/** The platform and language of a conversation; null when it is none of this programme. */
export async function earOf({ database }: Pick<Reader, 'database'>, address: Address): Promise<Ear | null> {
  const [row] = await database.scoped(address.programmeId, (db) =>
    db.execute<Ear>(sql`
      select platform, locale from conversations
      where id = ${address.conversationId}::uuid and programme_id = ${address.programmeId}::uuid`),
  );
  return row ?? null;
}

/**
 * Whether what an owner writes may be shown to the people of the programme: the last answer to the question what the
 * data may be used for was yes. Of two at the same moment the no counts.
 */
export async function mayShowWords({ database }: Pick<Reader, 'database'>, seen: CaseSeen): Promise<boolean> {
  const [row] = await database.scoped(seen.programmeId, (db) =>
    db.execute<{ given: boolean }>(sql`
      select given from consents
      where purpose = 'use' and (conversation_id = ${seen.conversationId}::uuid or business_id = ${seen.businessId}::uuid)
      order by at desc, given limit 1`),
  );
  return row?.given ?? false;
}
