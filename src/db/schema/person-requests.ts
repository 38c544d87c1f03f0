import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { businesses } from './businesses.ts';
import { moment, programmeId } from './columns.ts';

/** What a person has to look at (相談員). Ids only: what it is about stands in the ledger. */
export const personRequests = pgTable(
  'person_requests',
  {
    id: uuid('id').primaryKey(),
    programmeId: programmeId(),
    conversationId: uuid('conversation_id').notNull(),
    businessId: uuid('business_id')
      .notNull()
      .references(() => businesses.id),
    reason: text('reason', { enum: ['waste-without-factor'] }).notNull(),
    /** The readings in question. */
    about: text('about').array().notNull(),
    at: moment('at').notNull(),
  },
  (t) => [index('person_requests_business').on(t.businessId, t.at)],
);
