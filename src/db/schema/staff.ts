import { date, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, moment, programmeId } from './columns.ts';
import { dataKeys } from './keys.ts';

/** Who works for a programme: named and approved before the work begins, and trained. Each has a key of their own. */
export const staff = pgTable(
  'staff',
  {
    id: uuid('id').primaryKey(),
    programmeId: programmeId(),
    /** Keyed hash of programme, Slack team and user: finds a person without storing who it is. */
    slackIndex: bytes('slack_index').notNull(),
    slackEnc: bytes('slack_enc').notNull(),
    nameEnc: bytes('name_enc').notNull(),
    keyId: uuid('key_id')
      .notNull()
      .references(() => dataKeys.id),
    role: text('role', { enum: ['consultant', 'official', 'operator'] }).notNull(),
    approvedByEnc: bytes('approved_by_enc').notNull(),
    /** The first day on which the person may act. */
    approvedOn: date('approved_on').notNull(),
    /** The last day of the training's validity; null before any. */
    trainedUntil: date('trained_until'),
    createdAt: moment('created_at').notNull(),
    endedAt: moment('ended_at'),
  },
  (t) => [index('staff_slack').on(t.slackIndex)],
);

/** Days on which somebody is away, both included: then the person holds no cases. */
export const staffAbsences = pgTable(
  'staff_absences',
  {
    id: uuid('id').primaryKey(),
    programmeId: programmeId(),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    from: date('from').notNull(),
    to: date('to').notNull(),
    createdAt: moment('created_at').notNull(),
    /** Taken back, or over before its time. */
    endedAt: moment('ended_at'),
  },
  (t) => [index('staff_absences_staff').on(t.staffId)],
);
