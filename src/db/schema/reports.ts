import { bigserial, date, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { businesses } from './businesses.ts';
import { bytes, moment, programmeId } from './columns.ts';
import { dataKeys } from './keys.ts';
import { staff } from './staff.ts';

const kinds = ['periodic', 'firm', 'city', 'publication', 'interim', 'completion'] as const;

/** What a report is of: its kind, its months, and of which firm alone if it is of one. */
const asked = {
  kind: text('kind', { enum: kinds }).notNull(),
  fromMonth: text('from_month').notNull(),
  toMonth: text('to_month').notNull(),
  language: text('language', { enum: ['ja', 'en'] }).notNull(),
} as const;

const firm = () => uuid('business_id').references(() => businesses.id);

/** A version of a report: its figures as they stood at one moment, who approved it and who let it go to whom it is for. */
export const reportVersions = pgTable(
  'report_versions',
  {
    id: uuid('id').primaryKey(),
    programmeId: programmeId(),
    ...asked,
    businessId: firm(),
    /** From 1 for each thing that is asked for; a version that is there never changes its figures. */
    number: integer('number').notNull(),
    state: text('state', { enum: ['draft', 'approved', 'released'] }).notNull(),
    /** The firm's key where it is of one firm, else a key of its own, which goes when a firm in it is erased. */
    keyId: uuid('key_id')
      .notNull()
      .references(() => dataKeys.id),
    /** The figures and facts, packed; null once they were erased. */
    figuresEnc: bytes('figures_enc'),
    /** SHA-256 of figures and facts without day and state: the same as long as nothing has changed. */
    contentHash: text('content_hash').notNull(),
    /** The moment as of which the ledger was read. */
    asOf: moment('as_of').notNull(),
    madeOn: date('made_on').notNull(),
    madeBy: text('made_by').notNull(),
    approvedAt: moment('approved_at'),
    approvedBy: text('approved_by'),
    releasedAt: moment('released_at'),
    releasedBy: text('released_by'),
  },
  (t) => [
    unique('report_versions_number')
      .on(t.programmeId, t.kind, t.fromMonth, t.toMonth, t.language, t.businessId, t.number)
      .nullsNotDistinct(),
    index('report_versions_business').on(t.businessId),
  ],
);

const versionId = () =>
  uuid('version_id')
    .notNull()
    .references(() => reportVersions.id);

/** A version as a file, as it was made for a draft or for the approved one. */
export const reportFiles = pgTable(
  'report_files',
  {
    programmeId: programmeId(),
    versionId: versionId(),
    format: text('format', { enum: ['pdf', 'slides', 'xlsx', 'json'] }).notNull(),
    mark: text('mark', { enum: ['draft', 'approved'] }).notNull(),
    name: text('name').notNull(),
    bodyEnc: bytes('body_enc').notNull(),
    /** SHA-256 of the file as it is handed out. */
    sha256: text('sha256').notNull(),
    madeAt: moment('made_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.versionId, t.format, t.mark] })],
);

/** Which firms a version of several speaks of: it is not approved or handed on once one of them no longer agrees. */
export const reportMembers = pgTable(
  'report_members',
  {
    programmeId: programmeId(),
    versionId: versionId(),
    businessId: uuid('business_id')
      .notNull()
      .references(() => businesses.id),
  },
  (t) => [primaryKey({ columns: [t.versionId, t.businessId] }), index('report_members_business').on(t.businessId)],
);

/** Who took which report out of the installation, when and how. */
export const reportTakings = pgTable(
  'report_takings',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    programmeId: programmeId(),
    versionId: versionId(),
    format: text('format').notNull(),
    mark: text('mark', { enum: ['draft', 'approved'] }).notNull(),
    how: text('how', { enum: ['folder', 'archive', 'slack', 'page'] }).notNull(),
    /** A name as it was given, our id of a staff member, or the firm itself. */
    takenBy: text('taken_by').notNull(),
    at: moment('at').notNull(),
  },
  (t) => [index('report_takings_version').on(t.versionId)],
);

/** A report that somebody asked for on Slack, until it is there: taken by one worker at a time. */
export const reportJobs = pgTable(
  'report_jobs',
  {
    id: uuid('id').primaryKey(),
    programmeId: programmeId(),
    ...asked,
    businessId: firm(),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    account: text('account').notNull(),
    channel: text('channel').notNull(),
    thread: text('thread'),
    /** The message that shows how far it is. */
    message: text('message'),
    state: text('state', { enum: ['waiting', 'done', 'cancelled', 'failed'] }).notNull(),
    done: integer('done').notNull().default(0),
    total: integer('total'),
    code: text('code'),
    attempts: integer('attempts').notNull().default(0),
    dueAt: moment('due_at').notNull(),
    leaseOwner: uuid('lease_owner'),
    leaseUntil: moment('lease_until'),
    createdAt: moment('created_at').notNull(),
    endedAt: moment('ended_at'),
  },
  (t) => [index('report_jobs_due').on(t.state, t.dueAt), index('report_jobs_business').on(t.businessId)],
);

/** What a job has made, and where on Slack it stands. */
export const reportDeliveries = pgTable(
  'report_deliveries',
  {
    programmeId: programmeId(),
    jobId: uuid('job_id')
      .notNull()
      .references(() => reportJobs.id),
    versionId: versionId(),
    /** '' = made, and not put on Slack. */
    format: text('format').notNull(),
    /** Slack's id of the file, from before anybody could see it. */
    fileId: text('file_id'),
    channel: text('channel'),
    ts: text('ts'),
  },
  (t) => [
    primaryKey({ columns: [t.jobId, t.versionId, t.format] }),
    index('report_deliveries_version').on(t.versionId),
  ],
);
