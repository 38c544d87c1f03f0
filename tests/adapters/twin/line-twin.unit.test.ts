import { HTTPFetchError, type LineBotClient } from '@line/bot-sdk';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LineOwner, LineTwin } from '../../../src/adapters/twin/line-twin.ts';
import { type AnswerBody, raw, stage } from './line-support.ts';

const text = (words: string) => ({ type: 'text' as const, text: words });

async function failure(work: Promise<unknown>): Promise<{ status: number; body: AnswerBody; headers: Headers }> {
  const error = await work.then(
    () => null,
    (caught: unknown) => caught,
  );
  if (!(error instanceof HTTPFetchError)) throw new Error(`expected a refusal, got ${String(error)}`);
  return { status: error.status, body: JSON.parse(error.body), headers: error.headers };
}

describe('LINE twin', () => {
  let set: Awaited<ReturnType<typeof stage>>;
  let twin: LineTwin;
  let client: LineBotClient;
  let owner: LineOwner;

  beforeEach(async () => {
    set = await stage({ monthlyLimit: 5 });
    twin = set.twin;
    client = set.client;
    owner = twin.addOwner({ displayName: '山田' });
    await owner.follow();
  });
  afterEach(() => set.close());

  const lastToken = (): string => set.bot.events().at(-1)?.replyToken ?? '';

  it('signs the raw bytes of what it tells', async () => {
    const { status, eventId, messageId } = await owner.text('電気 1200kWh 😀');
    expect(status).toBe(200);
    expect(set.bot.got.every(({ signatureHolds }) => signatureHolds)).toBe(true);
    const event = set.bot.events().at(-1);
    expect(event).toMatchObject({
      type: 'message',
      mode: 'active',
      webhookEventId: eventId,
      timestamp: set.clock.at,
      source: { type: 'user', userId: owner.userId },
      deliveryContext: { isRedelivery: false },
      message: { type: 'text', id: messageId, text: '電気 1200kWh 😀' },
    });
    expect(eventId).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
  });

  describe('reply token', () => {
    it('works once', async () => {
      await owner.text('a');
      const sent = await client.replyMessage({ replyToken: lastToken(), messages: [text('b')] });
      expect(sent.sentMessages).toEqual([{ id: expect.any(String), quoteToken: expect.any(String) }]);
      expect(owner.screen().at(-1)).toMatchObject({ from: 'bot', text: 'b', tokenKind: 'reply' });
      const again = await failure(client.replyMessage({ replyToken: lastToken(), messages: [text('b')] }));
      expect(again).toMatchObject({ status: 400, body: { message: 'Invalid reply token' } });
      expect(twin.violations).toHaveLength(1);
    });

    it.each([
      [60_000, 200],
      [60_001, 400],
    ])('after %i ms answers %i', async (ms, status) => {
      await owner.text('a');
      set.clock.at += ms;
      const { status: found } = await raw(twin, '/v2/bot/message/reply', {
        body: { replyToken: lastToken(), messages: [text('b')] },
      });
      expect(found).toBe(status);
    });

    it('gets a new minute with a redelivery, but not beyond 20 minutes', async () => {
      twin.faults.hold();
      await owner.text('a');
      set.clock.at += 19 * 60_000;
      await twin.faults.release();
      set.clock.at += 59_000;
      const ok = await raw(twin, '/v2/bot/message/reply', { body: { replyToken: lastToken(), messages: [text('b')] } });
      expect(ok.status).toBe(200);
      twin.faults.hold();
      await owner.text('c');
      set.clock.at += 20 * 60_000 + 1;
      await twin.faults.release();
      const late = await raw(twin, '/v2/bot/message/reply', {
        body: { replyToken: lastToken(), messages: [text('b')] },
      });
      expect(late).toMatchObject({ status: 400, body: { message: 'Invalid reply token' } });
    });

    it('is not used up by a refused message', async () => {
      await owner.text('a');
      const wrong = await failure(client.replyMessage({ replyToken: lastToken(), messages: [text('')] }));
      expect(wrong).toMatchObject({
        status: 400,
        body: {
          message: 'The request body has 1 error(s)',
          details: [{ message: 'May not be empty', property: 'messages[0].text' }],
        },
      });
      await client.replyMessage({ replyToken: lastToken(), messages: [text('b')] });
      expect(owner.screen()).toHaveLength(2);
    });

    it('does not go with a retry key', async () => {
      await owner.text('a');
      const { status } = await raw(twin, '/v2/bot/message/reply', {
        body: { replyToken: lastToken(), messages: [text('b')] },
        headers: { 'x-line-retry-key': '123e4567-e89b-12d3-a456-426614174000' },
      });
      expect(status).toBe(400);
    });
  });

  describe('retry key', () => {
    const key = '123e4567-e89b-12d3-a456-426614174000';
    const push = () => client.pushMessage({ to: owner.userId, messages: [text('b')] }, key);

    it('lets one message through and then tells which', async () => {
      const first = await client.pushMessageWithHttpInfo({ to: owner.userId, messages: [text('b')] }, key);
      const again = await failure(push());
      expect(again.status).toBe(409);
      expect(again.headers.get('x-line-accepted-request-id')).toBe(first.httpResponse.headers.get('x-line-request-id'));
      expect(again.body).toEqual({ message: 'The retry key is already accepted', ...first.body });
      expect(owner.screen()).toHaveLength(1);
      expect(twin.violations).toEqual([]);
    });

    it('is a new message after a day', async () => {
      await push();
      set.clock.at += 24 * 3_600_000;
      await push();
      expect(owner.screen()).toHaveLength(2);
    });

    it('refuses another body and anything but a UUID', async () => {
      await push();
      const other = await failure(client.pushMessage({ to: owner.userId, messages: [text('c')] }, key));
      const form = await failure(client.pushMessage({ to: owner.userId, messages: [text('c')] }, 'row-17'));
      expect([other.status, form.status]).toEqual([400, 400]);
    });

    it('is not used up by an error', async () => {
      twin.faults.plan('push', '500');
      expect((await failure(push())).status).toBe(500);
      await push();
      expect(owner.screen()).toHaveLength(1);
    });
  });

  describe('quota', () => {
    it('counts pushes by people and never replies', async () => {
      const group = twin.addGroup([owner.userId, twin.addOwner().userId, twin.addOwner().userId]);
      await group.join();
      await client.replyMessage({ replyToken: lastToken(), messages: [text('a'), text('b')] });
      expect(await client.getMessageQuotaConsumption()).toEqual({ totalUsage: 0 });
      await client.pushMessage({ to: group.id, messages: [text('a'), text('b')] });
      expect(await client.getMessageQuotaConsumption()).toEqual({ totalUsage: 3 });
      expect(await client.getMessageQuota()).toEqual({ type: 'limited', value: 5 });
      const over = await failure(client.pushMessage({ to: group.id, messages: [text('a')] }));
      expect(over).toMatchObject({ status: 429, body: { message: 'You have reached your monthly limit.' } });
      set.clock.at = Date.UTC(2026, 10, 30, 15, 0, 0);
      await client.pushMessage({ to: group.id, messages: [text('a')] });
      expect(await client.getMessageQuotaConsumption()).toEqual({ totalUsage: 3 });
    });

    it('takes nothing from those who block, and tells nobody', async () => {
      await owner.block();
      const sent = await client.pushMessage({ to: owner.userId, messages: [text('a')] });
      expect(sent.sentMessages).toHaveLength(1);
      expect(owner.screen()).toEqual([]);
      expect(await client.getMessageQuotaConsumption()).toEqual({ totalUsage: 0 });
      expect((await failure(client.getProfile(owner.userId))).status).toBe(404);
      await owner.unblock();
      expect(set.bot.events().at(-1)).toMatchObject({ type: 'follow', follow: { isUnblocked: true } });
    });

    it('reaches somebody who is no friend for seven days after the last word', async () => {
      const stranger = twin.addOwner();
      await stranger.text('a');
      set.clock.at += 7 * 24 * 3_600_000;
      await client.pushMessage({ to: stranger.userId, messages: [text('b')] });
      set.clock.at += 1;
      await client.pushMessage({ to: stranger.userId, messages: [text('c')] });
      expect(stranger.screen().map((entry) => entry.text)).toEqual(['a', 'b']);
    });
  });

  it.each([
    ['U123', "The property, 'to', in the request body is invalid (line: -, column: -)"],
    [`U${'0'.repeat(32)}`, 'Failed to send messages'],
    [`C${'0'.repeat(32)}`, 'Failed to send messages'],
  ])('refuses a push to %s', async (to, message) => {
    expect(await failure(client.pushMessage({ to, messages: [text('a')] }))).toMatchObject({
      status: 400,
      body: { message },
    });
  });

  it('sends to many friends at once and leaves out the others', async () => {
    const other = twin.addOwner();
    await client.multicast({ to: [owner.userId, other.userId], messages: [text('a')] });
    await client.broadcast({ messages: [text('b')] });
    expect(owner.screen().map((entry) => entry.text)).toEqual(['a', 'b']);
    expect(other.screen()).toEqual([]);
    expect((await failure(client.multicast({ to: [owner.userId, 'x'], messages: [text('a')] }))).body.message).toBe(
      'The property, to[1], in the request body is invalid (line: -, column: -)',
    );
  });

  describe('refuses before it looks at the message', () => {
    const body = { to: `U${'0'.repeat(32)}`, messages: [text('a')] };
    it.each([
      ['no token', { body, headers: { authorization: '' } }, 401],
      ['another token', { body, headers: { authorization: 'Bearer x' } }, 401],
      ['a form', { body: 'to=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 415],
      ['no type', { body: '{}', headers: { 'content-type': '' } }, 415],
      ['broken JSON', { body: '{"to":' }, 400],
      ['more than 2 MB', { body: { ...body, pad: 'x'.repeat(2 * 1024 * 1024) } }, 413],
      ['another method', { method: 'PUT', body }, 405],
    ])('%s', async (_name, request, status) => {
      const answer = await raw(twin, '/v2/bot/message/push', request);
      expect(answer.status).toBe(status);
      expect(answer.body.message).toEqual(expect.any(String));
      expect(answer.headers.get('x-line-request-id')).toMatch(/^[0-9a-f-]{36}$/);
      expect(twin.violations).toHaveLength(1);
    });

    it('an address that does not exist', async () => {
      expect((await raw(twin, '/v2/bot/message/sms', { body })).status).toBe(404);
      expect(twin.violations).toHaveLength(1);
    });
  });

  describe('content', () => {
    it('hands out the bytes until they are unsent', async () => {
      const bytes = Buffer.from([0xff, 0xd8, 0xff]);
      const { messageId = '' } = await owner.image(bytes, 'image/jpeg');
      const got = await client.getMessageContentWithHttpInfo(messageId);
      expect(got.httpResponse.headers.get('content-type')).toBe('image/jpeg');
      expect(Buffer.concat(await got.body.toArray())).toEqual(bytes);
      await owner.unsend(messageId);
      expect(set.bot.events().at(-1)).toMatchObject({ type: 'unsend', unsend: { messageId } });
      expect(set.bot.events().at(-1)).not.toHaveProperty('replyToken');
      expect((await failure(client.getMessageContent(messageId))).status).toBe(410);
      expect(owner.screen().at(-1)).toMatchObject({ unsent: true });
      expect(twin.violations).toEqual([]);
    });

    it('is not there for unknown ids and old ones', async () => {
      expect((await failure(client.getMessageContent('1'))).status).toBe(404);
      const { messageId = '' } = await owner.image(Buffer.from('x'));
      twin.expireContent(messageId);
      expect((await failure(client.getMessageContent(messageId))).status).toBe(404);
    });

    it('of a film takes its time', async () => {
      const { messageId = '' } = await owner.video(Buffer.from('film'), { pendingPolls: 2 });
      const first = await client.getMessageContentWithHttpInfo(messageId);
      expect(first.httpResponse.status).toBe(202);
      expect(await client.getMessageContentTranscodingByMessageId(messageId)).toEqual({ status: 'processing' });
      expect(await client.getMessageContentTranscodingByMessageId(messageId)).toEqual({ status: 'succeeded' });
      const ready = await client.getMessageContentWithHttpInfo(messageId);
      expect(ready.httpResponse.status).toBe(200);
    });

    it('of a set comes in any order', async () => {
      const images = ['a', 'b', 'c'].map((one) => ({ bytes: Buffer.from(one), contentType: 'image/png' }));
      await owner.imageSet(images, { order: [2, 0, 1] });
      const sets = set.bot
        .events()
        .slice(-3)
        .map((event) => event.message.imageSet);
      expect(sets.map(({ index }) => index)).toEqual([3, 1, 2]);
      expect(new Set(sets.map(({ id }) => id)).size).toBe(1);
      await owner.imageSet(images, { withoutIndex: true, together: true });
      expect(set.bot.got.at(-1)?.body.events.map((event) => event.message.imageSet.index)).toEqual([
        undefined,
        undefined,
        undefined,
      ]);
    });
  });

  describe('loading animation', () => {
    const start = (chatId: string, loadingSeconds?: number) =>
      raw(twin, '/v2/bot/chat/loading/start', { body: { chatId, loadingSeconds } });

    it('runs until a message arrives or its time is over', async () => {
      const shown: unknown[] = [];
      twin.subscribe((event) => event.kind === 'loading' && shown.push(event.seconds));
      expect((await start(owner.userId)).status).toBe(202);
      expect(owner.isLoading()).toBe(true);
      set.clock.at += 20_000;
      expect(owner.isLoading()).toBe(false);
      await start(owner.userId, 60);
      await client.pushMessage({ to: owner.userId, messages: [text('a')] });
      expect(owner.isLoading()).toBe(false);
      expect(shown).toEqual([20, 60]);
    });

    it.each([
      [4, 2],
      [7, 1],
      [65, 1],
      [5, 0],
      [60, 0],
    ])('of %i seconds has %i faults', async (seconds, faults) => {
      const { body } = await start(owner.userId, seconds);
      expect(body.details?.length ?? 0).toBe(faults);
    });

    it('is only for single people', async () => {
      const group = twin.addGroup([owner.userId]);
      await group.join();
      expect((await start(group.id)).body.details?.[0]?.property).toBe('chatId');
    });
  });

  it('marks as read up to a message', async () => {
    await owner.text('a');
    await owner.text('b');
    const token = set.bot.events().at(-1)?.message.markAsReadToken ?? '';
    await owner.text('c');
    await client.markMessagesAsReadByToken({ markAsReadToken: token });
    expect(owner.screen().map(({ read }) => read)).toEqual([true, true, false]);
    expect((await failure(client.markMessagesAsReadByToken({ markAsReadToken: 'x' }))).status).toBe(400);
  });

  it('answers what one can look up', async () => {
    expect(await client.getProfile(owner.userId)).toMatchObject({ displayName: '山田', language: 'ja' });
    expect(await client.getBotInfo()).toMatchObject({ userId: twin.botUserId, chatMode: 'bot' });
    expect(await client.getWebhookEndpoint()).toEqual({ endpoint: set.bot.url, active: true });
    expect(await client.testWebhookEndpoint({})).toMatchObject({ success: true, statusCode: 200 });
    expect(set.bot.got.at(-1)?.body.events).toEqual([]);
    expect((await client.issueLinkToken(owner.userId)).linkToken).toEqual(expect.any(String));
    const group = twin.addGroup([owner.userId]);
    expect((await failure(client.getGroupMemberProfile(group.id, owner.userId))).status).toBe(404);
    await group.join();
    expect(await client.getGroupMemberProfile(group.id, owner.userId)).toMatchObject({ displayName: '山田' });
    await client.leaveGroup(group.id);
    expect((await failure(client.pushMessage({ to: group.id, messages: [text('a')] }))).status).toBe(400);
  });

  it('shows a rich menu once it has an image', async () => {
    const area = {
      bounds: { x: 0, y: 0, width: 800, height: 400 },
      action: { type: 'message' as const, text: '報告' },
    };
    const { richMenuId } = await client.createRichMenu({
      size: { width: 800, height: 400 },
      selected: true,
      name: 'menu',
      chatBarText: 'メニュー',
      areas: [area],
    });
    expect((await failure(client.setDefaultRichMenu(richMenuId))).status).toBe(400);
    await client.setRichMenuImage(richMenuId, new Blob([Buffer.from('png')], { type: 'image/png' }));
    await client.setDefaultRichMenu(richMenuId);
    expect(await client.getDefaultRichMenuId()).toEqual({ richMenuId });
    expect((await client.getRichMenuList()).richmenus).toHaveLength(1);
    expect(twin.menuOf(owner.userId)).toMatchObject({ name: 'menu' });
    await owner.tapMenu(area.action);
    expect(set.bot.events().at(-1)).toMatchObject({ message: { text: '報告' } });
    await client.deleteRichMenu(richMenuId);
    expect(twin.menuOf(owner.userId)).toBeUndefined();
    expect((await failure(client.createRichMenu({ chatBarText: 'あ'.repeat(15) }))).status).toBe(400);
  });
});
