import { sql } from 'drizzle-orm';
import type { DeskOptions } from './options.ts';
import { handlersToday } from './staff.ts';
import { takeStep } from './step.ts';

type Row = { id: string; conversation_id: string; handler: string };

/**
 * Gives back the cases of people who cannot hold them now: they have left, are away, or their training has run out.
 * Returns how many there were.
 */
export async function releaseGone(options: DeskOptions, programmeId: string): Promise<number> {
  const now = options.clock.now();
  const held = await options.database.scoped(programmeId, async (db) => {
    const may = await handlersToday(db, now);
    const rows = await db.execute<Row>(sql`
      select id, conversation_id, handler from consultations
      where closed_at is null and conversation_id is not null and handler is not null
        and state not in ('requested', 'queued')`);
    return rows.filter(({ handler }) => !may.has(handler));
  });
  for (const { id, conversation_id: conversationId, handler: staffId } of held) {
    const eventId = `gone:${id}:${staffId}:${now.toISOString()}`;
    await takeStep(options, { programmeId, conversationId, eventId, event: { kind: 'staff-gone', staffId } });
  }
  return held.length;
}
