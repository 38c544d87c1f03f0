import { pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, moment, programmeId } from './columns.ts';

/** One key a business (or a person not yet in one), wrapped by ENCRYPTION_KEY. Without it the rows are noise. */
export const dataKeys = pgTable('data_keys', {
  id: uuid('id').primaryKey(),
  programmeId: programmeId(),
  /** `null` once destroyed: crypto-shredding. */
  wrapped: bytes('wrapped'),
  createdAt: moment('created_at').notNull().defaultNow(),
  destroyedAt: moment('destroyed_at'),
});

/** Keys of the installation itself (finding people again, signing addresses), wrapped likewise. */
export const installationKeys = pgTable('installation_keys', {
  purpose: text('purpose').primaryKey(),
  programmeId: programmeId(),
  wrapped: bytes('wrapped').notNull(),
});
