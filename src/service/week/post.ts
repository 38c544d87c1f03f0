import { renderSummary } from '../../adapters/slack/staff/week.ts';
import { uuidFrom } from '../../bot/ids.ts';
import type { SlackMessageName, SlackResult } from '../../bot/slack/desk.ts';
import { lateText, writeWeek } from '../../bot/week/write.ts';
import type { ProgrammeRow } from '../../db/repositories/programmes.ts';
import { aloneWith, beginTry, findWeek, noteWeek } from '../../db/week/row.ts';
import { clockTime, japanTime } from '../../engine/business-time/hours.ts';
import type { Week } from '../../engine/week/week-shape.ts';
import type { Posting, WeekOptions } from './options.ts';
import { fillThread } from './thread.ts';

/** After this much more than its time a summary says that it is late. */
const graceMs = 15 * 60_000;
const firstWaitMs = 60_000;
const longestWaitMs = 600_000;

/** Whether a moment is later than a summary should be. */
export function isLate(dueAt: Date, now: Date): boolean {
  return now.getTime() - dueAt.getTime() > graceMs;
}

/** Goes on with a summary where the last try ended, unless another process is at it or its time has not come. */
export async function postWeek(options: WeekOptions, row: ProgrammeRow, week: string): Promise<void> {
  const { database } = options.storage;
  await aloneWith(database, { programmeId: row.id, week }, async () => {
    // Only now is it known that nobody else is at it.
    const kept = await findWeek(database, row.id, week);
    if (kept?.figures != null && kept.nextAt <= options.clock.now())
      await goOn(options, { row, kept, week: kept.figures, account: accountOf(options, row) });
  });
}

function accountOf({ accountOf: named }: WeekOptions, { document }: ProgrammeRow): string {
  const variable = document.slack.tokenVariable;
  return named(variable) ?? variable;
}

async function goOn(options: WeekOptions, posting: Posting): Promise<void> {
  const { kept } = posting;
  if (kept.state === 'posted') await fill(options, posting, kept.triedAt ?? kept.dueAt);
  if (kept.state !== 'made') return;
  const posted = await postMessage(options, posting);
  if (posted !== null) await fill(options, { ...posting, kept: { ...kept, ...posted } }, null);
}

/** The message itself. Null: it does not stand yet. */
async function postMessage(options: WeekOptions, posting: Posting): Promise<SlackMessageName | null> {
  const { storage, clock, slack } = options;
  const { row, kept, week, account } = posting;
  const found = await slack.channelNamed(account, row.document.officialsChannel);
  if (found.result !== 'sent') return notPosted(options, posting, found);
  const content = renderSummary(shown(week, kept.dueAt, clock.now()));
  // Written down before Slack can see it: from then on it is looked for before it is posted.
  await beginTry(storage.database, kept, clock.now());
  const posted = await slack.post(account, {
    ...content,
    ...{ id: uuidFrom(JSON.stringify(['week', row.id, kept.week])), channel: found.channel, thread: null },
    since: kept.triedAt,
  });
  if (posted.result !== 'sent') return notPosted(options, posting, posted);
  const { channel, ts } = posted;
  await storage.database.scoped(row.id, (db) =>
    noteWeek(db, kept, { state: 'posted', code: null, channel, ts, postedAt: clock.now() }),
  );
  return { channel, ts };
}

function shown(week: Week, dueAt: Date, now: Date) {
  const written = writeWeek(week, 'ja');
  if (!isLate(dueAt, now)) return written;
  const late = lateText('ja', { due: wallClock(dueAt), now: wallClock(now) });
  return { ...written, lead: `${late}\n${written.lead}` };
}

function wallClock(at: Date): string {
  const { day, minute } = japanTime(at.toISOString());
  return `${day} ${clockTime(minute)}`;
}

/** Kept for a later try; what may have been shown, and nobody can look for, is left to a person. */
async function notPosted(
  { storage, clock, log }: WeekOptions,
  { row, kept }: Posting,
  failed: Exclude<SlackResult<object>, { readonly result: 'sent' }>,
): Promise<null> {
  const { code } = failed;
  const about = { programme: row.code, code, attempts: kept.attempts + 1 };
  if (failed.result === 'later') log.warn('week-waits', about);
  else log.error('week-not-posted', about);
  const asked = failed.result === 'later' ? (failed.afterMs ?? 0) : 0;
  const wait = Math.min(longestWaitMs, Math.max(asked, firstWaitMs * 2 ** Math.min(kept.attempts, 4)));
  await storage.database.scoped(row.id, (db) =>
    noteWeek(db, kept, {
      ...{ code, nextAt: new Date(clock.now().getTime() + wait) },
      ...(failed.result === 'unknown' ? { state: 'unknown' as const } : {}),
    }),
  );
  return null;
}

async function fill(options: WeekOptions, posting: Posting, since: Date | null): Promise<void> {
  const { storage, clock, log } = options;
  const { kept, row } = posting;
  const failed = await fillThread(options, posting, since);
  if (failed !== null) log.warn('week-thread-waits', { programme: row.code, code: failed });
  const change =
    failed === null
      ? { state: 'done' as const, code: null }
      : { code: failed, nextAt: new Date(clock.now().getTime() + longestWaitMs) };
  await storage.database.scoped(row.id, (db) => noteWeek(db, kept, change));
}
