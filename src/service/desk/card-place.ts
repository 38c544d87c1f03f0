import type { SlackMessageName, SlackRefusedCode, SlackResult } from '../../bot/slack/desk.ts';
import type { CaseSeen } from '../../db/desk/case.ts';
import { takeStep } from '../../db/desk/step.ts';
import { type Act, done, type Outcome } from './act.ts';

/** Where a stored card is; null when it is none of Slack's. */
export function readPlace(card: string): SlackMessageName | null {
  const at = card.indexOf(':');
  return at < 1 ? null : { channel: card.slice(0, at), ts: card.slice(at + 1) };
}

/** The card as it is stored. */
export function writePlace({ channel, ts }: SlackMessageName): string {
  return `${channel}:${ts}`;
}

const lost: ReadonlySet<SlackRefusedCode> = new Set<SlackRefusedCode>([
  'thread-gone',
  'thread-gone-left-behind',
  'message-gone',
  'channel-archived',
  'not-in-channel',
]);

/** Whether a refusal means that a card cannot be used any more: it is gone, or its channel is closed to us. */
export function isLost(result: SlackResult<object>): boolean {
  return result.result === 'refused' && lost.has(result.code);
}

/**
 * The card of an open case is gone: the case gets another one, and whatever wanted the old one waits for it. Of a case
 * that is over nothing is left to be shown.
 */
export async function loseCard(act: Act, seen: CaseSeen, code: string): Promise<Outcome> {
  if (seen.state === null) return done;
  const { due, effect, desk, log } = act;
  const { programmeId, conversationId } = due;
  log.warn('desk-card-lost', { programme: programmeId, conversation: conversationId, code });
  const event = { kind: 'card-gone', consultationId: seen.id, card: seen.card } as const;
  const eventId = `card-gone:${seen.card ?? effect.key}`;
  await takeStep(desk, { programmeId, conversationId, eventId, event });
  return { as: 'later', code };
}
