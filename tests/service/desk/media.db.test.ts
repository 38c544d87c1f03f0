import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { KeptMedia } from '../../../src/bot/ports.ts';
import type { Address } from '../../../src/db/desk/place.ts';
import { shownOf } from '../../../src/db/desk/shown.ts';
import { settleAnswered } from '../../../src/db/settle-answered.ts';
import { forgetPhotos } from '../../../src/db/turns/records/conversation.ts';
import type { Decided, RecordContext } from '../../../src/db/turns/records/decided.ts';
import { openTestStorage, type TestStorage } from '../../support/storage.ts';
import { type Board, openBoard, wordsOf } from './board.ts';

let storage: TestStorage;
let board: Board;
beforeAll(async () => {
  storage = await openTestStorage({ max: 8 });
  board = await openBoard(storage);
});
afterEach(() => board.twin.faults.clear());
afterAll(async () => {
  await board.close();
  await storage.close();
});

type Firm = Awaited<ReturnType<Board['desk']['firm']>>;
const jpeg = Buffer.from('ffd8ffe0', 'hex');

/** A case in the channel, of a firm that has consented, whose owner has sent something. */
async function sent() {
  const office = await board.office();
  const at = await board.desk.firm(office.programmeId);
  await board.consent(at);
  const consultationId = await board.desk.open(at);
  await board.loop.idle();
  const follows = { kind: 'owner-wrote', messageId: 'm1', danger: false, follows: true } as const;
  await board.desk.take(at, follows, '［写真］');
  const files = () => office.channel.messages().flatMap(({ fileIds }) => fileIds);
  return { office, at, consultationId, files };
}

/** What was fetched comes in, as from the outbox. */
async function fetched(at: Firm, kept: readonly Partial<KeptMedia>[]): Promise<void> {
  const id = randomUUID();
  await storage.database.scoped(at.programmeId, (db) =>
    db.execute(sql`
      insert into outbox (id, programme_id, conversation_id, key_id, task, body_enc, due_at, created_at)
      values (${id}::uuid, ${at.programmeId}::uuid, ${at.conversationId}::uuid, ${at.keyId}::uuid, 'keep-photo', '', now(), now())`),
  );
  const whole = { bytes: jpeg, contentType: 'image/jpeg', messageId: 'm1', sort: 'plain' as const };
  await settleAnswered(
    { ...storage, ...board.desk.options },
    {
      ...{ id, programmeId: at.programmeId, conversationId: at.conversationId, as: 'answered', token: null },
      content: { kind: 'file-kept', messageId: 'm1', mediaId: 'x' },
      kept: kept.map((one) => ({ ...whole, mediaId: randomUUID(), ...one })),
    },
  );
}

const show = async (at: Address) => {
  await board.desk.take(at, { kind: 'owner-sent', messageId: 'm1', lost: null });
  await board.loop.idle();
};
const count = async ({ programmeId }: Address, table: 'media' | 'inbox') => {
  const [row] = await storage.database.scoped(programmeId, (db) =>
    db.execute<{ count: string }>(sql`select count(*) as count from ${sql.raw(table)}`),
  );
  return Number(row?.count);
};

const placesOf = (at: Address) => storage.database.scoped(at.programmeId, (db) => shownOf(db, at, 'm1'));

describe('what an owner sends beside words', () => {
  it('is uploaded once it is there, into the thread, and its place is remembered', async () => {
    const { office, at, files } = await sent();
    await board.loop.idle();
    expect(office.channel.messages()).toHaveLength(1);
    await fetched(at, [{}]);
    await show(at);
    expect(files()).toHaveLength(1);
    expect(Buffer.from(board.twin.file(files()[0] ?? '')?.bytes ?? [])).toEqual(jpeg);
    const [place] = await placesOf(at);
    const [card, shown] = office.channel.messages();
    expect(place).toEqual({ about: 'm1', channel: office.channel.id, ts: shown?.ts, fileIds: files() });
    expect(shown?.threadTs).toBe(card?.ts);
  });

  it.each([
    ['files.completeUploadExternal', 'drop-after'],
    ['files.getUploadURLExternal', '500'],
  ] as const)('stands there once whatever happens: %s %s', async (method, fault) => {
    const { at, files } = await sent();
    await fetched(at, [{}]);
    board.twin.faults.plan(method, fault);
    await show(at);
    board.desk.wait(1);
    await board.loop.idle();
    expect(files()).toHaveLength(1);
  });

  it('is looked for by its file before it is sent again', async () => {
    const { at, files } = await sent();
    await fetched(at, [{}]);
    await show(at);
    // As after a crash in which nobody heard of the answer.
    await storage.database.scoped(at.programmeId, (db) =>
      db.execute(sql`delete from desk_shown where conversation_id = ${at.conversationId}::uuid`),
    );
    await show(at);
    expect(files()).toHaveLength(1);
    expect(await placesOf(at)).toHaveLength(1);
  });

  it('is never the bill itself: a copy without its numbers, else nothing', async () => {
    const { office, at, files } = await sent();
    await fetched(at, [{ sort: 'bill' }]);
    await show(at);
    expect(files()).toEqual([]);
    expect(wordsOf(office.channel.messages().map(({ blocks }) => blocks))).toContain('番号を隠せないので');
    await fetched(at, [{ sort: 'shareable', bytes: Buffer.from('ffd8ffe1', 'hex') }]);
    await show(at);
    const shown = files().map((id) => board.twin.file(id));
    expect(shown.map((one) => one?.name)).toEqual(['検針票（番号を隠したもの）.jpg']);
    expect(Buffer.from(shown[0]?.bytes ?? []).toString('hex')).toBe('ffd8ffe1');
  });

  it('is not shown without consent', async () => {
    const { office, at, files } = await sent();
    await board.consent(at, false);
    await fetched(at, [{}]);
    await show(at);
    expect(files()).toEqual([]);
    expect(wordsOf(office.channel.messages().map(({ blocks }) => blocks))).toContain('表示する同意がありません');
  });

  it('is not kept when its message was taken back while it was fetched', async () => {
    const { at } = await sent();
    const { programmeId, conversationId } = at;
    const claim = { event: { kind: 'unsent', from: { conversationId } } };
    const taken = { claim, record: { do: 'forget-photo', messageId: 'm1' } } as unknown as Decided<'forget-photo'>;
    const now = board.desk.options.clock.now();
    await storage.database.scoped(programmeId, (db) =>
      forgetPhotos({ db, now, programmeId } as RecordContext, [taken]),
    );
    await fetched(at, [{}]);
    expect([await count(at, 'media'), await count(at, 'inbox')]).toEqual([0, 0]);
  });
});
