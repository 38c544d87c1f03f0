import { asc, desc, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database, Db } from '../connection.ts';
import { disclosures } from '../schema/disclosures.ts';
import { type Disclosure, type DisclosureRow, firstHash, hashOf } from './chain.ts';

const subject = z.object({
  file: z.string().nullable(),
  sha256: z.string().nullable(),
  bytes: z.number().nullable(),
  firms: z.number().nullable(),
});

/** Adds a row within the caller's transaction, which sees this programme. Two at once stand in line. */
export async function addDisclosure(db: Db, programmeId: string, one: Disclosure): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended('disclosures ' || ${programmeId}, 0))`);
  const [last] = await db
    .select({ seq: disclosures.seq, hash: disclosures.hash })
    .from(disclosures)
    .orderBy(desc(disclosures.seq))
    .limit(1);
  const seq = (last?.seq ?? 0) + 1;
  const previous = last?.hash ?? firstHash(programmeId);
  const { at, ...rest } = one;
  const hash = hashOf(seq, previous, one);
  await db.insert(disclosures).values({ programmeId, seq, ...rest, at: new Date(at), previous, hash });
}

/** The ledger of a programme from its first row. */
export async function listDisclosures(database: Database, programmeId: string): Promise<readonly DisclosureRow[]> {
  const rows = await database.scoped(programmeId, (db) => db.select().from(disclosures).orderBy(asc(disclosures.seq)));
  return rows.map(({ programmeId: _programme, at, subject: about, ...row }) => ({
    ...row,
    at: at.toISOString(),
    subject: subject.parse(about),
  }));
}
