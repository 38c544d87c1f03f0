import { z } from 'zod';
import { RejectedRequest } from '../../bot/errors.ts';
import { cleanJson } from '../shared/clean.ts';

const object = z.record(z.string(), z.unknown());

/** Parsed JSON or a form, with names. */
export type SlackFields = Readonly<Record<string, unknown>>;

/** Something that happened, not yet read. */
export type SlackRequest = { readonly kind: 'event' | 'interaction' | 'command'; readonly fields: SlackFields };

/** What a request to the app's address is. */
export type SlackBody = SlackRequest | { readonly kind: 'challenge'; readonly challenge: string };

/** Whether the media type is a form; proxies add a charset to it. */
function isForm(contentType: string): boolean {
  return /^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(contentType.trim());
}

function parseObject(text: string): SlackFields {
  try {
    const found = object.safeParse(cleanJson(JSON.parse(text)));
    if (found.success) return found.data;
  } catch {
    throw new RejectedRequest('body-not-json', 400);
  }
  throw new RejectedRequest('body-not-a-webhook', 400);
}

/** Slack looks whether we speak TLS, without a signature. Nothing of such a request may be acted upon. */
export function isSslCheck(rawBody: Buffer, contentType: string): boolean {
  return isForm(contentType) && new URLSearchParams(rawBody.toString('utf8')).get('ssl_check') === '1';
}

function readForm(text: string): SlackBody {
  const form = new URLSearchParams(text);
  const payload = form.get('payload');
  if (payload !== null) return { kind: 'interaction', fields: parseObject(payload) };
  const fields = parseObject(JSON.stringify(Object.fromEntries(form)));
  if (typeof fields['command'] !== 'string') throw new RejectedRequest('body-not-a-webhook', 400);
  return { kind: 'command', fields };
}

/**
 * Reads a body whose signature was verified: events are JSON, presses and forms are JSON inside a form, commands are
 * a form.
 * @throws {RejectedRequest} body-not-json, body-not-a-webhook
 */
export function readBody(rawBody: Buffer, contentType: string): SlackBody {
  const text = new TextDecoder().decode(rawBody);
  if (isForm(contentType)) return readForm(text);
  const fields = parseObject(text);
  const { type, challenge } = fields;
  if (type === 'url_verification' && typeof challenge === 'string') return { kind: 'challenge', challenge };
  return { kind: 'event', fields };
}
