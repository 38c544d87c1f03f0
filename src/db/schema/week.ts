import { date, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { moment, programmeId } from './columns.ts';

/** The summary of an ISO week for the client: one row a programme and week, whatever becomes of its posting. */
export const weekSummaries = pgTable(
  'week_summaries',
  {
    programmeId: programmeId(),
    /** `2026-W47`. */
    week: text('week').notNull(),
    /**
     * `made`: its figures stand and wait to be posted; `posted`: the message stands, its thread is being filled; `done`;
     * `unknown`: it may have been shown, and nobody can look; `skipped`: its time was over, the next one says so.
     */
    state: text('state', { enum: ['made', 'posted', 'done', 'unknown', 'skipped'] }).notNull(),
    /** The figures as they were when it was made: codes and numbers, no names and no words. Null: never made. */
    figures: jsonb('figures'),
    /** Numbers of the firms that its list names. */
    listed: integer('listed').array().notNull(),
    dueAt: moment('due_at').notNull(),
    madeAt: moment('made_at').notNull(),
    attempts: integer('attempts').notNull().default(0),
    /** The first try to post it: from then on Slack may hold it. */
    triedAt: moment('tried_at'),
    /** Not to be tried again before. */
    nextAt: moment('next_at').notNull(),
    /** Why it could not be posted the last time. */
    code: text('code'),
    channel: text('channel'),
    ts: text('ts'),
    postedAt: moment('posted_at'),
    /** What stands in its thread, by name: Slack's ids of files, and the `ts` of messages. */
    parts: jsonb('parts').notNull().default({}),
  },
  (t) => [primaryKey({ columns: [t.programmeId, t.week] })],
);

/** How often the program connected to a host on a day of Japan, or was kept from it. Installation-wide. */
export const outboundDays = pgTable(
  'outbound_days',
  {
    programmeId: programmeId(),
    day: date('day').notNull(),
    host: text('host').notNull(),
    contacted: integer('contacted').notNull().default(0),
    refused: integer('refused').notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.day, t.host] })],
);
