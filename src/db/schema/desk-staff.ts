import { index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { businesses } from './businesses.ts';
import { bytes, moment, programmeId } from './columns.ts';
import { dataKeys } from './keys.ts';
import { staff } from './staff.ts';

const businessId = () =>
  uuid('business_id')
    .notNull()
    .references(() => businesses.id);

const staffId = () =>
  uuid('staff_id')
    .notNull()
    .references(() => staff.id);

/** Who looked at the data of a firm, when and why: to the minute, each only once. Nothing of what was seen. */
export const deskLooks = pgTable(
  'desk_looks',
  {
    programmeId: programmeId(),
    businessId: businessId(),
    staffId: staffId(),
    /** Holding a case of the firm, or by its number. */
    why: text('why', { enum: ['case', 'route'] }).notNull(),
    at: moment('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.businessId, t.staffId, t.why, t.at] }),
    index('desk_looks_at').on(t.programmeId, t.at),
  ],
);

/** Where a figure comes from that somebody of the staff entered, beside its row in the ledger. */
export const staffFigures = pgTable(
  'staff_figures',
  {
    /** The row of the ledger. */
    readingId: uuid('reading_id').primaryKey(),
    programmeId: programmeId(),
    businessId: businessId(),
    staffId: staffId(),
    source: text('source', { enum: ['bill', 'phone', 'meter', 'other', 'undo'] }).notNull(),
    /** What staff noted beside it; sealed with the firm's key. */
    noteEnc: bytes('note_enc'),
    keyId: uuid('key_id')
      .notNull()
      .references(() => dataKeys.id),
    /** The message by which the owner hears of it; null: told when the case ends. */
    noticeId: uuid('notice_id'),
    at: moment('at').notNull(),
  },
  (t) => [index('staff_figures_business').on(t.businessId)],
);
