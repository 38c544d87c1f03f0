import { createHash } from 'node:crypto';
import { RejectedRequest } from '../../bot/errors.ts';
import type { EventContent } from '../../bot/event.ts';
import type { ReceivedEvent } from '../../bot/ports.ts';
import { canonicalJson, cleanJson } from '../shared/clean.ts';
import { groupContent, isUnknown, personalContent } from './content-of-event.ts';
import { type LineEvent, lineEvent, webhookBody } from './event-schema.ts';

/** A webhook body in the shared words, and how many of its events went another way. */
export type DecodedWebhook = {
  readonly destination: string;
  readonly events: readonly ReceivedEvent[];
  /** Another module answers these; they are dropped. */
  readonly standby: number;
  /** Kept, but of a type nobody knew when this was written. */
  readonly unknown: number;
  /** Dropped: the console's test events, and events that name nobody or no time. */
  readonly ignored: number;
};

/** LINE's ids have 26 characters. */
const MAX_ID_LENGTH = 100;

type Origin = { readonly person: string; readonly content: EventContent; readonly isPrivate: boolean };

function parse(rawBody: Buffer): unknown {
  try {
    // The decoder drops a byte order mark and replaces broken UTF-8 instead of failing.
    return cleanJson(JSON.parse(new TextDecoder().decode(rawBody)));
  } catch {
    throw new RejectedRequest('body-not-json', 400);
  }
}

/** The Verify button of older consoles sends events with these tokens and this user. */
function isConsoleTest(event: LineEvent): boolean {
  return /^(?:0{32}|f{32})$/i.test(event.replyToken ?? '') || event.source?.userId === `U${'deadbeef'.repeat(4)}`;
}

function originOf(event: LineEvent): Origin | null {
  const source = event.source;
  if (source === undefined) return null;
  if (source.type === 'group' || source.type === 'room') {
    const person = source.type === 'group' ? source.groupId : source.roomId;
    return person === undefined ? null : { person, content: groupContent(event), isPrivate: true };
  }
  const person = source.userId;
  if (person === undefined) return null;
  if (source.type !== 'user') {
    return { person, content: { kind: 'other', type: `source:${source.type}` }, isPrivate: true };
  }
  const content = personalContent(event);
  return { person, content, isPrivate: content.kind === 'location' };
}

function timeOf(event: LineEvent): string | null {
  const date = new Date(event.timestamp ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

/** Redelivery changes only `deliveryContext`, so an event without a usable id gets the same one each time. */
function idOf(event: LineEvent): string {
  const given = event.webhookEventId;
  if (given !== undefined && given.length <= MAX_ID_LENGTH) return given;
  const { deliveryContext: _, ...rest } = event;
  return `line-${createHash('sha256').update(canonicalJson(rest)).digest('hex')}`;
}

/** What is written in groups and where somebody is are nobody's business here, so they are not even kept. */
function rawOf(event: LineEvent, isPrivate: boolean): unknown {
  const { replyToken: _, ...rest } = event;
  if (!isPrivate) return rest;
  return { type: event.type, timestamp: event.timestamp, source: { type: event.source?.type } };
}

function receivedEvent(event: LineEvent, destination: string): ReceivedEvent | null {
  const origin = originOf(event);
  const at = timeOf(event);
  if (origin === null || at === null || isConsoleTest(event)) return null;
  return {
    id: idOf(event),
    at,
    redelivered: event.deliveryContext?.isRedelivery === true,
    platform: 'line',
    channel: destination,
    person: origin.person,
    replyToken: event.replyToken || null,
    content: origin.content,
    raw: rawOf(event, origin.isPrivate),
  };
}

/**
 * Reads a webhook body whose signature was verified; unknown types and properties never make it fail.
 * @throws {RejectedRequest} body-not-json, body-not-a-webhook
 */
export function decodeWebhook(rawBody: Buffer): DecodedWebhook {
  const body = webhookBody.safeParse(parse(rawBody));
  if (!body.success) throw new RejectedRequest('body-not-a-webhook', 400);
  const { destination } = body.data;
  const parsed = body.data.events.map((event) => lineEvent.safeParse(event));
  const known = parsed.flatMap((event) => (event.success ? [event.data] : []));
  const active = known.filter((event) => event.mode !== 'standby');
  const kept = active.map((event) => receivedEvent(event, destination)).filter((event) => event !== null);
  return {
    destination,
    events: kept,
    standby: known.length - active.length,
    unknown: active.filter(isUnknown).length,
    ignored: parsed.length - known.length + active.length - kept.length,
  };
}
