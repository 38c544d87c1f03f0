import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Correction, ShownItem } from '../../bot/advice/shown.ts';
import type { Database } from '../connection.ts';
import { rowSet } from '../rows.ts';

/** Who was shown an item last, when and in which edition; no names. */
export type Recipient = {
  readonly item: ShownItem;
  readonly conversationId: string;
  /** The firm's id and number in the programme; null: the person had no firm yet. */
  readonly businessId: string | null;
  readonly business: number | null;
  readonly edition: string;
  readonly at: string;
  readonly shownOn: string;
  /** What they were told of it since, as of which edition. */
  readonly told: { readonly edition: string; readonly why: Correction['why'] } | null;
  /** The conversation still belongs to the programme, so that it can be told. */
  readonly here: boolean;
};

type Row = {
  item_type: ShownItem['type'];
  item_id: string;
  conversation_id: string;
  business_id: string | null;
  number: number | null;
  edition: string;
  at: string;
  shown_on: string;
  told_edition: string | null;
  told_why: Correction['why'] | null;
  here: boolean;
};

/** Everybody of a programme who was shown something of the knowledge; with `itemId` only who was shown that. */
export async function recipients(
  database: Database,
  programmeId: string,
  itemId: string | null = null,
): Promise<readonly Recipient[]> {
  const rows = await database.scoped(programmeId, (db) =>
    db.execute<Row>(sql`
      select distinct on (s.item_type, s.item_id, s.conversation_id) s.item_type, s.item_id, s.conversation_id, s.business_id,
        b.number, s.edition, s.at, (s.at at time zone 'Asia/Tokyo')::date as shown_on, told.edition as told_edition,
        told.why as told_why, c.id is not null as here
      from knowledge_shown s
      left join businesses b on b.id = s.business_id
      left join conversations c on c.id = s.conversation_id
      left join lateral (
        select k.edition, k.why from knowledge_corrections k
        where k.conversation_id = s.conversation_id and k.item_type = s.item_type and k.item_id = s.item_id
          and k.told_at >= s.at
        order by k.told_at desc limit 1
      ) told on true
      where ${itemId}::text is null or s.item_id = ${itemId}::text
      order by s.item_type, s.item_id, s.conversation_id, s.at desc`),
  );
  return rows.map(recipientOf);
}

function recipientOf(row: Row): Recipient {
  const { told_edition: edition, told_why: why } = row;
  return {
    item: { type: row.item_type, id: row.item_id },
    conversationId: row.conversation_id,
    businessId: row.business_id,
    business: row.number,
    edition: row.edition,
    at: new Date(row.at).toISOString(),
    shownOn: row.shown_on,
    told: edition === null || why === null ? null : { edition, why },
    here: row.here,
  };
}

/** A correction that somebody has to be told. */
export type Due = { readonly recipient: Recipient; readonly why: Correction['why'] };

const columns = {
  id: 'uuid',
  conversation: 'uuid',
  business: 'uuid',
  type: 'text',
  item: 'text',
  shown: 'text',
  day: 'date',
  why: 'text',
};

/**
 * Queues corrections; answers with how many are new. One that still waits for its person is not queued twice: it says
 * what is so now.
 */
export async function queueCorrections(
  database: Database,
  programmeId: string,
  queued: { readonly due: readonly Due[]; readonly edition: string; readonly by: string; readonly now: Date },
): Promise<number> {
  const { edition, by, now } = queued;
  const rows = queued.due
    .filter(({ recipient }) => recipient.here)
    .map(({ recipient, why }) => ({
      id: randomUUID(),
      conversation: recipient.conversationId,
      business: recipient.businessId,
      type: recipient.item.type,
      item: recipient.item.id,
      shown: recipient.edition,
      day: recipient.shownOn,
      why,
    }));
  if (rows.length === 0) return 0;
  const written = await database.scoped(programmeId, (db) =>
    db.execute<{ fresh: boolean }>(sql`
      insert into knowledge_corrections (id, programme_id, conversation_id, business_id, item_type, item_id, edition_shown,
        edition, shown_on, why, queued_at, queued_by)
      select n.id, ${programmeId}::uuid, n.conversation, n.business, n.type, n.item, n.shown, ${edition}, n.day, n.why,
        ${now.toISOString()}::timestamptz, ${by}
      from ${rowSet(rows, columns)}
      on conflict (conversation_id, programme_id, item_type, item_id) where told_at is null
      do update set why = excluded.why, edition = excluded.edition
      returning xmax = 0 as fresh`),
  );
  return written.filter(({ fresh }) => fresh).length;
}
