import type { EventCourier } from './event-courier.ts';
import type { SlackEventFaultBox } from './event-faults.ts';
import type { Channel, SlackState, StoredMessage } from './state.ts';
import type { Json, SlackDelivered } from './types.ts';
import { messageJson } from './wire.ts';

/** What people and the app act with. */
export type SlackStage = {
  readonly state: SlackState;
  readonly courier: EventCourier;
  readonly faults: SlackEventFaultBox;
};

/** A `ts` that is new and later than all before in its channel; other channels may have the same one. */
export function nextTs(state: SlackState, channel: Channel): string {
  channel.lastTs = Math.max(Math.floor(state.now() * 1000), channel.lastTs + 1);
  const text = String(channel.lastTs);
  return `${text.slice(0, -6)}.${text.slice(-6)}`;
}

const TYPES = { channel: 'channel', group: 'group', im: 'im' } as const;

function isHeard(state: SlackState, channel: Channel): boolean {
  return channel.members.has(state.botUserId);
}

/** A message event about a channel. */
function messageEvent(channel: Channel, fields: Json): Json {
  return { type: 'message', channel: channel.id, channel_type: TYPES[channel.kind], ...fields };
}

/** What a writer gives. */
export type NewMessage = Partial<Pick<StoredMessage, 'threadTs' | 'blocks' | 'metadata' | 'fileIds' | 'isBroadcast'>> &
  Pick<StoredMessage, 'user' | 'isApp' | 'text'>;

/** Puts a message into its channel, without telling the app. */
export function addMessage(state: SlackState, channel: Channel, made: NewMessage): StoredMessage {
  const message: StoredMessage = {
    channel: channel.id,
    ts: nextTs(state, channel),
    threadTs: null,
    blocks: [],
    metadata: null,
    fileIds: [],
    isBroadcast: false,
    editedTs: null,
    reactions: [],
    ...made,
  };
  channel.messages.push(message);
  for (const id of message.fileIds)
    state.files.get(id)?.shares.push({ channel: channel.id, ts: message.ts, threadTs: message.threadTs });
  state.listeners.say({ kind: 'message', channel: channel.id, ts: message.ts });
  return message;
}

/** The events of a new message: one, or two when it names the app where the app is. */
export function eventsOf({ state, faults }: SlackStage, channel: Channel, message: StoredMessage): readonly Json[] {
  if (!isHeard(state, channel)) return [];
  const { ts, fileIds } = message;
  const fields = messageJson(state, channel, message);
  const share = fileIds.length > 0 && !message.isApp ? { subtype: 'file_share' } : {};
  const plain = messageEvent(channel, { ...fields, ...share, event_ts: ts });
  const isNamed = channel.kind !== 'im' && !message.isApp && message.text.includes(`<@${state.botUserId}>`);
  if (!isNamed) return [plain];
  const mention = { ...fields, type: 'app_mention', channel: channel.id, event_ts: ts };
  return faults.isMentionFirst() ? [mention, plain] : [plain, mention];
}

/** Tells the app of something in a channel, if it is there; resolves when it has answered. */
export async function tellAll({ courier }: SlackStage, events: readonly Json[]): Promise<SlackDelivered['status']> {
  let status: SlackDelivered['status'] = 'none';
  for (const event of events) status = await courier.event(event);
  return status;
}

/** Changes a message; the event is for whoever tells it. */
export function changeMessage(
  stage: SlackStage,
  { channel, message }: { readonly channel: Channel; readonly message: StoredMessage },
  change: Partial<Pick<StoredMessage, 'text' | 'blocks' | 'metadata' | 'fileIds'>>,
): readonly Json[] {
  const { state } = stage;
  const previous = messageJson(state, channel, message);
  const ts = nextTs(state, channel);
  Object.assign(message, change, { editedTs: ts });
  state.listeners.say({ kind: 'changed', channel: channel.id, ts: message.ts });
  if (!isHeard(state, channel)) return [];
  const fields = { subtype: 'message_changed', hidden: true, ts, event_ts: ts };
  const now = messageJson(state, channel, message);
  return [messageEvent(channel, { ...fields, message: now, previous_message: previous })];
}

/** Deletes a message; the event is for whoever tells it. */
export function removeMessage(stage: SlackStage, channel: Channel, message: StoredMessage): readonly Json[] {
  const { state } = stage;
  const previous = messageJson(state, channel, message);
  const ts = nextTs(state, channel);
  channel.messages = channel.messages.filter((one) => one !== message);
  state.listeners.say({ kind: 'deleted', channel: channel.id, ts: message.ts });
  if (!isHeard(state, channel)) return [];
  const fields = { subtype: 'message_deleted', hidden: true, ts, event_ts: ts };
  return [messageEvent(channel, { ...fields, deleted_ts: message.ts, previous_message: previous })];
}

/** Somebody comes to a channel or goes. */
export function membershipEvent(
  { state }: SlackStage,
  channel: Channel,
  who: { readonly user: string; readonly isIn: boolean },
): readonly Json[] {
  const { user, isIn } = who;
  if (isIn) channel.members.add(user);
  else channel.members.delete(user);
  state.listeners.say({ kind: 'channel', channel: channel.id });
  // An app that is put out hears nothing of it.
  if (!isHeard(state, channel)) return [];
  const type = isIn ? 'member_joined_channel' : 'member_left_channel';
  const channel_type = channel.kind === 'channel' ? 'C' : 'G';
  return [{ type, user, channel: channel.id, channel_type, team: state.teamId, event_ts: nextTs(state, channel) }];
}
