import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { raw, stage } from './line-support.ts';

type Message = Record<string, unknown>;
type Row = readonly [name: string, message: Message, isTaken: boolean];

const kana = (count: number): string => 'が'.normalize('NFD').repeat(count);
const family = '👨‍👩‍👧';
const https = (length: number): string => `https://x.example/${'a'.repeat(length - 18)}`;
const message = (label?: string, text = 'a') => ({ type: 'message', ...(label === undefined ? {} : { label }), text });
const text = (words: string, more: object = {}) => ({ type: 'text', text: words, ...more });
const quick = (action: object, count = 1) =>
  text('a', { quickReply: { items: Array.from({ length: count }, () => ({ type: 'action', action })) } });
const template = (inner: object, altText = 'a') => ({ type: 'template', altText, template: inner });
const buttons = (more: object) => template({ type: 'buttons', text: 'a', actions: [message('a')], ...more });
const onButton = (action: object) => buttons({ actions: [action] });
const carousel = (columns: object[]) => template({ type: 'carousel', columns });
const column = (more: object = {}) => ({ text: 'a', actions: [message('a')], ...more });
const flex = (contents: object, altText = 'a') => ({ type: 'flex', altText, contents });
const bubble = (...contents: object[]) => ({ type: 'bubble', body: { type: 'box', layout: 'vertical', contents } });
const part = (component: object) => flex(bubble(component));
const box = (layout: string, ...contents: object[]) => ({ type: 'box', layout, contents });
const words = (count: number) => ({ type: 'text', text: 'x'.repeat(count) });
const image = (url: string) => ({ type: 'image', originalContentUrl: url, previewImageUrl: url });
const location = (title: string) => ({ type: 'location', title, address: 'a', latitude: 35, longitude: 139 });
const many = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);
const emoji = (index: number) => ({ index, productId: 'p', emojiId: '001' });
const imagemap = (count: number, width = 1040) => ({
  type: 'imagemap',
  altText: 'a',
  baseUrl: https(30),
  baseSize: { width, height: 100 },
  actions: many(count, { ...message(), area: { x: 0, y: 0, width: 1, height: 1 } }),
});

const rows: readonly Row[] = [
  ['text of 5000 units', text('x'.repeat(5000)), true],
  ['text of 5001 units', text('x'.repeat(5001)), false],
  ['text of 2501 emoji, 2 units each', text('😀'.repeat(2501)), false],
  ['no text', { type: 'text' }, false],
  ['unknown type', { type: 'markdown', text: 'a' }, false],
  ['no type', { text: 'a' }, false],
  ['unknown property', text('a', { bold: true }), false],
  ['emoji at a $', text('a$', { emojis: [emoji(1)] }), true],
  ['emoji beside a $', text('a$', { emojis: [emoji(0)] }), false],
  ['21 emoji', text('$'.repeat(21), { emojis: Array.from({ length: 21 }, (_, at) => emoji(at)) }), false],
  [
    'textV2 with a key',
    { type: 'textV2', text: 'a {e} {{b}}', substitution: { e: { type: 'emoji', productId: 'p', emojiId: '1' } } },
    true,
  ],
  ['textV2 with a loose brace', { type: 'textV2', text: 'a {e}' }, false],
  [
    'textV2 naming somebody in a single chat',
    { type: 'textV2', text: '{m}', substitution: { m: { type: 'mention', mentionee: { type: 'all' } } } },
    false,
  ],
  ['13 quick replies', quick(message('a'), 13), true],
  ['14 quick replies', quick(message('a'), 14), false],
  ['quick reply without label', quick(message()), false],
  ['quick reply label of 20 clusters', quick(message(kana(20))), true],
  ['quick reply label of 20 families', quick(message(family.repeat(20))), true],
  ['quick reply label of 21 clusters', quick(message(kana(21))), false],
  ['camera in a quick reply', quick({ type: 'camera', label: 'a' }), true],
  ['camera on a button', onButton({ type: 'camera', label: 'a' }), false],
  [
    'rich menu switch on a button',
    onButton({ type: 'richmenuswitch', label: 'a', richMenuAliasId: 'a', data: 'a' }),
    false,
  ],
  ['button label of 20', onButton(message('x'.repeat(20))), true],
  ['button label of 21', onButton(message('x'.repeat(21))), false],
  ['button without label', onButton(message()), false],
  ['message action of 300 clusters', onButton(message('a', family.repeat(300))), true],
  ['message action of 301', onButton(message('a', 'x'.repeat(301))), false],
  ['postback data of 300', onButton({ type: 'postback', label: 'a', data: 'x'.repeat(300) }), true],
  ['postback data of 301', onButton({ type: 'postback', label: 'a', data: 'x'.repeat(301) }), false],
  ['postback without data', onButton({ type: 'postback', label: 'a' }), false],
  ['displayText of 301', onButton({ type: 'postback', label: 'a', data: 'a', displayText: 'x'.repeat(301) }), false],
  ['displayText and text', onButton({ type: 'postback', label: 'a', data: 'a', displayText: 'a', text: 'a' }), false],
  [
    'date picker',
    onButton({ type: 'datetimepicker', label: 'a', data: 'a', mode: 'date', initial: '2026-11-24' }),
    true,
  ],
  [
    'date picker with a time',
    onButton({ type: 'datetimepicker', label: 'a', data: 'a', mode: 'date', initial: '10:00' }),
    false,
  ],
  ['link of 1000', onButton({ type: 'uri', label: 'a', uri: https(1000) }), true],
  ['link of 1001', onButton({ type: 'uri', label: 'a', uri: https(1001) }), false],
  ['telephone link', onButton({ type: 'uri', label: 'a', uri: 'tel:0312345678' }), true],
  ['javascript link', onButton({ type: 'uri', label: 'a', uri: 'javascript:alert(1)' }), false],
  ['link with raw Japanese', onButton({ type: 'uri', label: 'a', uri: 'https://x.example/環境' }), false],
  ['clipboard of 1000', onButton({ type: 'clipboard', label: 'a', clipboardText: 'x'.repeat(1000) }), true],
  ['clipboard of 1001', onButton({ type: 'clipboard', label: 'a', clipboardText: 'x'.repeat(1001) }), false],
  ['altText of 1500', template({ type: 'buttons', text: 'a', actions: [message('a')] }, 'x'.repeat(1500)), true],
  ['altText of 1501', template({ type: 'buttons', text: 'a', actions: [message('a')] }, 'x'.repeat(1501)), false],
  ['no altText', { type: 'flex', contents: bubble(words(1)) }, false],
  ['buttons text of 160', buttons({ text: 'x'.repeat(160) }), true],
  ['buttons text of 161', buttons({ text: 'x'.repeat(161) }), false],
  ['buttons text of 61 below a title', buttons({ text: 'x'.repeat(61), title: 'a' }), false],
  ['buttons text of 60 below an image', buttons({ text: 'x'.repeat(60), thumbnailImageUrl: https(30) }), true],
  ['buttons title of 41', buttons({ title: 'x'.repeat(41) }), false],
  ['4 buttons', buttons({ actions: many(4, message('a')) }), true],
  ['5 buttons', buttons({ actions: many(5, message('a')) }), false],
  ['confirm', template({ type: 'confirm', text: 'x'.repeat(240), actions: many(2, message('a')) }), true],
  ['confirm of 241', template({ type: 'confirm', text: 'x'.repeat(241), actions: many(2, message('a')) }), false],
  ['confirm with one answer', template({ type: 'confirm', text: 'a', actions: [message('a')] }), false],
  ['10 columns', carousel(many(10, column())), true],
  ['11 columns', carousel(many(11, column())), false],
  ['column text of 121', carousel([column({ text: 'x'.repeat(121) })]), false],
  ['column with 4 actions', carousel([column({ actions: many(4, message('a')) })]), false],
  ['columns of different shape', carousel([column(), column({ title: 'a' })]), false],
  [
    'image carousel label of 13',
    template({ type: 'image_carousel', columns: [{ imageUrl: https(30), action: message('x'.repeat(13)) }] }),
    false,
  ],
  ['http image', image('http://x.example/a.png'), false],
  ['image address of 2000', image(https(2000)), true],
  ['image address of 2001', image(https(2001)), false],
  ['location title of 100', location('x'.repeat(100)), true],
  ['location title of 101', location('x'.repeat(101)), false],
  ['sender name of 20', text('a', { sender: { name: 'x'.repeat(20) } }), true],
  ['sender name of 21', text('a', { sender: { name: 'x'.repeat(21) } }), false],
  ['sender named LINE', text('a', { sender: { name: 'LINE公式' } }), false],
  ['quote of another chat', text('a', { quoteToken: 'nobody' }), false],
  ['50 imagemap actions', imagemap(50), true],
  ['51 imagemap actions', imagemap(51), false],
  ['imagemap 1039 wide', imagemap(1, 1039), false],
  ['flex text', part(words(1)), true],
  ['empty flex text', part({ type: 'text', text: '' }), false],
  ['flex text without words', part({ type: 'text' }), false],
  ['flex spans', part({ type: 'text', contents: [{ type: 'span', text: 'a' }] }), true],
  ['span outside text', part({ type: 'span', text: 'a' }), false],
  [
    'video outside hero',
    part({ type: 'video', url: https(30), previewUrl: https(30), altContent: box('vertical') }),
    false,
  ],
  ['flex button label of 40', part({ type: 'button', action: message('x'.repeat(40)) }), true],
  ['flex button label of 41', part({ type: 'button', action: message('x'.repeat(41)) }), false],
  ['flex button without label', part({ type: 'button', action: message() }), false],
  ['box action without label', part({ ...box('vertical'), action: message() }), true],
  ['box without layout', part({ type: 'box', contents: [] }), false],
  ['icon in a baseline box', part(box('baseline', { type: 'icon', url: https(30) })), true],
  ['icon in a vertical box', part({ type: 'icon', url: https(30) }), false],
  ['button in a baseline box', part(box('baseline', { type: 'button', action: message('a') })), false],
  ['colour by name', part({ ...words(1), color: 'red' }), false],
  ['colour with alpha', part({ ...words(1), color: '#12345678' }), true],
  ['size by wrong word', part({ ...words(1), size: 'huge' }), false],
  ['unknown flex property', part({ ...words(1), fontFamily: 'serif' }), false],
  ['empty bubble', flex({ type: 'bubble' }), false],
  ['bubble of 30 KB', flex(bubble(words(30 * 1024 - JSON.stringify(bubble(words(0))).length))), true],
  ['bubble over 30 KB', flex(bubble(words(30 * 1024 + 1 - JSON.stringify(bubble(words(0))).length))), false],
  ['carousel over 50 KB', flex({ type: 'carousel', contents: many(2, bubble(words(26 * 1024))) }), false],
  ['12 bubbles', flex({ type: 'carousel', contents: many(12, bubble(words(1))) }), true],
  ['13 bubbles', flex({ type: 'carousel', contents: many(13, bubble(words(1))) }), false],
  [
    'bubbles of two sizes',
    flex({ type: 'carousel', contents: [bubble(words(1)), { ...bubble(words(1)), size: 'kilo' }] }),
    false,
  ],
];

describe('limits of LINE messages', () => {
  let set: Awaited<ReturnType<typeof stage>>;
  let to = '';
  beforeAll(async () => {
    set = await stage();
  });
  beforeEach(async () => {
    set.twin.reset();
    const owner = set.twin.addOwner();
    to = owner.userId;
    await owner.follow();
  });
  afterAll(() => set.close());

  it.each(rows)('%s', async (_name, one, isTaken) => {
    const { status, body } = await raw(set.twin, '/v2/bot/message/push', { body: { to, messages: [one] } });
    expect({ status, details: body.details ?? [] }).toEqual(
      isTaken ? { status: 200, details: [] } : { status: 400, details: expect.arrayContaining([expect.anything()]) },
    );
    if (!isTaken) expect(body.details?.[0]?.property).toMatch(/^messages\[0\]/);
    expect(set.twin.owner(to)?.screen()).toHaveLength(isTaken ? 1 : 0);
    expect(set.twin.violations).toHaveLength(isTaken ? 0 : 1);
  });

  it.each([
    [0, 400],
    [1, 200],
    [5, 200],
    [6, 400],
  ])('%i messages in a call: %i', async (count, status) => {
    const body = { messages: many(count, text('a')) };
    expect((await raw(set.twin, '/v2/bot/message/push', { body: { to, ...body } })).status).toBe(status);
    expect((await raw(set.twin, '/v2/bot/message/validate/push', { body })).status).toBe(status);
  });

  it('takes http pictures only when told to', async () => {
    const other = await stage({ requireHttpsMedia: false });
    const body = { messages: [image('http://127.0.0.1/a.png')] };
    expect((await raw(other.twin, '/v2/bot/message/validate/push', { body })).status).toBe(200);
    await other.close();
  });
});
