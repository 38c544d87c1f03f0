import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SlackChannel, SlackUser } from '../../../src/adapters/twin/slack-twin.ts';
import { openSlackApp, type SlackApp } from './support.ts';

describe('what Slack sends', () => {
  let app: SlackApp;
  let desk: SlackChannel;
  let sato: SlackUser;
  beforeEach(async () => {
    app = await openSlackApp({ patienceMs: 300 });
    sato = app.twin.addUser({ name: 'sato' });
    desk = app.twin.addChannel({ name: 'desk', members: [sato.id] });
  });
  afterEach(() => app.close());

  const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(app.url, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
  const signed = (body: string, secret = app.twin.signingSecret, skewSeconds = 0) => {
    const timestamp = `${Math.floor(app.clock.at / 1000) + skewSeconds}`;
    const signature = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
    return { 'x-slack-signature': signature, 'x-slack-request-timestamp': timestamp };
  };
  const codeOf = async (answer: Response): Promise<unknown> => {
    const { error } = (await answer.json()) as { error: { code: string } };
    return error.code;
  };
  const event = { type: 'message', channel_type: 'channel', user: 'U1', text: 'a', ts: '1795482000.000100' };
  const envelope = (fields: object = {}, outer: object = {}) =>
    JSON.stringify({
      type: 'event_callback',
      team_id: app.twin.teamId,
      api_app_id: app.twin.appId,
      event_id: 'Ev1',
      event_time: 1_795_482_000,
      authorizations: [{ team_id: app.twin.teamId, user_id: app.twin.botUserId, is_bot: true }],
      event: { ...event, channel: desk.id, ...fields },
      ...outer,
    });

  it.each([
    [0, 200],
    [-299, 200],
    [299, 200],
    [-301, 401],
    [301, 401],
    [31_536_000, 401],
  ])('is taken by a clock that differs by %d seconds: %d', async (skew, status) => {
    const body = envelope();
    expect((await post(body, signed(body, undefined, skew))).status).toBe(status);
    expect(app.taken).toHaveLength(status === 200 ? 1 : 0);
  });

  it('is refused when nobody signed it, another did, or a byte is different', async () => {
    const body = envelope();
    expect(await codeOf(await post(body))).toBe('slack-signature-missing');
    expect(await codeOf(await post(body, signed(body, 'other')))).toBe('slack-signature-invalid');
    expect(await codeOf(await post(`${body} `, signed(body)))).toBe('slack-signature-invalid');
    expect(await codeOf(await post(body, { ...signed(body), 'x-slack-request-timestamp': 'soon' }))).toBe(
      'slack-request-stale',
    );
    expect(app.taken).toEqual([]);
  });

  it('answers the check of TLS and of the address, and acts upon neither', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
    const check = await post(
      'ssl_check=1&token=x&command=%2Fhakaru&team_id=T&api_app_id=A&user_id=U&channel_id=C',
      form,
    );
    expect([check.status, await check.text()]).toEqual([200, '']);
    const body = JSON.stringify({ type: 'url_verification', challenge: 'abc' });
    expect(await (await post(body, signed(body))).json()).toEqual({ challenge: 'abc' });
    expect((await post(body)).status).toBe(401);
    expect(app.taken).toEqual([]);
  });

  it('is refused when it is nonsense, and kept when it is only new', async () => {
    for (const body of ['{', '[]', '{}', 'payload=1']) expect((await post(body, signed(body))).status).toBe(400);
    const body = envelope({ type: 'telepathy' });
    expect((await post(body, signed(body))).status).toBe(200);
    expect(app.taken).toMatchObject([{ kind: 'other', type: 'telepathy' }]);
  });

  it('is not acknowledged before it is stored, nor when that takes too long', async () => {
    app.next.take = () => Promise.reject(new Error('away'));
    const body = envelope();
    expect((await post(body, signed(body))).status).toBe(503);
    app.next.take = () => new Promise(() => undefined);
    expect((await post(body, signed(body))).status).toBe(503);
  });

  it('that an event happened twice is told by its names, in whichever order a mention comes', async () => {
    app.twin.faults.mentionFirst(true);
    await sato.say(desk.id, `<@${app.twin.botUserId}> 手伝って`);
    app.twin.faults.mentionFirst(false);
    await sato.say(desk.id, `<@${app.twin.botUserId}> もう一度`);
    const [mention, message, message2, mention2] = app.taken;
    expect(app.taken.map(({ kind }) => kind)).toEqual(Array(4).fill('message'));
    expect(mention?.keys[0]).toBe(message?.keys[0]);
    expect(message2?.keys[0]).toBe(mention2?.keys[0]);
    expect(message?.keys[0]).not.toBe(message2?.keys[0]);
    expect(new Set(app.taken.map(({ keys }) => keys[1])).size).toBe(4);
    expect(app.taken.every((one) => one.kind === 'message' && one.mentioned)).toBe(true);
  });

  it('a retry is the same event, and its header alone drops nothing', async () => {
    app.next.take = () => Promise.reject(new Error('away'));
    await sato.say(desk.id, 'a');
    expect(app.twin.requests.map(({ retry, status }) => [retry, status])).toEqual([0, 1, 2, 3].map((n) => [n, 503]));
    app.next.take = async () => ({ answer: 'nothing' });
    app.twin.faults.retry(2);
    await sato.say(desk.id, 'b');
    expect(new Set(app.taken.map(({ keys }) => keys.join(' '))).size).toBe(1);
    expect(app.taken).toHaveLength(3);
  });

  it('own posts, other programs and changes that change nothing are passed over', async () => {
    const blocks = [{ type: 'section', text: { type: 'plain_text', text: 'x' } }];
    const sent = await app.desk.post(app.account, {
      id: '1',
      channel: desk.id,
      thread: null,
      text: 'x',
      blocks,
      since: null,
    });
    if (sent.result !== 'sent') throw new Error(sent.code);
    await app.desk.update(app.account, { channel: desk.id, ts: sent.ts, text: 'y', blocks });
    await app.twin.idle();
    for (const fields of [
      { bot_id: 'B9' },
      { app_id: 'A9' },
      { subtype: 'bot_message' },
      { user: app.twin.botUserId },
      { metadata: { event_type: 'hakaru_message' } },
      { subtype: 'message_changed', message: event, previous_message: event },
      { subtype: 'message_deleted', deleted_ts: '1.1', previous_message: { ...event, bot_id: 'B9' } },
    ]) {
      const body = envelope(fields);
      expect((await post(body, signed(body))).status).toBe(200);
    }
    expect(app.taken).toEqual([]);
  });

  it('edits, deletes, tombstones, answers in threads and files are told apart', async () => {
    const parent = await sato.say(desk.id, '最初');
    const name = { channel: desk.id, ts: parent.ts ?? '' };
    await sato.say(desk.id, '返事', parent.ts);
    await sato.edit(name, '直した');
    await sato.upload(desk.id, { name: 'a.csv', bytes: Buffer.from('a,b') }, { thread: name.ts, text: '表' });
    await sato.delete(name);
    const body = envelope({
      subtype: 'message_changed',
      message: { ts: '5.5', subtype: 'tombstone', user: 'USLACKBOT', text: 'gone' },
      previous_message: { ...event, ts: '5.5', files: [{ id: 'F1' }] },
    });
    await post(body, signed(body));
    expect(app.taken).toMatchObject([
      {
        kind: 'message',
        text: '最初',
        place: { thread: null, kind: 'channel' },
        by: { user: sato.id, outside: false },
      },
      { kind: 'message', text: '返事', place: { thread: parent.ts } },
      { kind: 'edited', ts: parent.ts, text: '直した' },
      { kind: 'message', text: '表', files: [{ name: 'a.csv', mimetype: 'text/csv', bytes: 3 }] },
      { kind: 'deleted', ts: parent.ts, files: [] },
      { kind: 'deleted', ts: '5.5', files: ['F1'] },
    ]);
    expect(app.taken[0]?.at).toBe('2026-11-24T01:00:00.000Z');
  });

  it('who comes, who goes, and what becomes of channels', async () => {
    const suzuki = app.twin.addUser({ name: 'suzuki' });
    await suzuki.join(desk.id);
    await suzuki.leave(desk.id);
    for (const fields of [
      { type: 'channel_archive', user: 'U1' },
      { type: 'message', subtype: 'channel_unarchive' },
      { type: 'channel_rename', channel: { id: desk.id, name: 'new' } },
      { type: 'group_left' },
      { type: 'member_left_channel', user: app.twin.botUserId },
      { type: 'app_uninstalled', channel: undefined },
    ]) {
      const body = envelope(fields);
      await post(body, signed(body));
    }
    expect(app.taken).toMatchObject([
      { kind: 'came', by: { user: suzuki.id } },
      { kind: 'went' },
      { kind: 'channel', what: 'archived' },
      { kind: 'channel', what: 'unarchived' },
      { kind: 'channel', what: 'renamed', place: { conversation: desk.id } },
      { kind: 'channel', what: 'app-out' },
      { kind: 'channel', what: 'app-out' },
      { kind: 'uninstalled' },
    ]);
  });

  it('people of other workspaces are marked, and so is a channel in which they read along', async () => {
    const stranger = app.twin.addUser({ name: 'x', teamId: 'T0OTHER' });
    await stranger.join(desk.id);
    await stranger.say(desk.id, 'a');
    const body = envelope({}, { is_ext_shared_channel: true });
    await post(body, signed(body));
    const said = app.taken.filter(({ kind }) => kind === 'message');
    expect(said).toMatchObject([
      { by: { outside: true, team: 'T0OTHER' }, place: { shared: false } },
      { by: { outside: false }, place: { shared: true } },
    ]);
  });

  it('presses, forms, closed modals, commands and the home tab', async () => {
    const button = { type: 'button', action_id: 'claim', value: '7', text: { type: 'plain_text', text: '受ける' } };
    const blocks = [{ type: 'actions', block_id: 'row', elements: [button] }];
    const sent = await app.desk.post(app.account, {
      id: '1',
      channel: desk.id,
      thread: null,
      text: 'a',
      blocks,
      since: null,
    });
    const ts = sent.result === 'sent' ? sent.ts : '';
    const { triggerId: trigger = '' } = await sato.press({ channel: desk.id, ts }, 'claim');
    const plain = (text: string) => ({ type: 'plain_text', text });
    const input = {
      type: 'input',
      block_id: 'note',
      label: plain('メモ'),
      element: { type: 'plain_text_input', action_id: 't' },
    };
    const view = { type: 'modal', callback_id: 'answer', private_metadata: 'm', notify_on_close: true };
    const full = { ...view, title: plain('回答'), submit: plain('送る'), blocks: [input] };
    expect(await app.desk.openModal(app.account, { trigger, view: full })).toMatchObject({ result: 'sent' });
    expect(await app.desk.openModal(app.account, { trigger, view: full })).toEqual({
      result: 'refused',
      code: 'trigger-expired',
    });
    const id = sato.modals()[0]?.id ?? '';
    app.next.take = async () => ({ answer: 'errors', errors: { note: '短すぎます' } });
    await sato.submit(id, { note: 'あ' });
    expect(sato.modals()[0]?.errors).toEqual({ note: '短すぎます' });
    app.next.take = async () => ({ answer: 'nothing' });
    await sato.close(id);
    app.next.take = async () => ({ answer: 'text', text: '承りました' });
    await sato.command('/hakaru', 'help', desk.id);
    await sato.openHome();
    expect(sato.ephemerals().map(({ text }) => text)).toEqual(['承りました']);
    expect(app.taken).toMatchObject([
      { kind: 'pressed', action: { id: 'claim', block: 'row', values: ['7'] }, ts, place: { conversation: desk.id } },
      { kind: 'submitted', values: { note: ['あ'] }, view: { callback: 'answer', metadata: 'm' } },
      { kind: 'closed', view: { callback: 'answer' } },
      { kind: 'command', command: '/hakaru', text: 'help', place: { conversation: desk.id } },
      { kind: 'home-opened', tab: 'home', place: { kind: 'im' } },
    ]);
    expect(app.twin.violations).toEqual(['views.open: trigger_exchanged']);
  });

  it('what is written to the app alone goes to the owner’s conversation, word for word', async () => {
    const direct = sato.direct();
    await sato.say(direct, '電気 &lt;1,234&gt; kWh :100: <https://a.example|リンク> <!channel>');
    await sato.upload(direct, { name: 'a.png', bytes: Buffer.from('x') }, { text: '請求書' });
    expect(app.taken).toEqual([]);
    expect(app.received.map(({ content }) => content)).toMatchObject([
      { kind: 'text', text: '電気 <1,234> kWh :100: リンク @channel', emojis: [{ from: 15, to: 20 }] },
      { kind: 'text', text: '請求書' },
      { kind: 'photo', messageId: expect.stringMatching(/^\d+\.\d+-F[A-Z0-9]+$/) },
    ]);
    expect(app.received.every(({ channel, person }) => channel === app.account && person === sato.id)).toBe(true);
    expect(new Set(app.received.map(({ id }) => id)).size).toBe(3);
  });

  it('what is changed or deleted there is changed or taken back in the owner’s conversation, files too', async () => {
    const direct = sato.direct();
    const { ts = '' } = await sato.say(direct, '1200 kWh');
    await sato.edit({ channel: direct, ts }, '1300 kWh &amp; ガス');
    await sato.delete({ channel: direct, ts });
    const file = await sato.upload(direct, { name: 'a.png', bytes: Buffer.from('x') });
    await sato.delete({ channel: direct, ts: file.ts ?? '' });
    const [, edited, unsent, photo, ...gone] = app.received.map(({ content }) => content);
    expect([edited, unsent]).toEqual([
      { kind: 'edited', messageId: ts, text: '1300 kWh & ガス' },
      { kind: 'unsent', messageId: ts },
    ]);
    expect(photo).toMatchObject({ kind: 'photo' });
    expect(gone).toEqual([
      { kind: 'unsent', messageId: file.ts },
      { kind: 'unsent', messageId: photo?.kind === 'photo' && photo.messageId },
    ]);
    expect(app.taken).toEqual([]);
  });

  it('leaves no word of it in the log', async () => {
    app.next.take = () => Promise.reject(new Error('MARKED'));
    await sato.say(desk.id, 'MARKED');
    expect(JSON.stringify(app.lines)).not.toContain('MARKED');
    expect(app.lines.length).toBeGreaterThan(0);
  });
});
