import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SlackUser } from '../../../src/adapters/twin/slack-twin.ts';
import { type DeskAct, writeAct } from '../../../src/bot/desk/staff/acts.ts';
import { deskOf, findCase } from '../../../src/db/desk/board.ts';
import { claimEffects } from '../../../src/db/desk/effects.ts';
import { fireTimers } from '../../../src/db/desk/fire.ts';
import { releaseGone } from '../../../src/db/desk/gone.ts';
import { wordsAbout } from '../../../src/db/desk/log.ts';
import { promisesOf } from '../../../src/db/desk/notes.ts';
import { openTestDoor, shownIn } from '../../support/desk-door.ts';
import { openTestStorage, type TestStorage } from '../../support/storage.ts';

let storage: TestStorage;
let stage: Awaited<ReturnType<typeof openTestDoor>>;
beforeAll(async () => {
  storage = await openTestStorage({ max: 8 });
  stage = await openTestDoor(storage);
});
afterAll(async () => {
  await stage.app.close();
  await storage.close();
});

/** A programme with two consultants, a firm with a name, and a case that waits. */
async function scene() {
  const programmeId = await stage.desk.programme();
  const [hanako, jiro] = [await stage.person(programmeId, '相談 花子'), await stage.person(programmeId, '受付 次郎')];
  const at = await stage.desk.firm(programmeId);
  await nameFirm(at, '株式会社みほん');
  const { consultationId, thread } = await stage.carded(at);
  const book = { ...storage, programmeId };
  const value = (act: DeskAct['act'], argument = ''): string =>
    writeAct({ act, programmeId, consultationId, argument });
  const press = (user: SlackUser, act: DeskAct['act'], argument = '') =>
    stage.press(user, value(act, argument), act === 'claim' ? null : thread);
  const state = async () => (await deskOf(book, at.conversationId)) ?? { at: 'bot' as const };
  const kase = () => findCase(book, { id: consultationId });
  return { programmeId, book, hanako, jiro, at, consultationId, thread, press, value, state, kase };
}
type Given = Awaited<ReturnType<typeof scene>>;

async function claimed() {
  const given = await scene();
  await given.press(given.hanako.user, 'claim', '1');
  expect(await given.state()).toMatchObject({ at: 'claimed', owner: given.hanako.id });
  return given;
}

async function nameFirm(at: { programmeId: string; businessId: string; keyId: string }, name: string) {
  await storage.database.scoped(at.programmeId, async (db) => {
    const [key] = await db.execute<{ wrapped: Buffer }>(
      sql`select wrapped from data_keys where id = ${at.keyId}::uuid`,
    );
    const sealed = storage.vault.seal({ keyId: at.keyId, wrapped: key?.wrapped ?? null }, name, 'name');
    await db.execute(sql`update businesses set name_enc = ${sealed} where id = ${at.businessId}::uuid`);
  });
}

const heard = (user: SlackUser) => user.ephemerals().at(-1) ?? { text: '', blocks: [] };
const modal = (user: SlackUser) => {
  const view = user.modals().at(-1);
  if (view === undefined) throw new Error('no modal is open');
  return { ...view, ...shownIn(view.view['blocks']) };
};
const submit = async (user: SlackUser, values: Record<string, string | readonly string[]>) => {
  const { id } = modal(user);
  await stage.settle(user.submit(id, values));
  return user.modals().find((one) => one.id === id)?.errors ?? null;
};
const logOf = ({ book }: Given) =>
  storage.database.scoped(book.programmeId, (db) =>
    db.execute<{ what: string; by: string | null; about: string | null }>(
      sql`select what, "by", about from desk_log order by seq`,
    ),
  );
/** The draft that waits to be confirmed. */
const draftOf = async ({ state }: Given) => {
  const now = await state();
  const [draft] = 'sendings' in now ? now.sendings : [];
  if (draft === undefined) throw new Error('no draft');
  return draft;
};

describe('who may act', () => {
  it('only registered consultants: everybody else is told so, in both languages, and nothing changes', async () => {
    const { programmeId, press, state, jiro } = await scene();
    const other = await stage.desk.programme();
    const stranger = stage.app.twin.addUser({ name: 'stranger' });
    const guest = stage.app.twin.addUser({ name: 'guest', isRestricted: true });
    const outside = stage.app.twin.addUser({ name: 'outside', teamId: 'T0OUTSIDE' });
    for (const user of [stranger, guest, outside]) stage.channel.invite(user.id);
    await stage.register(programmeId, { user: guest, name: '客' });
    await stage.register(programmeId, { user: outside, name: '外', change: { slackTeam: 'T0OUTSIDE' } });
    const official = await stage.person(programmeId, '市役所', { role: 'official' });
    const untrained = await stage.person(programmeId, '新人', { trainedUntil: null });
    const elsewhere = await stage.person(other, '隣の人');
    const refusals: readonly (readonly [SlackUser, RegExp])[] = [
      [stranger, /この事業の担当者だけが使えます。\nOnly the staff/],
      [guest, /正式なメンバーだけが使えます。\nOnly full members/],
      [outside, /正式なメンバーだけが使えます。\nOnly full members/],
      [official.user, /相談員だけが使えます。\nOnly consultants/],
      [untrained.user, /研修の期限が切れています/],
      [elsewhere.user, /この事業の担当者だけが使えます。/],
    ];
    for (const [user, words] of refusals) {
      await press(user, 'claim', '1');
      expect(heard(user).text, user.name).toMatch(words);
      await press(user, 'firm');
      expect(modal(user).texts, user.name).toMatch(words);
    }
    expect(await state()).toMatchObject({ at: 'queued' });
    stage.app.twin.faults.plan('users.info', '500');
    await press(jiro.user, 'claim', '1');
    expect(heard(jiro.user).text).toMatch(/本人か確かめられませんでした/);
    expect(await state()).toMatchObject({ at: 'queued' });
  });
});

describe('buttons', () => {
  it('of two who claim at once one holds the case, and the other hears who', async () => {
    const { hanako, jiro, press, state } = await scene();
    await Promise.all([press(hanako.user, 'claim', '1'), press(jiro.user, 'claim', '1')]);
    const now = await state();
    const [winner, loser] = 'owner' in now && now.owner === hanako.id ? [hanako, jiro] : [jiro, hanako];
    expect(now).toMatchObject({ at: 'claimed', owner: winner.id });
    expect(heard(loser.user).text).toBe(
      `この相談は${winner === hanako ? '相談 花子' : '受付 次郎'}さんが担当しています。`,
    );
    expect(winner.user.ephemerals()).toEqual([]);
    // A second click of the same hand, and a card from before.
    await press(winner.user, 'claim', '1');
    expect(heard(winner.user).text).toBe('もう済んでいます。');
    await press(winner.user, 'release');
    await press(loser.user, 'claim', '1');
    expect(heard(loser.user).text).toMatch(/カードが新しくなっています/);
    expect(await state()).toMatchObject({ at: 'queued' });
  });

  it('that nobody wrote, or of a case elsewhere, do nothing', async () => {
    const { hanako, programmeId, state } = await scene();
    const before = await state();
    for (const value of ['desk/claim', 'choice:1', 'door/erase/x']) await stage.press(hanako.user, value);
    expect(hanako.user.ephemerals()).toEqual([]);
    await stage.press(
      hanako.user,
      writeAct({ act: 'claim', programmeId, consultationId: randomUUID(), argument: '1' }),
    );
    expect(heard(hanako.user).text).toMatch(/終わっています/);
    expect(await state()).toEqual(before);
  });

  it('pass a case on: only to somebody who may, never to oneself or to who is away, with a note for colleagues', async () => {
    const given = await claimed();
    const { hanako, jiro, press, programmeId, thread } = given;
    await press(jiro.user, 'transfer');
    expect(modal(jiro.user).texts).toMatch(/担当になってから/);
    const absent = await stage.person(programmeId, '休み 三郎');
    await stage.settle(absent.user.command('/hakaru', '不在 2026-11-26'));
    await press(hanako.user, 'transfer');
    expect(modal(hanako.user).values).toEqual([jiro.id]);
    expect(await submit(hanako.user, { to: jiro.id, note: '電気の契約の話 <!channel>' })).toBeNull();
    expect(await given.state()).toMatchObject({ at: 'transferring', to: jiro.id });
    const [note] = stage.channel
      .messages()
      .filter(({ threadTs, isApp, text }) => threadTs === thread && isApp && text !== 'x');
    expect(note?.text).toContain('&lt;!channel&gt;');
    await press(jiro.user, 'accept');
    expect(await given.state()).toMatchObject({ at: 'claimed', owner: jiro.id });
    await press(hanako.user, 'reply');
    expect(modal(hanako.user).texts).toMatch(/担当になってから/);
  });

  it('lay a case aside and take it up again', async () => {
    const given = await claimed();
    const { user } = given.hanako;
    await given.press(user, 'snooze');
    expect(await submit(user, {})).toEqual({ until: 'いつまでかを選んでください。' });
    expect(await submit(user, { day: '2026-11-25' })).toEqual({ day: 'これからの日時を選んでください。' });
    expect(await submit(user, { until: 'tomorrow' })).toBeNull();
    expect(await given.state()).toMatchObject({ at: 'snoozed', until: '2026-11-27T01:00:00.000Z' });
    await given.press(user, 'wake');
    expect(await given.state()).toMatchObject({ at: 'claimed' });
  });

  it('end a case with what was promised', async () => {
    const given = await claimed();
    const { user } = given.hanako;
    await given.press(user, 'resolve');
    expect(await submit(user, { resolution: 'answered', promise: '見積もりを送る' })).toEqual({
      resolution: 'まだ返事をしていないメッセージがあります。',
    });
    expect(await promisesOf(given.book, given.consultationId)).toEqual([]);
    expect(await submit(user, { resolution: 'by-phone', day: '2026-12-01' })).toHaveProperty('promise');
    const filled = { resolution: 'by-phone', promise: '見積もりを送る', day: '2026-12-01', note: '話し好き' };
    expect(await submit(user, filled)).toBeNull();
    expect(await given.state()).toMatchObject({ at: 'returning', resolution: 'by-phone' });
    expect(await promisesOf(given.book, given.consultationId)).toEqual([
      { words: '見積もりを送る', by: '2026-12-01T08:00:00.000Z' },
    ]);
  });
});

describe('a reply', () => {
  it('is a draft until each finding was confirmed; then it leaves, and can be taken back for some seconds', async () => {
    const given = await claimed();
    const { hanako, press, at } = given;
    const next = await stage.desk.firm(await stage.desk.programme());
    await nameFirm(next, '有限会社よそのみせ');
    await press(hanako.user, 'reply');
    const form = modal(hanako.user);
    expect(form.view['title']).toMatchObject({ text: '返事を書く' });
    await stage.settle(hanako.user.pressInView(form.id, 'desk:template', { value: 'received' }));
    expect(modal(hanako.user).texts).toMatch(
      /株式会社みほん様\nご連絡ありがとうございます。.*相談 花子です。\n\{\{ここに答え\}\}/,
    );
    expect(await submit(hanako.user, { text: ' \n ' })).toHaveProperty('text');
    const words = 'よそのみせ様は090-1234-5678です。<!channel>';
    expect(await submit(hanako.user, { text: words, asks: ['yes'] })).toEqual({});
    const draft = await draftOf(given);
    expect(draft).toMatchObject({ phase: 'draft', asks: true });
    expect(draft.findings.map((one) => one.split(':')[0])).toEqual(['other-firm', 'phone', 'markup']);
    expect(await wordsAbout(stage.desk.options, at, draft.id)).toBe(words);
    expect((await claimEffects(stage.desk.options, 100)).map(({ effect }) => effect.do)).toContain('tell');

    const confirm = modal(hanako.user);
    expect(confirm.texts).toContain('ほかの事業者の名前「よそのみせ」');
    expect(confirm.values).toEqual(draft.findings);
    expect(await submit(hanako.user, { confirmed: draft.findings.slice(0, 1) })).toEqual({
      confirmed: '確かめていない注意が残っています。1つずつ確かめてください。',
    });
    expect(await submit(hanako.user, { confirmed: draft.findings })).toBeNull();
    expect(await draftOf(given)).toMatchObject({ phase: 'undo' });
    await press(hanako.user, 'undo', draft.id);
    expect(heard(hanako.user).text).toBe('止めました。相手には届いていません。');
    await expect(draftOf(given)).rejects.toThrow('no draft');
  });

  it('without a finding leaves after one press, and only by its author', async () => {
    const given = await claimed();
    await given.press(given.hanako.user, 'templates');
    const page = modal(given.hanako.user);
    expect(page.values[0]).toBe(given.value('templates', 'received'));
    await stage.settle(given.hanako.user.pressInView(page.id, 'desk:1'));
    expect(await submit(given.hanako.user, { text: '契約を見直せます。' })).toEqual({});
    const { id } = await draftOf(given);
    await given.press(given.jiro.user, 'confirm', id);
    expect(heard(given.jiro.user).text).toMatch(/相談 花子さんが担当/);
    await given.press(given.hanako.user, 'confirm', id);
    expect(await draftOf(given)).toMatchObject({ phase: 'undo' });
    await given.press(given.hanako.user, 'confirm', id);
    expect(heard(given.hanako.user).text).toBe('もう済んでいます。');
  });

  it('uses the name of the firm for nobody but the holder', async () => {
    const given = await scene();
    await given.press(given.jiro.user, 'templates');
    expect(modal(given.jiro.user).texts).not.toContain('みほん');
    await stage.settle(given.jiro.user.pressInView(modal(given.jiro.user).id, 'desk:1'));
    expect(modal(given.jiro.user).texts).toMatch(/担当になってから/);
  });
});

describe('a message in the thread', () => {
  it('is a note among colleagues until its author sends it', async () => {
    const given = await claimed();
    const { hanako, jiro, thread, at } = given;
    const stranger = stage.app.twin.addUser({ name: 'passer-by' });
    await stranger.join(stage.channel.id);
    await stage.settle(stranger.say(stage.channel.id, '見ています', thread));
    await stage.settle(jiro.user.say(stage.channel.id, '前にも相談がありました', thread));
    expect([...stranger.ephemerals(), ...jiro.user.ephemerals()]).toEqual([]);
    stage.app.twin.faults.duplicate(3);
    const { ts = '' } = await stage.settle(hanako.user.say(stage.channel.id, '契約 &amp; 料金を見直せます', thread));
    const about = `${stage.channel.id}:${ts}`;
    expect((await logOf(given)).filter(({ what }) => what === 'noted')).toMatchObject([
      { by: jiro.id },
      { by: hanako.id, about },
    ]);
    expect(await given.state()).toMatchObject({ sendings: [] });
    const [send = ''] = shownIn(heard(hanako.user).blocks).values;
    await stage.press(jiro.user, send, thread);
    expect(heard(jiro.user).text).toBe('自分が書いたメッセージだけ送れます。');
    await stage.press(hanako.user, send, thread);
    const { id } = await draftOf(given);
    expect(await wordsAbout(stage.desk.options, at, id)).toBe('契約 & 料金を見直せます');

    // What has left can only be corrected by another message.
    await given.press(hanako.user, 'confirm', id);
    stage.desk.wait(1);
    await fireTimers(stage.desk.options, 100);
    await stage.desk.take(at, { kind: 'sent', sendId: id });
    await stage.settle(hanako.user.edit({ channel: stage.channel.id, ts }, '契約だけ見直せます'));
    const diff = heard(hanako.user);
    expect(diff.text).toMatch(/訂正を送りますか/);
    expect(shownIn(diff.blocks).texts).toMatch(/送った言葉\n契約 & 料金を見直せます\n今の言葉\n契約だけ見直せます/);
    await stage.press(hanako.user, shownIn(heard(hanako.user).blocks).values[0] ?? '', thread);
    expect(modal(hanako.user).texts).toContain('先ほどのメッセージを訂正します。\n契約だけ見直せます');
    await stage.settle(hanako.user.delete({ channel: stage.channel.id, ts }));
    expect(heard(hanako.user).text).toMatch(/相手の画面から消せません/);
    await stage.press(hanako.user, shownIn(heard(hanako.user).blocks).values[0] ?? '', thread);
    expect(modal(hanako.user).texts).toContain('先ほどのメッセージはまちがいでした');
    await stage.press(hanako.user, send, thread);
    expect(heard(hanako.user).text).toBe('元のメッセージはもうありません。');
    const lines = (await logOf(given)).map(({ what }) => what);
    expect(lines.slice(-4)).toEqual(
      ['note-drafted', 'send-confirmed', 'sent', 'note-changed'].concat('note-removed').slice(-4),
    );
  });

  it('leaves with its newest words, or not at all once it is deleted', async () => {
    const given = await claimed();
    const { hanako, thread, at, press } = given;
    const { ts = '' } = await stage.settle(hanako.user.say(stage.channel.id, '送信 明日9時に', thread));
    const name = { channel: stage.channel.id, ts };
    const old = await draftOf(given);
    await press(hanako.user, 'confirm', old.id);
    await stage.settle(hanako.user.edit(name, '送信 明日10時に'));
    const fresh = await draftOf(given);
    expect([fresh.phase, await wordsAbout(stage.desk.options, at, fresh.id)]).toEqual(['draft', '明日10時に']);
    await press(hanako.user, 'confirm', old.id);
    expect(heard(hanako.user).text).toBe('この下書きはもうありません。もう一度書いてください。');
    await press(hanako.user, 'confirm', fresh.id);
    await stage.settle(hanako.user.delete(name));
    expect(await given.state()).toMatchObject({ sendings: [] });
    expect(heard(hanako.user).text).toMatch(/下書きもやめました/);
    stage.desk.wait(1);
    await fireTimers(stage.desk.options, 100);
    expect((await logOf(given)).map(({ what }) => what)).not.toContain('sent');
  });

  it('that has left already is corrected by whoever holds the case by then', async () => {
    const given = await claimed();
    const { hanako, jiro, thread, at, press, consultationId } = given;
    const { ts = '' } = await stage.settle(hanako.user.say(stage.channel.id, '送信 9時に', thread));
    const { id } = await draftOf(given);
    await press(hanako.user, 'confirm', id);
    stage.desk.wait(1);
    await fireTimers(stage.desk.options, 100);
    await stage.desk.take(at, { kind: 'transfer', by: hanako.id, consultationId, to: jiro.id, noteId: null });
    await stage.desk.take(at, { kind: 'accept', by: jiro.id, consultationId });
    await stage.desk.take(at, { kind: 'sent', sendId: id });
    await stage.settle(hanako.user.edit({ channel: stage.channel.id, ts }, '送信 10時に'));
    expect(heard(jiro.user).text).toMatch(/訂正を送りますか/);
    await stage.press(jiro.user, shownIn(heard(jiro.user).blocks).values[0] ?? '', thread);
    expect(modal(jiro.user).texts).toContain('先ほどのメッセージを訂正します。\n10時に');
  });

  it('that begins with the word for it is a draft at once, of the holder alone', async () => {
    const given = await claimed();
    await stage.settle(given.jiro.user.say(stage.channel.id, '送信 わたしが送ります', given.thread));
    expect(heard(given.jiro.user).text).toMatch(/相談 花子さんが担当/);
    await stage.settle(given.hanako.user.say(stage.channel.id, '送信 明日お電話します', given.thread));
    const { id, by } = await draftOf(given);
    expect(by).toBe(given.hanako.id);
    expect(await wordsAbout(stage.desk.options, given.at, id)).toBe('明日お電話します');
  });

  it('of a case that nobody holds is a note, with the way to take the case', async () => {
    const { jiro, thread, state } = await scene();
    await stage.settle(jiro.user.say(stage.channel.id, '見てみます', thread));
    expect(heard(jiro.user)).toMatchObject({ threadTs: thread, text: expect.stringMatching(/引き受けてください/) });
    await stage.press(jiro.user, shownIn(heard(jiro.user).blocks).values[0] ?? '', thread);
    expect(await state()).toMatchObject({ at: 'claimed', owner: jiro.id });
  });

  it('elsewhere is none of ours', async () => {
    const given = await claimed();
    const { ts = '' } = await stage.settle(given.hanako.user.say(stage.channel.id, 'お昼にしませんか'));
    await stage.settle(given.hanako.user.say(stage.channel.id, 'いいですね', ts));
    expect((await logOf(given)).map(({ what }) => what)).not.toContain('noted');
  });
});

describe('the places of the desk', () => {
  const remove = async (name: { readonly channel: string; readonly ts: string }) => {
    const { twin } = stage.app;
    const headers = { authorization: `Bearer ${twin.botToken}` };
    const body = new URLSearchParams(name);
    await stage.settle(fetch(`${twin.apiUrl}chat.delete`, { method: 'POST', headers, body }));
  };

  it('a card that somebody deletes is missed at once, and any other post of ours is not', async () => {
    const { thread, state } = await claimed();
    const other = await stage.post([{ type: 'divider' }], thread);
    await remove(other);
    expect(await state()).toMatchObject({ card: `${stage.channel.id}:${thread}` });
    await remove({ channel: stage.channel.id, ts: thread });
    expect(await state()).toMatchObject({ at: 'claimed', card: null });
  });

  it.each([
    [{ type: 'channel_archive', user: 'U1' }, 'channel-archived'],
    [{ type: 'group_deleted' }, 'channel-deleted'],
    [{ type: 'channel_left' }, 'not-in-channel'],
  ])('a channel that is closed to us is an alarm, and its cases look for another place: %o', async (event, code) => {
    const { state } = await claimed();
    stage.lost.length = 0;
    const at = { event_ts: `${stage.desk.options.clock.now().getTime() / 1000}.${code.length}` };
    await stage.settle(stage.app.twin.sendEvent({ ...event, channel: 'C0ELSEWHERE', ...at }));
    expect(stage.lost).toEqual([]);
    await stage.settle(stage.app.twin.sendEvent({ ...event, channel: stage.channel.id, ...at }));
    expect(await state()).toMatchObject({ at: 'claimed', card: null });
    expect(new Set(stage.lost)).toEqual(new Set([code]));
    await stage.settle(stage.app.twin.sendEvent({ type: 'channel_unarchive', channel: stage.channel.id, ...at }));
    expect(new Set(stage.lost)).toEqual(new Set([code]));
  });

  it('an app that is removed is an alarm', async () => {
    stage.lost.length = 0;
    await stage.settle(stage.app.twin.sendEvent({ type: 'app_uninstalled' }));
    expect(new Set(stage.lost)).toEqual(new Set(['app-removed']));
  });
});

describe('/hakaru', () => {
  const said = async (user: SlackUser, text: string) => {
    await stage.settle(user.command('/hakaru', text));
    return { text: heard(user).text, ...shownIn(heard(user).blocks) };
  };

  it('answers what is asked, and helps where it is not understood', async () => {
    const given = await claimed();
    const { hanako, jiro, programmeId } = given;
    const help = await said(hanako.user, 'なに？');
    expect(help.texts).toContain('送信 12 言葉');
    expect(help.values).toContain(`door/queue/${programmeId}`);
    expect((await said(hanako.user, '自分')).texts).toMatch(/相談1・事業者1・本人の希望・対応中・0分/);
    expect((await said(jiro.user, '自分')).texts).toContain('ありません。');
    await stage.carded(await stage.desk.firm(programmeId));
    stage.desk.wait(70);
    const queue = await said(jiro.user, '待ち');
    expect(queue.texts).toMatch(/相談2・事業者2・.*1時間/);
    await stage.press(jiro.user, queue.values[0] ?? '');
    expect((await said(jiro.user, '自分')).texts).toContain('相談2');
    expect((await said(jiro.user, '時間')).texts).toMatch(/ただいま相談時間です（10:00〜17:00/);
    expect((await said(jiro.user, '文例')).texts).toContain('くわしく教えてください');
    expect((await said(jiro.user, '送信 1 こんにちは')).texts).toMatch(/相談 花子さんが担当/);
    expect((await said(hanako.user, '送信 1 こんにちは')).texts).toMatch(/下書きを作りました/);
    expect(await wordsAbout(stage.desk.options, given.at, (await draftOf(given)).id)).toBe('こんにちは');
    expect((await said(hanako.user, '送信 99 こんにちは')).texts).toBe('99番は見つかりませんでした。');
    await said(hanako.user, '事業者 １');
    expect(modal(hanako.user).texts).toMatch(/株式会社みほん/);
    await said(jiro.user, '事業者 1');
    expect(modal(jiro.user).texts).toMatch(/^事業者 1\n/);
    expect(modal(jiro.user).texts).not.toContain('みほん');
  });

  it('starts a case with a firm, once', async () => {
    const { programmeId, hanako, book } = await scene();
    const firm = await stage.desk.firm(programmeId);
    expect((await said(hanako.user, '相談 2')).texts).toMatch(/相談を始めます/);
    const state = await deskOf(book, firm.conversationId);
    expect(state).toMatchObject({ at: 'requested', reason: 'staff', startedBy: hanako.id, unanswered: false });
    expect((await said(hanako.user, '相談 2')).texts).toMatch(/もう続いています/);
    expect((await said(hanako.user, '相談 44')).texts).toBe('44番は見つかりませんでした。');
  });

  it('of an absence gives back what the person holds, and lets nobody act who is away', async () => {
    const given = await claimed();
    const { hanako, press, state } = given;
    expect((await said(hanako.user, '不在 2026-11-01')).texts).toMatch(/これからの日/);
    expect((await said(hanako.user, '不在 2026-11-28 2026-11-30')).texts).toBe(
      '不在にしました：2026年11月28日〜11月30日',
    );
    expect(await state()).toMatchObject({ at: 'claimed' });
    expect((await said(hanako.user, '不在 2026-11-26')).texts).toMatch(/1件を待ち行列に戻しました/);
    const queued = await state();
    expect(queued).toMatchObject({ at: 'queued' });
    await press(hanako.user, 'claim', String('revision' in queued ? queued.revision : 0));
    expect(heard(hanako.user).text).toMatch(/不在にしています/);
    expect((await said(hanako.user, '戻る')).texts).toBe('不在をやめました。');
    expect((await said(hanako.user, '戻る')).texts).toBe('不在にはなっていません。');
    await press(hanako.user, 'claim', String('revision' in queued ? queued.revision : 0));
    expect(await state()).toMatchObject({ at: 'claimed', owner: hanako.id });
    // Absences begin by themselves.
    await said(hanako.user, '不在 2026-11-27');
    stage.desk.wait(24 * 60);
    expect(await releaseGone(stage.desk.options, given.programmeId)).toBe(1);
    expect(await state()).toMatchObject({ at: 'queued' });
    stage.desk.wait(-24 * 60);
  });
});

describe('slips of consultants', () => {
  it('none reaches the owner: what stands in a thread is a note, and what is asked for is a draft', async () => {
    const given = await claimed();
    const lines = readFileSync(join(import.meta.dirname, '../../bot/desk/slips.jsonl'), 'utf8')
      .trim()
      .split('\n');
    const slips = lines.map((line): { reply: string; findings: string[] } => JSON.parse(line));
    const slipped = slips.filter(({ findings }) => findings.length > 0).map(({ reply }) => reply);
    expect(slipped.length).toBeGreaterThanOrEqual(100);
    for (const reply of slipped) await given.hanako.user.say(stage.channel.id, reply, given.thread);
    // The first of each sort is also asked to be sent, by its prefix.
    for (const reply of slipped.slice(0, 8))
      await given.hanako.user.say(stage.channel.id, `送信 ${reply}`, given.thread);
    await stage.settle(Promise.resolve());
    stage.desk.wait(60);
    await fireTimers(stage.desk.options, 100);
    const rows = await storage.database.queues((db) => db.execute(sql`select id from outbox`));
    expect(rows).toHaveLength(0);
    const effects = await claimEffects(stage.desk.options, 500);
    expect(effects.filter(({ effect }) => effect.do === 'relay')).toEqual([]);
    expect((await logOf(given)).filter(({ what }) => what === 'noted').length).toBeGreaterThanOrEqual(100);
  });
});

describe('the home page', () => {
  const home = async (user: SlackUser) => {
    await stage.settle(user.openHome());
    return shownIn(user.home()?.view['blocks']);
  };

  it('shows a consultant the own cases and the queue by number, officials sums, and others where to report', async () => {
    const given = await claimed();
    const { hanako, programmeId } = given;
    await stage.carded(await stage.desk.firm(programmeId));
    const urgent = await stage.desk.firm(programmeId);
    await stage.desk.open(urgent, 'safety');
    const page = await home(hanako.user);
    expect(page.texts).toMatch(
      /自分の相談（1件）\n相談1・[\s\S]*待っている相談（2件）\n相談3・事業者3・[\s\S]*相談2・事業者2/,
    );
    expect(page.texts).toContain('研修の期限：2027年3月31日');
    expect(page.texts).not.toContain('みほん');
    // A press there changes the page.
    const { id = '', view } = hanako.user.home() ?? {};
    const claims = shownIn(view?.['blocks']).values.filter((one) => one.startsWith('desk/claim/'));
    expect(claims).toHaveLength(2);
    await stage.settle(hanako.user.pressInView(id, 'desk:60'));
    expect(shownIn(hanako.user.home()?.view['blocks']).texts).toContain('自分の相談（2件）');
    await stage.settle(hanako.user.pressInView(id, 'desk:5'));
    expect(shownIn(hanako.user.home()?.view['blocks']).texts).toMatch(/自分の相談（0件）/);
    expect(shownIn(hanako.user.home()?.view['blocks']).texts).toContain('不在：2026年11月26日');

    const official = await stage.person(programmeId, '市役所', { role: 'official' });
    const sums = await home(official.user);
    expect(sums.texts).toMatch(/相談件数 3件（目標 \d+件）\nいま 3件、うち待ち 3件/);
    expect(sums.values.every((value) => value.startsWith('office/'))).toBe(true);
    expect((await home(stage.app.twin.addUser())).texts).toMatch(/毎月の報告は.*\nYou can report/);
  });
});

describe('all of it', () => {
  it('keeps to the limits of Slack, and writes nothing of what was said to the log', () => {
    expect(stage.app.twin.violations).toEqual([]);
    expect(new Set(stage.lines)).toEqual(new Set(['desk-channel-lost']));
    expect(stage.app.lines.map(({ event }) => event).filter((event) => event === 'slack-message-invalid')).toEqual([]);
  });
});
