import type { HostAnswer } from '../http-host.ts';
import { consumed, USER_ID } from './recipients.ts';
import { refuse } from './refusal.ts';
import type { Call, Route } from './route.ts';
import type { Chat, Content, LineState, Person } from './state.ts';

const NOT_FOUND = refuse(404, 'Not found');

function profileOf({ userId, displayName, language }: Person): HostAnswer {
  return { status: 200, body: { userId, displayName, language } };
}

/** Blocked, never met or unknown: LINE tells nothing. */
function profile({ state, params: [userId] }: Call): HostAnswer {
  const person = state.persons.get(userId);
  const isMet = person !== undefined && (person.isFriend || person.lastWroteAt !== null);
  return person !== undefined && isMet && !person.isBlocking ? profileOf(person) : NOT_FOUND;
}

function placeOf(state: LineState, id: string): Chat | null {
  const chat = state.chats.get(id);
  return chat?.isBotIn === true && chat.kind !== 'user' ? chat : null;
}

function member({ state, params: [place, userId] }: Call): HostAnswer {
  const person = placeOf(state, place)?.members.has(userId) === true ? state.persons.get(userId) : undefined;
  if (person === undefined) return NOT_FOUND;
  return { status: 200, body: { userId, displayName: person.displayName } };
}

function leave({ state, params: [place] }: Call): HostAnswer {
  const chat = placeOf(state, place);
  if (chat === null) return NOT_FOUND;
  chat.isBotIn = false;
  return { status: 200, body: {} };
}

function summary({ state, params: [place] }: Call): HostAnswer {
  const chat = placeOf(state, place);
  return chat === null ? NOT_FOUND : { status: 200, body: { groupId: chat.id, groupName: chat.name } };
}

function count({ state, params: [place] }: Call): HostAnswer {
  const chat = placeOf(state, place);
  return chat === null ? NOT_FOUND : { status: 200, body: { count: chat.members.size } };
}

/** The content, or LINE's refusal to hand it out. */
function contentOf(state: LineState, messageId: string): Content | HostAnswer {
  const content = state.contents.get(messageId);
  if (content === undefined || content.state === 'expired') return refuse(404, 'not found');
  return content.state === 'gone' ? refuse(410, 'The content is gone') : content;
}

function isPending(content: Content): boolean {
  if (content.pendingPolls <= 0) return false;
  content.pendingPolls -= 1;
  return true;
}

function content({ state, params: [messageId] }: Call): HostAnswer {
  const found = contentOf(state, messageId);
  if ('status' in found) return found;
  if (found.state === 'failed') return refuse(400, 'The content could not be prepared');
  if (isPending(found)) return { status: 202, body: {} };
  return { status: 200, headers: { 'content-type': found.contentType }, body: found.bytes };
}

function preview(call: Call): HostAnswer {
  const found = contentOf(call.state, call.params[0]);
  if ('status' in found) return found;
  return ['image', 'video'].includes(found.kind) ? content(call) : refuse(400, 'The content can not be previewed');
}

function transcoding({ state, params: [messageId] }: Call): HostAnswer {
  const found = contentOf(state, messageId);
  if ('status' in found) return found;
  if (!['video', 'audio'].includes(found.kind)) return refuse(400, 'The message is neither video nor audio');
  if (found.state === 'failed') return { status: 200, body: { status: 'failed' } };
  return { status: 200, body: { status: isPending(found) ? 'processing' : 'succeeded' } };
}

function botInfo({ state }: Call): HostAnswer {
  const { botUserId: userId } = state;
  const basicId = `@${userId.slice(1, 9)}`;
  return { status: 200, body: { userId, basicId, displayName: 'hakaru', chatMode: 'bot', markAsReadMode: 'auto' } };
}

function quota({ state }: Call): HostAnswer {
  const limit = state.monthlyLimit;
  return { status: 200, body: limit === null ? { type: 'none' } : { type: 'limited', value: limit } };
}

function linkToken({ state, params: [userId] }: Call): HostAnswer {
  if (!USER_ID.test(userId)) return refuse(400, 'Bad Request');
  const person = state.persons.get(userId);
  return person === undefined
    ? NOT_FOUND
    : { status: 200, body: { linkToken: state.seeded.pick('abcdefghjkmnpqrstuvwxyz', 24) } };
}

const get = { method: 'GET' } as const;
const forbidden = (): HostAnswer => refuse(403, 'Access to this API is not available for your account');

/** Everything that only looks something up, and leaving. */
export const readRoutes: readonly Route[] = [
  { ...get, name: 'profile', path: /^\/v2\/bot\/profile\/([^/]+)$/, handle: profile },
  { ...get, name: 'member', path: /^\/v2\/bot\/(?:group|room)\/([^/]+)\/member\/([^/]+)$/, handle: member },
  { ...get, name: 'group-summary', path: /^\/v2\/bot\/group\/([^/]+)\/summary$/, handle: summary },
  { ...get, name: 'member-count', path: /^\/v2\/bot\/(?:group|room)\/([^/]+)\/members\/count$/, handle: count },
  { ...get, name: 'member-ids', path: /^\/v2\/bot\/(?:group|room)\/([^/]+)\/members\/ids$/, handle: forbidden },
  { ...get, name: 'followers', path: /^\/v2\/bot\/followers\/ids$/, handle: forbidden },
  { method: 'POST', name: 'leave', path: /^\/v2\/bot\/(?:group|room)\/([^/]+)\/leave$/, handle: leave },
  { ...get, name: 'content', path: /^\/v2\/bot\/message\/([^/]+)\/content$/, handle: content },
  { ...get, name: 'content-preview', path: /^\/v2\/bot\/message\/([^/]+)\/content\/preview$/, handle: preview },
  { ...get, name: 'transcoding', path: /^\/v2\/bot\/message\/([^/]+)\/content\/transcoding$/, handle: transcoding },
  { ...get, name: 'info', path: /^\/v2\/bot\/info$/, handle: botInfo },
  { ...get, name: 'quota', path: /^\/v2\/bot\/message\/quota$/, handle: quota },
  {
    ...get,
    name: 'consumption',
    path: /^\/v2\/bot\/message\/quota\/consumption$/,
    handle: ({ state }) => ({ status: 200, body: { totalUsage: consumed(state) } }),
  },
  { method: 'POST', name: 'link-token', path: /^\/v2\/bot\/user\/([^/]+)\/linkToken$/, handle: linkToken },
];
