import { holidaysKnownUntil } from '../../adapters/calendar/holidays.ts';
import type { Clock } from '../../bot/ports.ts';
import type { ProgrammeDocument } from '../../bot/programme/document.ts';
import type { Database } from '../../db/connection.ts';
import { handlersToday } from '../../db/desk/staff.ts';
import { listProgrammes, type ProgrammeRow } from '../../db/repositories/programmes.ts';
import { dayInJapan } from '../day.ts';
import { deskQueueState } from '../desk-state.ts';
import { queueState } from '../ready.ts';
import type { CheckResult } from './check.ts';
import { checkSkew, databaseSkew } from './clock.ts';
import { checkDatabase, readDatabaseFacts } from './database.ts';
import { checkDeskQueue, checkDesks, type DeskFacts } from './desk.ts';
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
  const desk = await deskQueueState(database, clock);
  return {
    found: [
      ...checkDatabase(facts),
      checkSkew('database', await databaseSkew(database, clock)),
      ...checkQueues(await queueState(database, clock), desk.effectsDead),
      checkDeskQueue(desk),
      ...checkDesks(await deskFacts(database, clock, rows), holidaysKnownUntil()),
    ],
    programmes: rows.map(({ document }) => document),
  };
}

/** Of programmes whose term is not over: what has ended needs nobody any more. */
async function deskFacts(
  database: Database,
  clock: Clock,
  rows: readonly ProgrammeRow[],
): Promise<readonly DeskFacts[]> {
  const now = clock.now();
  const running = rows.filter(({ document }) => document.term.to >= dayInJapan(now));
  return Promise.all(
    running.map(async ({ id, code, document }) => ({
      ...{ code, until: document.term.to },
      consultants: (await database.scoped(id, (db) => handlersToday(db, now))).size,
    })),
  );
}
