import { z } from 'zod';
import { checkMessageBlocks } from './check-blocks.ts';
import { showEphemeral } from './ephemerals.ts';
import { addMessage, changeMessage, eventsOf, removeMessage } from './messages.ts';
import { argumentsOf, channelOf, flag, joinedChannel, type Method, type MethodCall, messageOf } from './method.ts';
import { SlackRefusal } from './refusal.ts';
import type { Channel } from './state.ts';
import type { Json } from './types.ts';
import { messageJson } from './wire.ts';

const MAX_TEXT = 40_000;
const TS = /^\d{10,}\.\d{6}$/;

const metadata = z.strictObject({
  event_type: z.string().min(1).max(255),
  event_payload: z.record(z.string(), z.unknown()),
});

const post = z.looseObject({
  channel: z.string().optional(),
  text: z.string().default(''),
  blocks: z.array(z.record(z.string(), z.unknown())).default([]),
  attachments: z.array(z.unknown()).default([]),
  metadata: z.unknown().optional(),
  thread_ts: z.string().optional(),
  reply_broadcast: flag,
});

type Post = z.infer<typeof post>;

/** @throws {SlackRefusal} no_text, msg_too_long, invalid_blocks, msg_blocks_too_long, invalid_metadata_format */
function checkPost({ text, blocks, attachments, metadata: given }: Post): void {
  if (text === '' && blocks.length === 0 && attachments.length === 0) throw new SlackRefusal('no_text');
  if ([...text].length > MAX_TEXT) throw new SlackRefusal('msg_too_long');
  checkMessageBlocks(blocks);
  if (given !== undefined && !metadata.safeParse(given).success) throw new SlackRefusal('invalid_metadata_format');
}

function metadataOf(args: Post): Json | null {
  return args.metadata === undefined ? null : metadata.parse(args.metadata);
}

/** @throws {SlackRefusal} channel_not_found, not_in_channel, is_archived */
function writable(call: MethodCall, given: unknown): Channel {
  const channel = channelOf(call, given);
  if (channel.isArchived) throw new SlackRefusal('is_archived');
  const isOpen = channel.kind === 'channel' && call.state.scopes.has('chat:write.public');
  return isOpen ? channel : joinedChannel(call, given);
}

/** The thread in which a post really lands: one whose parent is gone leads to the channel itself. */
function threadOf(call: MethodCall, channel: Channel, given: string | undefined): string | null {
  if (given === undefined) return null;
  if (!TS.test(given)) throw new SlackRefusal('invalid_thread_ts');
  const parent = channel.messages.find(({ ts }) => ts === given);
  if (parent?.threadTs == null) return parent === undefined ? null : given;
  call.state.violations.push(`chat.postMessage: thread_ts ${given} is an answer, not a parent`);
  return parent.threadTs;
}

function postMessage(call: MethodCall): Json {
  const args = argumentsOf(post, call.args);
  const channel = writable(call, args.channel);
  checkPost(args);
  const threadTs = threadOf(call, channel, args.thread_ts);
  const message = addMessage(call.state, channel, {
    user: call.state.botUserId,
    isApp: true,
    text: args.text,
    blocks: args.blocks,
    metadata: metadataOf(args),
    threadTs,
    isBroadcast: threadTs !== null && args.reply_broadcast,
  });
  for (const event of eventsOf(call, channel, message)) call.courier.later(event);
  return { channel: channel.id, ts: message.ts, message: messageJson(call.state, channel, message) };
}

/** The app's own message. @throws {SlackRefusal} message_not_found or the code given */
function ownMessage(call: MethodCall, code: string) {
  const channel = joinedChannel(call, call.args['channel']);
  if (channel.isArchived) throw new SlackRefusal('is_archived');
  const message = messageOf(channel, call.args['ts']);
  if (!message.isApp) throw new SlackRefusal(code);
  return { channel, message };
}

function update(call: MethodCall): Json {
  const found = ownMessage(call, 'cant_update_message');
  const args = argumentsOf(post, call.args);
  checkPost(args);
  const { text, blocks } = args;
  const given = args.metadata === undefined ? {} : { metadata: metadataOf(args) };
  for (const event of changeMessage(call, found, { text, blocks, ...given })) call.courier.later(event);
  const { channel, message } = found;
  return { channel: channel.id, ts: message.ts, text, message: messageJson(call.state, channel, message) };
}

function remove(call: MethodCall): Json {
  const { channel, message } = ownMessage(call, 'cant_delete_message');
  for (const event of removeMessage(call, channel, message)) call.courier.later(event);
  return { channel: channel.id, ts: message.ts };
}

function postEphemeral(call: MethodCall): Json {
  const args = argumentsOf(post, call.args);
  const channel = writable(call, args.channel);
  checkPost(args);
  const user = call.args['user'];
  if (typeof user !== 'string' || !channel.members.has(user)) throw new SlackRefusal('user_not_in_channel');
  const { text, blocks, thread_ts: threadTs = null } = args;
  const { ts } = showEphemeral(call.state, channel, { user, threadTs, text, blocks });
  return { message_ts: ts };
}

function permalink(call: MethodCall): Json {
  const channel = channelOf(call, call.args['channel']);
  const { ts, threadTs } = messageOf(channel, call.args['message_ts']);
  const inThread = threadTs === null ? '' : `?thread_ts=${threadTs}&cid=${channel.id}`;
  const link = `https://twin.slack.invalid/archives/${channel.id}/p${ts.replace('.', '')}${inThread}`;
  return { channel: channel.id, permalink: link };
}

function react(call: MethodCall): Json {
  const channel = joinedChannel(call, call.args['channel']);
  const message = messageOf(channel, call.args['timestamp']);
  const name = call.args['name'];
  if (typeof name !== 'string' || !/^[a-z0-9_+'-]+(?:::skin-tone-\d)?$/.test(name))
    throw new SlackRefusal('invalid_name');
  const users = message.reactions.find((one) => one.name === name)?.users ?? [];
  if (users.includes(call.state.botUserId)) throw new SlackRefusal('already_reacted');
  const others = message.reactions.filter((one) => one.name !== name);
  message.reactions = [...others, { name, users: [...users, call.state.botUserId] }];
  call.state.listeners.say({ kind: 'changed', channel: channel.id, ts: message.ts });
  return {};
}

const write = ['chat:write'];

/** Writing, changing and deleting messages. */
export const chatMethods: Readonly<Record<string, Method>> = {
  'chat.postMessage': { scopes: write, run: postMessage },
  'chat.update': { scopes: write, run: update },
  'chat.delete': { scopes: write, run: remove },
  'chat.postEphemeral': { scopes: write, run: postEphemeral },
  'chat.getPermalink': { scopes: [], run: permalink },
  'reactions.add': { scopes: ['reactions:write'], run: react },
};
