import { sql } from 'drizzle-orm';
import type { CaseView, OpenedCase } from '../../bot/desk/record/views.ts';
import type { Db } from '../connection.ts';
import { rowSet } from '../rows.ts';
import type { Place } from './place.ts';

/** A case as it begins, from the chat or from outside it. */
export type NewCase = Omit<OpenedCase, 'openedAt'> & {
  readonly programmeId: string;
  readonly conversationId: string | null;
  readonly businessId: string | null;
  readonly keyId: string;
  readonly route: 'line' | 'slack' | 'telephone' | 'e-mail';
  readonly openedAt: string;
};

/**
 * Opens a case under the programme's next number. Whoever opens one holds the programme's lock until the transaction
 * ends, so that no number is left out and none is given twice, whatever becomes of it.
 */
export async function addCase(db: Db, opened: NewCase): Promise<number> {
  const { programmeId } = opened;
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended('consultations ' || ${programmeId}::text, 0))`);
  const [row] = await db.execute<{ number: number }>(sql`
    insert into consultations (id, programme_id, number, conversation_id, business_id, key_id, route, reason, state, opened_at)
    select ${opened.id}::uuid, ${programmeId}::uuid,
      (select coalesce(max(number), 0) + 1 from consultations where programme_id = ${programmeId}::uuid),
      ${opened.conversationId}::uuid, ${opened.businessId}::uuid, ${opened.keyId}::uuid, ${opened.route}::text,
      ${opened.reason}::text, 'requested', ${opened.openedAt}::timestamptz
    returning number`);
  if (row === undefined) throw new Error('consultation-not-opened');
  return row.number;
}

/** A case opened in the chat. */
export function newCase(
  { conversationId, programmeId, businessId, key, platform }: Place,
  opened: OpenedCase,
): NewCase {
  return { ...opened, programmeId, conversationId, businessId, keyId: key.keyId, route: platform };
}

const columns = {
  id: 'uuid',
  state: 'text',
  handler: 'text',
  card: 'text',
  resolution: 'text',
  closed: 'boolean',
  complaint: 'boolean',
};

/** Writes how cases stand. A case that was once closed keeps its moment, one that was a complaint remains one. */
export async function saveViews(db: Db, views: readonly CaseView[], now: Date): Promise<void> {
  if (views.length === 0) return;
  await db.execute(sql`
    update consultations c set state = n.state, handler = coalesce(n.handler, c.handler), card = coalesce(n.card, c.card),
      resolution = case when n.closed then coalesce(n.resolution, c.resolution) else n.resolution end,
      closed_at = case when n.closed then coalesce(c.closed_at, ${now.toISOString()}::timestamptz) end,
      complaint = c.complaint or n.complaint
    from ${rowSet(views, columns)} where c.id = n.id`);
}
