import { sql } from 'drizzle-orm';
import { date, index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { businesses } from './businesses.ts';
import { moment, programmeId } from './columns.ts';

/** Editions of the knowledge that were imported on this installation. A document never changes; its state does. */
export const knowledgeEditions = pgTable('knowledge_editions', {
  id: text('id').primaryKey(),
  programmeId: programmeId(),
  asOf: date('as_of').notNull(),
  document: jsonb('document').notNull(),
  state: text('state', { enum: ['waiting', 'published', 'withdrawn'] }).notNull(),
  importedAt: moment('imported_at').notNull(),
  importedBy: text('imported_by').notNull(),
  approvedAt: moment('approved_at'),
  approvedBy: text('approved_by'),
  withdrawnAt: moment('withdrawn_at'),
  withdrawnBy: text('withdrawn_by'),
});

const itemTypes = ['faq', 'subsidy', 'measure', 'story'] as const;
const itemType = () => text('item_type', { enum: itemTypes }).notNull();

/** Which items were shown to whom, when, and in the words of which edition. */
export const knowledgeShown = pgTable(
  'knowledge_shown',
  {
    programmeId: programmeId(),
    conversationId: uuid('conversation_id').notNull(),
    /** Null: the person had no firm yet. */
    businessId: uuid('business_id').references(() => businesses.id),
    itemType: itemType(),
    itemId: text('item_id').notNull(),
    edition: text('edition').notNull(),
    /** The event that was answered with it. */
    eventId: text('event_id').notNull(),
    at: moment('at').notNull(),
  },
  (t) => [
    primaryKey({
      name: 'knowledge_shown_pk',
      columns: [t.conversationId, t.programmeId, t.eventId, t.itemType, t.itemId],
    }),
    index('knowledge_shown_business').on(t.businessId),
    index('knowledge_shown_item').on(t.itemType, t.itemId),
  ],
);

/** Changes that people have to be told of, as they were shown an item that is not so any more. */
export const knowledgeCorrections = pgTable(
  'knowledge_corrections',
  {
    id: uuid('id').primaryKey(),
    programmeId: programmeId(),
    conversationId: uuid('conversation_id').notNull(),
    businessId: uuid('business_id').references(() => businesses.id),
    itemType: itemType(),
    itemId: text('item_id').notNull(),
    editionShown: text('edition_shown').notNull(),
    /** The edition in force when it was queued: what the person knows once they are told. */
    edition: text('edition').notNull(),
    /** The day in Japan. */
    shownOn: date('shown_on').notNull(),
    why: text('why', { enum: ['changed', 'expired', 'withdrawn'] }).notNull(),
    queuedAt: moment('queued_at').notNull(),
    queuedBy: text('queued_by').notNull(),
    toldAt: moment('told_at'),
  },
  (t) => [
    // Told once, however often it is queued meanwhile.
    uniqueIndex('knowledge_corrections_open')
      .on(t.conversationId, t.programmeId, t.itemType, t.itemId)
      .where(sql`told_at is null`),
    index('knowledge_corrections_business').on(t.businessId),
  ],
);
