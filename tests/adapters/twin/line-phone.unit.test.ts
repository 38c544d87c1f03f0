import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LineOwner } from '../../../src/adapters/twin/line-twin.ts';
import { stage } from './line-support.ts';

const action = (label: string, data: string) => ({ type: 'postback' as const, label, data, displayText: `${label}!` });
const asking = (...labels: string[]) => ({
  type: 'text' as const,
  text: '?',
  quickReply: { items: labels.map((label) => ({ type: 'action' as const, action: action(label, `q=${label}`) })) },
});

describe('phone of an owner', () => {
  let set: Awaited<ReturnType<typeof stage>>;
  let owner: LineOwner;
  const push = (...messages: Parameters<typeof set.client.pushMessage>[0]['messages']) =>
    set.client.pushMessage({ to: owner.userId, messages });

  beforeEach(async () => {
    set = await stage();
    owner = set.twin.addOwner();
    await owner.follow();
  });
  afterEach(() => set.close());

  it('shows quick replies of the last message until one is tapped', async () => {
    await push(asking('はい'), asking('いいえ'));
    expect(owner.visibleActions().map(({ label }) => label)).toEqual(['いいえ']);
    await owner.tap('いいえ');
    expect(set.bot.events().at(-1)).toMatchObject({ type: 'postback', postback: { data: 'q=いいえ' } });
    expect(owner.screen().at(-1)).toMatchObject({ from: 'owner', text: 'いいえ!' });
    await expect(owner.tap('いいえ')).rejects.toThrow('nothing on the screen');
  });

  it('keeps old buttons, counted as they are drawn', async () => {
    const sent = await push({
      type: 'template',
      altText: 'a',
      template: { type: 'buttons', text: 'a', actions: [action('甲', '1'), action('乙', '2')] },
    });
    await owner.text('別の話');
    expect(owner.visibleActions()).toEqual([]);
    await owner.tapAt(sent.sentMessages[0]?.id ?? '', 1);
    expect(set.bot.events().at(-1)).toMatchObject({ postback: { data: '2' } });
    await owner.tap('甲');
    expect(set.bot.events().at(-1)).toMatchObject({ postback: { data: '1' } });
  });

  it('picks dates within their limits', async () => {
    const picker = {
      type: 'datetimepicker' as const,
      label: '日',
      data: 'd',
      mode: 'date' as const,
      min: '2026-11-01',
    };
    await push({ type: 'template', altText: 'a', template: { type: 'buttons', text: 'a', actions: [picker] } });
    await owner.tap('日', '2026-11-20');
    expect(set.bot.events().at(-1)).toMatchObject({ postback: { data: 'd', params: { date: '2026-11-20' } } });
    await expect(owner.tap('日', '2026-10-31')).rejects.toThrow('cannot be picked');
  });

  it('repeats, holds and turns round webhooks', async () => {
    set.twin.faults.redeliver(2);
    set.twin.faults.duplicate();
    await owner.text('a');
    const copies = set.bot.got.slice(1).map(({ body }) => body.events[0]);
    expect(copies.map((one) => one?.deliveryContext.isRedelivery)).toEqual([false, false, true, true]);
    expect(new Set(copies.map((one) => one?.webhookEventId)).size).toBe(1);
    expect(new Set(copies.map((one) => one?.replyToken)).size).toBe(1);
    set.twin.faults.hold();
    const first = await owner.text('b');
    const second = await owner.text('c');
    expect([first.status, second.status, set.twin.faults.held()]).toEqual(['held', 'held', 2]);
    await set.twin.faults.release('reversed');
    const order = set.bot.events().slice(-2);
    expect(order.map(({ webhookEventId }) => webhookEventId)).toEqual([second.eventId, first.eventId]);
  });

  it('delivers again what failed, if the console says so', async () => {
    await set.close();
    set = await stage({}, (count) => (count === 1 ? 500 : 200));
    set.twin.faults.setRedelivery(3);
    expect((await set.twin.addOwner().follow()).status).toBe(200);
    expect(set.twin.webhooks.map(({ status, failure }) => [status, failure])).toEqual([
      [500, 'error_status_code'],
      [200, null],
    ]);
  });

  it('loses the answer after it was accepted, or before', async () => {
    set.twin.faults.plan('push', 'drop-after');
    await expect(push({ type: 'text', text: 'a' })).rejects.toThrow();
    set.twin.faults.plan('push', 'drop-before');
    await expect(push({ type: 'text', text: 'b' })).rejects.toThrow();
    expect(owner.screen().map(({ text }) => text)).toEqual(['a']);
    expect(set.twin.calls.map(({ status, fault }) => [status, fault])).toEqual([
      [200, 'drop-after'],
      [null, 'drop-before'],
    ]);
    expect(JSON.stringify(set.twin.calls)).not.toContain(set.twin.accessToken);
  });

  it('is one voice among several in a group', async () => {
    const group = set.twin.addGroup([owner.userId]);
    expect((await group.text(owner.userId, 'a')).status).toBe('none');
    await group.join();
    const { messageId = '' } = await group.mention(owner.userId, 'どう?');
    expect(set.bot.events().at(-1)).toMatchObject({
      source: { type: 'group', groupId: group.id, userId: owner.userId },
      message: { mention: { mentionees: [{ isSelf: true, userId: set.twin.botUserId }] } },
    });
    await group.edit(owner.userId, messageId, 'b');
    expect(set.bot.events().at(-1)).toMatchObject({ type: 'messageEdited', message: { id: messageId, text: 'b' } });
    expect(owner.screen()).toEqual([]);
  });

  it('passes on any webhook, signed or not', async () => {
    const odd = { destination: set.twin.botUserId, events: [] };
    await set.twin.sendWebhook(odd);
    await set.twin.sendWebhook(Buffer.from(JSON.stringify(odd)), { signature: 'x' });
    expect(set.bot.got.slice(-2).map(({ signatureHolds }) => signatureHolds)).toEqual([true, false]);
  });

  it('makes the same ids from the same seed', async () => {
    const other = await stage();
    expect(other.twin.addOwner().userId).toBe(owner.userId);
    await other.close();
  });
});
