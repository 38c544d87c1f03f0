import { h } from './dom.js';
import { currentLanguage, dayOf, isoDayOf, t } from './i18n.js';
import { drawGone, drawPost } from './slack-posts.js';
import { editName, isInChannel, known, place } from './slack-store.js';

/**
 * @typedef {import('./slack-store.js').Post} Post
 * @typedef {import('./slack-posts.js').Scene} Scene
 * @typedef {import('./keyed.js').Row} Row
 * @typedef {{ ts: string, post: Post | null }} Item `post`: null = it is gone, and answers are left
 */

const TOGETHER_MS = 5 * 60_000;

/** @param {string} ts */
const moment = (ts) => new Date(Number(ts) * 1000);

/** Whether a message needs no name: the same person wrote just before. @param {Post | null} before @param {Post} post */
function isMore(before, post) {
  if (before === null || post.ephemeral || before.ephemeral || post.isApp || post.broadcast) return false;
  return before.user === post.user && moment(post.ts).getTime() - moment(before.ts).getTime() < TOGETHER_MS;
}

/** What a message is drawn from besides itself. @param {string} ts @param {Scene} scene */
function surroundings(ts, { channel, inThread }) {
  const replies = inThread ? [] : channel.posts.filter((one) => one.threadTs === ts).map((one) => [one.ts, one.user]);
  return [
    replies,
    known()?.me,
    place().editing === editName(ts, inThread),
    inThread,
    channel.joined,
    currentLanguage(),
  ];
}

/** @param {Item} item @param {Scene} scene @param {boolean} isFirst @returns {Row} */
function rowOf({ ts, post }, scene, isFirst) {
  const key = `${scene.channel.id} ${ts}`;
  const from = [post, isFirst, surroundings(ts, scene)];
  return { key, from, draw: () => (post === null ? drawGone(ts, scene) : drawPost(post, scene, isFirst)) };
}

/** @param {string} day @param {Date} at @returns {Row} */
function dayRow(day, at) {
  const words = dayOf(at);
  return { key: `day ${day}`, from: words, draw: () => h('li', { class: 'slack-day' }, h('span', {}, words)) };
}

/** @param {readonly Item[]} items @param {Scene} scene */
function rowsOf(items, scene) {
  /** @type {Row[]} */
  const rows = [];
  /** @type {Post | null} */
  let before = null;
  let lastDay = '';
  for (const item of items) {
    const day = isoDayOf(moment(item.ts));
    const isNewDay = day !== lastDay;
    if (isNewDay && !scene.inThread) rows.push(dayRow(day, moment(item.ts)));
    rows.push(rowOf(item, scene, isNewDay || item.post === null || !isMore(before, item.post)));
    before = item.post;
    lastDay = day;
  }
  return rows;
}

/** @param {Post} post @returns {Item} */
const itemOf = (post) => ({ ts: post.ts, post });

/** The rows of a channel: what began there, and a line for what is gone and has answers. @param {Scene} scene */
export function channelRows(scene) {
  const { posts } = scene.channel;
  const there = new Set(posts.map(({ ts }) => ts));
  const answered = new Set(posts.flatMap(({ threadTs, ephemeral }) => (ephemeral ? [] : (threadTs ?? []))));
  const gone = [...answered].filter((ts) => !there.has(ts)).map((ts) => ({ ts, post: null }));
  const items = [...posts.filter(isInChannel).map(itemOf), ...gone];
  return rowsOf(
    items.sort((one, other) => Number(one.ts) - Number(other.ts)),
    scene,
  );
}

/** The rows of a thread: its parent, how many answers there are, and the answers. @param {string} ts @param {Scene} scene */
export function threadRows(ts, scene) {
  const { posts } = scene.channel;
  const answers = posts.filter((one) => one.threadTs === ts && one.ts !== ts);
  const parent = posts.find((one) => one.ts === ts) ?? null;
  const count = answers.filter(({ ephemeral }) => !ephemeral).length;
  const words = t('slack.replies').replace('{n}', String(count));
  const line = { key: `count ${ts}`, from: words, draw: () => h('li', { class: 'slack-count' }, words) };
  const [root, ...others] = rowsOf([{ ts, post: parent }, ...answers.map(itemOf)], scene);
  return [...(root ? [root] : []), ...(count > 0 ? [line] : []), ...others];
}
