import { bigserial, date, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { businesses } from './businesses.ts';
import { bytes, moment, programmeId } from './columns.ts';
import { conversations } from './conversations.ts';
import { dataKeys } from './keys.ts';
import { staff } from './staff.ts';

const keyId = () => uuid('key_id').references(() => dataKeys.id);
const by = (name: string) => uuid(name).references(() => staff.id);

/** What happened to a programme itself: contents that were agreed with its client, and the routes of firms. Rows are added, never changed. */
export const programmeLog = pgTable(
  'programme_log',
  {
    seq: bigserial('seq', { mode: 'number' }).primaryKey(),
    id: uuid('id').notNull().unique(),
    programmeId: programmeId(),
    kind: text('kind', { enum: ['agreed', 'route'] }).notNull(),
    /** The day in Japan on which it was agreed. */
    day: date('day').notNull(),
    /** Null: on the command line. */
    staffId: by('staff_id'),
    /** Of `route`: the firm, and the route before and after (`none` where there is none). */
    businessId: uuid('business_id').references(() => businesses.id),
    code: text('code'),
    /** Of `agreed`: what was agreed, sealed with a key of its own. */
    keyId: keyId(),
    wordsEnc: bytes('words_enc'),
    at: moment('at').notNull(),
  },
  (t) => [index('programme_log_programme').on(t.programmeId, t.seq)],
);

/** A message to many firms (お知らせ): who wrote it, who let it go, to how many. */
export const broadcasts = pgTable(
  'broadcasts',
  {
    id: uuid('id').primaryKey(),
    programmeId: programmeId(),
    /** The words have a key of their own. */
    keyId: keyId(),
    wordsEnc: bytes('words_enc'),
    /** `draft` is seen by its author alone, `proposed` by operators; nothing has been sent of either. */
    state: text('state', { enum: ['draft', 'proposed', 'sending', 'done', 'cancelled', 'dropped'] }).notNull(),
    audience: text('audience', { enum: ['all', 'missing', 'system', 'consulting'] }).notNull(),
    /** The month that is missing. */
    month: text('month'),
    writtenBy: by('written_by').notNull(),
    sentBy: by('sent_by'),
    writtenAt: moment('written_at').notNull(),
    sentAt: moment('sent_at'),
    endedAt: moment('ended_at'),
    endedBy: by('ended_by'),
    /** People who were chosen when it was let go. */
    people: integer('people').notNull().default(0),
    /** How it ended, by outcome. */
    counts: jsonb('counts').$type<readonly { state: string; code: string | null; people: number }[]>(),
    /** Where its progress stands in Slack: account, channel, `ts`. */
    place: jsonb('place').$type<{ account: string; channel: string; ts: string }>(),
    /** What stands there. */
    shown: text('shown'),
  },
  (t) => [index('broadcasts_state').on(t.state), index('broadcasts_programme').on(t.programmeId, t.writtenAt)],
);

/** One person for whom a message to many is meant, and how far it has come. */
export const broadcastPeople = pgTable(
  'broadcast_people',
  {
    broadcastId: uuid('broadcast_id')
      .notNull()
      .references(() => broadcasts.id),
    conversationId: uuid('conversation_id')
      .notNull()
      .references(() => conversations.id),
    programmeId: programmeId(),
    state: text('state', { enum: ['waiting', 'queued', 'sent', 'failed', 'unknown', 'skipped', 'cancelled'] })
      .notNull()
      .default('waiting'),
    /** Why it waits, or did not arrive. */
    code: text('code'),
    /** The row of the outbox; another one after each that was not let out. */
    outboxId: uuid('outbox_id'),
    tries: integer('tries').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.broadcastId, t.conversationId] }),
    index('broadcast_people_state').on(t.broadcastId, t.state),
    index('broadcast_people_conversation').on(t.conversationId),
  ],
);
