import { asc, inArray } from 'drizzle-orm';
import type { ProgrammeFacts } from '../../bot/facts.ts';
import { type ProgrammeDocument, programmeDocument, programmeFacts } from '../../bot/programme/document.ts';
import type { FactorTables } from '../../engine/emission/schema.ts';
import { factorTables } from '../../engine/emission/tables.ts';
import { builtInKnowledge } from '../../engine/knowledge/built-in.ts';
import type { Knowledge } from '../../engine/knowledge/edition.ts';
import type { Db } from '../connection.ts';
import { lobbyId } from '../lobby.ts';
import { knowledgeInForce } from '../repositories/editions.ts';
import { loadFactorTables } from '../repositories/factors.ts';
import { factorRows } from '../schema/ledger.ts';
import { programmes } from '../schema/programmes.ts';

/** A programme as turns need it. */
export type KnownProgramme = { readonly facts: ProgrammeFacts; readonly document: ProgrammeDocument };

/** Programmes by id, read again after a few seconds: their documents change by hand, and rarely. */
export type ProgrammeShelf = {
  /** The factor tables with everything imported here; the same object as long as nothing new was. */
  readonly tables: (db: Db) => Promise<FactorTables>;
  /** The edition of the knowledge in force; the same object as long as no other came into force. */
  readonly knowledge: (db: Db) => Promise<Knowledge>;
  readonly get: (db: Db, ids: readonly string[]) => Promise<ReadonlyMap<string, KnownProgramme>>;
};

const freshForMs = 5_000;

/** A shelf of its own for each process. */
export function createProgrammeShelf(): ProgrammeShelf {
  const known = new Map<string, KnownProgramme>();
  const readAt = new Map<string, number>();
  const isFresh = (id: string): boolean =>
    performance.now() - (readAt.get(id) ?? Number.NEGATIVE_INFINITY) < freshForMs;
  const tables = createTableShelf();
  const knowledge = createKnowledgeShelf();
  return {
    tables,
    knowledge,
    get: async (db, ids) => {
      const missing = [...new Set(ids)].filter((id) => id !== lobbyId && !isFresh(id));
      if (missing.length > 0) {
        for (const row of await db.select().from(programmes).where(inArray(programmes.id, missing))) {
          const document = programmeDocument.parse(row.document);
          known.set(row.id, { facts: programmeFacts(row.id, document), document });
          readAt.set(row.id, performance.now());
        }
      }
      return known;
    },
  };
}

function createTableShelf(): ProgrammeShelf['tables'] {
  let readAt = Number.NEGATIVE_INFINITY;
  let imports = '';
  let tables = factorTables;
  return async (db) => {
    if (performance.now() - readAt < freshForMs) return tables;
    const rows = await db.select({ id: factorRows.id }).from(factorRows).orderBy(asc(factorRows.importedAt));
    const now = rows.map((row) => row.id).join(' ');
    if (now !== imports) tables = await loadFactorTables(db);
    imports = now;
    readAt = performance.now();
    return tables;
  };
}

function createKnowledgeShelf(): ProgrammeShelf['knowledge'] {
  let readAt = Number.NEGATIVE_INFINITY;
  let kept = builtInKnowledge;
  return async (db) => {
    if (performance.now() - readAt < freshForMs) return kept;
    kept = await knowledgeInForce(db, kept);
    readAt = performance.now();
    return kept;
  };
}
