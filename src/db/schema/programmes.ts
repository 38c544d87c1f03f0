import { jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** A municipality's 事業, as its document says. `programme_id` equals `id`, so that the wall reads alike everywhere. */
export const programmes = pgTable('programmes', {
  id: uuid('id').primaryKey(),
  programmeId: uuid('programme_id').notNull(),
  code: text('code').notNull().unique(),
  document: jsonb('document').notNull(),
  createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
});
