import { bigserial, date, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { businesses } from './businesses.ts';
import { moment, programmeId } from './columns.ts';

/** What a firm decided, answered or was told beside its figures: codes and numbers. Rows are added, never changed. */
export const adviceRecords = pgTable(
  'advice_records',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    programmeId: programmeId(),
    businessId: uuid('business_id')
      .notNull()
      .references(() => businesses.id),
    /** Null: nobody said it in a chat. */
    conversationId: uuid('conversation_id'),
    at: moment('at').notNull(),
    /** The day in Japan. */
    day: date('day').notNull(),
    origin: text('origin', { enum: ['owner', 'staff', 'service'] }).notNull(),
    record: jsonb('record').notNull(),
  },
  (t) => [index('advice_records_business').on(t.businessId, t.at, t.id)],
);
