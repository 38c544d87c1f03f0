import { randomInt, randomUUID } from 'node:crypto';
import { and, asc, eq, gt } from 'drizzle-orm';
import type { Database } from '../connection.ts';
import { invites } from '../schema/businesses.ts';

// Without 0 O 1 I: they are read aloud over the telephone.
const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const length = 8;

function newCode(): string {
  return Array.from({ length }, () => letters[randomInt(letters.length)]).join('');
}

/** What to make: how many codes, how many firms each lets in, until when. */
export type NewInvites = {
  readonly count: number;
  readonly places?: number;
  readonly expiresAt?: Date | null;
  readonly now: Date;
};

/** Makes invitation codes for a programme; each is eight letters and digits, unique on the installation. */
export async function createInvites(
  database: Database,
  programmeId: string,
  wanted: NewInvites,
): Promise<readonly string[]> {
  return database.scoped(programmeId, async (db) => {
    const made: string[] = [];
    while (made.length < wanted.count) {
      const rows = Array.from({ length: wanted.count - made.length }, () => ({
        id: randomUUID(),
        programmeId,
        code: newCode(),
        placesLeft: wanted.places ?? 1,
        expiresAt: wanted.expiresAt ?? null,
        createdAt: wanted.now,
      }));
      const added = await db.insert(invites).values(rows).onConflictDoNothing().returning({ code: invites.code });
      made.push(...added.map((row) => row.code));
    }
    return made;
  });
}

/** A code that still lets somebody in, if there is one. */
export async function openInvite(database: Database, programmeId: string): Promise<string | null> {
  const [row] = await database.scoped(programmeId, (db) =>
    db
      .select({ code: invites.code })
      .from(invites)
      .where(and(eq(invites.programmeId, programmeId), gt(invites.placesLeft, 0)))
      .orderBy(asc(invites.createdAt))
      .limit(1),
  );
  return row?.code ?? null;
}
