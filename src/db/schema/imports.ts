import { integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { moment, programmeId } from './columns.ts';

/** What an import made beside rows of the ledger, by ids: so that it can be taken back. */
export type ImportMade = {
  readonly businesses: readonly string[];
  readonly meters: readonly { readonly site: string; readonly kind: string }[];
};

/** Tables that were taken over from officials (取込): when, by whom, how much; nothing of what stood in them. */
export const imports = pgTable('imports', {
  id: uuid('id').primaryKey(),
  programmeId: programmeId(),
  what: text('what', { enum: ['businesses', 'readings'] }).notNull(),
  /** SHA-256 of the file. */
  digest: text('digest').notNull(),
  rows: integer('rows').notNull(),
  made: jsonb('made').$type<ImportMade>().notNull(),
  importedBy: text('imported_by').notNull(),
  at: moment('at').notNull(),
  undoneAt: moment('undone_at'),
  undoneBy: text('undone_by'),
});
