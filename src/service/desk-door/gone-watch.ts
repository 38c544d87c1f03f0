import { codeOf } from '../../bot/errors.ts';
import type { Logger } from '../../bot/log.ts';
import { releaseGone } from '../../db/desk/gone.ts';
import type { DeskOptions } from '../../db/desk/options.ts';
import { listProgrammes } from '../../db/repositories/programmes.ts';

const everyMs = 600_000;

/** Gives back the cases of everybody who is gone since: absences begin and trainings end at midnight, by themselves. */
export async function releaseAllGone(desk: DeskOptions): Promise<number> {
  let returned = 0;
  for (const { id } of await listProgrammes(desk.database)) returned += await releaseGone(desk, id);
  return returned;
}

/** Looks now and every ten minutes; the returned function ends it. */
export function startGoneWatch(desk: DeskOptions, log: Logger): () => void {
  const run = (): void => {
    releaseAllGone(desk).catch((error: unknown) => log.warn('desk-gone-failed', { code: codeOf(error) }));
  };
  run();
  const timer = setInterval(run, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
