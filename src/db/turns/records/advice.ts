import { sql } from 'drizzle-orm';
import type { AdviceContent } from '../../../bot/advice/record.ts';
import { japanTime } from '../../../engine/business-time/hours.ts';
import { rowSet } from '../../rows.ts';
import { businessOf, type Decided, type RecordContext } from './decided.ts';

type AdviceContext = Pick<RecordContext, 'db' | 'now' | 'programmeId'>;

/** A record of a firm, and in which conversation it was made; null outside any. */
export type AdviceRow = {
  readonly business: string;
  readonly conversation: string | null;
  readonly origin: 'owner' | 'staff' | 'service';
  readonly record: AdviceContent;
};

/** What owners decided, as rows. */
export function adviceRows(saved: readonly Decided<'save-advice'>[]): readonly AdviceRow[] {
  return saved.map((one) => ({
    business: businessOf(one),
    conversation: one.claim.event.from.conversationId,
    origin: 'owner',
    record: one.record.record,
  }));
}

const columns = { business: 'uuid', conversation: 'uuid', origin: 'text', record: 'jsonb' };

/** Appends records, in their order. A firm that the programme does not have gets none. */
export async function saveAdvice({ db, now, programmeId }: AdviceContext, rows: readonly AdviceRow[]): Promise<void> {
  if (rows.length === 0) return;
  const at = now.toISOString();
  await db.execute(sql`
    insert into advice_records (programme_id, business_id, conversation_id, at, day, origin, record)
    select ${programmeId}::uuid, b.id, n.conversation, ${at}::timestamptz, ${japanTime(at).day}::date, n.origin, n.record
    from ${rowSet(rows, columns)} join businesses b on b.id = n.business`);
}
