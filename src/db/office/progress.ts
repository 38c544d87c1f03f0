import { sql } from 'drizzle-orm';
import type { Broadcast } from '../../bot/office/broadcast.ts';
import type { Database } from '../connection.ts';
import type { DeskOptions } from '../desk/options.ts';
import { readBroadcasts } from './broadcasts.ts';

/** Where the progress of a message to many stands in Slack. */
export type ProgressPlace = { readonly account: string; readonly channel: string; readonly ts: string };

/** A message whose progress may have to be shown anew. `shown`: what stands there. */
export type Showing = {
  readonly broadcast: Broadcast;
  readonly place: ProgressPlace | null;
  readonly shown: string | null;
};

/** For so long after the end it is tried to show how it ended. */
const afterMs = 3_600_000;

type Row = { id: string; programme_id: string; place: ProgressPlace | null; shown: string | null };

/** Those that are on their way, or have just come to an end, whatever the programme. */
export async function findShowing({ database, vault, clock }: DeskOptions): Promise<readonly Showing[]> {
  const since = new Date(clock.now().getTime() - afterMs).toISOString();
  const rows = await database.queues((db) =>
    db.execute<Row>(sql`
      select b.id, b.programme_id, b.place, b.shown from broadcasts b
      where b.state in ('sending', 'done', 'cancelled') and (b.ended_at is null or b.ended_at > ${since}::timestamptz)
      order by b.sent_at, b.id`),
  );
  const found: Showing[] = [];
  for (const { id, programme_id: programmeId, place, shown } of rows) {
    const [broadcast] = await database.scoped(programmeId, (db) =>
      readBroadcasts(db, vault, { which: sql`n.id = ${id}::uuid` }),
    );
    if (broadcast !== undefined) found.push({ broadcast, place, shown });
  }
  return found;
}

/** Remembers where it stands, and what. */
export async function keepShown(
  database: Database,
  { id, programmeId }: Pick<Broadcast, 'id' | 'programmeId'>,
  now: { readonly place: ProgressPlace; readonly shown: string },
): Promise<void> {
  await database.scoped(programmeId, (db) =>
    db.execute(sql`
      update broadcasts set place = ${JSON.stringify(now.place)}::jsonb, shown = ${now.shown} where id = ${id}::uuid`),
  );
}
