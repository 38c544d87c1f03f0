import { z } from 'zod';
import type { HostAnswer } from '../http-host.ts';
import { type bodies, checkBody, checkPlace, looseMessages } from './check-sending.ts';
import { CHAT_ID, isReachable, reached, spend, USER_ID } from './recipients.ts';
import { refuse, refuseBody } from './refusal.ts';
import { once, retryKeyOf } from './retry-key.ts';
import { type Call, hourly, json, type Route } from './route.ts';
import type { Chat, LineState } from './state.ts';
import { addEntry } from './transcript.ts';
import type { Json } from './types.ts';

const LIMIT = refuse(429, 'You have reached your monthly limit.');

type Sent = { readonly id: string; readonly quoteToken?: string };

function put(state: LineState, chat: Chat, messages: readonly Json[], tokenKind: 'reply' | 'push'): Sent[] {
  return messages.map((message) => {
    const made = { from: 'bot' as const, by: state.botUserId, message, tokenKind };
    const { id, quoteToken } = addEntry(state, chat, made);
    return quoteToken === null ? { id } : { id, quoteToken };
  });
}

/** Ids for messages that nobody will see. */
function vanish(state: LineState, messages: readonly Json[]): Sent[] {
  return messages.map(() => ({ id: `5${state.seeded.digits(17)}`, quoteToken: `q${state.seeded.hex(40)}` }));
}

const shapes = {
  reply: z.looseObject({ replyToken: z.string(), messages: looseMessages }),
  push: z.looseObject({ to: z.string(), messages: looseMessages }),
  multicast: z.looseObject({ to: z.array(z.string()), messages: looseMessages }),
  messages: z.looseObject({ messages: looseMessages }),
} as const;

const MINUTE_MS = 60_000;

/** The chat to which a reply token still opens. */
function openToken(state: LineState, token: string): Chat | null {
  const known = state.replyTokens.get(token);
  const now = state.now();
  if (known === undefined || known.isUsed || known.deliveredAt === null) return null;
  if (now - known.deliveredAt > MINUTE_MS || now - known.eventAt > 20 * MINUTE_MS) return null;
  return state.chats.get(known.chatId) ?? null;
}

function reply(call: Call): HostAnswer {
  const { state, body } = call;
  if (retryKeyOf(call) !== undefined) return refuse(400, 'X-Line-Retry-Key is not supported by this endpoint');
  const wrong = checkBody(state, 'reply', body);
  if (wrong.length > 0) return refuseBody(wrong);
  const { replyToken, messages } = shapes.reply.parse(body);
  const chat = openToken(state, replyToken);
  if (chat === null) return refuse(400, 'Invalid reply token');
  const misplaced = checkPlace(state, messages, chat);
  if (misplaced.length > 0) return refuseBody(misplaced);
  const known = state.replyTokens.get(replyToken);
  if (known !== undefined) known.isUsed = true;
  const isGone = chat.kind === 'user' && state.persons.get(chat.id)?.isBlocking === true;
  const sentMessages = isGone ? vanish(state, messages) : put(state, chat, messages, 'reply');
  return { status: 200, body: { sentMessages } };
}

function push({ state, body }: Call): HostAnswer {
  const wrong = checkBody(state, 'push', body);
  if (wrong.length > 0) return refuseBody(wrong);
  const { to, messages } = shapes.push.parse(body);
  if (!CHAT_ID.test(to)) return refuse(400, "The property, 'to', in the request body is invalid (line: -, column: -)");
  const chat = state.chats.get(to);
  if (chat === undefined || !chat.isBotIn) return refuse(400, 'Failed to send messages');
  const misplaced = checkPlace(state, messages, chat);
  if (misplaced.length > 0) return refuseBody(misplaced);
  const count = reached(state, chat);
  if (!spend(state, count)) return LIMIT;
  const sentMessages = count === 0 ? vanish(state, messages) : put(state, chat, messages, 'push');
  return { status: 200, body: { sentMessages } };
}

function toMany(state: LineState, userIds: readonly string[], messages: readonly Json[]): HostAnswer {
  const there = [...new Set(userIds)].filter(
    (id) => isReachable(state, id) && state.persons.get(id)?.isFriend === true,
  );
  if (!spend(state, there.length)) return LIMIT;
  for (const id of there) {
    const chat = state.chats.get(id);
    if (chat !== undefined) put(state, chat, messages, 'push');
  }
  return { status: 200, body: {} };
}

/** Faults of a body for many chats at once. */
function refuseForMany({ state, body }: Call, kind: 'multicast' | 'broadcast'): HostAnswer | null {
  const wrong = checkBody(state, kind, body);
  if (wrong.length > 0) return refuseBody(wrong);
  const misplaced = checkPlace(state, shapes.messages.parse(body).messages, null);
  return misplaced.length > 0 ? refuseBody(misplaced) : null;
}

function multicast(call: Call): HostAnswer {
  const refused = refuseForMany(call, 'multicast');
  if (refused !== null) return refused;
  const { to, messages } = shapes.multicast.parse(call.body);
  const bad = to.findIndex((id) => !USER_ID.test(id));
  if (bad >= 0) return refuse(400, `The property, to[${bad}], in the request body is invalid (line: -, column: -)`);
  return toMany(call.state, to, messages);
}

function broadcast(call: Call): HostAnswer {
  const refused = refuseForMany(call, 'broadcast');
  return refused ?? toMany(call.state, [...call.state.persons.keys()], shapes.messages.parse(call.body).messages);
}

function validate({ state, body }: Call): HostAnswer {
  const wrong = checkBody(state, 'validate', body);
  return wrong.length > 0 ? refuseBody(wrong) : { status: 200, body: {} };
}

type Sending = Exclude<keyof typeof bodies, 'validate'>;

function keyed(name: Sending, send: (call: Call) => HostAnswer): (call: Call) => HostAnswer {
  return (call) => once(call, name, () => send(call));
}

const sendPath = (name: string): RegExp => new RegExp(`^/v2/bot/message/${name}$`);
const post = { method: 'POST', takes: json } as const;

/** Reply, push and messages to many. Narrowcast needs more friends than a twin has. */
export const sendRoutes: readonly Route[] = [
  { ...post, name: 'reply', path: sendPath('reply'), handle: reply },
  { ...post, name: 'push', path: sendPath('push'), handle: keyed('push', push) },
  {
    ...post,
    name: 'multicast',
    path: sendPath('multicast'),
    rate: { calls: 200, perMs: 1_000 },
    handle: keyed('multicast', multicast),
  },
  { ...post, name: 'broadcast', path: sendPath('broadcast'), rate: hourly(60), handle: keyed('broadcast', broadcast) },
  {
    ...post,
    name: 'narrowcast',
    path: sendPath('narrowcast'),
    rate: hourly(60),
    handle: () => refuse(403, 'Access to this API is not available for your account'),
  },
  {
    ...post,
    name: 'validate',
    path: /^\/v2\/bot\/message\/validate\/(?:reply|push|multicast|narrowcast|broadcast)$/,
    handle: validate,
  },
];
