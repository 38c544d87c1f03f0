import { index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { businesses } from './businesses.ts';
import { moment, programmeId } from './columns.ts';

/** The deletion record (消去の記録): who asked, who approved, when it was done, and how much went. Nothing of what went. */
export const erasures = pgTable(
  'erasures',
  {
    id: uuid('id').primaryKey(),
    programmeId: programmeId(),
    /** The firm's number and state are all that is left of it. */
    businessId: uuid('business_id')
      .notNull()
      .references(() => businesses.id),
    state: text('state', { enum: ['requested', 'approved', 'done'] }).notNull(),
    reason: text('reason').notNull(),
    /** Null: an operator did all steps at once. */
    requestedBy: text('requested_by'),
    approver: text('approver'),
    requestedAt: moment('requested_at').notNull(),
    approvedAt: moment('approved_at'),
    doneAt: moment('done_at'),
    /** Rows that were destroyed, by table. */
    counts: jsonb('counts').$type<Readonly<Record<string, number>>>(),
  },
  // One at a time, and never a second one.
  (t) => [uniqueIndex('erasures_business').on(t.businessId)],
);

/** What still stands in Slack of an erased firm: a thread of a case, or a message elsewhere, with files. */
export const erasureTraces = pgTable(
  'erasure_traces',
  {
    id: uuid('id').primaryKey(),
    programmeId: programmeId(),
    erasureId: uuid('erasure_id')
      .notNull()
      .references(() => erasures.id),
    kind: text('kind', { enum: ['thread', 'message'] }).notNull(),
    channel: text('channel').notNull(),
    ts: text('ts').notNull(),
    fileIds: text('file_ids').array().notNull(),
    /** Gone over twice: what was on its way while the firm was erased is found the second time. */
    passes: integer('passes').notNull().default(0),
    attempts: integer('attempts').notNull().default(0),
    dueAt: moment('due_at').notNull(),
    doneAt: moment('done_at'),
    /** Why it could not be removed: a person has to look. */
    code: text('code'),
  },
  (t) => [index('erasure_traces_due').on(t.doneAt, t.dueAt)],
);
