import type { Clock } from '../../bot/ports.ts';
import type { ProgrammeDocument } from '../../bot/programme/document.ts';
import type { Database } from '../../db/connection.ts';
import { listProgrammes } from '../../db/repositories/programmes.ts';
import { queueState } from '../ready.ts';
import type { CheckResult } from './check.ts';
import { checkSkew, databaseSkew } from './clock.ts';
import { checkDatabase, readDatabaseFacts } from './database.ts';
import { checkQueues } from './queues.ts';

/** What only the open database can tell, and the programmes it holds. */
export type StorageFindings = {
  readonly found: readonly CheckResult[];
  readonly programmes: readonly ProgrammeDocument[];
};

/** Judges the database, its clock and the queues. @throws the driver's error when it goes away meanwhile */
export async function checkStorage(database: Database, clock: Clock): Promise<StorageFindings> {
  const facts = await readDatabaseFacts(database);
  const rows = await listProgrammes(database);
  return {
    found: [
      ...checkDatabase(facts),
      checkSkew('database', await databaseSkew(database, clock)),
      ...checkQueues(await queueState(database, clock)),
    ],
    programmes: rows.map(({ document }) => document),
  };
}
