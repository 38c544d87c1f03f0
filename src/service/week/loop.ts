import { codeOf } from '../../bot/errors.ts';
import type { ProgrammeRow } from '../../db/repositories/programmes.ts';
import { listProgrammes } from '../../db/repositories/programmes.ts';
import { beforeStart, findWeek, keepWeek, missedBefore, skipBefore, weeksKept } from '../../db/week/row.ts';
import { addWeeks, dueOf, latestDue, weekOf, weeksBetween } from '../../engine/week/calendar.ts';
import { loadWeek } from './load.ts';
import type { WeekOptions } from './options.ts';
import { isLate, postWeek } from './post.ts';

const everyMs = 60_000;
/** A summary that is older than this is not posted any more: the next one says that it is missing. */
const staleMs = 7 * 86_400_000;

/** Looks at every programme once: makes the summary that is due and goes on with those that are under way. */
export async function lookAtWeeks(options: WeekOptions): Promise<void> {
  for (const row of await listProgrammes(options.storage.database)) {
    try {
      await lookAt(options, row);
    } catch (error) {
      // One programme that cannot be summed up keeps no other waiting.
      options.late(row.code, 1);
      options.log.error('week-not-made', { programme: row.code, code: codeOf(error) });
    }
  }
}

async function lookAt(options: WeekOptions, row: ProgrammeRow): Promise<void> {
  const { storage, clock, late } = options;
  const now = clock.now();
  const { term, weeklySummary: posting } = row.document;
  const week = latestDue(now.toISOString(), { posting, term });
  const kept = await weeksKept(storage.database, row.id);
  if (kept.length === 0) await begin(options, row, week);
  else if (week !== null) await makeDue(options, row, { week, last: kept.at(-1)?.week ?? week });
  // Threads of earlier weeks, too, are filled to their end.
  for (const one of kept.filter(({ state }) => state === 'posted')) await postWeek(options, row, one.week);
  if (week !== null) await postWeek(options, row, week);
  const own = week === null ? null : await findWeek(storage.database, row.id, week);
  late(row.code, own?.state === 'made' && isLate(own.dueAt, now) ? 1 : 0);
}

/** Summaries begin with the first one that becomes due after the programme was seen; those before it are nobody's loss. */
async function begin(
  { storage, clock }: WeekOptions,
  { id, document }: ProgrammeRow,
  due: string | null,
): Promise<void> {
  const week = due ?? addWeeks(weekOf(document.term.from), -1);
  const dueAt = dueOf(week, document.weeklySummary);
  await keepWeek(storage.database, {
    ...{ programmeId: id, week, figures: null, dueAt, now: clock.now(), code: beforeStart },
  });
}

type Due = { readonly week: string; readonly last: string };

/** Freezes the figures of the week that is due, once; weeks before it that never came are skipped for good. */
async function makeDue(options: WeekOptions, row: ProgrammeRow, { week, last }: Due): Promise<void> {
  const { storage, clock, log } = options;
  const now = clock.now();
  const isStale = (one: string): boolean =>
    now.getTime() - Date.parse(dueOf(one, row.document.weeklySummary)) > staleMs;
  const skipped = await skipBefore(storage.database, row.id, isStale(week) ? addWeeks(week, 1) : week);
  const gone = last < week ? [...weeksBetween(last, week), ...(isStale(week) ? [week] : [])] : [];
  for (const one of gone) await keep(options, row, one, 'not-made');
  if (skipped + gone.length > 0) log.error('week-missed', { programme: row.code, count: skipped + gone.length });
  if (last >= week || isStale(week)) return;
  const missed = await missedBefore(storage.database, row.id, week);
  const figures = await loadWeek(storage, { row, week, missed });
  const dueAt = dueOf(week, row.document.weeklySummary);
  await keepWeek(storage.database, { programmeId: row.id, week, figures, dueAt, now });
  log.info('week-made', { programme: row.code });
}

async function keep({ storage, clock }: WeekOptions, row: ProgrammeRow, week: string, code: string): Promise<void> {
  const dueAt = dueOf(week, row.document.weeklySummary);
  await keepWeek(storage.database, { programmeId: row.id, week, figures: null, dueAt, now: clock.now(), code });
}

/** What is done once a minute, and how it is called when it did not work. */
export type Minutely = { readonly failed: string; readonly run: () => Promise<void> };

/** Does it now and once a minute, never twice at the same time; the returned function ends it after what is in hand. */
export function everyMinute(log: WeekOptions['log'], { failed, run }: Minutely): () => Promise<void> {
  let running: Promise<void> | null = null;
  const start = (): void => {
    running ??= run()
      .catch((error: unknown) => log.warn(failed, { code: codeOf(error) }))
      .finally(() => {
        running = null;
      });
  };
  start();
  const timer = setInterval(start, everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
