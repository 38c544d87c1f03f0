import type { AdviceContent } from '../../bot/advice/record.ts';
import type { Database, Db } from '../connection.ts';
import { businesses } from '../schema/businesses.ts';
import { type AdviceOfFirm, loadAdvice, noAdvice } from '../turns/advice-facts.ts';
import { saveAdvice } from '../turns/records/advice.ts';

/** Records that no turn makes: those of staff, and of what the service does by itself. */
export type AddedAdvice = {
  readonly businessId: string;
  readonly origin: 'staff' | 'service';
  /** The conversation that heard of it; null: none. */
  readonly conversationId: string | null;
  readonly records: readonly AdviceContent[];
  readonly now: Date;
};

/** Appends records within a transaction of the firm's programme, in their order. */
export async function appendAdvice(db: Db, programmeId: string, added: AddedAdvice): Promise<void> {
  const { businessId: business, conversationId: conversation, origin, now } = added;
  const rows = added.records.map((record) => ({ business, conversation, origin, record }));
  await saveAdvice({ db, now, programmeId }, rows);
}

/** The records of every firm of a programme, by the firm's id; a firm of which nothing is recorded has an empty list. */
export async function adviceOfProgramme(
  database: Database,
  programmeId: string,
): Promise<ReadonlyMap<string, AdviceOfFirm>> {
  return database.scoped(programmeId, async (db) => {
    const firms = await db.select({ id: businesses.id }).from(businesses);
    const ids = firms.map(({ id }) => id);
    const found = await loadAdvice(db, ids);
    return new Map(ids.map((id) => [id, found.get(id) ?? noAdvice]));
  });
}
