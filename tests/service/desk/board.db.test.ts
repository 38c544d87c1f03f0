import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { deskOf } from '../../../src/db/desk/board.ts';
import type { Address } from '../../../src/db/desk/place.ts';
import { loadRecord } from '../../../src/db/desk/record.ts';
import { noteShown } from '../../../src/db/desk/shown.ts';
import { endStaff } from '../../../src/db/desk/staff.ts';
import { openTestStorage, type TestStorage } from '../../support/storage.ts';
import { actsOf, type Board, type Office, openBoard, wordsOf } from './board.ts';

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

const settle = () => board.loop.idle();
/** Until those that were put off are due, and carried out. */
const later = async (minutes = 1) => {
  board.desk.wait(minutes);
  await settle();
};
const cards = ({ channel }: Pick<Office, 'channel'>) => channel.messages().filter(({ threadTs }) => threadTs === null);
const threadOf = ({ channel }: Pick<Office, 'channel'>, ts?: string) =>
  channel.messages().filter(({ threadTs }) => threadTs === (ts ?? cards({ channel })[0]?.ts));
const stateOf = async (programmeId: string) => {
  const [row] = await storage.database.scoped(programmeId, (db) =>
    db.execute<{ state: string; card: string }>(
      sql`select state, card from consultations order by number desc limit 1`,
    ),
  );
  return row;
};

/** A firm that consented, with a case in the channel. */
async function opened(words = '10月の電気が12000と出ました <!channel>') {
  const office = await board.office();
  const at = await board.desk.firm(office.programmeId);
  await board.consent(at);
  const consultationId = await board.desk.open(at, 'asked-politely', words);
  await settle();
  const act = <E extends object>(event: E, by: string) => ({ ...event, by, consultationId });
  return { office, at, consultationId, act };
}

/** The same in the hands of Sato. */
async function claimed() {
  const case_ = await opened();
  const { office, at, act } = case_;
  const taken = await board.desk.take(at, act({ kind: 'claim', seen: 1 } as const, office.sato.staffId));
  if ('refused' in taken) throw new Error(taken.refused);
  await settle();
  return case_;
}

/** A draft of Sato's, asked for. */
async function drafted(findings: readonly string[] = [], words = '承知しました。*1,200* kWh ですね。') {
  const case_ = await claimed();
  const { at, act, office } = case_;
  const sendId = randomUUID();
  await board.desk.take(
    at,
    act({ kind: 'send-asked', sendId, asks: false, findings } as const, office.sato.staffId),
    words,
  );
  await settle();
  return { ...case_, sendId };
}

describe('the card of a case', () => {
  it('stands in the channel once, by the number of the firm, with what was asked and one button', async () => {
    const { office, consultationId } = await opened();
    const all = cards(office);
    expect(all).toHaveLength(1);
    const words = wordsOf(all[0]?.blocks);
    expect(words).toContain('相談（事業者 1）');
    expect(words).toContain('まだだれも引き受けていません');
    expect(words).toContain('今日の13:00まで');
    expect(words).toContain('12000と出ました <!channel>');
    expect(all[0]?.text).not.toContain('<!channel>');
    expect(actsOf(all[0]?.blocks)).toEqual(['claim 1']);
    expect(await stateOf(office.programmeId)).toEqual({ state: 'queued', card: `${office.channel.id}:${all[0]?.ts}` });
    expect(consultationId).not.toBe('');
  });

  it('shows who holds the case and what can be done, and at the end nothing to press', async () => {
    const { office, at, act } = await claimed();
    expect(wordsOf(cards(office)[0]?.blocks)).toContain('佐藤さんが担当');
    expect(actsOf(cards(office)[0]?.blocks)).toEqual([
      'reply',
      'templates',
      'firm',
      'transfer',
      'snooze',
      'resolve',
      'release',
    ]);
    await board.desk.take(
      at,
      act({ kind: 'transfer', to: office.suzuki.staffId, noteId: null } as const, office.sato.staffId),
    );
    await settle();
    expect(wordsOf(cards(office)[0]?.blocks)).toContain('佐藤さんから鈴木さんへ');
    const calls = threadOf(office).filter(({ isBroadcast }) => isBroadcast);
    expect(JSON.stringify(calls.map(({ blocks }) => blocks))).toContain(`"user_id":"${office.suzuki.id}"`);
    await board.desk.take(at, act({ kind: 'accept' } as const, office.suzuki.staffId));
    await board.desk.take(at, act({ kind: 'resolve', resolution: 'by-phone' } as const, office.suzuki.staffId));
    await settle();
    expect(wordsOf(cards(office)[0]?.blocks)).toContain('終わりました（電話で対応）');
    expect(actsOf(cards(office)[0]?.blocks)).toEqual([]);
    expect((await stateOf(office.programmeId))?.state).toBe('closed');
    expect(board.twin.violations).toEqual([]);
  });

  it('hides the words of somebody who has not consented, and says so', async () => {
    const { office, at } = await claimed();
    await board.consent(at, false);
    await board.desk.take(at, { kind: 'owner-wrote', messageId: 'm1', danger: false }, '秘密の話');
    await settle();
    const words = wordsOf(office.channel.messages().map(({ blocks }) => blocks));
    expect(words).not.toContain('秘密の話');
    expect(words).toContain('電話で聞いてください');
  });

  it('puts very long words whole into the thread', async () => {
    const long = 'あ'.repeat(4_000);
    const { office } = await opened(long);
    expect(wordsOf(cards(office)[0]?.blocks)).not.toContain(long);
    expect(wordsOf(threadOf(office).map(({ blocks }) => blocks))).toContain(long);
  });

  it.each(['drop-after', 'drop-before', '500'] as const)('appears once when the answer was %s', async (fault) => {
    board.twin.faults.plan('chat.postMessage', fault);
    const { office } = await opened();
    await later();
    expect(cards(office)).toHaveLength(1);
    expect((await stateOf(office.programmeId))?.state).toBe('queued');
  });

  it('is posted anew when somebody deletes it, with its thread', async () => {
    const { office, at } = await claimed();
    const [first] = cards(office);
    await removeByAdmin(office.channel.id, first?.ts ?? '');
    await board.desk.take(at, { kind: 'owner-wrote', messageId: 'm2', danger: false }, 'まだですか');
    await settle();
    await later();
    const [second, ...others] = cards(office);
    expect(others).toEqual([]);
    expect(second?.ts).not.toBe(first?.ts);
    expect((await stateOf(office.programmeId))?.card).toBe(`${office.channel.id}:${second?.ts}`);
    expect(wordsOf(threadOf(office, second?.ts).map(({ blocks }) => blocks))).toContain('まだですか');
  });

  it('goes to the consultants themselves when the channel is archived, and follows the one who claims', async () => {
    const office = await board.office();
    office.channel.archive();
    const at = await board.desk.firm(office.programmeId);
    await board.consent(at);
    const consultationId = await board.desk.open(at);
    await settle();
    const direct = (id: string) => board.twin.channel(id)?.messages() ?? [];
    expect(direct(office.sato.direct())).toHaveLength(1);
    expect(direct(office.suzuki.direct())).toHaveLength(1);
    expect(board.lost).toContain('not-in-channel');
    await board.desk.take(at, { kind: 'claim', seen: 1, consultationId, by: office.suzuki.staffId });
    await settle();
    const [, own] = direct(office.suzuki.direct());
    expect(wordsOf(own?.blocks)).toContain('鈴木さんが担当');
    expect((await stateOf(office.programmeId))?.card).toBe(`${office.suzuki.direct()}:${own?.ts}`);
  });

  it('never goes to somebody who has become a guest', async () => {
    const office = await board.office();
    office.channel.archive();
    const guest = board.twin.addUser({ isRestricted: true });
    await board.desk.consultant(office.programmeId, { slackTeam: board.twin.teamId, slackUser: guest.id });
    await board.desk.open(await board.desk.firm(office.programmeId));
    await settle();
    expect(board.twin.channel(office.sato.direct())?.messages()).toHaveLength(1);
    expect(board.twin.channel(guest.direct())?.messages()).toEqual([]);
  });

  it('that nobody can see is an alarm for the operator, and is tried again', async () => {
    const office = await board.office();
    office.channel.kickApp();
    for (const { staffId } of [office.sato, office.suzuki])
      await endStaff({ ...storage, programmeId: office.programmeId }, staffId, board.desk.options.clock.now());
    const at = await board.desk.firm(office.programmeId);
    await board.desk.open(at);
    await settle();
    expect(board.lines.map(({ event }) => event)).toContain('desk-case-unseen');
    await board.twin.addUser().join(office.channel.id);
    const hired = await board.desk.consultant(office.programmeId, {
      slackTeam: board.twin.teamId,
      slackUser: office.sato.id,
    });
    expect(hired).not.toBe('');
    await later(3);
    expect((await stateOf(office.programmeId))?.state).toBe('queued');
  });
});

describe('a message of the staff', () => {
  it('is shown to its author, let go, and only after the undo time in the outbox; the thread shows what became of it', async () => {
    const { office, at, act, sendId } = await drafted(['phone:0-3']);
    const [shown] = office.sato.ephemerals().slice(-1);
    expect(wordsOf(shown?.blocks)).toContain('*1,200* kWh');
    expect(wordsOf(shown?.blocks)).toContain('電話番号：「承知し」');
    expect(wordsOf(shown?.blocks)).toContain('LINEの送信数 1通（今月 3/200）');
    expect(actsOf(shown?.blocks)).toEqual([`confirm ${sendId}`, `discard ${sendId}`]);
    expect(shown?.threadTs).toBe(cards(office)[0]?.ts);
    const confirm = act({ kind: 'send-confirmed', sendId, confirmed: ['phone:0-3'] } as const, office.sato.staffId);
    await board.desk.take(at, confirm);
    await settle();
    expect(actsOf(office.sato.ephemerals().at(-1)?.blocks)).toEqual([`undo ${sendId}`]);
    expect(wordsOf(office.sato.ephemerals().at(-1)?.blocks)).toContain('8秒後');
    const before = await board.outbox(office.programmeId);
    expect(before.map(({ id }) => id)).not.toContain(sendId);
    await later(0.2);
    expect(await board.outbox(office.programmeId)).toContainEqual({
      id: sendId,
      words: '承知しました。*1,200* kWh ですね。',
    });
    expect(wordsOf(threadOf(office).at(-1)?.blocks)).toContain('送っています');
    await board.desk.take(at, { kind: 'sent', sendId });
    await settle();
    const all = threadOf(office).filter(({ blocks }) => wordsOf(blocks).includes('承知しました'));
    expect(all).toHaveLength(1);
    expect(wordsOf(all[0]?.blocks)).toContain('✓ 届きました');
  });

  it('goes together with the next one, in one row that is counted once, and once only', async () => {
    const { office, at, act, sendId } = await drafted();
    const next = randomUUID();
    const by = office.sato.staffId;
    await board.desk.take(
      at,
      act({ kind: 'send-asked', sendId: next, asks: false, findings: [] } as const, by),
      '二つ目です',
    );
    for (const one of [sendId, next])
      await board.desk.take(at, act({ kind: 'send-confirmed', sendId: one, confirmed: [] } as const, by));
    await later(0.2);
    const own = async () => (await board.outbox(office.programmeId)).filter(({ id }) => id === sendId || id === next);
    const row = { id: sendId, words: '承知しました。*1,200* kWh ですね。 二つ目です' };
    expect(await own()).toEqual([row]);
    await board.desk.take(at, { kind: 'restarted' });
    await settle();
    expect(await own()).toEqual([row]);
    await board.desk.take(at, { kind: 'sent', sendId });
    await board.desk.take(at, { kind: 'sent', sendId: next, along: true });
    await settle();
    const [first, second] = threadOf(office)
      .slice(-2)
      .map(({ blocks }) => wordsOf(blocks));
    expect(first).toMatch(/承知しました.*届きました.*LINEの送信数 1通（今月/s);
    expect(second).toMatch(/二つ目です.*届きました.*上のメッセージと合わせて1通/s);
  });

  it('that is taken back never reaches the outbox', async () => {
    const { office, at, act, sendId } = await drafted();
    await board.desk.take(at, act({ kind: 'send-confirmed', sendId, confirmed: [] } as const, office.sato.staffId));
    await board.desk.take(at, act({ kind: 'send-undone', sendId } as const, office.sato.staffId));
    await later(1);
    expect((await board.outbox(office.programmeId)).map(({ id }) => id)).not.toContain(sendId);
  });

  it('that did not arrive is marked so, and cannot be sent while it has to be changed', async () => {
    const { office, at, act, sendId } = await drafted();
    await board.desk.take(at, act({ kind: 'send-confirmed', sendId, confirmed: [] } as const, office.sato.staffId));
    await later(0.2);
    await storage.database.scoped(at.programmeId, (db) =>
      db.execute(
        sql`update conversations set unreachable_since = ${'2026-11-25T23:30:00Z'} where id = ${at.conversationId}::uuid`,
      ),
    );
    await board.desk.take(at, { kind: 'send-failed', sendId, code: 'blocked' });
    await settle();
    expect(wordsOf(threadOf(office).map(({ blocks }) => blocks))).toMatch(
      /届きませんでした（.*8:30からブロックされています）/,
    );
    const empty = await drafted(['too-long:2000-2010']);
    expect(actsOf(empty.office.sato.ephemerals().at(-1)?.blocks)).toEqual([`discard ${empty.sendId}`]);
  });

  it('goes on to the owner while Slack does not answer', async () => {
    const { office, at, act, sendId } = await drafted();
    await board.desk.take(at, act({ kind: 'send-confirmed', sendId, confirmed: [] } as const, office.sato.staffId));
    await settle();
    board.twin.faults.plan('*', '500', Number.POSITIVE_INFINITY);
    await later(0.2);
    expect((await board.outbox(office.programmeId)).map(({ id }) => id)).toContain(sendId);
  });
});

const wrote = (at: Address, messageId: string, words: string) =>
  board.desk.take(at, { kind: 'owner-wrote', messageId, danger: false }, words);
const linesOf = async (programmeId: string) =>
  (await loadRecord({ ...storage, programmeId }, { from: '2026-11-01', to: '2026-11-30' })).flatMap(
    ({ questions }) => questions,
  );
const shownIn = ({ channel }: Pick<Office, 'channel'>) =>
  channel.messages().map(({ text, blocks }) => `${text} ${wordsOf(blocks)}`);

describe('a message that its owner changes or takes back', () => {
  it('is nowhere any more: not in the thread, on the card, in the record, nor as a file', async () => {
    const { office, at, sendId } = await drafted();
    const { programmeId, channel, sato } = office;
    await wrote(at, 'm1', '従業員の山田が倒れた');
    await wrote(at, 'm2', '電気の話です');
    await settle();
    const file = await board.file(channel.id, cards(office)[0]?.ts ?? '');
    const shown = { ...at, messageId: 'm1', channel: channel.id, ts: file.ts, fileIds: [file.id], at: new Date() };
    await storage.database.scoped(programmeId, (db) => noteShown(db, shown));
    board.twin.faults.plan('chat.update', '500');
    await board.desk.take(at, { kind: 'owner-unsent', messageId: 'm1' });
    await settle();
    await later();
    expect(shownIn(office).filter((words) => words.includes('山田'))).toEqual([]);
    expect(shownIn(office).filter((words) => words.includes('このメッセージを取り消しました'))).toHaveLength(1);
    expect(board.twin.file(file.id)).toBeUndefined();
    expect(wordsOf(cards(office)[0]?.blocks)).toContain('（取り消されました）');
    const told = threadOf(office).filter(({ blocks }) => wordsOf(blocks).includes('書きかけの返事はそのままです'));
    expect(told.map(({ blocks }) => JSON.stringify(blocks).includes(`"user_id":"${sato.id}"`))).toEqual([true]);
    expect(await linesOf(programmeId)).toMatchObject([
      { words: '10月の電気が12000と出ました <!channel>' },
      { words: null, erased: 'taken-back' },
      { words: '電気の話です', erased: false },
    ]);
    const desk = await deskOf({ ...storage, programmeId }, at.conversationId);
    expect(desk?.sendings.map(({ id }) => id)).toEqual([sendId]);
    expect(board.twin.violations).toEqual([]);
  });

  it('goes after the case is over, too, with all its changes, and leaves no line where it was in no case', async () => {
    const { office, at, act } = await claimed();
    await wrote(at, 'm1', '最初の言葉');
    await board.desk.take(at, { kind: 'owner-edited', messageId: 'm1', editId: 'e1', danger: false }, '次の言葉');
    await board.desk.take(at, act({ kind: 'resolve', resolution: 'by-phone' } as const, office.sato.staffId));
    await settle();
    await board.desk.take(at, { kind: 'owner-unsent', messageId: 'm1' });
    await board.desk.take(at, { kind: 'owner-unsent', messageId: 'never heard of' });
    await settle();
    expect(shownIn(office).filter((words) => words.includes('の言葉'))).toEqual([]);
    expect(shownIn(office).filter((words) => words.includes('このメッセージを取り消しました'))).toHaveLength(2);
    expect(shownIn(office).join()).not.toContain('事業者がメッセージを取り消しました');
    const lines = await linesOf(office.programmeId);
    expect(lines.map(({ erased }) => erased)).toEqual([false, 'taken-back', 'taken-back']);
  });

  it('that was taken back before it could be shown is never shown', async () => {
    const { office, at } = await claimed();
    board.twin.faults.plan('chat.postMessage', '500');
    await wrote(at, 'm1', '山田です');
    await settle();
    await board.desk.take(at, { kind: 'owner-unsent', messageId: 'm1' });
    await settle();
    await later();
    expect(shownIn(office).filter((words) => words.includes('山田'))).toEqual([]);
    expect(shownIn(office).filter((words) => words.includes('このメッセージを取り消しました'))).toHaveLength(1);
  });

  it('shows its new words below the old ones, which are marked, and on the card', async () => {
    const { office, at } = await claimed();
    const edit = (editId: string, words: string) =>
      board.desk.take(at, { kind: 'owner-edited', messageId: 'm1', editId, danger: false }, words);
    await wrote(at, 'm1', '1200です');
    await edit('e1', '1300です');
    await edit('e2', '1400です <!channel>');
    await settle();
    const said = threadOf(office).map(({ blocks }) => wordsOf(blocks));
    expect(said.filter((words) => words.includes('です'))).toEqual([
      '事業者から 1200です 書き直されました。新しい内容は下にあります。',
      '事業者が書き直しました 1300です 書き直されました。新しい内容は下にあります。',
      '事業者が書き直しました 1400です <!channel> 引用して返信',
    ]);
    const card = wordsOf(cards(office)[0]?.blocks);
    expect([card.includes('1200です'), card.includes('1400です')]).toEqual([false, true]);
    expect((await linesOf(office.programmeId)).map(({ words }) => words).slice(1)).toEqual([
      '1200です',
      '1300です',
      '1400です <!channel>',
    ]);
  });

  it('is erased with its firm, though it has a key of its own', async () => {
    const { office, at } = await claimed();
    await wrote(at, 'm1', '1200です');
    await storage.database.queues((db) =>
      db.execute(sql`update data_keys set wrapped = null, destroyed_at = now() where id = ${at.keyId}::uuid`),
    );
    expect(await linesOf(office.programmeId)).toMatchObject([
      { words: null, erased: true },
      { words: null, erased: true },
    ]);
  });
});

describe('the desk by itself', () => {
  it('calls the channel when nobody claims, and gives back the case of somebody who has left', async () => {
    const { office, at, consultationId } = await opened();
    await later(6);
    expect(threadOf(office).some(({ isBroadcast }) => isBroadcast)).toBe(false);
    await later(11);
    const loud = threadOf(office).filter(({ isBroadcast }) => isBroadcast);
    expect(JSON.stringify(loud[0]?.blocks)).toContain('"type":"broadcast"');
    await board.desk.take(at, { kind: 'claim', seen: 1, consultationId, by: office.sato.staffId });
    await endStaff(
      { ...storage, programmeId: office.programmeId },
      office.sato.staffId,
      board.desk.options.clock.now(),
    );
    await later(11);
    expect((await stateOf(office.programmeId))?.state).toBe('queued');
    expect(wordsOf(threadOf(office).map(({ blocks }) => blocks))).toContain('対応できなくなりました');
  });

  it('tells the owner in sentences of its own, each once', async () => {
    const { office } = await claimed();
    const said = (await board.outbox(office.programmeId)).map(({ words }) => words);
    expect(said).toEqual([
      expect.stringContaining('までにお返事します'),
      '担当者がお話をうかがいます。少しお待ちください。',
    ]);
  });
});

/** Somebody of the workspace may delete what the app has posted. */
async function removeByAdmin(channel: string, ts: string): Promise<void> {
  const answer = await fetch(`${board.twin.apiUrl}chat.delete`, {
    method: 'POST',
    headers: { authorization: `Bearer ${board.twin.botToken}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ channel, ts }),
  });
  expect(await answer.json()).toMatchObject({ ok: true });
}
