import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type SlackChannel,
  type SlackTwin,
  type SlackUser,
  startSlackTwin,
} from '../../../src/adapters/twin/slack-twin.ts';

type Got = { readonly holds: boolean; readonly retry: string | undefined; readonly raw: string };
type Event = { event_id: string; event: Record<string, unknown> };

async function startApp(secret: string) {
  const got: Got[] = [];
  const next = { status: 200, body: '' };
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(Buffer.from(part));
    const raw = Buffer.concat(parts).toString();
    const base = `v0:${String(request.headers['x-slack-request-timestamp'])}:${raw}`;
    const right = `v0=${createHmac('sha256', secret).update(base).digest('hex')}`;
    const retry = request.headers['x-slack-retry-num'];
    got.push({ holds: request.headers['x-slack-signature'] === right, retry: retry?.toString(), raw });
    response.writeHead(next.status).end(next.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/slack/events`,
    got,
    next,
    events: () => got.filter(({ raw }) => raw.startsWith('{')).map(({ raw }): Event => JSON.parse(raw)),
    payload: () => JSON.parse(new URLSearchParams(got.at(-1)?.raw).get('payload') ?? '{}'),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

const headers = { 'content-type': 'application/json' };
const header = (text: string) => ({ type: 'header', text: { type: 'plain_text', text } });
const button = (action_id: string) => ({
  type: 'button',
  action_id,
  value: '7',
  text: { type: 'plain_text', text: '受ける' },
});
const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });

describe('Slack twin', () => {
  const clock = { at: 0 };
  let twin: SlackTwin;
  let app: Awaited<ReturnType<typeof startApp>>;
  let client: WebClient;
  let desk: SlackChannel;
  let sato: SlackUser;

  beforeEach(async () => {
    clock.at = Date.UTC(2026, 10, 24, 1, 0, 0);
    twin = await startSlackTwin({ now: () => clock.at });
    app = await startApp(twin.signingSecret);
    twin.setAppUrl(app.url);
    client = new WebClient(twin.botToken, {
      slackApiUrl: twin.apiUrl,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
    });
    sato = twin.addUser({ name: 'sato' });
    desk = twin.addChannel({ name: 'desk', members: [sato.id] });
  });
  afterEach(async () => {
    await twin.close();
    await app.close();
  });

  const code = (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => 'ok',
      (error: { data?: { error?: string }; code?: string }) => error.data?.error ?? error.code,
    );

  it('signs events, and tells a mention twice under different ids', async () => {
    const { ts } = await sato.say(desk.id, `<@${twin.botUserId}> 手伝って`);
    expect(app.got.every(({ holds }) => holds)).toBe(true);
    const [message, mention] = app.events();
    expect([message?.event['type'], mention?.event['type']]).toEqual(['message', 'app_mention']);
    expect([message?.event['ts'], mention?.event['ts']]).toEqual([ts, ts]);
    expect(message?.event_id).not.toBe(mention?.event_id);
  });

  it('tries three times more, until the app says not to', async () => {
    app.next.status = 500;
    await sato.say(desk.id, 'a');
    expect(app.got.map(({ retry }) => retry)).toEqual([undefined, '1', '2', '3']);
    expect(new Set(app.events().map(({ event_id: id }) => id)).size).toBe(1);
  });

  it('posts, changes, deletes and echoes', async () => {
    const metadata = { event_type: 'outbox', event_payload: { id: 'row-1' } };
    const { ts = '' } = await client.chat.postMessage({ channel: desk.id, text: 'a', metadata });
    await client.chat.update({ channel: desk.id, ts, text: 'b' });
    const own = await sato.say(desk.id, 'c', ts);
    expect(desk.messages().map(({ text, threadTs }) => [text, threadTs])).toEqual([
      ['b', null],
      ['c', ts],
    ]);
    const thread = await client.conversations.replies({ channel: desk.id, ts, include_all_metadata: true });
    expect(thread.messages?.map(({ text }) => text)).toEqual(['b', 'c']);
    expect(thread.messages?.[0]).toMatchObject({ metadata, reply_count: 1 });
    expect((await client.conversations.replies({ channel: desk.id, ts })).messages?.[0]).not.toHaveProperty('metadata');
    expect(await code(client.chat.update({ channel: desk.id, ts: own.ts ?? '', text: 'x' }))).toBe(
      'cant_update_message',
    );
    await client.chat.delete({ channel: desk.id, ts });
    await twin.idle();
    expect(app.events().map(({ event }) => event['subtype'])).toEqual(
      expect.arrayContaining(['message_changed', 'message_deleted']),
    );
    const late = await client.chat.postMessage({ channel: desk.id, text: '秘密', thread_ts: ts });
    expect(late.message).not.toHaveProperty('thread_ts');
    expect(desk.messages().at(-1)).toMatchObject({ text: '秘密', threadTs: null });
  });

  it('orders messages by ts even when the clock stands still', async () => {
    for (const text of ['a', 'b', 'c']) await client.chat.postMessage({ channel: desk.id, text });
    const all = desk.messages().map(({ ts }) => ts);
    expect(all).toEqual([...new Set(all)].sort());
    const { messages } = await client.conversations.history({ channel: desk.id });
    expect(messages?.map(({ text }) => text)).toEqual(['c', 'b', 'a']);
  });

  it('refuses where the app is not', async () => {
    const open = twin.addChannel({ name: 'open', withApp: false });
    const closed = twin.addChannel({ name: 'closed', withApp: false, isPrivate: true });
    const post = (channel: string) => code(client.chat.postMessage({ channel, text: 'a' }));
    expect(await post(open.id)).toBe('not_in_channel');
    expect(await post(closed.id)).toBe('channel_not_found');
    expect(await post('C0')).toBe('channel_not_found');
    await client.conversations.join({ channel: open.id });
    expect(await post(open.id)).toBe('ok');
    open.archive();
    expect(await post(open.id)).toBe('is_archived');
    desk.kickApp();
    expect(await post(desk.id)).toBe('not_in_channel');
    const before = app.got.length;
    expect(await sato.say(desk.id, 'a')).toMatchObject({ status: 'none' });
    expect(app.got).toHaveLength(before);
  });

  it('refuses other tokens and unknown methods', async () => {
    expect(await code(new WebClient('xoxb-x', { slackApiUrl: twin.apiUrl }).auth.test())).toBe('invalid_auth');
    expect(await code(client.apiCall('chat.shout'))).toBe('unknown_method');
    expect(await client.auth.test()).toMatchObject({ user_id: twin.botUserId, team_id: twin.teamId });
  });

  it.each([
    ['51 blocks', Array.from({ length: 51 }, () => ({ type: 'divider' })), 'invalid_blocks'],
    ['50 blocks', Array.from({ length: 50 }, () => ({ type: 'divider' })), 'ok'],
    ['header of 151', [header('あ'.repeat(151))], 'invalid_blocks'],
    ['header of 150 emoji', [header('😀'.repeat(150))], 'ok'],
    ['section of 3001', [section('x'.repeat(3001))], 'invalid_blocks'],
    ['section of 3000', [section('x'.repeat(3000))], 'ok'],
    ['13,200 characters', Array.from({ length: 5 }, () => section('x'.repeat(2640))), 'ok'],
    [
      '13,201 characters',
      [...Array.from({ length: 5 }, () => section('x'.repeat(2640))), section('x')],
      'msg_blocks_too_long',
    ],
    [
      '26 buttons',
      [{ type: 'actions', elements: Array.from({ length: 26 }, (_, n) => button(`b${n}`)) }],
      'invalid_blocks',
    ],
    ['one name twice', [{ type: 'actions', elements: [button('a'), button('a')] }], 'invalid_blocks'],
    ['unknown type', [{ type: 'carousel' }], 'invalid_blocks'],
    ['unknown property', [{ type: 'divider', color: 'red' }], 'invalid_blocks'],
  ])('block limits: %s', async (_name, blocks, expected) => {
    const args = { channel: desk.id, text: 'a', blocks };
    expect(await code(client.apiCall('chat.postMessage', args))).toBe(expected);
    expect(twin.violations).toHaveLength(expected === 'ok' ? 0 : 1);
  });

  it.each([
    [{ text: '' }, 'no_text'],
    [{ text: 'x'.repeat(40_001) }, 'msg_too_long'],
    [{ text: 'a', thread_ts: '1' }, 'invalid_thread_ts'],
    [{ text: 'a', metadata: { event_type: 'x' } }, 'invalid_metadata_format'],
  ])('refuses %j', async (args, expected) => {
    expect(await code(client.apiCall('chat.postMessage', { channel: desk.id, ...args }))).toBe(expected);
  });

  it('breaks as it is told', async () => {
    const post = () => code(client.chat.postMessage({ channel: desk.id, text: 'a' }));
    twin.faults.plan('chat.postMessage', { kind: 'rate-429', retryAfter: 7 });
    twin.faults.plan('chat.postMessage', '500');
    twin.faults.plan('chat.postMessage', 'drop-before');
    twin.faults.plan('chat.postMessage', 'drop-after');
    expect([await post(), await post(), await post()]).toEqual([
      'slack_webapi_rate_limited_error',
      'slack_webapi_http_error',
      'slack_webapi_request_error',
    ]);
    expect(desk.messages()).toHaveLength(0);
    expect(await post()).toBe('slack_webapi_request_error');
    expect(desk.messages()).toHaveLength(1);
  });

  it('opens a modal from a press and takes its form', async () => {
    const blocks = [{ type: 'actions', block_id: 'row', elements: [button('claim')] }];
    await client.apiCall('chat.postMessage', { channel: desk.id, text: 'a', blocks });
    const ts = desk.messages().at(-1)?.ts ?? '';
    const { triggerId: trigger_id = '' } = await sato.press({ channel: desk.id, ts }, 'claim');
    expect(app.payload()).toMatchObject({
      type: 'block_actions',
      actions: [{ action_id: 'claim', block_id: 'row', value: '7' }],
    });
    const input = {
      type: 'input',
      block_id: 'note',
      label: { type: 'plain_text', text: 'メモ' },
      element: { type: 'plain_text_input', action_id: 't', max_length: 5 },
    };
    const plain = (text: string) => ({ type: 'plain_text', text });
    const view = { type: 'modal', title: plain('回答'), submit: plain('送る'), blocks: [input] };
    expect(await code(client.apiCall('views.open', { trigger_id: 'x', view }))).toBe('invalid_trigger_id');
    expect(await code(client.apiCall('views.open', { trigger_id, view }))).toBe('ok');
    expect(await code(client.apiCall('views.open', { trigger_id, view }))).toBe('trigger_exchanged');
    const [modal] = sato.modals();
    await expect(sato.submit(modal?.id ?? '', {})).rejects.toThrow('empty');
    await expect(sato.submit(modal?.id ?? '', { note: '長すぎるメモ' })).rejects.toThrow('too long');
    app.next.body = JSON.stringify({ response_action: 'errors', errors: { note: 'だめ' } });
    await sato.submit(modal?.id ?? '', { note: 'はい' });
    expect(sato.modals()[0]?.errors).toEqual({ note: 'だめ' });
    app.next.body = '';
    await sato.submit(modal?.id ?? '', { note: 'はい' });
    expect(app.payload().view.state.values).toEqual({ note: { t: { type: 'plain_text_input', value: 'はい' } } });
    expect(sato.modals()).toEqual([]);
    const late = await sato.press({ channel: desk.id, ts }, 'claim');
    clock.at += 3_001;
    expect(await code(client.apiCall('views.open', { trigger_id: late.triggerId, view }))).toBe('trigger_expired');
    const { submit: _submit, ...without } = view;
    expect(await code(client.apiCall('views.publish', { user_id: sato.id, view: { ...without, type: 'modal' } }))).toBe(
      'invalid_arguments',
    );
  });

  it('takes commands and later answers', async () => {
    app.next.body = JSON.stringify({ text: '承知しました' });
    await sato.command('/hakaru', 'help', desk.id);
    const fields = new URLSearchParams(app.got.at(-1)?.raw);
    expect([fields.get('command'), fields.get('text'), fields.get('user_id')]).toEqual(['/hakaru', 'help', sato.id]);
    const later = () =>
      fetch(fields.get('response_url') ?? '', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ text: 'あとで' }),
      });
    for (let use = 1; use <= 5; use += 1) expect((await later()).status).toBe(200);
    expect((await later()).status).toBe(404);
    expect(sato.ephemerals().map(({ text }) => text)).toEqual(['承知しました', ...Array(5).fill('あとで')]);
  });

  it('carries files both ways', async () => {
    const bytes = Buffer.from('a,b');
    await client.filesUploadV2({ channel_id: desk.id, filename: 'a.csv', file: bytes, initial_comment: '表' });
    const [id = ''] = desk.messages().at(-1)?.fileIds ?? [];
    expect(Buffer.from(twin.file(id)?.bytes ?? [])).toEqual(bytes);
    const { file } = await client.files.info({ file: id });
    const get = (authorization: string) => fetch(file?.url_private ?? '', { headers: { authorization } });
    expect(await (await get(`Bearer ${twin.botToken}`)).text()).toBe('a,b');
    expect((await get('')).headers.get('content-type')).toContain('text/html');
    twin.faults.dropUploads();
    const before = desk.messages().length;
    await client.filesUploadV2({ channel_id: desk.id, filename: 'b.csv', file: bytes });
    expect(desk.messages()).toHaveLength(before);
    await sato.upload(desk.id, { name: 'c.png', bytes });
    expect(app.events().at(-1)?.event).toMatchObject({ subtype: 'file_share', files: [{ name: 'c.png' }] });
  });

  it('holds, turns round and repeats events', async () => {
    twin.faults.hold();
    await sato.say(desk.id, 'a');
    await sato.say(desk.id, 'b');
    expect(app.got).toHaveLength(0);
    await twin.faults.release('reversed');
    expect(app.events().map(({ event }) => event['text'])).toEqual(['b', 'a']);
    twin.faults.duplicate();
    twin.faults.retry();
    await sato.say(desk.id, 'c');
    const ids = app
      .events()
      .slice(2)
      .map(({ event_id: one }) => one);
    expect(ids).toHaveLength(3);
    expect([ids[0] === ids[1], ids[0] === ids[2], app.got.at(-1)?.retry]).toEqual([false, true, '1']);
  });

  it('brings a press on what one person alone sees, and changes it through its address alone', async () => {
    const suzuki = twin.addUser({ name: 'suzuki' });
    const acts = { type: 'actions', elements: [button('take')] };
    const { message_ts } = await client.chat.postEphemeral({
      channel: desk.id,
      user: sato.id,
      text: 'a',
      blocks: [acts] as never,
    });
    const name = { channel: desk.id, ts: String(message_ts) };
    await sato.press(name, 'take');
    expect(app.payload()).toMatchObject({ container: { is_ephemeral: true, message_ts } });
    expect(app.payload()).not.toHaveProperty('message');
    await expect(suzuki.press(name, 'take')).rejects.toThrow();
    const answer = (body: object) =>
      fetch(app.payload().response_url, { method: 'POST', body: JSON.stringify(body), headers });
    await answer({ text: 'b', replace_original: true });
    expect(sato.ephemerals().map(({ text }) => text)).toEqual(['b']);
    await answer({ delete_original: true });
    expect(sato.ephemerals()).toEqual([]);
    expect(await code(client.chat.delete({ channel: desk.id, ts: String(message_ts) }))).toBe('message_not_found');
  });

  it('brings what is filled in when a button of a form is pressed, and says which form lies below', async () => {
    const field = (block_id: string, element: object) => ({
      type: 'input',
      block_id,
      label: { type: 'plain_text', text: 'l' },
      element: { action_id: 'a', ...element },
    });
    const blocks = [
      field('text', { type: 'plain_text_input' }),
      field('until', { type: 'datetimepicker', initial_date_time: 1_800_000_000 }),
      { type: 'actions', elements: [button('fill')] },
    ];
    const words = (text: string) => ({ type: 'plain_text', text });
    const view = { type: 'modal', title: words('t'), submit: words('s'), blocks } as never;
    const { triggerId = '' } = await sato.command('/hakaru');
    await client.views.open({ trigger_id: triggerId, view });
    const [first] = sato.modals();
    const pressed = await sato.pressInView(String(first?.id), 'fill', { values: { text: '書きかけ' } });
    expect(app.payload().view.state.values).toEqual({
      text: { a: { type: 'plain_text_input', value: '書きかけ' } },
      until: { a: { type: 'datetimepicker', selected_date_time: 1_800_000_000 } },
    });
    const { view: pushed } = await client.views.push({ trigger_id: String(pressed.triggerId), view });
    expect(pushed).toMatchObject({ previous_view_id: first?.id, root_view_id: first?.id });
    await expect(sato.submit(String(pushed?.id), { text: '' })).rejects.toThrow('empty');
    await sato.close(String(pushed?.id));
    expect(sato.modals()).toHaveLength(1);
  });

  it.each([
    ['an empty text', [{ type: 'rich_text_section', elements: [{ type: 'text', text: '' }] }]],
    ['a list in a list', [{ type: 'rich_text_list', style: 'bullet', elements: [{ type: 'rich_text_list' }] }]],
    ['an unknown part', [{ type: 'rich_text_section', elements: [{ type: 'mrkdwn', text: 'x' }] }]],
    ['a line outside of a section', [{ type: 'text', text: 'x' }]],
  ])('refuses rich text with %s', async (_what, elements) => {
    const blocks = [{ type: 'rich_text', elements }] as never;
    expect(await code(client.chat.postMessage({ channel: desk.id, text: 'x', blocks }))).toBe('invalid_blocks');
  });

  it('takes guests only where they were invited', async () => {
    const guest = twin.addUser({ name: 'guest', isRestricted: true });
    await expect(guest.join(desk.id)).rejects.toThrow('invited');
    expect(desk.members()).not.toContain(guest.id);
  });
});
