import type { z } from 'zod';
import { RejectedRequest } from '../../bot/errors.ts';
import type { SlackHappening } from '../../bot/slack/happening.ts';
import type { SlackFields, SlackRequest } from './body.ts';
import { decodeEvent } from './decode-event.ts';
import { decodeCommand, decodeInteraction } from './decode-interaction.ts';
import { type SlackEnvelope, slackCommand, slackEnvelope, slackInteraction } from './schema.ts';

/** What happened, and how much of the request went another way. */
export type DecodedRequest = {
  readonly happenings: readonly SlackHappening[];
  /** What programs wrote, our own posts among it, and changes that change nothing. */
  readonly ignored: number;
  /** Slack holds events back because there are too many. */
  readonly limited: boolean;
};

/** @throws {RejectedRequest} body-not-a-webhook */
function read<T>(schema: z.ZodType<T>, fields: SlackFields): T {
  const found = schema.safeParse(fields);
  if (!found.success) throw new RejectedRequest('body-not-a-webhook', 400);
  return found.data;
}

function decodeEnvelope(envelope: SlackEnvelope): DecodedRequest {
  if (envelope.type === 'app_rate_limited') return { happenings: [], ignored: 0, limited: true };
  const happening = decodeEvent(envelope);
  return { happenings: happening === null ? [] : [happening], ignored: happening === null ? 1 : 0, limited: false };
}

/**
 * Reads a request whose signature was verified; unknown types and properties never make it fail.
 * @throws {RejectedRequest} body-not-a-webhook: it names no workspace, app or person
 */
export function decodeRequest({ kind, fields }: SlackRequest, now: Date): DecodedRequest {
  const calm = { ignored: 0, limited: false };
  switch (kind) {
    case 'event':
      return decodeEnvelope(read(slackEnvelope, fields));
    case 'interaction':
      return { ...calm, happenings: decodeInteraction(read(slackInteraction, fields), now) };
    case 'command':
      return { ...calm, happenings: [decodeCommand(read(slackCommand, fields), now)] };
  }
}
