import { renderChart } from '../../adapters/chart/render-chart.ts';
import type { ReportAct } from '../../bot/desk/staff/reports.ts';
import type { Text } from '../../bot/message.ts';
import { madeBy } from '../../db/repositories/report-deliveries.ts';
import { endJob, findJob, type Job } from '../../db/repositories/report-jobs.ts';
import type { VersionProblem } from '../../engine/report/version.ts';
import type { ReportDesk } from '../report/desk.ts';
import { doneContent, endContent } from '../report/jobs/words.ts';
import { approveVersion, type Found, findVersion, releaseVersion, standingOf } from '../report/states.ts';
import type { Scene } from './options.ts';
import { memberOf } from './report.ts';
import { text, writeBoth } from './say.ts';
import { tell } from './tell.ts';
import type { Member } from './who.ts';

/** A button below a report: it is stopped, approved, or let go. Slack is answered first. */
export async function pressedReport(scene: Scene, act: ReportAct): Promise<void> {
  const found = await memberOf(scene, act.programmeId);
  if ('refused' in found) return tell(scene, { words: writeBoth(found.refused) });
  const { database } = scene.options.desk;
  const job = await database.scoped(act.programmeId, (db) => findJob(db, act.about));
  if (job === null || job.staffId !== found.id) return tell(scene, text('door.report-not-yours'));
  if (act.act === 'cancel') return cancel(scene, job);
  if (act.act === 'release' && found.role !== 'operator') return tell(scene, text('door.report-operator'));
  scene.later(() => change(scene, { act, job, member: found }));
}

async function cancel(scene: Scene, job: Job): Promise<void> {
  const { desk, slack } = scene.options;
  const ended = await endJob(desk.database, { id: job.id, end: 'cancelled', now: scene.now });
  if (!ended) return tell(scene, text('door.report-over'));
  const { message, channel, account } = job;
  if (message === null) return;
  scene.later(() => slack.update(account, { channel, ts: message, ...endContent(job, 'door.report-cancelled') }));
}

type Changing = { readonly act: ReportAct; readonly job: Job; readonly member: Member };

/** Every version of the job goes the same step; what was refused is said, once for each reason. */
async function change(scene: Scene, { act, job, member }: Changing): Promise<void> {
  const desk: ReportDesk = { ...scene.options.desk, draw: scene.options.draw ?? renderChart };
  const step = act.act === 'approve' ? approveVersion : releaseVersion;
  const by = member.name ?? member.id;
  const ids = await desk.database.scoped(act.programmeId, (db) => madeBy(db, job.id));
  const stepped: Stepped[] = [];
  for (const id of ids) {
    const found = await findVersion(desk, id);
    if (found !== null) stepped.push(steppedOf(found, await step(desk, found, by)));
  }
  await showNow(scene, desk, { job, member, now: stepped.map(({ found }) => found) });
  for (const problem of new Set(stepped.flatMap(({ refused }) => refused ?? []))) tell(scene, refusal(problem));
}

type Stepped = { readonly found: Found; readonly refused: VersionProblem | null };

function steppedOf(found: Found, changed: Awaited<ReturnType<typeof approveVersion>>): Stepped {
  if ('refused' in changed) return { found, refused: changed.refused };
  return { found: { ...found, version: changed }, refused: null };
}

type Shown = { readonly job: Job; readonly member: Member; readonly now: readonly Found[] };

async function showNow({ options }: Scene, desk: ReportDesk, { job, member, now }: Shown): Promise<void> {
  const [only, second] = now;
  if (job.message === null || only === undefined) return;
  const lacks = second === undefined ? (await standingOf(desk, only)).lacks : [];
  const versions = now.map(({ version }) => version);
  const content = doneContent(job, { versions, made: versions.length, lacks, role: member.role });
  await options.slack.update(job.account, { channel: job.channel, ts: job.message, ...content });
}

const reasons: Readonly<Record<VersionProblem, string>> = {
  'report-unknown': 'door.report-gone',
  'report-erased': 'door.report-gone',
  'report-superseded': 'door.report-newer',
  'report-incomplete': 'door.report-incomplete',
  'report-consent-withdrawn': 'door.report-withdrawn',
  'report-not-approved': 'door.report-first-approve',
  'report-approved': 'door.report-approved-already',
  'report-released': 'door.report-released-already',
  'report-firm-gone': 'door.report-firm-left',
};

function refusal(problem: VersionProblem): Text {
  return text(reasons[problem]);
}
