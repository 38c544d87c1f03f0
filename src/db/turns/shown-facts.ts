import { sql } from 'drizzle-orm';
import type { Correction } from '../../bot/advice/shown.ts';
import type { Db } from '../connection.ts';
import { rowSet } from '../rows.ts';

/** What was shown to a person of the knowledge, and what they have to be told of it. */
export type ShownFacts = { readonly answersShown: number; readonly corrections: readonly Correction[] };

/** Nothing was shown to a person. */
export const nothingShown: ShownFacts = { answersShown: 0, corrections: [] };

/** A person, and the firm they speak for. */
export type Listener = { readonly conversation: string; readonly business: string | null };

type Row = { conversation: string; shown: number; corrections: Correction[] | null };

/**
 * For people of one programme: the messages that showed them or their firm something, and the corrections that wait for
 * this conversation, the oldest first.
 */
export async function loadShown(db: Db, people: readonly Listener[]): Promise<ReadonlyMap<string, ShownFacts>> {
  if (people.length === 0) return new Map();
  const rows = await db.execute<Row>(sql`
    select n.conversation, (
      select count(*)::int from (
        select s.conversation_id, s.event_id from knowledge_shown s where s.conversation_id = n.conversation
        union select s.conversation_id, s.event_id from knowledge_shown s where s.business_id = n.business) messages
      where event_id not like 'page:%'
    ) as shown, (
      select jsonb_agg(jsonb_build_object('id', c.id, 'item', jsonb_build_object('type', c.item_type, 'id', c.item_id),
          'shownOn', c.shown_on, 'why', c.why) order by c.queued_at, c.item_type, c.item_id)
      from knowledge_corrections c where c.conversation_id = n.conversation and c.told_at is null
    ) as corrections
    from ${rowSet(people, { conversation: 'uuid', business: 'uuid' })}`);
  return new Map(
    rows.map(({ conversation, shown, corrections }) => [
      conversation,
      { answersShown: shown, corrections: corrections ?? [] },
    ]),
  );
}
