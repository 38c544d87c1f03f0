import { z } from 'zod';
import { membershipEvent } from './messages.ts';
import {
  argumentsOf,
  channelOf,
  count,
  flag,
  joinedChannel,
  type Method,
  type MethodCall,
  openDirect,
} from './method.ts';
import { SlackRefusal } from './refusal.ts';
import type { Channel, StoredMessage } from './state.ts';
import type { Json } from './types.ts';
import { channelJson, memberJson, messageJson } from './wire.ts';

const paging = { cursor: z.string().default(''), limit: count.min(1).max(1000).default(100) };
const reading = z.looseObject({
  ...paging,
  oldest: z.coerce.number().default(0),
  latest: z.coerce.number().default(Number.POSITIVE_INFINITY),
  inclusive: flag,
  include_all_metadata: flag,
});

/** A page of a list and the cursor of the next one. @throws {SlackRefusal} invalid_cursor */
function page<T>(all: readonly T[], { cursor, limit }: { cursor: string; limit: number }) {
  const start = cursor === '' ? 0 : Number(Buffer.from(cursor, 'base64').toString());
  if (!Number.isInteger(start)) throw new SlackRefusal('invalid_cursor');
  const end = start + limit;
  const next = end < all.length ? Buffer.from(String(end)).toString('base64') : '';
  return { items: all.slice(start, end), has_more: next !== '', response_metadata: { next_cursor: next } };
}

function read(call: MethodCall, channel: Channel, messages: readonly StoredMessage[]): Json {
  const args = argumentsOf(reading, call.args);
  const inside = messages.filter(({ ts }) => {
    const at = Number(ts);
    const { oldest, latest, inclusive } = args;
    return (at > oldest && at < latest) || (inclusive && (at === oldest || at === latest));
  });
  const { items, ...rest } = page(inside, args);
  return { messages: items.map((one) => messageJson(call.state, channel, one, args.include_all_metadata)), ...rest };
}

function history(call: MethodCall): Json {
  const channel = joinedChannel(call, call.args['channel']);
  const roots = channel.messages.filter((one) => one.threadTs === null || one.isBroadcast);
  return read(call, channel, roots.toReversed());
}

function replies(call: MethodCall): Json {
  const channel = joinedChannel(call, call.args['channel']);
  const given = call.args['ts'];
  const found = channel.messages.find(({ ts }) => ts === given);
  const root = found?.threadTs ?? given;
  const thread = channel.messages.filter(({ ts, threadTs }) => ts === root || threadTs === root);
  if (thread.length === 0 || found === undefined) throw new SlackRefusal('thread_not_found');
  return read(call, channel, thread);
}

function open(call: MethodCall): Json {
  const users = String(call.args['users'] ?? '')
    .split(',')
    .filter((one) => one !== '');
  const [user = '', ...others] = users;
  if (user === '') throw new SlackRefusal('users_list_not_supplied');
  if (others.length > 0) throw new SlackRefusal('method_not_supported_for_channel_type');
  return { channel: { id: openDirect(call, user).id } };
}

const KINDS: Readonly<Record<string, Channel['kind']>> = {
  public_channel: 'channel',
  private_channel: 'group',
  im: 'im',
};
const listing = z.looseObject({ ...paging, types: z.string().default('public_channel'), exclude_archived: flag });

function list(call: MethodCall): Json {
  const args = argumentsOf(listing, call.args);
  const kinds = args.types.split(',').map((one) => KINDS[one.trim()]);
  const bot = call.state.botUserId;
  const seen = [...call.state.channels.values()].filter(
    ({ kind, members, isArchived }) =>
      kinds.includes(kind) && (kind === 'channel' || members.has(bot)) && !(args.exclude_archived && isArchived),
  );
  const { items, response_metadata } = page(seen, args);
  return { channels: items.map((one) => channelJson(call.state, one)), response_metadata };
}

function members(call: MethodCall): Json {
  const args = argumentsOf(z.looseObject(paging), call.args);
  const { items, response_metadata } = page([...channelOf(call, call.args['channel']).members], args);
  return { members: items, response_metadata };
}

function join(call: MethodCall): Json {
  const channel = channelOf(call, call.args['channel']);
  if (channel.kind !== 'channel') throw new SlackRefusal('method_not_supported_for_channel_type');
  if (channel.isArchived) throw new SlackRefusal('is_archived');
  const events = membershipEvent(call, channel, { user: call.state.botUserId, isIn: true });
  for (const event of events) call.courier.later(event);
  return { channel: channelJson(call.state, channel) };
}

function userInfo({ state, args }: MethodCall): Json {
  const member = state.members.get(String(args['user']));
  if (member === undefined) throw new SlackRefusal('user_not_found');
  return { user: memberJson(state, member) };
}

function userList(call: MethodCall): Json {
  const { items, response_metadata } = page(
    [...call.state.members.values()],
    argumentsOf(z.looseObject(paging), call.args),
  );
  return { members: items.map((one) => memberJson(call.state, one)), response_metadata };
}

function authTest({ state }: MethodCall): Json {
  const { teamId, botUserId, botId } = state;
  const team = { url: 'https://twin.slack.invalid/', team: 'twin', team_id: teamId };
  return { ...team, user: 'hakaru', user_id: botUserId, bot_id: botId, is_enterprise_install: false };
}

function botInfo({ state, args }: MethodCall): Json {
  if (args['bot'] !== state.botId) throw new SlackRefusal('bot_not_found');
  return { bot: { id: state.botId, deleted: false, name: 'hakaru', app_id: state.appId, user_id: state.botUserId } };
}

const readScopes = ['channels:read'];
const historyScopes = ['channels:history'];

/** Who and what is there, and reading. */
export const conversationMethods: Readonly<Record<string, Method>> = {
  'auth.test': { scopes: [], run: authTest },
  'conversations.info': {
    scopes: readScopes,
    run: (call) => ({ channel: channelJson(call.state, channelOf(call, call.args['channel'])) }),
  },
  'conversations.history': { scopes: historyScopes, run: history },
  'conversations.replies': { scopes: historyScopes, run: replies },
  'conversations.open': { scopes: ['im:write'], run: open },
  'conversations.list': { scopes: readScopes, run: list },
  'conversations.members': { scopes: readScopes, run: members },
  'conversations.join': { scopes: ['channels:join'], run: join },
  'bots.info': { scopes: ['users:read'], run: botInfo },
  'users.info': { scopes: ['users:read'], run: userInfo },
  'users.list': { scopes: ['users:read'], run: userList },
};
