import { randomBytes, randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import type { Handover } from '../../bot/handover/document.ts';
import { fail, ok, type Result } from '../../engine/result.ts';
import type { Database, Db } from '../connection.ts';
import type { Disclosure } from '../disclosure/chain.ts';
import { addDisclosure } from '../disclosure/ledger.ts';
import { businesses } from '../schema/businesses.ts';
import { dataKeys } from '../schema/keys.ts';
import { programmes } from '../schema/programmes.ts';
import { staff } from '../schema/staff.ts';
import type { Vault } from '../vault/vault.ts';
import { writeFirm } from './write-firm.ts';
import type { FileShelf } from './write-pictures.ts';

/** Why a hand-over was not taken. Nothing has changed then. */
export type ImportProblem = 'programme-not-empty' | 'ids-taken';

/** A programme that took a hand-over. */
export type Imported = { readonly programmeId: string; readonly firms: number; readonly closedCases: number };

type Given = {
  readonly document: Handover;
  readonly files: FileShelf;
  readonly entry: Disclosure;
  readonly now: Date;
};

/** Writes a hand-over into a programme that is new or has no firm yet: all of it in one transaction, or nothing. */
export async function importProgramme(
  { database, vault }: { readonly database: Database; readonly vault: Vault },
  { document, files, entry, now }: Given,
): Promise<Result<Imported, ImportProblem>> {
  const { code } = document.programme;
  const [known] = await database.queues((db) => db.select().from(programmes).where(eq(programmes.code, code)));
  const programmeId = known?.id ?? randomUUID();
  try {
    return await database.scoped(programmeId, async (db) => {
      if (known === undefined) await addRow(db, programmeId, document);
      // Two imports at once stand in line, and the second finds firms.
      await db.execute(sql`select 1 from programmes where id = ${programmeId}::uuid for update`);
      const there = await db.select({ id: businesses.id }).from(businesses).limit(1);
      if (there.length > 0) return fail('programme-not-empty');
      await writeStaff(db, { programmeId, document, now });
      for (const firm of document.firms) await writeFirm({ db, vault, programmeId, now }, firm, files);
      await addDisclosure(db, programmeId, entry);
      const cases = document.firms.flatMap(({ consultations }) => consultations);
      const closedCases = cases.filter(({ closedAt }) => closedAt === null).length;
      return ok({ programmeId, firms: document.firms.length, closedCases });
    });
  } catch (error) {
    if (isTaken(error)) return fail('ids-taken');
    throw error;
  }
}

async function addRow(db: Db, id: string, { programme: { code, document } }: Handover): Promise<void> {
  await db.insert(programmes).values({ id, programmeId: id, code, document });
}

type People = { readonly programmeId: string; readonly document: Handover; readonly now: Date };

/** Whom the rows name, without name or account: their key is destroyed from the start, and they may do nothing. */
async function writeStaff(db: Db, { programmeId, document, now }: People): Promise<void> {
  for (const { id, role, approvedOn, createdAt } of document.staff) {
    const keyId = randomUUID();
    const gone = Buffer.alloc(0);
    await db.insert(dataKeys).values({ id: keyId, programmeId, wrapped: null, createdAt: now, destroyedAt: now });
    await db.insert(staff).values({
      ...{ id, programmeId, keyId, role, approvedOn, createdAt: new Date(createdAt), endedAt: now },
      ...{ slackIndex: randomBytes(32), slackEnc: gone, nameEnc: gone, approvedByEnc: gone },
    });
  }
}

/** A row of these ids is there already: the same hand-over under another code. */
function isTaken(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && error.code === '23505') return true;
  return isTaken(error.cause);
}
