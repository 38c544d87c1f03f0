import { sql } from 'drizzle-orm';
import {
  bigserial,
  boolean,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { businesses } from './businesses.ts';
import { bytes, moment, programmeId } from './columns.ts';
import { conversations } from './conversations.ts';
import { dataKeys } from './keys.ts';

/** The key that seals what people wrote: the firm's. Once it is destroyed, ids, codes and times are left. */
const keyId = () =>
  uuid('key_id')
    .notNull()
    .references(() => dataKeys.id);

const conversationId = () =>
  uuid('conversation_id')
    .notNull()
    .references(() => conversations.id);

/** A case (相談), numbered within its programme without gaps. Also one that reached us by telephone or e-mail. */
export const consultations = pgTable(
  'consultations',
  {
    id: uuid('id').primaryKey(),
    programmeId: programmeId(),
    number: integer('number').notNull(),
    /** Null for a contact outside the chat. */
    conversationId: uuid('conversation_id').references(() => conversations.id),
    /** Null while the person has no firm here. */
    businessId: uuid('business_id').references(() => businesses.id),
    keyId: keyId(),
    route: text('route', { enum: ['line', 'slack', 'telephone', 'e-mail'] }).notNull(),
    reason: text('reason').notNull(),
    /** Where the machine stands; `closed` once the case is over. */
    state: text('state').notNull(),
    /** The staff member who holds it, or held it last. */
    handler: text('handler'),
    complaint: boolean('complaint').notNull().default(false),
    card: text('card'),
    openedAt: moment('opened_at').notNull(),
    closedAt: moment('closed_at'),
    resolution: text('resolution'),
  },
  (t) => [
    uniqueIndex('consultations_number').on(t.programmeId, t.number),
    index('consultations_conversation').on(t.conversationId),
    index('consultations_business').on(t.businessId),
    index('consultations_card').on(t.card),
  ],
);

/** Where the desk of a conversation stands, one row for each programme it was ever in. */
export const deskStates = pgTable(
  'desk_states',
  {
    programmeId: programmeId(),
    conversationId: conversationId(),
    keyId: keyId(),
    stateEnc: bytes('state_enc').notNull(),
    /** The form of the state. */
    version: integer('version').notNull(),
    /** Grows with every write: who writes says which one was read. */
    revision: integer('revision').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.programmeId, t.conversationId] })],
);

/** What happens by itself: always the timers of the state, as rows that a worker can find. */
export const deskTimers = pgTable(
  'desk_timers',
  {
    programmeId: programmeId(),
    conversationId: conversationId(),
    name: text('name').notNull(),
    /** '' = about nothing in particular. */
    about: text('about').notNull(),
    /** The moment as the state writes it: a timer is known again by these very letters. */
    due: text('due').notNull(),
    dueAt: moment('due_at').notNull(),
    /** In somebody's hands until then. */
    leaseUntil: moment('lease_until'),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.conversationId, t.name, t.about] }),
    index('desk_timers_due').on(t.dueAt),
  ],
);

/** Decided by a step and not yet carried out. `effect_key` makes a repeat harmless. */
export const deskEffects = pgTable(
  'desk_effects',
  {
    seq: bigserial('seq', { mode: 'number' }).primaryKey(),
    programmeId: programmeId(),
    conversationId: conversationId(),
    effectKey: text('effect_key').notNull(),
    keyId: keyId(),
    bodyEnc: bytes('body_enc').notNull(),
    attempts: integer('attempts').notNull().default(0),
    dueAt: moment('due_at').notNull(),
    leaseOwner: uuid('lease_owner'),
    leaseUntil: moment('lease_until'),
    /** Why it will not be tried again; a dead effect blocks nothing. */
    deadCode: text('dead_code'),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [
    unique('desk_effects_key').on(t.programmeId, t.conversationId, t.effectKey),
    index('desk_effects_conversation').on(t.conversationId, t.seq),
    index('desk_effects_due').on(t.deadCode, t.dueAt),
  ],
);

/** The record of cases (相談記録): rows are added, never changed. */
export const deskLog = pgTable(
  'desk_log',
  {
    seq: bigserial('seq', { mode: 'number' }).primaryKey(),
    programmeId: programmeId(),
    consultationId: uuid('consultation_id')
      .notNull()
      .references(() => consultations.id),
    at: moment('at').notNull(),
    what: text('what').notNull(),
    /** A staff member; null when it was the owner, the bot or the clock. */
    by: text('by'),
    /** A message, a staff member, a code. */
    about: text('about'),
    keyId: keyId(),
    /** What somebody wrote, word for word. */
    wordsEnc: bytes('words_enc'),
    /** The edition of the knowledge that the bot answered from. */
    knowledge: text('knowledge'),
    /** The platform's id of the owner's message in which the words stood; they are sealed with a key of its own. */
    messageId: text('message_id'),
  },
  (t) => [
    index('desk_log_consultation').on(t.consultationId, t.seq),
    index('desk_log_about').on(t.about),
    index('desk_log_message').on(t.messageId),
  ],
);

/** Where staff see what an owner sent: a message of ours in Slack, in whose place something else is shown one day. */
export const deskShown = pgTable(
  'desk_shown',
  {
    programmeId: programmeId(),
    conversationId: conversationId(),
    /** The platform's id of the owner's message. */
    messageId: text('message_id').notNull(),
    /** The message, or the change of it, whose words are shown here. */
    about: text('about').notNull(),
    channel: text('channel').notNull(),
    ts: text('ts').notNull(),
    /** Slack's ids of the files that stand with it. */
    fileIds: text('file_ids').array().notNull().default(sql`'{}'`),
    at: moment('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.programmeId, t.channel, t.ts] }),
    index('desk_shown_message').on(t.conversationId, t.messageId),
  ],
);

/** Files of owners on their way into the thread of a case: begun, so that a later try asks about them first. */
export const deskUploads = pgTable(
  'desk_uploads',
  {
    programmeId: programmeId(),
    consultationId: uuid('consultation_id')
      .notNull()
      .references(() => consultations.id),
    /** The id of the kept picture or file. */
    copyId: text('copy_id').notNull(),
    /** Slack's id of the file. */
    fileId: text('file_id').notNull(),
    at: moment('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.consultationId, t.copyId] })],
);

/** Files and pictures that staff put beside a note, kept before anybody is shown what would be sent; their bytes lie in `media`. */
export const deskFiles = pgTable(
  'desk_files',
  {
    /** The id of the kept bytes. */
    id: uuid('id').primaryKey(),
    programmeId: programmeId(),
    conversationId: conversationId(),
    consultationId: uuid('consultation_id')
      .notNull()
      .references(() => consultations.id),
    /** The message in the thread (`channel:ts`), and the file's place in it. */
    note: text('note').notNull(),
    place: integer('place').notNull(),
    keyId: keyId(),
    nameEnc: bytes('name_enc').notNull(),
    contentType: text('content_type').notNull(),
    bytes: integer('bytes').notNull(),
    /** The messages to the owner that it goes with, by the ids of their drafts. */
    sends: text('sends').array().notNull().default(sql`'{}'`),
    at: moment('at').notNull(),
  },
  (t) => [
    unique('desk_files_note').on(t.programmeId, t.note, t.place),
    index('desk_files_conversation').on(t.conversationId),
  ],
);

/** How a case turned out, as the person says, and what else people say of the programme (意見), word for word. */
export const opinions = pgTable(
  'opinions',
  {
    seq: bigserial('seq', { mode: 'number' }).primaryKey(),
    programmeId: programmeId(),
    conversationId: conversationId(),
    /** Null: said of its own accord. */
    consultationId: uuid('consultation_id').references(() => consultations.id),
    businessId: uuid('business_id').references(() => businesses.id),
    keyId: keyId(),
    /** Whether the person was asked, or what was answered. */
    kind: text('kind', { enum: ['asked', 'not-asked', 'yes', 'not-yet', 'words'] }).notNull(),
    /** Why nobody asked. */
    code: text('code'),
    wordsEnc: bytes('words_enc'),
    sourceMessageId: text('source_message_id'),
    /** Whether the firm had agreed by then that its client hears of it. */
    consent: boolean('consent').notNull(),
    at: moment('at').notNull(),
  },
  (t) => [
    uniqueIndex('opinions_asked').on(t.consultationId).where(sql`kind in ('asked', 'not-asked')`),
    index('opinions_consultation').on(t.consultationId, t.seq),
    index('opinions_conversation').on(t.conversationId, t.sourceMessageId),
  ],
);
