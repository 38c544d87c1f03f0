import type { Logger } from '../../../bot/log.ts';
import type { SlackDesk } from '../../../bot/slack/desk.ts';
import type { ProgrammeRow } from '../../../db/repositories/programmes.ts';
import { type Holder, holdJob, type Job } from '../../../db/repositories/report-jobs.ts';
import type { ReportDesk } from '../desk.ts';

/** What carrying out a job needs. */
export type JobOptions = ReportDesk & {
  readonly slack: Pick<SlackDesk, 'post' | 'update' | 'upload' | 'directWith'>;
  readonly log: Logger;
  /** This process. */
  readonly owner: string;
  /** Whether the process is about to end: what is in hand is left for the next one. */
  readonly isEnding: () => boolean;
};

/** Another worker or the person has ended it, or this process ends: whoever goes on finds what was made. */
export class JobLeft extends Error {
  readonly code = 'report-job-left';
}

/** Slack cannot be reached now. */
export class SlackAway extends Error {
  readonly code = 'slack-away';
}

const leaseMs = 60_000;

/** Holds a job for another minute. */
export function holderOf({ owner, clock }: Pick<JobOptions, 'owner' | 'clock'>): Holder {
  return { owner, now: clock.now(), leaseMs };
}

/** A job in its programme, while somebody works on it. */
export type InHand = { readonly options: JobOptions; readonly job: Job; readonly programme: ProgrammeRow };

/** The message of a job. */
export type Spot = { readonly channel: string; readonly ts: string };

/** Notes how far it is, and holds the job for longer. @throws {JobLeft} */
export async function keepHold({ options, job }: InHand, done: number, total: number): Promise<void> {
  const isHeld = await holdJob(options.database, { id: job.id, done, total }, holderOf(options));
  if (!isHeld || options.isEnding()) throw new JobLeft();
}
