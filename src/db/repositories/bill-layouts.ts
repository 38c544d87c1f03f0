import { and, asc, eq, gte } from 'drizzle-orm';
import type { PlaceVotes } from '../../engine/bill/learnt/votes.ts';
import type { Database } from '../connection.ts';
import { billCounts, billPlaces } from '../schema/bills.ts';

/** What was confirmed of a place of a layout in one month. */
export type LayoutPlace = PlaceVotes & { readonly supplier: string; readonly kind: string };

/** What a programme has learnt about its layouts from a month on. */
export function loadPlaces(database: Database, programmeId: string, since: string): Promise<readonly LayoutPlace[]> {
  const { supplier, kind, month, place, stoodRight: right, stoodWrong: wrong } = billPlaces;
  return database.scoped(programmeId, (db) =>
    db
      .select({ supplier, kind, month, place, right, wrong })
      .from(billPlaces)
      .where(and(eq(billPlaces.programmeId, programmeId), gte(month, since))),
  );
}

/** How the bills of a layout were read in one month, and what owners made of it. '' = not known. */
export type LayoutCounts = Omit<typeof billCounts.$inferSelect, 'programmeId'>;

/** The counts of a programme by supplier, kind and month. */
export function loadBillCounts(database: Database, programmeId: string): Promise<readonly LayoutCounts[]> {
  const { programmeId: own, ...counted } = billCounts;
  const { supplier, kind, month, ok, asked, turnedAway, asRead, chosen, typed, notOnPaper, corrected } = counted;
  return database.scoped(programmeId, (db) =>
    db
      .select({ supplier, kind, month, ok, asked, turnedAway, asRead, chosen, typed, notOnPaper, corrected })
      .from(billCounts)
      .where(eq(own, programmeId))
      .orderBy(asc(supplier), asc(kind), asc(month)),
  );
}
