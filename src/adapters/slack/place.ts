import type { SlackPlace } from '../../bot/slack/happening.ts';
import type { SlackEnvelope, SlackEventJson } from './schema.ts';

const kinds: Readonly<Record<string, SlackPlace['kind']>> = {
  channel: 'channel',
  C: 'channel',
  group: 'group',
  G: 'group',
  im: 'im',
  mpim: 'mpim',
};

/** An id tells less than a type: private channels begin with C today, and with G they may be several people. */
function kindOf(conversation: string, type: string | undefined): SlackPlace['kind'] {
  if (conversation.startsWith('D')) return 'im';
  return kinds[type ?? ''] ?? 'unknown';
}

/** The place of a conversation that is known by its id alone. */
export function placeById(conversation: string, thread: string | null = null): SlackPlace {
  return { conversation, kind: kindOf(conversation, undefined), thread, shared: false };
}

/** Where an event happened; null where it names no conversation. */
export function placeOf(event: SlackEventJson, { is_ext_shared_channel: shared }: SlackEnvelope): SlackPlace | null {
  const { channel, channel_type: type } = event;
  if (channel === undefined || channel === '') return null;
  const inner = event.message ?? event.previous_message ?? event;
  const thread = inner.thread_ts === inner.ts ? null : (inner.thread_ts ?? null);
  return { conversation: channel, kind: kindOf(channel, type), thread, shared };
}
