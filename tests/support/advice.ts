import type { AdviceRecord } from '../../src/bot/advice/record.ts';
import type { Database } from '../../src/db/connection.ts';
import { type AddedAdvice, adviceOfProgramme, appendAdvice } from '../../src/db/repositories/advice.ts';

/** Appends records of a firm in a transaction of their own. */
export async function addAdvice(database: Database, programmeId: string, added: AddedAdvice): Promise<void> {
  await database.scoped(programmeId, (db) => appendAdvice(db, programmeId, added));
}

/** All that is recorded of one firm, oldest first. */
export async function adviceOfFirm(
  database: Database,
  programmeId: string,
  businessId: string,
): Promise<readonly AdviceRecord[]> {
  return (await adviceOfProgramme(database, programmeId)).get(businessId)?.records ?? [];
}
