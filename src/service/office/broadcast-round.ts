import { codeOf } from '../../bot/errors.ts';
import { uuidFrom } from '../../bot/ids.ts';
import type { Logger } from '../../bot/log.ts';
import type { Text } from '../../bot/message.ts';
import { type Broadcast, broadcastDays, wordsFor } from '../../bot/office/broadcast.ts';
import { decideRound } from '../../bot/office/round.ts';
import type { ChatPlatform } from '../../bot/ports.ts';
import type { ProgrammeDocument } from '../../bot/programme/document.ts';
import { writeText } from '../../bot/text/write.ts';
import type { Db } from '../../db/connection.ts';
import type { DeskOptions } from '../../db/desk/options.ts';
import { saySoon } from '../../db/desk/say.ts';
import {
  finish,
  type Move,
  movePeople,
  openBroadcasts,
  settlePeople,
  takeBroadcast,
  type Waiting,
  waitingPeople,
} from '../../db/office/broadcast-pass.ts';
import { japanTime } from '../../engine/business-time/hours.ts';
import { planNow } from './plan.ts';

/** What sending to many needs. */
export type BroadcastOptions = {
  readonly desk: DeskOptions;
  readonly platforms: Readonly<Record<'line' | 'slack', Pick<ChatPlatform, 'render'>>>;
  readonly log: Logger;
  /** Messages for owners are in the outbox. */
  readonly onQueued: () => void;
};

/** So many leave in one round: what comes between is not held up by more. */
const most = 100;
const dayMs = 86_400_000;

/** One round over all messages to many; one that fails keeps no other from leaving. True: there may be more to do at once. */
export async function broadcastRound(options: BroadcastOptions): Promise<boolean> {
  const { desk, log, onQueued } = options;
  let isMore = false;
  for (const one of await openBroadcasts(desk.database)) {
    const left = await goOn(options, one).catch((error: unknown) => {
      log.error('broadcast-failed', { programme: one.programmeId, code: codeOf(error) });
      return 0;
    });
    if (left > 0) onQueued();
    isMore ||= left >= most;
  }
  return isMore;
}

type Named = { readonly id: string; readonly programmeId: string };

/**
 * A round of one message: what was on its way is settled, and the next ones leave. All of it is one transaction, so that
 * a crash leaves nobody twice and nobody out. Answers with how many have left.
 */
async function goOn({ desk, platforms }: BroadcastOptions, { id, programmeId }: Named): Promise<number> {
  const now = desk.clock.now();
  const document = await documentOf(desk, programmeId);
  if (document === null) return 0;
  return desk.database.scoped(programmeId, async (db) => {
    const broadcast = await takeBroadcast(db, desk, { id, programmeId });
    if (broadcast === null) return 0;
    // Asked behind the lock: what another process has just sent is counted.
    const here = { ...desk.database, scoped: <T>(_: string, work: (same: Db) => Promise<T>) => work(db) };
    const { room } = await planNow(here, { id: programmeId, document }, now);
    await settlePeople(db, id);
    const isOver = now.getTime() - Date.parse(broadcast.sentAt ?? broadcast.writtenAt) > broadcastDays * dayMs;
    const leaving =
      broadcast.state !== 'sending' || isOver ? [] : await leave(db, { desk, platforms, broadcast, document, room });
    await finish(db, { id, isOver }, now);
    return leaving.length;
  });
}

async function documentOf({ database, shelf }: DeskOptions, programmeId: string): Promise<ProgrammeDocument | null> {
  const known = await database.scoped(programmeId, (db) => shelf.get(db, [programmeId]));
  return known.get(programmeId)?.document ?? null;
}

type Leaving = Pick<BroadcastOptions, 'desk' | 'platforms'> & {
  readonly broadcast: Broadcast;
  readonly document: ProgrammeDocument;
  readonly room: number | null;
};

async function leave(db: Db, leaving: Leaving): Promise<readonly Move[]> {
  const { desk, broadcast, room } = leaving;
  const now = desk.clock.now();
  const hour = Math.floor(japanTime(now.toISOString()).minute / 60);
  const decided = decideRound(await waitingPeople(db, desk, broadcast, now), { hour, room, most });
  const moves: Move[] = [];
  for (const { person, verdict } of decided) {
    const { conversationId } = person;
    const outboxId = verdict.as === 'goes' ? await say(db, leaving, person) : null;
    const state = outboxId === null ? (verdict.as === 'skipped' ? 'skipped' : 'waiting') : 'queued';
    moves.push({ conversationId, state, code: verdict.code, outboxId });
  }
  await movePeople(db, broadcast.id, moves);
  return moves.filter(({ state }) => state === 'queued');
}

/** Puts the words into the outbox, for this person alone, and answers with the row; null: the words were erased. */
async function say(db: Db, { desk, platforms, broadcast, document }: Leaving, person: Waiting): Promise<string | null> {
  const { conversationId, platform, locale, epoch, tries } = person;
  if (broadcast.words === null) return null;
  const head: Text = { key: 'office.notice-head', params: { operator: document.operator } };
  const words = `${writeText(head, locale)}\n\n${wordsFor(broadcast.words, locale)}`;
  const { messages } = platforms[platform].render([{ view: 'text', text: { words } }], locale);
  const id = uuidFrom(JSON.stringify(['broadcast', broadcast.id, conversationId, tries]));
  const { programmeId } = broadcast;
  await saySoon(db, desk, { id, programmeId, conversationId, voice: 'desk', epoch, staff: null, messages });
  return id;
}
