import { describe, expect, it } from 'vitest';
import type { OutboxRow } from '../../../src/bot/ports.ts';
import { routeDelivery } from '../../../src/bot/usecases/route-delivery.ts';

const t0 = Date.parse('2026-11-24T01:00:00Z');
const seconds = (n: number): Date => new Date(t0 + n * 1000);

function row(over: Partial<OutboxRow> = {}): OutboxRow {
  return {
    id: '1',
    programmeId: 'p',
    conversationId: 'c',
    platform: 'line',
    channel: 'bot',
    person: 'U',
    task: 'say',
    messages: [],
    photo: null,
    sheet: null,
    attempts: 0,
    replyToken: 'token',
    tokenReceivedAt: seconds(0),
    eventAt: seconds(0),
    createdAt: seconds(0),
    replyInDoubt: false,
    voice: 'bot',
    sends: [],
    ...over,
  };
}

describe('reply or push', () => {
  it.each([
    ['a fresh token is used: it is free', row(), 5, 'reply'],
    ['just before the margin ends', row(), 49.9, 'reply'],
    ['a token that may be gone is not tried', row(), 50, 'push'],
    ['the minute counts from the latest delivery', row({ tokenReceivedAt: seconds(300) }), 340, 'reply'],
    ['but never beyond 20 minutes from the event', row({ tokenReceivedAt: seconds(1190) }), 1200, 'push'],
    ['without a token there is only the push', row({ replyToken: null, tokenReceivedAt: null }), 1, 'push'],
    ['a reply in doubt is tried again while the token must hold', row({ replyInDoubt: true }), 59, 'reply'],
    ['and never pushed: that could show it twice', row({ replyInDoubt: true }), 60, 'nothing'],
    ['not even hours later', row({ replyInDoubt: true }), 7200, 'nothing'],
  ])('%s', (_why, given, after, by) => {
    expect(routeDelivery(given, seconds(after)).by).toBe(by);
  });
});
