import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeWebhook } from '../../../src/adapters/line/decode.ts';
import { PERSON, textEvent, webhook } from './support.ts';

const known: readonly (readonly [string, Record<string, unknown>])[] = [
  ['text', {}],
  ['photo', { message: { id: '1', type: 'image' } }],
  ['choice', { type: 'postback', postback: { data: 'yes' } }],
  ['followed', { type: 'follow', follow: { isUnblocked: false } }],
  ['unfollowed', { type: 'unfollow' }],
  ['unsent', { type: 'unsend', unsend: { messageId: '1' } }],
];
const fieldsOfLine = new Set([
  ...Object.keys(textEvent()),
  ...['postback', 'follow', 'unsend', '__proto__', 'id', 'text', 'emojis', 'quotedMessageId', 'keywords', 'imageSet'],
]);
const newFields = fc.dictionary(
  fc.string({ unit: 'binary' }).filter((key) => !fieldsOfLine.has(key)),
  fc.jsonValue(),
);

describe('decodeWebhook', () => {
  it('never loses a known event for new properties around it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...known), newFields, newFields, ([kind, changes], extra, extraSource) => {
        const event = textEvent({
          ...extra,
          ...changes,
          source: { ...extraSource, type: 'user', userId: PERSON },
        });
        const { events, ignored } = decodeWebhook(webhook(event));
        expect(events.map(({ content }) => content.kind)).toEqual([kind]);
        expect(ignored).toBe(0);
      }),
    );
  });

  it('takes any value anywhere: nothing thrown, everything counted, all of it storable', () => {
    const anyEvent = fc.oneof(
      fc.jsonValue(),
      fc
        .dictionary(fc.constantFrom(...fieldsOfLine), fc.jsonValue())
        .map((changes) => textEvent(changes as Record<string, unknown>)),
      fc.string({ unit: 'binary' }).map((type) => textEvent({ type })),
      fc.string({ unit: 'binary' }).map((type) => textEvent({ message: { id: '1', type, text: type } })),
      fc.string({ unit: 'binary' }).map((mode) => textEvent({ mode: `x${mode}` })),
    );
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 8 }), (sent) => {
        const { events, standby, ignored } = decodeWebhook(webhook(...sent));
        expect(events.length + standby + ignored).toBe(sent.length);
        const stored = JSON.stringify(events);
        expect(stored).not.toMatch(/\\u0000|\\ud[89a-f]/i);
        for (const event of events) expect(event.person).not.toBe('');
      }),
    );
  });

  it('gives the same answer to the same bytes', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (extra) => {
        const body = webhook({ ...extra, ...textEvent({ webhookEventId: undefined }) });
        expect(decodeWebhook(body)).toEqual(decodeWebhook(body));
      }),
    );
  });
});
