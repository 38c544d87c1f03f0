import { RejectedRequest } from '../../bot/errors.ts';
import type { SlackHappening } from '../../bot/slack/happening.ts';
import type { SlackBody } from './body.ts';
import { decodeEvent } from './decode-event.ts';
import { decodeCommand, decodeInteraction } from './decode-interaction.ts';
import { slackCommand, slackEnvelope, slackInteraction } from './schema.ts';

/** What happened, and how much of the request went another way. */
export type DecodedRequest = {
  readonly happenings: readonly SlackHappening[];
  /** What programs wrote, our own posts among it, and changes that change nothing. */
  readonly ignored: number;
  /** Slack holds events back because there are too many. */
  readonly limited: boolean;
};

const refused = (): RejectedRequest => new RejectedRequest('body-not-a-webhook', 400);

/**
 * Reads a request whose signature was verified; unknown types and properties never make it fail.
 * @throws {RejectedRequest} body-not-a-webhook: it names no workspace, app or person
 */
export function decodeRequest({ kind, fields }: Exclude<SlackBody, { kind: 'challenge' }>, now: Date): DecodedRequest {
  const calm = { ignored: 0, limited: false };
  if (kind === 'event') {
    const envelope = slackEnvelope.safeParse(fields);
    if (!envelope.success) throw refused();
    if (envelope.data.type === 'app_rate_limited') return { happenings: [], ignored: 0, limited: true };
    const happening = decodeEvent(envelope.data);
    return happening === null ? { ...calm, happenings: [], ignored: 1 } : { ...calm, happenings: [happening] };
  }
  if (kind === 'interaction') {
    const interaction = slackInteraction.safeParse(fields);
    if (!interaction.success) throw refused();
    return { ...calm, happenings: decodeInteraction(interaction.data, now) };
  }
  const command = slackCommand.safeParse(fields);
  if (!command.success) throw refused();
  return { ...calm, happenings: [decodeCommand(command.data, now)] };
}
