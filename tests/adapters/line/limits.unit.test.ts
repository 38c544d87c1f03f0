import { describe, expect, it } from 'vitest';
import { checkMessages } from '../../../src/adapters/line/limits.ts';

/** One grapheme cluster of eleven UTF-16 units. */
const FAMILY = '👨‍👩‍👧‍👦';
const text = (fields: object = {}) => ({ type: 'text', text: 'a', ...fields });
const postback = (fields: object = {}) => ({ type: 'postback', label: 'ok', data: 'd', ...fields });
const message = (fields: object = {}) => ({ type: 'message', label: 'ok', text: 'a', ...fields });
const uri = (address: string, fields: object = {}) => ({ type: 'uri', label: 'ok', uri: address, ...fields });
const quick = (...actions: unknown[]) =>
  text({ quickReply: { items: actions.map((action) => ({ type: 'action', action })) } });
const template = (fields: object, altText = 'alt') => ({ type: 'template', altText, template: fields });
const buttons = (fields: object = {}) => template({ type: 'buttons', text: 'a', actions: [postback()], ...fields });
const confirm = (fields: object = {}) =>
  template({ type: 'confirm', text: 'a', actions: [postback(), postback()], ...fields });
const column = (fields: object = {}) => ({ text: 'a', actions: [postback()], ...fields });
const carousel = (...columns: unknown[]) => template({ type: 'carousel', columns });
const pictures = (...columns: unknown[]) => template({ type: 'image_carousel', columns });
const box = (...contents: unknown[]) => ({ type: 'box', layout: 'vertical', contents });
const bubble = (...contents: unknown[]) => ({ type: 'bubble', body: box(...contents) });
const flex = (contents: unknown, altText: unknown = 'alt') => ({ type: 'flex', altText, contents });
const part = (...contents: unknown[]) => flex(bubble(...contents));
const flexText = (fields: object = {}) => ({ type: 'text', text: 'a', ...fields });
const image = (url: string) => ({ type: 'image', originalContentUrl: url, previewImageUrl: url });
const imagemap = (fields: object = {}) => ({
  type: 'imagemap',
  altText: 'alt',
  baseUrl: 'https://example.jp/map',
  baseSize: { width: 1040, height: 500 },
  actions: [],
  ...fields,
});
const many = <T>(count: number, item: T): T[] => Array.from({ length: count }, () => item);
const rules = (...messages: unknown[]) => checkMessages(messages).map(({ path, rule }) => `${path} ${rule}`);
const https = (length: number) => `https://example.jp/${'a'.repeat(length - 19)}`;

describe('what LINE takes', () => {
  it.each([
    ['one text', [text()]],
    ['five texts', many(5, text())],
    ['5,000 units', [text({ text: 'x'.repeat(5000) })]],
    ['5,000 units of emoji', [text({ text: '😀'.repeat(2500) })]],
    ['20 LINE emoji', [text({ text: '$'.repeat(20), emojis: many(20, { index: 19, productId: 'p', emojiId: 'e' }) })]],
    ['13 quick replies', [quick(...many(13, postback()))]],
    ['a label of 20 families', [quick(postback({ label: FAMILY.repeat(20) }))]],
    ['300 units of data', [quick(postback({ data: 'x'.repeat(300) }))]],
    ['300 graphemes of display text', [quick(postback({ displayText: FAMILY.repeat(300) }))]],
    ['camera and place in quick replies', [quick({ type: 'camera', label: 'c' }, { type: 'location', label: 'l' })]],
    ['a telephone link', [quick(uri('tel:0312345678'))]],
    ['buttons', [buttons({ text: 'x'.repeat(160), actions: many(4, postback()) })]],
    ['buttons with a title', [buttons({ title: 'x'.repeat(40), text: 'x'.repeat(60) })]],
    ['a confirmation', [confirm({ text: 'x'.repeat(240) })]],
    ['ten columns', [carousel(...many(10, column({ text: 'x'.repeat(120) })))]],
    ['ten pictures', [pictures(...many(10, { imageUrl: https(50), action: postback({ label: 'x'.repeat(12) }) }))]],
    ['a Flex bubble', [part(flexText({ color: '#112233' }), { type: 'separator', color: '#11223344' })]],
    ['spans', [part({ type: 'text', contents: [{ type: 'span', text: 'a' }] })]],
    ['a Flex button of 40', [part({ type: 'button', action: postback({ label: 'x'.repeat(40) }) })]],
    ['twelve bubbles', [flex({ type: 'carousel', contents: many(12, bubble(flexText())) })]],
    ['an alternative text of 1,500', [flex(bubble(), 'x'.repeat(1500))]],
    ['a picture', [image(https(2000))]],
    ['an imagemap', [imagemap({ actions: many(50, { type: 'uri', linkUri: https(1000), area: {} }) })]],
    ['a place', [{ type: 'location', title: 't', address: 'a', latitude: 35, longitude: 139 }]],
    ['a sticker', [{ type: 'sticker', packageId: '446', stickerId: '1988' }]],
    ['a sender', [text({ sender: { name: 'x'.repeat(20), iconUrl: https(40) } })]],
    ['a substitution', [{ type: 'textV2', text: '{a} {{x}}', substitution: { a: { type: 'emoji' } } }]],
  ])('%s', (_name, messages) => {
    expect(checkMessages(messages)).toEqual([]);
  });
});

describe('what LINE refuses', () => {
  it.each([
    ['no message', [], 'messages too-few'],
    ['six messages', many(6, text()), 'messages too-many'],
    ['what is no message', ['text'], 'messages[0] not-an-object'],
    ['an unknown type', [{ type: 'markdown' }], 'messages[0].type unknown-type'],
    ['a type of every object', [{ type: 'constructor' }], 'messages[0].type unknown-type'],
    ['a text without text', [{ type: 'text' }], 'messages[0].text required'],
    ['an empty text', [text({ text: '' })], 'messages[0].text required'],
    ['5,001 units', [text({ text: 'x'.repeat(5001) })], 'messages[0].text too-long'],
    ['5,002 units in 2,501 emoji', [text({ text: '😀'.repeat(2501) })], 'messages[0].text too-long'],
    [
      'emoji not at a dollar sign',
      [text({ text: 'a$', emojis: [{ index: 0 }] })],
      'messages[0].emojis[0].index not-at-a-dollar-sign',
    ],
    ['21 LINE emoji', [text({ text: '$'.repeat(21), emojis: many(21, { index: 0 }) })], 'messages[0].emojis too-many'],
    ['14 quick replies', [quick(...many(14, postback()))], 'messages[0].quickReply.items too-many'],
    [
      'a quick reply without label',
      [quick(postback({ label: undefined }))],
      'messages[0].quickReply.items[0].action.label required',
    ],
    [
      'a label of 21',
      [quick(postback({ label: FAMILY.repeat(21) }))],
      'messages[0].quickReply.items[0].action.label too-long',
    ],
    [
      '301 units of data',
      [quick(postback({ data: '😀'.repeat(151) }))],
      'messages[0].quickReply.items[0].action.data too-long',
    ],
    [
      '301 units of date data',
      [quick({ type: 'datetimepicker', label: 'd', data: 'x'.repeat(301), mode: 'date' })],
      'messages[0].quickReply.items[0].action.data too-long',
    ],
    ['no data', [quick(postback({ data: undefined }))], 'messages[0].quickReply.items[0].action.data required'],
    [
      'both spoken texts',
      [quick(postback({ displayText: 'a', text: 'b' }))],
      'messages[0].quickReply.items[0].action text-twice',
    ],
    [
      'a spoken text of 301',
      [quick(message({ text: 'x'.repeat(301) }))],
      'messages[0].quickReply.items[0].action.text too-long',
    ],
    ['a strange link', [quick(uri('ftp://example.jp'))], 'messages[0].quickReply.items[0].action.uri not-an-address'],
    [
      'a link in Japanese',
      [quick(uri('https://example.jp/電気'))],
      'messages[0].quickReply.items[0].action.uri not-encoded',
    ],
    ['a link of 1,001', [quick(uri(https(1001)))], 'messages[0].quickReply.items[0].action.uri too-long'],
    [
      'a long clipboard',
      [quick({ type: 'clipboard', label: 'c', clipboardText: 'x'.repeat(1001) })],
      'messages[0].quickReply.items[0].action.clipboardText too-long',
    ],
    [
      'a rich menu switch',
      [quick({ type: 'richmenuswitch', label: 'r' })],
      'messages[0].quickReply.items[0].action rich-menu-only',
    ],
    [
      'a camera in a template',
      [buttons({ actions: [{ type: 'camera', label: 'c' }] })],
      'messages[0].template.actions[0] quick-reply-only',
    ],
    ['a title of 41', [buttons({ title: 'x'.repeat(41) })], 'messages[0].template.title too-long'],
    ['a text of 161', [buttons({ text: 'x'.repeat(161) })], 'messages[0].template.text too-long'],
    [
      'a text of 61 under a title',
      [buttons({ title: 't', text: 'x'.repeat(61) })],
      'messages[0].template.text too-long',
    ],
    ['five buttons', [buttons({ actions: many(5, postback()) })], 'messages[0].template.actions too-many'],
    ['one confirmation', [confirm({ actions: [postback()] })], 'messages[0].template.actions too-few'],
    ['a confirmation of 241', [confirm({ text: 'x'.repeat(241) })], 'messages[0].template.text too-long'],
    ['eleven columns', [carousel(...many(11, column()))], 'messages[0].template.columns too-many'],
    [
      'uneven columns',
      [carousel(column(), column({ actions: many(2, postback()) }))],
      'messages[0].template.columns columns-differ',
    ],
    [
      'titles in some columns',
      [carousel(column(), column({ title: 't' }))],
      'messages[0].template.columns columns-differ',
    ],
    [
      'a picture label of 13',
      [pictures({ imageUrl: https(50), action: postback({ label: 'x'.repeat(13) }) })],
      'messages[0].template.columns[0].action.label too-long',
    ],
    ['an unknown template', [template({ type: 'grid' })], 'messages[0].template.type unknown-type'],
    ['no alternative text', [{ type: 'flex', contents: bubble() }], 'messages[0].altText required'],
    ['an alternative text of 1,501', [flex(bubble(), 'x'.repeat(1501))], 'messages[0].altText too-long'],
    ['Flex without contents', [flex(undefined)], 'messages[0].contents required'],
    ['an empty Flex text', [part(flexText({ text: '' }))], 'messages[0].contents.body.contents[0].text required'],
    ['a lone span', [part({ type: 'span', text: 'a' })], 'messages[0].contents.body.contents[0].type not-allowed-here'],
    [
      'a button in a baseline',
      [part({ type: 'box', layout: 'baseline', contents: [{ type: 'button', action: postback() }] })],
      'messages[0].contents.body.contents[0].contents[0].type not-allowed-here',
    ],
    [
      'a box without layout',
      [part({ type: 'box', contents: [] })],
      'messages[0].contents.body.contents[0].layout unknown-type',
    ],
    [
      'a box without contents',
      [part({ type: 'box', layout: 'vertical' })],
      'messages[0].contents.body.contents[0].contents required',
    ],
    [
      'a Flex button of 41',
      [part({ type: 'button', action: postback({ label: 'x'.repeat(41) }) })],
      'messages[0].contents.body.contents[0].action.label too-long',
    ],
    [
      'a Flex button without action',
      [part({ type: 'button' })],
      'messages[0].contents.body.contents[0].action required',
    ],
    ['a named colour', [part(flexText({ color: 'red' }))], 'messages[0].contents.body.contents[0].color not-a-colour'],
    [
      'a video in a body',
      [part({ type: 'video', url: https(30) })],
      'messages[0].contents.body.contents[0].type not-allowed-here',
    ],
    [
      'a video without substitute',
      [flex({ type: 'bubble', hero: { type: 'video', url: https(30), previewUrl: https(30) } })],
      'messages[0].contents.hero.altContent required',
    ],
    ['a bubble over 30 KB', [part(flexText({ text: 'あ'.repeat(10_300) }))], 'messages[0].contents too-large'],
    [
      'a carousel over 50 KB',
      [flex({ type: 'carousel', contents: many(2, bubble(flexText({ text: 'あ'.repeat(9000) }))) })],
      'messages[0].contents too-large',
    ],
    [
      'thirteen bubbles',
      [flex({ type: 'carousel', contents: many(13, bubble()) })],
      'messages[0].contents.contents too-many',
    ],
    [
      'bubbles of two sizes',
      [flex({ type: 'carousel', contents: [bubble(), { ...bubble(), size: 'kilo' }] })],
      'messages[0].contents sizes-differ',
    ],
    ['a picture over http', [image('http://example.jp/a.png')], 'messages[0].originalContentUrl not-https'],
    ['a picture address of 2,001', [image(https(2001))], 'messages[0].originalContentUrl too-long'],
    ['a picture without address', [{ type: 'image' }], 'messages[0].previewImageUrl not-an-address'],
    ['a narrow imagemap', [imagemap({ baseSize: { width: 700 } })], 'messages[0].baseSize.width not-1040'],
    ['51 areas', [imagemap({ actions: many(51, message()) })], 'messages[0].actions too-many'],
    [
      'a long area text',
      [imagemap({ actions: [message({ text: 'x'.repeat(401) })] })],
      'messages[0].actions[0].text too-long',
    ],
    [
      'a long place',
      [{ type: 'location', title: 'x'.repeat(101), address: 'a', latitude: 1, longitude: 1 }],
      'messages[0].title too-long',
    ],
    ['a sender called LINE', [text({ sender: { name: 'Line desk' } })], 'messages[0].sender.name forbidden-word'],
    ['a sender of 21', [text({ sender: { name: 'x'.repeat(21) } })], 'messages[0].sender.name too-long'],
    [
      'a lonely brace',
      [{ type: 'textV2', text: '{a} }', substitution: { a: { type: 'emoji' } } }],
      'messages[0].text lonely-brace',
    ],
    ['a missing substitution', [{ type: 'textV2', text: '{a}' }], 'messages[0].text not-substituted'],
    [
      '21 mentions',
      [
        {
          type: 'textV2',
          text: 'a',
          substitution: Object.fromEntries(many(21, 0).map((_, index) => [`m${index}`, { type: 'mention' }])),
        },
      ],
      'messages[0].substitution.mention too-many',
    ],
  ])('%s', (_name, messages, fault) => {
    expect(rules(...messages)).toContain(fault);
  });

  it('never quotes what a message says', () => {
    expect(JSON.stringify(checkMessages([text({ text: '秘密'.repeat(3000) })]))).not.toContain('秘密');
  });
});
