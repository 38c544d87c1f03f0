import { afterEach, describe, expect, it } from 'vitest';
import {
  lineBotInfo,
  lineProfile,
  lineQuota,
  lineWebhookEndpoint,
  testLineWebhook,
} from '../../../src/adapters/line/account.ts';
import { loadingSeconds } from '../../../src/adapters/line/loading.ts';
import { createLinePlatform } from '../../../src/adapters/line/platform.ts';
import { type Answer, BOT, type FakeLine, GROUP, json, PERSON, ROOM, recordingLog, startFakeLine } from './support.ts';

const open: FakeLine[] = [];
const start = async (answer: Answer) => {
  const fake = await startFakeLine(answer);
  open.push(fake);
  const { log, lines } = recordingLog();
  const platform = createLinePlatform({
    ...fake.access,
    publicUrl: 'https://bot.example.jp',
    write: (text) => ('words' in text ? text.words : text.key),
    log,
  });
  return { ...fake, platform, lines };
};

afterEach(async () => {
  await Promise.all(open.splice(0).map((fake) => fake.close()));
});

describe('createLinePlatform', () => {
  it('renders and delivers', async () => {
    const { platform, seen } = await start(json(200, { sentMessages: [{ id: '1' }] }));
    const { messages } = platform.render([{ view: 'text', text: { key: 'greeting' } }], 'ja');
    const by = { reply: 'token' };
    const key = '123e4567-e89b-12d3-a456-426614174000';
    expect(await platform.deliver({ key, channel: BOT, person: PERSON, messages, by, since: null })).toEqual({
      result: 'sent',
      messageIds: ['1'],
    });
    expect(JSON.parse(seen[0]?.body ?? '').messages).toEqual([{ type: 'text', text: 'greeting' }]);
  });

  it('shows that it is working, in steps LINE takes', async () => {
    const { platform, seen } = await start(json(202, {}));
    await platform.showBusy(BOT, PERSON, 12);
    expect(seen).toMatchObject([{ path: '/v2/bot/chat/loading/start' }]);
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({ chatId: PERSON, loadingSeconds: 15 });
  });

  it('shows nothing in groups and does not mind failures', async () => {
    const { platform, seen, lines } = await start(json(500, {}));
    await platform.showBusy(BOT, GROUP, 10);
    expect(seen).toEqual([]);
    await platform.showBusy(BOT, PERSON, 10);
    await platform.showBusy('Uother', PERSON, 10);
    expect(lines.map(({ event }) => event)).toEqual(['line-loading-not-shown', 'line-loading-not-shown']);
  });

  it.each([
    [GROUP, [`/v2/bot/group/${GROUP}/leave`]],
    [ROOM, [`/v2/bot/room/${ROOM}/leave`]],
    [PERSON, []],
    ['C../x', []],
  ])('leaves %s by %j', async (group, paths) => {
    const { platform, seen } = await start(json(200, {}));
    await platform.leave(BOT, group);
    expect(seen.map(({ path }) => path)).toEqual(paths);
  });

  it('is content to be out already and says when leaving failed', async () => {
    await expect((await start(json(404, {}))).platform.leave(BOT, GROUP)).resolves.toBeUndefined();
    await expect((await start(json(500, {}))).platform.leave(BOT, GROUP)).rejects.toMatchObject({
      code: 'line-unavailable',
      retry: 'later',
    });
  });
});

describe('loadingSeconds', () => {
  it.each([
    [0, 5],
    [-3, 5],
    [5, 5],
    [5.1, 10],
    [58, 60],
    [600, 60],
    [Number.NaN, 5],
  ])('%d becomes %d', (wished, given) => {
    expect(loadingSeconds(wished)).toBe(given);
  });
});

describe('the account', () => {
  const answers =
    (byPath: Record<string, [number, unknown]>): Answer =>
    (response, request) => {
      const [status, body] = byPath[request.url ?? ''] ?? [404, {}];
      json(status, body)(response, request);
    };

  it('says who the bot is and where LINE delivers', async () => {
    const { access } = await start(
      answers({
        '/v2/bot/info': [
          200,
          { userId: BOT, basicId: '@a', displayName: '省エネ', chatMode: 'bot', markAsReadMode: 'auto' },
        ],
        '/v2/bot/channel/webhook/endpoint': [200, { endpoint: 'https://bot.example.jp/line/webhook', active: true }],
      }),
    );
    expect(await lineBotInfo(access, BOT)).toMatchObject({ userId: BOT, chatMode: 'bot' });
    expect(await lineWebhookEndpoint(access, BOT)).toEqual({
      endpoint: 'https://bot.example.jp/line/webhook',
      active: true,
    });
  });

  it('knows when no address is set', async () => {
    expect(await lineWebhookEndpoint((await start(answers({}))).access, BOT)).toBeNull();
  });

  it('lets LINE try a delivery', async () => {
    const answer = { success: false, timestamp: '2026-11-25T00:00:00Z', statusCode: 0, reason: 'COULD_NOT_CONNECT' };
    const { access } = await start(answers({ '/v2/bot/channel/webhook/test': [200, answer] }));
    expect(await testLineWebhook(access, BOT)).toEqual({ success: false, status: 0, reason: 'COULD_NOT_CONNECT' });
  });

  it.each([
    [
      { type: 'limited', value: 200 },
      { limit: 200, used: 12 },
    ],
    [{ type: 'none' }, { limit: null, used: 12 }],
  ])('reads the quota %j', async (quota, expected) => {
    const { access } = await start(
      answers({
        '/v2/bot/message/quota': [200, quota],
        '/v2/bot/message/quota/consumption': [200, { totalUsage: 12 }],
      }),
    );
    expect(await lineQuota(access, BOT)).toEqual(expected);
  });

  it('fails with a code when the token is wrong or LINE is away', async () => {
    await expect(lineBotInfo((await start(json(401, {}))).access, BOT)).rejects.toMatchObject({ code: 'line-refused' });
    await expect(lineQuota((await start(json(500, {}))).access, BOT)).rejects.toMatchObject({
      code: 'line-unavailable',
    });
    await expect(lineBotInfo((await start(json(200, {}))).access, 'Uother')).rejects.toMatchObject({
      code: 'line-refused',
    });
  });

  it('finds no name of somebody who left, and does not mind', async () => {
    const { access } = await start(answers({ [`/v2/bot/profile/${PERSON}`]: [200, { displayName: '山田' }] }));
    expect(await lineProfile(access, BOT, PERSON)).toEqual({ displayName: '山田', language: null });
    expect(await lineProfile(access, BOT, `U${'9'.repeat(32)}`)).toBeNull();
    expect(await lineProfile(access, BOT, '../info')).toBeNull();
  });
});
