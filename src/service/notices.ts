import { knownOn } from '../bot/advice/known.ts';
import type { Logger } from '../bot/log.ts';
import type { Clock, ReceiveEvents } from '../bot/ports.ts';
import { type ProgrammeDocument, programmeFacts } from '../bot/programme/document.ts';
import { noticeKey, noticesDue } from '../bot/reminder/notices.ts';
import { pushesForReminders, remindersAhead } from '../bot/reminder/schedule.ts';
import type { Database } from '../db/connection.ts';
import { findNoticed, remindedOnLine } from '../db/notices.ts';
import { pushesUsed } from '../db/reminders.ts';
import { listProgrammes } from '../db/repositories/programmes.ts';
import type { ProgrammeShelf } from '../db/turns/programmes.ts';
import type { Vault } from '../db/vault/vault.ts';
import { withinRoom } from './within-room.ts';

/** What the look for notices needs. */
export type NoticeOptions = {
  readonly database: Database;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly log: Logger;
  readonly receive: ReceiveEvents;
  /** The edition in force, the same object as long as none was published. */
  readonly knowledge: ProgrammeShelf['knowledge'];
};

const japanMs = 9 * 3_600_000;

/**
 * Queues what there is to tell of schemes today: each notice once a person, whatever the number of processes. On most
 * days no window opens or closes, and then nothing is looked up of firms.
 */
export async function queueNotices(options: NoticeOptions): Promise<void> {
  const { database, clock } = options;
  const at = clock.now();
  const japan = new Date(at.getTime() + japanMs);
  const now = { today: japan.toISOString().slice(0, 10), hour: japan.getUTCHours(), at };
  const knowledge = await database.queues(options.knowledge);
  const { schemes } = knownOn({ knowledge, today: now.today });
  for (const { id, document } of await listProgrammes(database)) {
    const programme = programmeFacts(id, document);
    for (const due of noticesDue(programme, schemes, now))
      await tell(options, { id, document, ahead: remindersAhead(programme, now.today) }, noticeKey(due));
  }
}

type Told = { readonly id: string; readonly document: ProgrammeDocument; readonly ahead: number };

async function tell(options: NoticeOptions, { id, document, ahead }: Told, key: string): Promise<void> {
  const { database, vault, clock, receive, log } = options;
  const at = clock.now();
  const month = new Date(at.getTime() + japanMs).toISOString().slice(0, 7);
  const events = await findNoticed(database, vault, { programmeId: id, key, at });
  if (events.length === 0) return;
  const left = pushesForReminders(document.line.monthlyPushes, await pushesUsed(database, id, month));
  // Reminders for reports come first, those of later this month too.
  const room = left === null ? null : Math.max(0, left - ahead * (await remindedOnLine(database, id)));
  const allowed = withinRoom(events, room);
  if (allowed.length < events.length)
    log.warn('notices-held', {
      programme: document.code,
      count: events.length - allowed.length,
      code: 'push-plan-short',
    });
  await receive(allowed);
}
