import { knownOn } from '../bot/advice/known.ts';
import type { Logger } from '../bot/log.ts';
import type { Clock, ReceivedEvent, ReceiveEvents } from '../bot/ports.ts';
import { type ProgrammeDocument, programmeFacts } from '../bot/programme/document.ts';
import { noticeKey, noticesNow } from '../bot/reminder/notices.ts';
import { pushesForReminders, remindersAhead } from '../bot/reminder/schedule.ts';
import type { Database } from '../db/connection.ts';
import { findNoticed, findReturned, type Noticed, remindedOnLine } from '../db/notices.ts';
import { pushesUsed } from '../db/reminders.ts';
import { listProgrammes } from '../db/repositories/programmes.ts';
import type { ProgrammeShelf } from '../db/turns/programmes.ts';
import type { Vault } from '../db/vault/vault.ts';
import { addDays } from '../engine/period.ts';
import { type DueNotice, graceDays, isDue } from '../engine/scheme/notices.ts';
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
 * Queues what there is to tell of schemes: each notice once a person, whatever the number of processes, up to three days
 * late after a stop of the service. Into whose consultation it fell hears of it afterwards, while it is true.
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
    for (const notice of noticesNow(programme, schemes, now))
      await tell(options, { id, document, ahead: remindersAhead(programme, now.today) }, notice);
  }
}

type Told = { readonly id: string; readonly document: ProgrammeDocument; readonly ahead: number };

async function tell(options: NoticeOptions, { id, document, ahead }: Told, notice: DueNotice): Promise<void> {
  const { database, clock, receive, log } = options;
  const at = clock.now();
  const today = new Date(at.getTime() + japanMs).toISOString().slice(0, 10);
  const month = today.slice(0, 7);
  const days = { from: notice.on, to: addDays(notice.on, graceDays) };
  const wanted = { programmeId: id, key: noticeKey(notice), at, days };
  const events = await peopleFor(options, wanted, isDue(notice, today));
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

/** Who comes back from a consultation and is told anyway today is told once. */
async function peopleFor(options: NoticeOptions, wanted: Noticed, due: boolean): Promise<readonly ReceivedEvent[]> {
  const { database, vault } = options;
  const today = due ? await findNoticed(database, vault, wanted) : [];
  const told = new Set(today.map(({ channel, person }) => `${channel} ${person}`));
  const back = await findReturned(database, vault, wanted);
  return [...today, ...back.filter(({ channel, person }) => !told.has(`${channel} ${person}`))];
}
