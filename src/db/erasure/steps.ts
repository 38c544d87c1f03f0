import { randomUUID } from 'node:crypto';
import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { fail, ok, type Result } from '../../engine/result.ts';
import type { Database, Db } from '../connection.ts';
import type { Disclosure } from '../disclosure/chain.ts';
import { addDisclosure } from '../disclosure/ledger.ts';
import { businesses } from '../schema/businesses.ts';
import { disclosures } from '../schema/disclosures.ts';
import { erasures, erasureTraces } from '../schema/erasures.ts';
import { destroy, type ErasureCounts, lockConversations } from './destroy.ts';
import { noteTraces } from './traces.ts';

/** The deletion record as an operator reads it. */
export type ErasureRecord = {
  readonly recordId: string;
  readonly businessId: string;
  /** The row of the disclosure ledger; null until it is done. */
  readonly ledgerId: string | null;
  readonly state: 'requested' | 'approved' | 'done';
  readonly reason: string;
  readonly requestedBy: string | null;
  readonly approver: string | null;
  readonly requestedAt: string;
  readonly approvedAt: string | null;
  readonly doneAt: string | null;
  readonly destroyed: ErasureCounts | null;
  /** Places in Slack that are not cleared yet, and those that a person has to look at. */
  readonly slack: {
    readonly open: number;
    readonly left: readonly { readonly place: string; readonly code: string }[];
  };
};

/** Why a step was refused. Nothing has changed then. */
export type ErasureProblem =
  | 'business-unknown'
  | 'erasure-exists'
  | 'erasure-unknown'
  | 'erasure-not-approved'
  | 'erasure-approved'
  | 'erasure-same-person'
  | 'erasure-done';

type Book = { readonly database: Database; readonly programmeId: string };
type Row = typeof erasures.$inferSelect;
type Answer = Promise<Result<string, ErasureProblem>>;

/** Writes the application down; answers with the record's id. One firm has one application. */
export async function requestErasure(
  { database, programmeId }: Book,
  asked: { readonly businessId: string; readonly reason: string; readonly by: string | null },
  now: Date,
): Answer {
  return database.scoped(programmeId, async (db) => {
    const [firm] = await db.select().from(businesses).where(eq(businesses.id, asked.businessId)).for('update');
    if (firm === undefined) return fail('business-unknown');
    const [earlier] = await db.select().from(erasures).where(eq(erasures.businessId, asked.businessId));
    if (earlier !== undefined) return fail(earlier.state === 'done' ? 'erasure-done' : 'erasure-exists');
    const id = randomUUID();
    const { businessId, reason, by: requestedBy } = asked;
    await db
      .insert(erasures)
      .values({ id, programmeId, businessId, reason, requestedBy, state: 'requested', requestedAt: now });
    return ok(id);
  });
}

/** Somebody else than who asked agrees. */
export async function approveErasure(
  book: Book,
  given: { readonly id: string; readonly approver: string },
  now: Date,
): Answer {
  return book.database.scoped(book.programmeId, async (db) => {
    const row = await lockRecord(db, given.id);
    if (row === null) return fail('erasure-unknown');
    if (row.state !== 'requested') return fail(row.state === 'done' ? 'erasure-done' : 'erasure-approved');
    if (row.requestedBy?.trim() === given.approver.trim()) return fail('erasure-same-person');
    const change = { state: 'approved', approver: given.approver, approvedAt: now } as const;
    await db.update(erasures).set(change).where(eq(erasures.id, given.id));
    return ok(given.id);
  });
}

/** Destroys the firm's data and writes down how much of them there was: all in one transaction, or nothing. */
export async function executeErasure(book: Book, id: string, now: Date): Answer {
  return book.database.scoped(book.programmeId, async (db) => {
    const row = await lockRecord(db, id);
    if (row === null) return fail('erasure-unknown');
    if (row.state === 'done') return fail('erasure-done');
    if (row.state !== 'approved') return fail('erasure-not-approved');
    const { businessId } = row;
    const conversations = await lockConversations(db, businessId);
    await noteTraces(db, { erasureId: id, conversations, businessId }, now);
    const counts = await destroy(db, { businessId, conversations }, now);
    await db.update(erasures).set({ state: 'done', doneAt: now, counts }).where(eq(erasures.id, id));
    await addDisclosure(db, book.programmeId, disclosureOf(row, now));
    return ok(id);
  });
}

/** What the ledger says of it: nothing of what went. */
function disclosureOf({ businessId, reason, requestedBy, approver }: Row, now: Date): Disclosure {
  return {
    ...{ id: randomUUID(), at: now.toISOString(), what: 'erasure', by: requestedBy ?? 'operator', purpose: reason },
    ...{ approver, recipient: null, businessId },
    subject: { file: null, sha256: null, bytes: null, firms: 1 },
  };
}

async function lockRecord(db: Db, id: string): Promise<Row | null> {
  const [row] = await db.select().from(erasures).where(eq(erasures.id, id)).for('update');
  return row ?? null;
}

/** The records of a programme, or one of them; the oldest first. */
export async function readErasures({ database, programmeId }: Book, id?: string): Promise<readonly ErasureRecord[]> {
  return database.scoped(programmeId, async (db) => {
    const rows = await db
      .select()
      .from(erasures)
      .where(id === undefined ? undefined : eq(erasures.id, id))
      .orderBy(erasures.requestedAt, erasures.id);
    return Promise.all(rows.map((row) => recordOf(db, row)));
  });
}

async function recordOf(db: Db, row: Row): Promise<ErasureRecord> {
  const traces = db.select().from(erasureTraces);
  const ours = eq(erasureTraces.erasureId, row.id);
  const open = await traces.where(and(ours, isNull(erasureTraces.doneAt)));
  const left = await db
    .select()
    .from(erasureTraces)
    .where(and(ours, isNotNull(erasureTraces.code)));
  const [noted] = await db
    .select({ id: disclosures.id })
    .from(disclosures)
    .where(and(eq(disclosures.what, 'erasure'), eq(disclosures.businessId, row.businessId)));
  const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
  return {
    recordId: row.id,
    businessId: row.businessId,
    ledgerId: noted?.id ?? null,
    state: row.state,
    reason: row.reason,
    requestedBy: row.requestedBy,
    approver: row.approver,
    requestedAt: row.requestedAt.toISOString(),
    approvedAt: iso(row.approvedAt),
    doneAt: iso(row.doneAt),
    destroyed: row.counts,
    slack: {
      open: open.length,
      left: left.flatMap(({ channel, ts, code }) => (code === null ? [] : [{ place: `${channel}:${ts}`, code }])),
    },
  };
}
