import { boolean, date, index, integer, jsonb, numeric, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { businesses, sites } from './businesses.ts';
import { bytes, moment, programmeId } from './columns.ts';

/** The ledger (台帳): rows are added, never changed. A correction names the row it replaces. */
export const readings = pgTable(
  'readings',
  {
    id: uuid('id').primaryKey(),
    programmeId: programmeId(),
    businessId: uuid('business_id')
      .notNull()
      .references(() => businesses.id),
    siteId: uuid('site_id')
      .notNull()
      .references(() => sites.id),
    kind: text('kind').notNull(),
    sort: text('sort'),
    /** As typed or printed, in the unit of the bill. */
    value: numeric('value', { mode: 'number' }).notNull(),
    unit: text('unit').notNull(),
    /** What the bill asks for, whole yen with tax; null where no bill proved it. */
    amountYen: numeric('amount_yen', { mode: 'number' }),
    periodFrom: date('period_from').notNull(),
    periodTo: date('period_to').notNull(),
    month: text('month').notNull(),
    supplierCode: text('supplier_code'),
    menu: text('menu'),
    area: text('area'),
    origin: text('origin', { enum: ['typed', 'photo', 'staff', 'import'] }).notNull(),
    /** Who: the conversation it was confirmed in; of `staff` our id of the person. */
    recordedBy: uuid('recorded_by'),
    recordedAt: moment('recorded_at').notNull(),
    sourceEventId: text('source_event_id'),
    /** The message that gave the figure, as the platform names it. */
    sourceMessageId: text('source_message_id'),
    /** The picture that proves the figure. It expires, and goes with its message: the id then leads nowhere. */
    voucherId: uuid('voucher_id'),
    /** The other side of the same bill. */
    secondVoucherId: uuid('second_voucher_id'),
    revision: integer('revision').notNull().default(1),
    replaces: uuid('replaces'),
    reason: text('reason'),
  },
  (t) => [
    index('readings_business').on(t.businessId, t.month),
    // What was added within a week, whatever it was for.
    index('readings_recorded').on(t.programmeId, t.recordedAt),
    // One correction per row: two at once cannot fork the history.
    uniqueIndex('readings_replaces').on(t.replaces),
  ],
);

/** Taking a reading back, with the reason; the reading itself stays. */
export const readingWithdrawals = pgTable('reading_withdrawals', {
  readingId: uuid('reading_id')
    .primaryKey()
    .references(() => readings.id),
  programmeId: programmeId(),
  reason: text('reason').notNull(),
  withdrawnBy: uuid('withdrawn_by'),
  at: moment('at').notNull(),
});

/** A reading's CO2 as one edition of the tables gave it; the newest row counts, older ones stay. */
export const emissions = pgTable(
  'emissions',
  {
    id: uuid('id').primaryKey(),
    programmeId: programmeId(),
    readingId: uuid('reading_id')
      .notNull()
      .references(() => readings.id),
    /** The whole answer of the engine: parts with factor ids, assumptions, energy. Recomputes to the same digit. */
    calculation: jsonb('calculation').notNull(),
    /** As the engine gave it; `null` never occurs, a missing factor leaves no row. */
    kgCo2: numeric('kg_co2', { mode: 'number' }).notNull(),
    scope: integer('scope').notNull(),
    provisional: boolean('provisional').notNull(),
    calculatedAt: moment('calculated_at').notNull(),
  },
  (t) => [
    index('emissions_reading').on(t.readingId, t.calculatedAt),
    index('emissions_calculated').on(t.programmeId, t.calculatedAt),
  ],
);

/** Pictures: charts as their frozen figures, photographs as encrypted bytes, each with an end. */
export const media = pgTable(
  'media',
  {
    id: uuid('id').primaryKey(),
    programmeId: programmeId(),
    conversationId: uuid('conversation_id').notNull(),
    keyId: uuid('key_id').notNull(),
    kind: text('kind', { enum: ['chart', 'image', 'file'] }).notNull(),
    /** The message a picture came with: when it is taken back, the picture goes. */
    sourceMessageId: text('source_message_id'),
    bodyEnc: bytes('body_enc').notNull(),
    contentType: text('content_type').notNull(),
    /** What staff may see of a picture: as it is, never, or this copy of a bill. Null: it is not for them. */
    sort: text('sort', { enum: ['plain', 'bill', 'shareable'] }),
    /** A bill that came while a person had the conversation, until a dialogue has heard of it. */
    unread: boolean('unread').notNull().default(false),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
  },
  (t) => [index('media_expiry').on(t.expiresAt)],
);

/** Pictures that are no more: proof that they are gone, and nothing of what they showed. */
export const destroyedPictures = pgTable('destroyed_pictures', {
  /** The id it had, by which rows of the ledger name it as their voucher. */
  id: uuid('id').primaryKey(),
  programmeId: programmeId(),
  reason: text('reason', { enum: ['taken-back', 'not-needed', 'expired', 'erased'] }).notNull(),
  at: moment('at').notNull(),
});

/** Rows of factor tables added on this installation: next year's edition, or an operator's own factor. */
export const factorRows = pgTable('factor_rows', {
  id: text('id').primaryKey(),
  programmeId: programmeId(),
  edition: text('edition').notNull(),
  row: jsonb('row').notNull(),
  importedAt: moment('imported_at').notNull(),
  approver: text('approver').notNull(),
});
