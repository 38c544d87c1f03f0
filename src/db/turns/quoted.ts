import { sql } from 'drizzle-orm';
import type { Db } from '../connection.ts';
import { rowSet } from '../rows.ts';
import type { Claim } from './claim.ts';

/** The readings that the messages quoted in these events show. */
export async function findQuoted(db: Db, claims: readonly Claim[]): Promise<ReadonlyMap<Claim, readonly string[]>> {
  const quoting = claims.flatMap((claim, place) =>
    claim.event.kind === 'text' && claim.event.quotedMessageId !== undefined
      ? [{ place, conversation: claim.event.from.conversationId, message: claim.event.quotedMessageId }]
      : [],
  );
  if (quoting.length === 0) return new Map();
  const rows = await db.execute<{ place: number; about: string[] }>(sql`
    select n.place, to_jsonb(t.about) as about
    from ${rowSet(quoting, { place: 'int', conversation: 'uuid', message: 'text' })}
    join transcript t on t.conversation_id = n.conversation and t.message_ids @> array[n.message]`);
  return new Map(
    rows.flatMap(({ place, about }): [Claim, readonly string[]][] => {
      const claim = claims[place];
      return claim === undefined ? [] : [[claim, about]];
    }),
  );
}
