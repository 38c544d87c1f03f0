import { randomUUID } from 'node:crypto';
import { asc, ne } from 'drizzle-orm';
import { ConfigError } from '../../bot/errors.ts';
import { type ProgrammeDocument, programmeDocument } from '../../bot/programme/document.ts';
import type { Database } from '../connection.ts';
import { lobbyId } from '../lobby.ts';
import { programmes } from '../schema/programmes.ts';

/** A programme as it is kept. */
export type ProgrammeRow = { readonly id: string; readonly code: string; readonly document: ProgrammeDocument };

/** Adds a programme. @throws {ConfigError} `programme-exists` when the code is taken */
export async function addProgramme(database: Database, document: ProgrammeDocument): Promise<ProgrammeRow> {
  const id = randomUUID();
  const added = await database.queues((db) =>
    db
      .insert(programmes)
      .values({ id, programmeId: id, code: document.code, document })
      .onConflictDoNothing({ target: programmes.code })
      .returning({ id: programmes.id }),
  );
  if (added.length === 0) throw new ConfigError('programme-exists', [`code ${document.code} is taken`]);
  return { id, code: document.code, document };
}

/** All programmes but the lobby, by code. */
export async function listProgrammes(database: Database): Promise<readonly ProgrammeRow[]> {
  const rows = await database.queues((db) =>
    db.select().from(programmes).where(ne(programmes.id, lobbyId)).orderBy(asc(programmes.code)),
  );
  return rows.map(({ id, code, document }) => ({ id, code, document: programmeDocument.parse(document) }));
}

/** The programme of a code, or of an id. @throws {ConfigError} `programme-unknown` */
export async function findProgramme(database: Database, codeOrId: string): Promise<ProgrammeRow> {
  const all = await listProgrammes(database);
  const found = all.find((one) => one.code === codeOrId || one.id === codeOrId);
  if (found === undefined)
    throw new ConfigError('programme-unknown', [`no programme ${codeOrId}; see: programme list`]);
  return found;
}
