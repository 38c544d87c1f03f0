import { plain, section } from '../../../adapters/slack/blocks.ts';
import { escapeWords } from '../../../adapters/slack/plain-text.ts';
import { writeReportAct } from '../../../bot/desk/staff/reports.ts';
import type { StaffRole } from '../../../bot/desk/staff/standing.ts';
import type { Param } from '../../../bot/message.ts';
import { spanOf } from '../../../bot/report/owner.ts';
import type { SlackContent, SlackJson } from '../../../bot/slack/desk.ts';
import { writeText } from '../../../bot/text/write.ts';
import type { Job } from '../../../db/repositories/report-jobs.ts';
import type { Version } from '../../../engine/report/version.ts';
import { kindName, stateText } from './kind-name.ts';

const say = (key: string, params: Readonly<Record<string, Param>> = {}): string => writeText({ key, params }, 'ja');

type Button = { readonly act: 'cancel' | 'approve' | 'release'; readonly key: string; readonly primary?: true };

function buttonsOf(job: Pick<Job, 'id' | 'programmeId'>, all: readonly Button[]): readonly SlackJson[] {
  if (all.length === 0) return [];
  const elements = all.map(({ act, key, primary }, at) => ({
    type: 'button',
    action_id: `desk:${at + 1}`,
    text: plain(say(key)),
    value: writeReportAct({ act, programmeId: job.programmeId, about: job.id }),
    ...(primary === true ? { style: 'primary' } : {}),
  }));
  return [{ type: 'actions', elements }];
}

function content(words: string, below: readonly SlackJson[]): SlackContent {
  return { text: escapeWords(words), blocks: [section(words), ...below] };
}

function headOf({ kind, period }: Pick<Job, 'kind' | 'period'>): string {
  const months = writeText(spanOf(period), 'ja');
  return say('door.report-head', { kind: kindName(kind), months });
}

/** How far a job is, with the way to stop it. */
export function progressContent(job: Job, done: number, total: number | null): SlackContent {
  const far = total === null ? say('door.report-reading') : say('door.report-progress', { done, total });
  return content(`${headOf(job)}\n${far}`, buttonsOf(job, [{ act: 'cancel', key: 'door.report-cancel' }]));
}

/** What a job came to, apart from its files. */
export type JobResult = {
  readonly versions: readonly Version[];
  /** How many of them were made by this job; the others were there, and nothing had changed. */
  readonly made: number;
  readonly lacks: readonly string[];
  readonly role: StaffRole;
};

/** A job that is done: what was made, what is missing, and what can be pressed. */
export function doneContent(job: Job, { versions, made, lacks, role }: JobResult): SlackContent {
  const lines = [
    headOf(job),
    versions.length === 1 && versions[0] !== undefined
      ? say('door.report-version', {
          number: versions[0].number,
          state: { as: 'text', text: stateText(versions[0].state) },
        })
      : say('door.report-made', { count: versions.length, made, same: versions.length - made }),
    ...(lacks.length === 0 ? [] : [say('door.report-lacks'), ...lacks]),
  ];
  const drafts = versions.some(({ state }) => state === 'draft') && lacks.length === 0;
  const approved = versions.some(({ state }) => state === 'approved') && role === 'operator';
  const below: Button[] = [
    ...(drafts ? [{ act: 'approve', key: 'door.report-approve', primary: true } as const] : []),
    ...(approved ? [{ act: 'release', key: 'door.report-release' } as const] : []),
  ];
  return content(lines.join('\n'), buttonsOf(job, below));
}

/** A job that came to nothing, and why. */
export function endContent(job: Job, key: string): SlackContent {
  return content(`${headOf(job)}\n${say(key)}`, []);
}
