import { bigserial, boolean, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, moment, programmeId } from './columns.ts';

/** Every event ever accepted, by the platform's id: the second delivery finds itself here. */
export const seenEvents = pgTable(
  'seen_events',
  {
    channel: text('channel').notNull(),
    eventId: text('event_id').notNull(),
    programmeId: programmeId(),
    seenAt: moment('seen_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.channel, t.eventId] }), index('seen_events_age').on(t.seenAt)],
);

/** Accepted and not yet answered. Rows leave when their turn commits, so the table stays small. */
export const inbox = pgTable(
  'inbox',
  {
    seq: bigserial('seq', { mode: 'number' }).primaryKey(),
    programmeId: programmeId(),
    conversationId: uuid('conversation_id').notNull(),
    channel: text('channel').notNull(),
    eventId: text('event_id').notNull(),
    at: moment('at').notNull(),
    receivedAt: moment('received_at').notNull(),
    keyId: uuid('key_id').notNull(),
    bodyEnc: bytes('body_enc').notNull(),
    attempts: integer('attempts').notNull().default(0),
    runAt: moment('run_at').notNull(),
    /** Why it will not be tried again; a dead event never blocks its conversation. */
    deadCode: text('dead_code'),
  },
  (t) => [index('inbox_conversation').on(t.conversationId, t.at, t.seq), index('inbox_event').on(t.channel, t.eventId)],
);

/** Decided and not yet done. `id` is the retry key; `body_enc` holds the frozen bytes. */
export const outbox = pgTable(
  'outbox',
  {
    id: uuid('id').primaryKey(),
    seq: bigserial('seq', { mode: 'number' }).notNull(),
    programmeId: programmeId(),
    conversationId: uuid('conversation_id').notNull(),
    keyId: uuid('key_id').notNull(),
    task: text('task', { enum: ['say', 'leave-group', 'keep-photo', 'keep-file', 'read-sheet'] }).notNull(),
    bodyEnc: bytes('body_enc').notNull(),
    sourceEventId: text('source_event_id'),
    /** Who speaks: a dialogue, the desk in a sentence of its own, or a staff member. */
    voice: text('voice', { enum: ['bot', 'desk', 'staff'] })
      .notNull()
      .default('bot'),
    /** The epoch of the desk under which it was written: under another one it may not leave. */
    epoch: integer('epoch').notNull().default(0),
    /** Our id of the staff member who speaks. */
    staff: text('staff'),
    /** The messages of that person in this row, in their order. */
    sends: text('sends').array().notNull().default([]),
    /** The readings that the message shows, so that a quote of it finds them. */
    about: text('about').array().notNull().default([]),
    tokenReceivedAt: moment('token_received_at'),
    eventAt: moment('event_at'),
    attempts: integer('attempts').notNull().default(0),
    /** A reply was tried, or begun, whose outcome is not known. */
    replyInDoubt: boolean('reply_in_doubt').notNull().default(false),
    /** This month's push was counted for this row. */
    counted: boolean('counted').notNull().default(false),
    dueAt: moment('due_at').notNull(),
    leaseOwner: uuid('lease_owner'),
    leaseUntil: moment('lease_until'),
    /** `waiting` is live; `fenced` was not let out by the desk; the others need a decision. None of them blocks the conversation. */
    status: text('status', { enum: ['waiting', 'dead', 'unknown', 'held', 'fenced'] })
      .notNull()
      .default('waiting'),
    code: text('code'),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [index('outbox_conversation').on(t.conversationId, t.seq), index('outbox_due').on(t.status, t.dueAt)],
);

/** Pushes of a month against the plan of the account. */
export const pushUsage = pgTable(
  'push_usage',
  {
    programmeId: programmeId(),
    month: text('month').notNull(),
    used: integer('used').notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.programmeId, t.month] })],
);
