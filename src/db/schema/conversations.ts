import { boolean, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { bytes, moment, programmeId } from './columns.ts';
import { dataKeys } from './keys.ts';

/** One person, group or room on one account of one platform, and where their dialogue stands. */
export const conversations = pgTable(
  'conversations',
  {
    id: uuid('id').primaryKey(),
    programmeId: programmeId(),
    platform: text('platform', { enum: ['line', 'slack'] }).notNull(),
    channel: text('channel').notNull(),
    /** Keyed hash of the platform's id: finds a person without storing who it is. */
    personIndex: bytes('person_index').notNull(),
    personEnc: bytes('person_enc').notNull(),
    keyId: uuid('key_id')
      .notNull()
      .references(() => dataKeys.id),
    businessId: uuid('business_id'),
    locale: text('locale', { enum: ['ja', 'en', 'easy'] })
      .notNull()
      .default('ja'),
    reachable: boolean('reachable').notNull().default(true),
    /** Since when nothing reaches the person; null while it does, and where nobody noted it. */
    unreachableSince: moment('unreachable_since'),
    /** False once the person has asked for no more reminders. */
    reminders: boolean('reminders').notNull().default(true),
    flow: text('flow'),
    flowVersion: integer('flow_version'),
    stateEnc: bytes('state_enc'),
    revision: integer('revision').notNull().default(0),
    apologisedAt: moment('apologised_at'),
    createdAt: moment('created_at').notNull().defaultNow(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('conversations_person').on(t.platform, t.channel, t.personIndex),
    index('conversations_business').on(t.businessId),
  ],
);

/** What was said on both sides, encrypted with the business's key. */
export const transcript = pgTable(
  'transcript',
  {
    id: uuid('id').primaryKey(),
    programmeId: programmeId(),
    conversationId: uuid('conversation_id')
      .notNull()
      .references(() => conversations.id),
    keyId: uuid('key_id').notNull(),
    side: text('side', { enum: ['person', 'bot', 'staff'] }).notNull(),
    at: moment('at').notNull(),
    bodyEnc: bytes('body_enc').notNull(),
    /** The platform's ids of the messages, so that a quote finds its way back. */
    messageIds: text('message_ids').array().notNull(),
    /** The event this came with or answers. */
    eventId: text('event_id'),
    /** Of what a person said: where the dialogue stood, so that the turn can be made again by later code. */
    beforeFlow: text('before_flow'),
    beforeVersion: integer('before_version'),
    beforeEnc: bytes('before_enc'),
    /** The readings that the message shows. */
    about: text('about').array().notNull().default([]),
  },
  (t) => [index('transcript_conversation').on(t.conversationId, t.at)],
);
