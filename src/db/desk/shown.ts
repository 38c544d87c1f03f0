import { sql } from 'drizzle-orm';
import type { DeskOptions } from './options.ts';

/** One part of an owner's message in the thread of a case: see the table. */
export type ShownName = {
  readonly programmeId: string;
  readonly consultationId: string;
  /** As the owner's platform names it. */
  readonly messageId: string;
  /** `0`, `1` … for words, the id of a kept picture for a file. */
  readonly part: string;
};

/** Where it stands; `ts` null: a file is on its way. */
export type ShownPlace = {
  readonly channel: string;
  readonly ts: string | null;
  readonly fileId: string | null;
};

/** Writes down where a part is shown, or is about to be; the newest place counts. */
export async function keepShown(
  { database, clock }: Pick<DeskOptions, 'database' | 'clock'>,
  { programmeId, consultationId, messageId, part }: ShownName,
  { channel, ts, fileId }: ShownPlace,
): Promise<void> {
  await database.scoped(programmeId, (db) =>
    db.execute(sql`
      insert into desk_shown (programme_id, consultation_id, message_id, part, channel, ts, file_id, at)
      values (${programmeId}::uuid, ${consultationId}::uuid, ${messageId}, ${part}, ${channel}, ${ts}, ${fileId},
        ${clock.now().toISOString()}::timestamptz)
      on conflict (consultation_id, message_id, part) do update
        set channel = excluded.channel, ts = excluded.ts, file_id = excluded.file_id, at = excluded.at`),
  );
}

type Row = { part: string; channel: string; ts: string | null; file_id: string | null };

/** Every part of a message that is shown in a case, or about to be, by the name of the part. */
export async function shownOf(
  { database }: Pick<DeskOptions, 'database'>,
  { programmeId, consultationId, messageId }: Omit<ShownName, 'part'>,
): Promise<ReadonlyMap<string, ShownPlace>> {
  const rows = await database.scoped(programmeId, (db) =>
    db.execute<Row>(sql`
      select part, channel, ts, file_id from desk_shown
      where consultation_id = ${consultationId}::uuid and message_id = ${messageId} order by part`),
  );
  return new Map(rows.map(({ part, channel, ts, file_id: fileId }) => [part, { channel, ts, fileId }]));
}
