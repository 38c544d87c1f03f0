import type { Logger } from '../bot/log.ts';
import type { Clock, ReceiveEvents } from '../bot/ports.ts';
import { type ProgrammeDocument, programmeFacts } from '../bot/programme/document.ts';
import { pushesForReminders, remindersDue } from '../bot/reminder/schedule.ts';
import type { Database } from '../db/connection.ts';
import { findReminders, pushesUsed } from '../db/reminders.ts';
import { listProgrammes } from '../db/repositories/programmes.ts';
import type { Vault } from '../db/vault/vault.ts';
import { type NoticeOptions, queueNotices } from './notices.ts';
import { withinRoom } from './within-room.ts';

export type ReminderOptions = {
  readonly database: Database;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly log: Logger;
  readonly receive: ReceiveEvents;
  /** How many reminders the plan does not allow, by programme: the operator's business. */
  readonly held: (programme: string, count: number) => void;
};

const everyMs = 60_000;
const japanMs = 9 * 3_600_000;

/** Queues what is due now, each reminder once whatever the number of processes. */
export async function queueReminders(options: ReminderOptions): Promise<void> {
  for (const { id, document } of await listProgrammes(options.database)) await remind(options, id, document);
}

async function remind(options: ReminderOptions, programmeId: string, document: ProgrammeDocument): Promise<void> {
  const { database, vault, clock, log, receive, held } = options;
  const at = clock.now();
  const japan = new Date(at.getTime() + japanMs);
  const today = japan.toISOString().slice(0, 10);
  for (const reminder of remindersDue(programmeFacts(programmeId, document), today, japan.getUTCHours())) {
    const events = await findReminders(database, vault, { programmeId, reminder, at });
    const room = pushesForReminders(
      document.line.monthlyPushes,
      await pushesUsed(database, programmeId, today.slice(0, 7)),
    );
    const allowed = withinRoom(events, room);
    const heldBack = events.length - allowed.length;
    held(document.code, heldBack);
    if (heldBack > 0)
      log.warn('reminders-held', { programme: document.code, count: heldBack, code: 'push-plan-short' });
    await receive(allowed);
  }
}

async function lookOnce(options: ReminderOptions & NoticeOptions): Promise<void> {
  await queueReminders(options);
  await queueNotices(options);
}

/** Looks once a minute; the returned function ends it. */
export function startReminders(options: ReminderOptions & NoticeOptions): () => void {
  const run = (): void => {
    // Reminders come first: what they take of the plan is gone for notices.
    lookOnce(options).catch((error: unknown) => {
      options.log.warn('reminders-failed', { reason: error instanceof Error ? error.name : 'unknown' });
    });
  };
  run();
  const timer = setInterval(run, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
