import { codeOf } from '../../../bot/errors.ts';
import { nextTry } from '../../../bot/retry.ts';
import type { SlackContent } from '../../../bot/slack/desk.ts';
import { listStaff, slackOf } from '../../../db/desk/staff.ts';
import { findProgramme } from '../../../db/repositories/programmes.ts';
import { noteDelivery } from '../../../db/repositories/report-deliveries.ts';
import { agreesNow } from '../../../db/repositories/report-firms.ts';
import { endJob, type Job, type JobEnd, noteMessage, putOffJob } from '../../../db/repositories/report-jobs.ts';
import type { Version } from '../../../engine/report/version.ts';
import { mayHave } from '../may.ts';
import { makeVersions } from '../run.ts';
import { standingOf } from '../states.ts';
import { type InHand, JobLeft, type JobOptions, keepHold, SlackAway, type Spot } from './hand.ts';
import { putFiles } from './put-file.ts';
import { doneContent, endContent, type JobResult, progressContent } from './words.ts';

/** Carries a job out to its end, or as far as it goes; nothing of it is done twice. */
export async function carryJob(options: JobOptions, job: Job): Promise<void> {
  try {
    const programme = await findProgramme(options.database, job.programmeId);
    await carry({ options, job, programme });
  } catch (error) {
    if (!(error instanceof JobLeft)) await putOff(options, job, codeOf(error));
    else if (options.isEnding()) await putOffJob(options.database, job.id, options.clock.now());
  }
}

async function putOff({ database, clock, log }: JobOptions, job: Job, code: string): Promise<void> {
  const now = clock.now();
  const due = nextTry(job.attempts, now);
  log.warn('report-job-waits', { programme: job.programmeId, code, attempts: job.attempts });
  if (due === null) await endJob(database, { id: job.id, end: 'failed', code, now });
  else await putOffJob(database, job.id, due);
}

async function carry(hand: InHand): Promise<void> {
  const { options, job, programme } = hand;
  const person = await personOf(hand);
  if (person === null) return end(hand, null, { as: 'failed', key: 'door.report-not-yours' });
  const spot = await openMessage(hand, person.slackUser);
  const show = createShow(hand, spot);
  const versions: Version[] = [];
  let made = 0;
  const order = {
    programme,
    kind: job.kind,
    period: job.period,
    language: job.language,
    business: job.businessId,
    by: person.name,
  };
  for await (const { version, isNew, done, total } of makeVersions(options, order)) {
    versions.push(version);
    if (isNew) made += 1;
    await noteMade(hand, version);
    await keepHold(hand, done, total);
    await show(progressContent(job, done, total));
  }
  const [only, second] = versions;
  if (only === undefined) return end(hand, spot, { as: 'failed', key: 'door.report-no-firm' });
  if (second === undefined) await putFiles(hand, spot, only);
  const lacks = second === undefined ? (await standingOf(options, { programme, version: only })).lacks : [];
  await finish(hand, spot, { versions, made, lacks, role: person.role });
}

type Person = { readonly slackUser: string; readonly name: string; readonly role: JobResult['role'] };

/** Who asked, as the programme knows the person now; null: the person may not have this report any more. */
async function personOf({ options, job }: InHand): Promise<Person | null> {
  const { database, vault, clock } = options;
  const book = { database, vault, programmeId: job.programmeId };
  const line = (await listStaff(book, clock.now())).find(({ id }) => id === job.staffId);
  const slack = await slackOf(book, job.staffId);
  if (line === undefined || line.refused !== null || slack === null) return null;
  // Whether a firm agrees was asked when the form was sent; it may have changed its mind since.
  const { businessId } = job;
  const agreed = businessId !== null && (await database.scoped(job.programmeId, (db) => agreesNow(db, businessId)));
  if (!mayHave(line.role, job.kind, agreed)) return null;
  return { slackUser: slack.slackUser, name: slack.name, role: line.role };
}

/** The message that shows how far it is; an earlier try may have posted it. */
async function openMessage({ options, job }: InHand, user: string): Promise<Spot> {
  if (job.message !== null) return { channel: job.channel, ts: job.message };
  const direct = await options.slack.directWith(job.account, user);
  if (direct.result !== 'sent') throw new SlackAway();
  const since = job.attempts === 1 ? null : job.createdAt;
  const content = progressContent(job, 0, null);
  const place = { id: job.id, channel: direct.conversation, thread: null, since };
  const posted = await options.slack.post(job.account, { ...place, ...content });
  if (posted.result !== 'sent') throw new SlackAway();
  await noteMessage(options.database, job.id, posted);
  return posted;
}

const showEveryMs = 2_000;

/** Shows how far it is, not more often than people can read; a message that is gone keeps nothing from going on. */
function createShow({ options, job }: InHand, spot: Spot): (content: SlackContent) => Promise<void> {
  let last = options.clock.now().getTime();
  return async (content) => {
    const now = options.clock.now().getTime();
    if (now - last < showEveryMs) return;
    last = now;
    await options.slack.update(job.account, { ...spot, ...content });
  };
}

async function noteMade({ options, job }: InHand, { id: versionId }: Version): Promise<void> {
  const { programmeId, id: jobId } = job;
  await options.database.scoped(programmeId, (db) => noteDelivery(db, { programmeId, jobId, versionId, format: '' }));
}

async function finish(hand: InHand, spot: Spot, result: JobResult): Promise<void> {
  const { options, job } = hand;
  const shown = await options.slack.update(job.account, { ...spot, ...doneContent(job, result) });
  if (shown.result === 'later') throw new SlackAway();
  await endJob(options.database, { id: job.id, end: 'done', now: options.clock.now() });
}

async function end(
  { options, job }: InHand,
  spot: Spot | null,
  { as, key }: { readonly as: JobEnd; readonly key: string },
): Promise<void> {
  await endJob(options.database, { id: job.id, end: as, code: key, now: options.clock.now() });
  if (spot !== null) await options.slack.update(job.account, { ...spot, ...endContent(job, key) });
}
