import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, moment, programmeId } from './columns.ts';

/** One key a business (or a person not yet in one), wrapped by ENCRYPTION_KEY. Without it the rows are noise. */
export const dataKeys = pgTable(
  'data_keys',
  {
    id: uuid('id').primaryKey(),
    programmeId: programmeId(),
    /** `null` once destroyed: crypto-shredding. */
    wrapped: bytes('wrapped'),
    createdAt: moment('created_at').notNull().defaultNow(),
    destroyedAt: moment('destroyed_at'),
    /** The key of a single message: it can be destroyed alone, and is destroyed with the key that it is part of. */
    partOf: uuid('part_of'),
  },
  (t) => [index('data_keys_part_of').on(t.partOf)],
);

/** Keys of the installation itself (finding people again, signing addresses), wrapped likewise. */
export const installationKeys = pgTable('installation_keys', {
  purpose: text('purpose').primaryKey(),
  programmeId: programmeId(),
  wrapped: bytes('wrapped').notNull(),
});
