import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { programmeId } from './columns.ts';

/** The layout of a bill: who sent it, for what, and the month in which it was read. '' = not known. */
const layout = {
  programmeId: programmeId(),
  supplier: text('supplier').notNull(),
  kind: text('kind').notNull(),
  month: text('month').notNull(),
} as const;

const count = (name: string) => integer(name).notNull().default(0);

/** How the bills of a layout were read, and what owners made of it. Of no firm, and no figure. */
export const billCounts = pgTable(
  'bill_counts',
  {
    ...layout,
    ok: count('ok'),
    asked: count('asked'),
    turnedAway: count('turned_away'),
    asRead: count('as_read'),
    chosen: count('chosen'),
    typed: count('typed'),
    notOnPaper: count('not_on_paper'),
    corrected: count('corrected'),
  },
  (t) => [primaryKey({ columns: [t.programmeId, t.supplier, t.kind, t.month] })],
);

/** How often the amount used stood at a place of a layout, and how often not. */
export const billPlaces = pgTable(
  'bill_places',
  { ...layout, place: text('place').notNull(), stoodRight: count('stood_right'), stoodWrong: count('stood_wrong') },
  (t) => [primaryKey({ columns: [t.programmeId, t.supplier, t.kind, t.month, t.place] })],
);
