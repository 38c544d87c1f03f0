import { randomInt, randomUUID } from 'node:crypto';
import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import type { FirmRoute } from '../../bot/office/figures.ts';
import type { Database, Db } from '../connection.ts';
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
  /** The route of whoever joins by it; null: not decided. */
  readonly route?: FirmRoute;
  /** The firm whose place it opens; null: a new firm. */
  readonly businessId?: string | null;
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
        route: wanted.route ?? null,
        businessId: wanted.businessId ?? null,
        createdAt: wanted.now,
      }));
      const added = await db.insert(invites).values(rows).onConflictDoNothing().returning({ code: invites.code });
      made.push(...added.map((row) => row.code));
    }
    return made;
  });
}

/** A code that opens the place of one firm, by the firm's number. */
export type BoundInvite = { readonly number: number; readonly code: string };

type Bound = {
  readonly firms: readonly {
    readonly id: string;
    readonly number: number;
    readonly route: 'system' | 'consulting' | null;
  }[];
  readonly now: Date;
};

/** A code for each firm that is there already: whoever shows it takes over that firm's place, and only once. */
export async function bindInvites(db: Db, programmeId: string, { firms, now }: Bound): Promise<readonly BoundInvite[]> {
  const made = new Map<number, string>();
  while (made.size < firms.length) {
    const left = firms.filter(({ number }) => !made.has(number));
    const rows = left.map(({ id: businessId, route }) => {
      return { id: randomUUID(), programmeId, code: newCode(), placesLeft: 1, businessId, route, createdAt: now };
    });
    const added = await db.insert(invites).values(rows).onConflictDoNothing().returning();
    for (const { businessId, code } of added) {
      const firm = left.find(({ id }) => id === businessId);
      if (firm !== undefined) made.set(firm.number, code);
    }
  }
  return [...made].map(([number, code]) => ({ number, code }));
}

/** A code that still lets somebody in, if there is one. */
export async function openInvite(database: Database, programmeId: string): Promise<string | null> {
  const [row] = await database.scoped(programmeId, (db) =>
    db
      .select({ code: invites.code })
      .from(invites)
      .where(and(eq(invites.programmeId, programmeId), gt(invites.placesLeft, 0), isNull(invites.businessId)))
      .orderBy(asc(invites.createdAt))
      .limit(1),
  );
  return row?.code ?? null;
}
