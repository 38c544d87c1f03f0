import { integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { moment, programmeId } from './columns.ts';

/**
 * The ledger of what left the installation, came into it or was destroyed (台帳): each row holds the hash of the one
 * before, so that a row that was changed or removed is found. Rows are never changed, not even by an erasure.
 */
export const disclosures = pgTable(
  'disclosures',
  {
    programmeId: programmeId(),
    /** From 1 without gaps. */
    seq: integer('seq').notNull(),
    id: uuid('id').notNull(),
    at: moment('at').notNull(),
    what: text('what', { enum: ['export', 'plain-export', 'own-copy', 'import', 'erasure'] }).notNull(),
    /** Who did it, as given or as the machine knows. */
    by: text('by').notNull(),
    purpose: text('purpose').notNull(),
    approver: text('approver'),
    /** For whom; null: not told. */
    recipient: text('recipient'),
    /** Of which firm alone; null: of the programme. It names a number that stays, so nothing hangs on it. */
    businessId: uuid('business_id'),
    /** Name, SHA-256 and size of the file, and how many firms it holds. */
    subject: jsonb('subject').notNull(),
    previous: text('previous').notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [primaryKey({ columns: [t.programmeId, t.seq] }), uniqueIndex('disclosures_id').on(t.id)],
);
