import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeskEvent } from '../../../src/bot/desk/consultation/event.ts';
import { deskOf } from '../../../src/db/desk/board.ts';
import { readTable } from '../../bot/desk/matrix/table.ts';
import { openTestDoor, shownIn } from '../../support/desk-door.ts';
import { openTestStorage, type TestStorage } from '../../support/storage.ts';

const table = readTable(readFileSync(new URL('matrix.txt', import.meta.url), 'utf8'));

let storage: TestStorage;
let stage: Awaited<ReturnType<typeof openTestDoor>>;
let threads: readonly Thread[];
beforeAll(async () => {
  storage = await openTestStorage({ max: 8 });
  stage = await openTestDoor(storage);
  threads = await openThreads();
});
afterAll(async () => {
  await stage.app.close();
  await storage.close();
});

type Thread = Awaited<ReturnType<typeof openThread>>;

/** A case in the queue, with its writer and a colleague. */
async function openThread() {
  const programmeId = await stage.desk.programme();
  const writer = await stage.person(programmeId, '相談 花子');
  const other = await stage.person(programmeId, '受付 次郎');
  const at = await stage.desk.firm(programmeId);
  return { at, writer, other, ...(await stage.carded(at)) };
}

/** A thread about something else. */
async function openChatter(): Promise<Thread> {
  const programmeId = await stage.desk.programme();
  const writer = await stage.person(programmeId, '相談 花子');
  const at = await stage.desk.firm(programmeId);
  const { ts: thread } = await stage.post([{ type: 'divider' }]);
  return { at, writer, other: writer, consultationId: '', thread };
}

const take = (thread: Thread, event: DeskEvent) => stage.desk.take(thread.at, event);

async function claimedBy(who: 'writer' | 'other'): Promise<Thread> {
  const thread = await openThread();
  await take(thread, { kind: 'claim', seen: 1, by: thread[who].id, consultationId: thread.consultationId });
  return thread;
}

async function endedThread(): Promise<Thread> {
  const thread = await claimedBy('writer');
  const { consultationId, writer } = thread;
  await take(thread, { kind: 'resolve', resolution: 'by-phone', by: writer.id, consultationId });
  await take(thread, { kind: 'returned', consultationId });
  return thread;
}

async function goneThread(): Promise<Thread> {
  const thread = await claimedBy('writer');
  const { consultationId } = thread;
  await take(thread, { kind: 'card-gone', consultationId, card: `${stage.channel.id}:${thread.thread}` });
  await postAgain(thread);
  return thread;
}

/** Another card for a case that misses its own. */
async function postAgain(thread: Thread): Promise<void> {
  const { ts } = await stage.post([{ type: 'divider' }]);
  const { consultationId } = thread;
  if ((await cardOf(thread)) === null)
    await take(thread, { kind: 'posted', consultationId, card: `${stage.channel.id}:${ts}` });
}

/** One thread for each column. */
async function openThreads(): Promise<readonly Thread[]> {
  const claimed = [await claimedBy('writer'), await claimedBy('other')] as const;
  return [await openChatter(), await openThread(), ...claimed, await endedThread(), await goneThread()];
}

let count = 0;
const nextTs = (): string => {
  count += 1;
  return `${1_795_700_000 + count}.000100`;
};

type Json = Readonly<Record<string, unknown>>;

/** The event of a row, after whatever has to be there before. */
async function eventOf(row: string, thread: Thread): Promise<Json> {
  const [subtype = '', part] = row.split(': ');
  const ts = nextTs();
  const message = { user: thread.writer.user.id, text: '見てみます', ts, thread_ts: thread.thread };
  const event = { ...message, subtype, event_ts: nextTs() };
  const ours = { ...message, user: stage.app.twin.botUserId, bot_id: stage.app.twin.botId };
  const files = [{ id: 'F1', name: 'a.pdf', mimetype: 'application/pdf', size: 3 }];
  switch (part === undefined ? subtype : row) {
    case 'plain':
      return { ...message, event_ts: ts };
    case 'file_share':
      return { ...event, files };
    case 'file_share: no words':
      return { ...event, files, text: '' };
    case 'message_changed':
      await send(message);
      return { ...event, message: { ...message, text: '見ました' }, previous_message: message };
    case 'message_changed: unfurl':
      await send(message);
      return { ...event, message: { ...message, attachments: [{}] }, previous_message: message };
    case 'message_changed: by us':
      return { ...event, message: { ...ours, text: 'b' }, previous_message: ours };
    case 'message_deleted':
      await send(message);
      return { ...event, deleted_ts: ts, previous_message: message };
    case 'tombstone':
      await send(message);
      return { ...event, subtype: 'message_changed', message: { ...message, subtype }, previous_message: message };
    case 'message_deleted: our reply':
      return { ...event, deleted_ts: ts, previous_message: ours };
    case 'message_deleted: the card':
      return { ...event, deleted_ts: thread.thread, previous_message: { ...ours, ts: thread.thread } };
    default:
      return event;
  }
}

const send = (fields: Json) =>
  stage.settle(
    stage.app.twin.sendEvent({ type: 'message', channel: stage.channel.id, channel_type: 'channel', ...fields }),
  );

async function linesOf({ at }: Thread): Promise<readonly string[]> {
  const rows = await storage.database.scoped(at.programmeId, (db) =>
    db.execute<{ what: string }>(sql`select what from desk_log where what like 'note%' order by seq`),
  );
  return rows.map(({ what }) => what);
}

async function cardOf({ at }: Thread): Promise<string | null> {
  const state = await deskOf({ ...storage, programmeId: at.programmeId }, at.conversationId);
  return state === null || state.at === 'bot' ? null : state.card;
}

const lines: Readonly<Record<string, string>> = { noted: 'note', 'note-changed': 'changed', 'note-removed': 'removed' };

function heardBy({ writer }: Thread): readonly string[] {
  return writer.user.ephemerals().map(({ text, blocks }) => {
    const [act = ''] = shownIn(blocks).values;
    const about = text.includes('ファイルを預かって') ? 'files' : text.includes('読み取れません') ? 'lost' : text;
    return act.split('/')[1] ?? about;
  });
}

type Seen = { readonly lines: readonly string[]; readonly card: string | null; readonly heard: readonly string[] };

async function look(thread: Thread): Promise<Seen> {
  return { lines: await linesOf(thread), card: await cardOf(thread), heard: heardBy(thread) };
}

/** What became of the event in a thread, in the words of the table. */
function cellOf(before: Seen | undefined, after: Seen): string {
  const words = [
    ...after.lines.slice(before?.lines.length).map((what) => lines[what] ?? what),
    ...after.heard.slice(before?.heard.length),
    ...(stage.lost.length > 0 ? ['alarm'] : []),
    ...(before?.card != null && after.card === null ? ['card'] : []),
  ];
  return words.length === 0 ? '-' : words.join(' ');
}

const all = <T>(work: (thread: Thread) => Promise<T>): Promise<readonly T[]> => Promise.all(threads.map(work));

describe('what Slack tells of a thread × what the thread is', () => {
  it.each([...table.rows])('%s', async (row, cells) => {
    const events = await all((thread) => eventOf(row, thread));
    const before = await all(look);
    stage.lost.length = 0;
    await Promise.all(events.map(send));
    const after = await all(look);
    expect(after.map((seen, at) => cellOf(before[at], seen))).toEqual(cells);
    if (row === 'message_deleted: the card') await all(postAgain);
  });
});
