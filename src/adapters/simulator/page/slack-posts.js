import { drawBlock } from './block-kit.js';
import { avatar } from './bubbles.js';
import { h } from './dom.js';
import { emojiOf } from './emoji.js';
import { dayOf, t, timeOf } from './i18n.js';
import { icon } from './icons.js';
import { drawMrkdwn } from './mrkdwn.js';
import { drawEditor } from './slack-edit.js';
import { addressOfFile, editName, face, known, nameOf, place } from './slack-store.js';
import { drawTools } from './slack-tools.js';

/**
 * @typedef {import('./slack-store.js').Post} Post
 * @typedef {import('./slack-store.js').Channel} Channel
 * @typedef {import('./slack-store.js').Office} Office
 * @typedef {{ office: Office, channel: Channel, open: (ts: string) => void, inThread: boolean }} Scene
 */

/** What is chosen in the menus of each message. @type {Map<string, import('./block-kit.js').Form>} */
const forms = new Map();

/** @param {string} key */
function formOf(key) {
  const form = forms.get(key) ?? { values: new Map(), errors: {} };
  forms.set(key, form);
  return form;
}

/** @param {string} ts */
const moment = (ts) => new Date(Number(ts) * 1000);

/** @param {Post} post @param {Scene} scene */
function drawBlocks(post, { office, channel }) {
  const form = formOf(`${channel.id} ${post.ts}`);
  const stage = {
    rewrite: office.rewrite,
    form,
    press: (/** @type {string} */ blockId, /** @type {any} */ element, /** @type {any} */ chosen) => {
      const values = Object.fromEntries([...form.values].map(([name, value]) => [name.split('/')[0], value]));
      const where = { channel: channel.id, ts: post.ts };
      void office.act({ do: 'press', ...where, blockId, actionId: element.action_id ?? '', chosen, values });
    },
  };
  return post.blocks.map((block, at) => drawBlock(block, at, stage)).filter((drawn) => drawn !== null);
}

/** @param {number} bytes */
function sizeOf(bytes) {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** @param {import('./slack-store.js').StoredFile} file */
function drawFile({ id, name, size, contentType }) {
  const href = addressOfFile(id);
  if (/^image\/(png|jpeg|gif|webp)$/.test(contentType))
    return h(
      'figure',
      { class: 'slack-figure' },
      h('figcaption', {}, name),
      h('a', { href, target: '_blank', rel: 'noopener' }, h('img', { class: 'slack-image', src: href, alt: name })),
    );
  return h(
    'a',
    { class: 'slack-file', href, download: name },
    icon('file', 28),
    h('span', {}, h('b', {}, name), h('small', {}, sizeOf(size))),
  );
}

/** @param {Post} post @param {Scene} scene */
function drawBody(post, scene) {
  if (place().editing === editName(post.ts, scene.inThread) && post.user === known()?.me)
    return [drawEditor(post, scene)];
  const blocks = drawBlocks(post, scene);
  const edited =
    post.edited && (!post.isApp || blocks.length === 0)
      ? h('span', { class: 'slack-edited' }, t('slack.edited'))
      : null;
  const text = post.text === '' ? [] : [h('div', { class: 'slack-text' }, ...drawMrkdwn(post.text), edited)];
  const body = blocks.length > 0 ? blocks : text;
  const reactions = post.reactions.map(({ name, count }) =>
    h('span', { class: 'slack-reaction' }, `${emojiOf(name)} ${count}`),
  );
  return [
    ...body,
    ...post.files.map(drawFile),
    reactions.length > 0 ? h('div', { class: 'slack-reactions' }, ...reactions) : null,
  ];
}

/** @param {Post} post */
function drawHead(post) {
  return h(
    'div',
    { class: 'slack-by' },
    h('b', {}, nameOf(post.user)),
    post.isApp ? h('span', { class: 'slack-app' }, t('slack.app')) : null,
    h('time', { title: dayOf(moment(post.ts)) }, timeOf(moment(post.ts))),
  );
}

/** The line under a message that leads to its thread. @param {string} ts @param {Scene} scene */
function drawReplies(ts, { channel, open }) {
  const replies = channel.posts.filter((one) => one.threadTs === ts && one.ts !== ts && !one.ephemeral);
  const last = replies.at(-1);
  if (last === undefined) return null;
  const writers = [...new Set(replies.map(({ user }) => user))].slice(0, 3);
  return h(
    'button',
    { type: 'button', class: 'slack-replies', 'data-focus': `replies ${ts}`, onclick: () => open(ts) },
    ...writers.map((user) => (user === known()?.app.id ? avatar() : face(user))),
    h('b', {}, t('slack.replies').replace('{n}', String(replies.length))),
    h('span', { class: 'slack-last' }, t('slack.lastReply').replace('{time}', timeOf(moment(last.ts)))),
  );
}

const alone = () => h('div', { class: 'slack-alone' }, icon('eye', 14), t('slack.onlyYou'));

/** One message; `isFirst`: with the name of who wrote it. @param {Post} post @param {Scene} scene @param {boolean} isFirst */
export function drawPost(post, scene, isFirst) {
  const look = post.ephemeral ? 'slack-post alone' : 'slack-post';
  const aside = post.isApp ? avatar() : face(post.user);
  const isFromThread = post.broadcast && !scene.inThread;
  return h(
    'li',
    { class: isFirst ? look : `${look} more`, 'data-ts': post.ts },
    isFirst ? aside : h('time', { class: 'slack-gutter' }, timeOf(moment(post.ts))),
    h(
      'div',
      { class: 'slack-grow' },
      post.ephemeral ? alone() : null,
      isFirst ? drawHead(post) : null,
      isFromThread ? h('div', { class: 'slack-alone' }, icon('thread', 14), t('slack.broadcast')) : null,
      ...drawBody(post, scene),
      scene.inThread ? null : drawReplies(post.ts, scene),
    ),
    post.ephemeral ? null : drawTools(post, scene),
  );
}

/** A parent that is gone, of which answers are left. @param {string} ts @param {Scene} scene */
export const drawGone = (ts, scene) =>
  h(
    'li',
    { class: 'slack-post gone' },
    h('span', { class: 'slack-gone-mark', 'aria-hidden': 'true' }, icon('trash', 18)),
    h('div', { class: 'slack-grow' }, h('i', {}, t('slack.deleted')), scene.inThread ? null : drawReplies(ts, scene)),
  );
