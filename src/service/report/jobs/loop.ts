import { randomUUID } from 'node:crypto';
import { createLoop, type Loop, type LoopOptions } from '../../../bot/usecases/loop.ts';
import { claimJob } from '../../../db/repositories/report-jobs.ts';
import { carryJob } from './carry.ts';
import { holderOf, type JobOptions } from './hand.ts';

/** Who asks wakes it in the same process; elsewhere two seconds are soon enough. */
const pollMs = 2_000;

/** The making of reports, until it is stopped. */
export type ReportLoop = Pick<Loop, 'wake' | 'stop' | 'idle'>;

/** Makes the reports that people ask for, one after the other, until it is stopped. */
export function startReports(given: Omit<JobOptions, 'owner' | 'isEnding'> & LoopOptions): ReportLoop {
  let isEnding = false;
  const options: JobOptions = { ...given, owner: randomUUID(), isEnding: () => isEnding };
  const loop = createLoop({ log: given.log, pollMs: given.pollMs ?? pollMs }, async () => {
    const job = isEnding ? null : await claimJob(options.database, holderOf(options));
    if (job !== null) await carryJob(options, job);
    return job !== null;
  });
  return {
    wake: loop.wake,
    idle: loop.idle,
    stop: () => {
      isEnding = true;
      return loop.stop();
    },
  };
}
