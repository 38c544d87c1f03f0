import { describe, expect, it } from 'vitest';
import { decodeWebhook } from '../../../src/adapters/line/decode.ts';
import { BOT, GROUP, PERSON, ROOM, textEvent, webhook } from './support.ts';

const decodeOne = (event: unknown) => {
  const { events } = decodeWebhook(webhook(event));
  expect(events).toHaveLength(1);
  return events[0] as (typeof events)[number];
};
const contentOf = (changes: Record<string, unknown>) => decodeOne(textEvent(changes)).content;
const message = (fields: Record<string, unknown>) => contentOf({ message: { id: '1', ...fields } });

describe('an event', () => {
  it('keeps who, when, where and how to answer', () => {
    expect(decodeOne(textEvent())).toMatchObject({
      id: '01HZZZZZZZZZZZZZZZZZZZZZZZ',
      at: new Date(1_790_000_000_000).toISOString(),
      redelivered: false,
      platform: 'line',
      channel: BOT,
      person: PERSON,
      replyToken: 'b60d432864f44d079f6d8efe86cf404b',
      content: { kind: 'text', messageId: '468789577898262530', text: '電気 1,234 kWh' },
    });
  });

  it('says when it is delivered again', () => {
    expect(decodeOne(textEvent({ deliveryContext: { isRedelivery: true } })).redelivered).toBe(true);
  });

  it('keeps what nobody knows yet, but no reply token, in its raw form', () => {
    const { raw } = decodeOne(textEvent({ mood: { colour: 'blue' } }));
    expect(raw).toMatchObject({ mood: { colour: 'blue' }, message: { quoteToken: 'q' } });
    expect(JSON.stringify(raw)).not.toContain('b60d432864f44d079f6d8efe86cf404b');
  });

  it('without an id gets the same id at every delivery, and another one for another event', () => {
    const first = decodeOne(textEvent({ webhookEventId: undefined }));
    const again = decodeOne(textEvent({ webhookEventId: undefined, deliveryContext: { isRedelivery: true } }));
    const other = decodeOne(textEvent({ webhookEventId: undefined, timestamp: 1_790_000_000_001 }));
    expect(first.id).toMatch(/^line-[0-9a-f]{64}$/);
    expect(again.id).toBe(first.id);
    expect(other.id).not.toBe(first.id);
  });

  it('without a reply token has none', () => {
    expect(decodeOne(textEvent({ replyToken: undefined })).replyToken).toBeNull();
    expect(decodeOne(textEvent({ replyToken: '' })).replyToken).toBeNull();
  });
});

describe('the content of a message', () => {
  it.each([
    [{ type: 'image' }, { kind: 'photo', messageId: '1' }],
    [
      { type: 'image', imageSet: { id: 's', index: 2, total: 3 } },
      { kind: 'photo', messageId: '1', set: { id: 's', index: 2, total: 3 } },
    ],
    [
      { type: 'image', imageSet: { id: 's' } },
      { kind: 'photo', messageId: '1', set: { id: 's', index: null, total: null } },
    ],
    [
      { type: 'file', fileName: '請求書.pdf', fileSize: 2138 },
      { kind: 'file', messageId: '1', fileName: '請求書.pdf', bytes: 2138 },
    ],
    [
      { type: 'video', duration: 65_400 },
      { kind: 'media', messageId: '1', type: 'video', seconds: 65 },
    ],
    [{ type: 'audio' }, { kind: 'media', messageId: '1', type: 'audio' }],
    [
      { type: 'location', title: '店', address: '東京都', latitude: 35.6, longitude: 139.7 },
      { kind: 'location', messageId: '1', words: '店 東京都 (35.6, 139.7)' },
    ],
    [
      { type: 'location', latitude: 'x' },
      { kind: 'location', messageId: '1' },
    ],
    [
      { type: 'sticker', keywords: ['thanks', 'bow', 'thanks', ''], text: 'ありがとう' },
      { kind: 'sticker', messageId: '1', words: ['ありがとう', 'thanks', 'bow'] },
    ],
    [{ type: 'sticker' }, { kind: 'sticker', messageId: '1', words: [] }],
    [{ type: 'hologram' }, { kind: 'other', type: 'message:hologram' }],
    [{ type: 'text' }, { kind: 'other', type: 'message:text' }],
  ])('%j becomes %j', (fields, expected) => {
    expect(message(fields)).toEqual(expected);
  });

  it('marks LINE emoji and names what is quoted', () => {
    const emojis = [
      { index: 2, length: 7, productId: 'p', emojiId: '1' },
      { index: 90, length: 7 },
      { index: -1, length: 2 },
      'odd',
    ];
    expect(message({ type: 'text', text: '使用(sparkle)', emojis, quotedMessageId: '99' })).toEqual({
      kind: 'text',
      messageId: '1',
      text: '使用(sparkle)',
      emojis: [{ from: 2, to: 9 }],
      quotedMessageId: '99',
    });
  });

  it('replaces what no database holds without moving anything', () => {
    expect(message({ type: 'text', text: 'a\u0000b\ud800c' })).toMatchObject({ text: 'a\uFFFDb\uFFFDc' });
    const { raw } = decodeOne(textEvent({ 'odd\u0000key': ['\udc00'] }));
    expect(raw).toMatchObject({ 'odd\uFFFDkey': ['\uFFFD'] });
  });

  it('keeps at most 10,000 units of a text and no half character', () => {
    const content = message({ type: 'text', text: `${'x'.repeat(9_999)}😀more` });
    expect(content).toMatchObject({ text: 'x'.repeat(9_999) });
  });
});

describe('other events of one person', () => {
  it.each([
    [
      { type: 'postback', postback: { data: 'yes' } },
      { kind: 'choice', data: 'yes' },
    ],
    [
      { type: 'postback', postback: { data: 'day', params: { date: '2026-11-22', odd: 1 } } },
      { kind: 'choice', data: 'day', params: { date: '2026-11-22' } },
    ],
    [
      { type: 'follow', follow: { isUnblocked: true } },
      { kind: 'followed', again: true },
    ],
    [
      { type: 'follow', follow: { isUnblocked: false } },
      { kind: 'followed', again: false },
    ],
    [{ type: 'follow' }, { kind: 'followed', again: false }],
    [{ type: 'unfollow' }, { kind: 'unfollowed' }],
    [
      { type: 'unsend', unsend: { messageId: '325708' } },
      { kind: 'unsent', messageId: '325708' },
    ],
    [
      { type: 'messageEdited', message: { id: '5', type: 'text', text: '123' } },
      { kind: 'edited', messageId: '5', text: '123' },
    ],
    [{ type: 'videoPlayComplete' }, { kind: 'other', type: 'videoPlayComplete' }],
    [{ type: 'beacon' }, { kind: 'other', type: 'beacon' }],
    [{ type: 'accountLink' }, { kind: 'other', type: 'accountLink' }],
    [{ type: 'membership' }, { kind: 'other', type: 'membership' }],
    [{ type: 'module' }, { kind: 'other', type: 'module' }],
    [{ type: 'somethingNew' }, { kind: 'other', type: 'somethingNew' }],
    [{ type: 'postback' }, { kind: 'other', type: 'postback' }],
    [{ type: 'unsend' }, { kind: 'other', type: 'unsend' }],
  ])('%j becomes %j', (fields, expected) => {
    expect(contentOf({ message: undefined, ...fields })).toEqual(expected);
  });

  it('counts only types nobody has named yet as unknown', () => {
    const events = [
      textEvent({ type: 'somethingNew' }),
      textEvent({ message: { id: '1', type: 'hologram' } }),
      textEvent({ type: 'beacon' }),
      textEvent(),
    ];
    expect(decodeWebhook(webhook(...events))).toMatchObject({ unknown: 2, ignored: 0, standby: 0 });
  });
});

describe('groups and rooms', () => {
  it.each([
    [{ type: 'group', groupId: GROUP, userId: PERSON }, {}, GROUP, 'message'],
    [{ type: 'group', groupId: GROUP }, {}, GROUP, 'message'],
    [{ type: 'room', roomId: ROOM }, {}, ROOM, 'message'],
    [{ type: 'group', groupId: GROUP }, { type: 'join' }, GROUP, 'joined'],
    [{ type: 'group', groupId: GROUP }, { type: 'leave' }, GROUP, 'other'],
    [{ type: 'group', groupId: GROUP }, { type: 'memberJoined' }, GROUP, 'other'],
    [{ type: 'group', groupId: GROUP }, { type: 'messageEdited' }, GROUP, 'other'],
    [{ type: 'group', groupId: GROUP }, { type: 'postback', postback: { data: 'x' } }, GROUP, 'other'],
  ])('%j %j', (source, changes, person, what) => {
    const event = decodeOne(textEvent({ source, ...changes }));
    expect(event).toMatchObject({ person, content: { kind: 'group', what } });
  });

  it('pass on nothing that was written or who wrote it', () => {
    const event = decodeOne(textEvent({ source: { type: 'group', groupId: GROUP, userId: PERSON } }));
    expect(JSON.stringify(event)).not.toContain('1,234');
    expect(JSON.stringify(event)).not.toContain(PERSON);
  });

  it('keep a new kind of conversation as something nobody knows', () => {
    const event = decodeOne(textEvent({ source: { type: 'square', userId: PERSON } }));
    expect(event.content).toEqual({ kind: 'other', type: 'source:square' });
    expect(JSON.stringify(event)).not.toContain('1,234');
  });
});

describe('what has no effect', () => {
  it.each([
    ['tokens of zeros', { replyToken: '0'.repeat(32) }],
    ['tokens of f', { replyToken: 'f'.repeat(32) }],
    ['the console test user', { source: { type: 'user', userId: 'Udeadbeefdeadbeefdeadbeefdeadbeef' } }],
    ['no source', { source: undefined }],
    ['a source without an id', { source: { type: 'user' } }],
    ['a group without an id', { source: { type: 'group', userId: PERSON } }],
    ['no time', { timestamp: undefined }],
    ['an impossible time', { timestamp: 1e300 }],
  ])('%s is ignored and counted', (_name, changes) => {
    expect(decodeWebhook(webhook(textEvent(changes), textEvent()))).toMatchObject({
      ignored: 1,
      events: [expect.anything()],
    });
  });

  it('standby is dropped and counted', () => {
    const decoded = decodeWebhook(webhook(textEvent({ mode: 'standby' }), textEvent()));
    expect(decoded.standby).toBe(1);
    expect(decoded.events).toHaveLength(1);
  });

  it('no events are no events', () => {
    expect(decodeWebhook(webhook())).toEqual({ destination: BOT, events: [], standby: 0, unknown: 0, ignored: 0 });
  });

  it('things that are no events are counted', () => {
    expect(decodeWebhook(webhook('text', null, 3, textEvent()))).toMatchObject({ ignored: 3, events: [{}] });
  });
});

describe('bodies', () => {
  it('may start with a byte order mark and end lines with CRLF', () => {
    const text = JSON.stringify({ destination: BOT, events: [textEvent()] }, null, 2).replaceAll('\n', '\r\n');
    expect(decodeWebhook(Buffer.from(`\uFEFF${text}\r\n`)).events).toHaveLength(1);
  });

  it.each(['', '{', 'null x', '[1,]'])('%j is no JSON', (body) => {
    expect(() => decodeWebhook(Buffer.from(body))).toThrow(
      expect.objectContaining({ code: 'body-not-json', status: 400 }),
    );
  });

  it.each(['null', '[]', '{}', '{"events":[]}', '{"destination":"U","events":{}}', '{"destination":5,"events":[]}'])(
    '%s is no webhook',
    (body) => {
      expect(() => decodeWebhook(Buffer.from(body))).toThrow(
        expect.objectContaining({ code: 'body-not-a-webhook', status: 400 }),
      );
    },
  );

  it('may be nested absurdly deep', () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const event = JSON.stringify(textEvent({ webhookEventId: undefined })).replace('"type"', `"deep":${deep},"type"`);
    expect(decodeWebhook(Buffer.from(`{"destination":"${BOT}","events":[${event}]}`)).events).toHaveLength(1);
  });
});
