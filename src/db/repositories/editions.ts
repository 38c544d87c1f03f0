import { desc, eq, getTableColumns } from 'drizzle-orm';
import { builtInKnowledge } from '../../engine/knowledge/built-in.ts';
import { type Knowledge, knowledgeSchema } from '../../engine/knowledge/edition.ts';
import { fail, ok, type Result } from '../../engine/result.ts';
import type { Database, Db } from '../connection.ts';
import { lobbyId } from '../lobby.ts';
import { knowledgeEditions } from '../schema/knowledge.ts';

/** An imported edition without its document. */
export type EditionLine = {
  readonly id: string;
  readonly asOf: string;
  readonly state: 'waiting' | 'published' | 'withdrawn';
  readonly importedAt: string;
  readonly importedBy: string;
  readonly approvedAt: string | null;
  readonly approvedBy: string | null;
  readonly withdrawnAt: string | null;
  readonly withdrawnBy: string | null;
};

/** Why a step with an edition was refused. Nothing has changed then. */
export type EditionProblem =
  | 'edition-exists'
  | 'edition-unknown'
  | 'edition-unreadable'
  | 'edition-not-waiting'
  | 'edition-withdrawn'
  | 'edition-same-person';

/**
 * The edition in force: the one that was published last, else the program's own. `kept` is given back as it is while
 * it is still in force. A document that this version cannot read any more does not count.
 */
export async function knowledgeInForce(db: Db, kept: Knowledge = builtInKnowledge): Promise<Knowledge> {
  const [newest] = await db
    .select({ id: knowledgeEditions.id })
    .from(knowledgeEditions)
    .where(eq(knowledgeEditions.state, 'published'))
    .orderBy(desc(knowledgeEditions.approvedAt), desc(knowledgeEditions.id))
    .limit(1);
  if (newest === undefined) return builtInKnowledge;
  if (newest.id === kept.edition.id) return kept;
  return (await readEdition(db, newest.id)) ?? builtInKnowledge;
}

/** The edition of an id, imported or the program's own; null where there is none that can be read. */
export async function readEdition(db: Db, id: string): Promise<Knowledge | null> {
  if (id === builtInKnowledge.edition.id) return builtInKnowledge;
  const [row] = await db
    .select({ document: knowledgeEditions.document })
    .from(knowledgeEditions)
    .where(eq(knowledgeEditions.id, id));
  return knowledgeSchema.safeParse(row?.document).data ?? null;
}

/** Every imported edition, the newest first. */
export async function listEditions(db: Db): Promise<readonly EditionLine[]> {
  const { document: _document, programmeId: _programme, ...columns } = getTableColumns(knowledgeEditions);
  const rows = await db
    .select(columns)
    .from(knowledgeEditions)
    .orderBy(desc(knowledgeEditions.importedAt), desc(knowledgeEditions.id));
  const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
  return rows.map((row) => ({
    ...row,
    importedAt: row.importedAt.toISOString(),
    approvedAt: iso(row.approvedAt),
    withdrawnAt: iso(row.withdrawnAt),
  }));
}

/** Keeps an edition until somebody publishes it. An id is used once, the program's own included. */
export async function addEdition(
  database: Database,
  added: { readonly knowledge: Knowledge; readonly by: string; readonly now: Date },
): Promise<Result<string, EditionProblem>> {
  const { id, asOf } = added.knowledge.edition;
  if (id === builtInKnowledge.edition.id) return fail('edition-exists');
  const made = await database.queues((db) =>
    db
      .insert(knowledgeEditions)
      .values({
        id,
        programmeId: lobbyId,
        asOf,
        document: added.knowledge,
        state: 'waiting',
        importedAt: added.now,
        importedBy: added.by,
      })
      .onConflictDoNothing()
      .returning({ id: knowledgeEditions.id }),
  );
  return made.length === 0 ? fail('edition-exists') : ok(id);
}

/** Puts an edition into force. Somebody else than who imported it has to agree. */
export async function publishEdition(
  database: Database,
  given: { readonly id: string; readonly approver: string; readonly now: Date },
): Promise<Result<Knowledge, EditionProblem>> {
  return database.queues(async (db) => {
    const row = await lockEdition(db, given.id);
    if (row === undefined) return fail('edition-unknown');
    if (row.state !== 'waiting') return fail('edition-not-waiting');
    if (samePerson(row.importedBy, given.approver)) return fail('edition-same-person');
    const read = knowledgeSchema.safeParse(row.document);
    if (!read.success) return fail('edition-unreadable');
    const change = { state: 'published', approvedBy: given.approver, approvedAt: given.now } as const;
    await db.update(knowledgeEditions).set(change).where(eq(knowledgeEditions.id, given.id));
    return ok(read.data);
  });
}

/** Takes an edition back: the one that was in force before it is in force again. The edition stays, as it was shown. */
export async function withdrawEdition(
  database: Database,
  given: { readonly id: string; readonly by: string; readonly now: Date },
): Promise<Result<string, EditionProblem>> {
  return database.queues(async (db) => {
    const row = await lockEdition(db, given.id);
    if (row === undefined) return fail('edition-unknown');
    if (row.state === 'withdrawn') return fail('edition-withdrawn');
    const change = { state: 'withdrawn', withdrawnBy: given.by, withdrawnAt: given.now } as const;
    await db.update(knowledgeEditions).set(change).where(eq(knowledgeEditions.id, given.id));
    return ok(given.id);
  });
}

async function lockEdition(db: Db, id: string) {
  const [row] = await db.select().from(knowledgeEditions).where(eq(knowledgeEditions.id, id)).for('update');
  return row;
}

function samePerson(one: string, other: string): boolean {
  const plain = (name: string): string => name.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();
  return plain(one) === plain(other);
}
