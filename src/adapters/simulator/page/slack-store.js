import { h } from './dom.js';

/**
 * @typedef {Record<string, any>} Json
 * @typedef {{ id: string, name: string, handle: string, isGuest: boolean, isStranger: boolean }} Member
 * @typedef {{ id: string, name: string, size: number, contentType: string }} StoredFile
 * @typedef {{ ts: string, threadTs: string | null, user: string, isApp: boolean, text: string, blocks: Json[],
 *   edited: boolean, broadcast: boolean, ephemeral: boolean, files: StoredFile[],
 *   reactions: { name: string, count: number }[] }} Post
 * @typedef {{ id: string, name: string, kind: 'channel' | 'group' | 'im', archived: boolean, joined: boolean,
 *   members: number, posts: Post[] }} Channel
 * @typedef {{ id: string, hash: string, view: Json, errors: Record<string, string> }} View
 * @typedef {{ me: string, app: { id: string, name: string }, members: Member[], channels: Channel[], modals: View[],
 *   home: View | null }} Workspace
 * @typedef {{ channel: string | null, thread: string | null, isHome: boolean, editing: string | null }} Place
 * @typedef {{ act: (act: Json) => Promise<boolean>, rewrite: (url: string) => string | null, now: () => Date,
 *   draw: () => void, see: (user: string) => void }} Office
 */

const STORED = 'hakaru-simulator-slack-user';

/** @type {Workspace | null} */
let workspace = null;
/** Where each person is: whoever comes back finds the same room. @type {Map<string, Place>} */
const places = new Map();
/** The last message each person has seen in each room. @type {Map<string, string>} */
const seen = new Map();

/** Whom the page plays; nobody yet = whoever comes first. */
export const storedUser = () => sessionStorage.getItem(STORED) ?? '';

/** @param {string} user */
export const storeUser = (user) => sessionStorage.setItem(STORED, user);

/** @param {Workspace | null} found */
export function adopt(found) {
  workspace = found;
  for (const { id, posts } of found?.channels ?? []) {
    const key = `${found?.me} ${id}`;
    if (!seen.has(key)) seen.set(key, posts.at(-1)?.ts ?? '0');
  }
}

/** What is known of the workspace; null = Slack is not running. */
export const known = () => workspace;

/** @returns {Place} */
export function place() {
  const me = workspace?.me ?? '';
  const found = places.get(me) ?? { channel: null, thread: null, isHome: false, editing: null };
  places.set(me, found);
  return found;
}

/** @param {Partial<Place>} change */
export const go = (change) => places.set(workspace?.me ?? '', { ...place(), ...change });

/** The room that is open. @returns {Channel | null} */
export function room() {
  const rooms = workspace?.channels ?? [];
  const first = rooms.find(({ kind }) => kind !== 'im') ?? rooms[0];
  return rooms.find(({ id }) => id === place().channel) ?? first ?? null;
}

/** The name of a message that is being changed: it may stand in the channel and in its thread. @param {string} ts @param {boolean} inThread */
export const editName = (ts, inThread) => `${inThread ? 'thread' : 'channel'} ${ts}`;

/** Roots and what was sent to the channel from a thread. @param {Post} post */
export const isInChannel = ({ ts, threadTs, broadcast }) => threadTs === null || threadTs === ts || broadcast;

/** Remembers that everything in a room has been seen. @param {Channel} channel */
export const markSeen = ({ id, posts }) => seen.set(`${workspace?.me} ${id}`, posts.at(-1)?.ts ?? '0');

/** Whether others wrote in a room since it was last looked at. @param {Channel} channel */
export function isUnread({ id, posts }) {
  const last = Number(seen.get(`${workspace?.me} ${id}`) ?? '0');
  return posts.some(({ ts, user }) => Number(ts) > last && user !== workspace?.me);
}

/** Who somebody is, by id. @param {string} id */
export function nameOf(id) {
  if (id === workspace?.app.id) return workspace.app.name;
  return workspace?.members.find((one) => one.id === id)?.name ?? id;
}

/** The name of a room, by id. @param {string} id */
export const roomNameOf = (id) => workspace?.channels.find((one) => one.id === id)?.name ?? id;

/** The address of a file that this person can see. @param {string} id */
export const addressOfFile = (id) =>
  `/simulator/api/slack/file/${encodeURIComponent(id)}?user=${encodeURIComponent(workspace?.me ?? '')}`;

const TINTS = ['sand', 'sky', 'rose', 'mint', 'lilac'];

/** A person's square with the first letter; the same person always has the same colour. @param {string} id */
export function face(id) {
  const at = workspace?.members.findIndex((one) => one.id === id) ?? 0;
  const tint = TINTS[Math.max(0, at) % TINTS.length];
  return h('span', { class: `slack-face ${tint}`, 'aria-hidden': 'true' }, [...nameOf(id)][0] ?? '?');
}
