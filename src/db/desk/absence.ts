import { randomUUID } from 'node:crypto';
import { and, asc, eq, gte, isNull } from 'drizzle-orm';
import type { Database } from '../connection.ts';
import { staffAbsences } from '../schema/staff.ts';

/** Days in Japan on which somebody is away, both included. */
export type Absence = { readonly from: string; readonly to: string };

/** Whose absence, and in which programme. */
export type Absentee = { readonly database: Database; readonly programmeId: string; readonly staffId: string };

/** Writes down an absence; the same one again changes nothing. */
export async function addAbsence(
  { database, programmeId, staffId }: Absentee,
  { from, to }: Absence,
  now: Date,
): Promise<void> {
  await database.scoped(programmeId, async (db) => {
    const same = and(eq(staffAbsences.staffId, staffId), eq(staffAbsences.from, from), eq(staffAbsences.to, to));
    const known = await db
      .select()
      .from(staffAbsences)
      .where(and(same, isNull(staffAbsences.endedAt)));
    if (known.length > 0) return;
    await db.insert(staffAbsences).values({ id: randomUUID(), programmeId, staffId, from, to, createdAt: now });
  });
}

/** The absence of that day, or the next one; null when none is known. */
export async function absenceFrom({ database, programmeId, staffId }: Absentee, day: string): Promise<Absence | null> {
  const [row] = await database.scoped(programmeId, (db) =>
    db
      .select({ from: staffAbsences.from, to: staffAbsences.to })
      .from(staffAbsences)
      .where(and(eq(staffAbsences.staffId, staffId), gte(staffAbsences.to, day), isNull(staffAbsences.endedAt)))
      .orderBy(asc(staffAbsences.from))
      .limit(1),
  );
  return row ?? null;
}

/** The person is here again, and has no absence before them; false when there was none. */
export async function endAbsences(
  { database, programmeId, staffId }: Absentee,
  day: string,
  now: Date,
): Promise<boolean> {
  const ended = await database.scoped(programmeId, (db) =>
    db
      .update(staffAbsences)
      .set({ endedAt: now })
      .where(and(eq(staffAbsences.staffId, staffId), gte(staffAbsences.to, day), isNull(staffAbsences.endedAt)))
      .returning(),
  );
  return ended.length > 0;
}
