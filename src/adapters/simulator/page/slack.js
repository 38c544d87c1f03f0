import { api } from './api.js';
import { drawBlock } from './block-kit.js';
import { avatar } from './bubbles.js';
import { byId, h } from './dom.js';
import { t, timeOf } from './i18n.js';
import { icon } from './icons.js';
import { drawMrkdwn } from './mrkdwn.js';

/**
 * @typedef {{ ts: string, threadTs: string | null, by: string, isApp: boolean, text: string, blocks: Record<string, any>[] }} Post
 * @typedef {{ id: string, name: string, posts: Post[] }} Channel
 * @typedef {{ rewrite: (url: string) => string | null, attempt: (work: () => Promise<unknown>) => Promise<boolean> }} Desk
 */

/** @type {{ running: boolean, channels: Channel[] }} */
let workspace = { running: false, channels: [] };
/** @type {string | null} */
let channelId = null;
/** @type {string | null} */
let threadTs = null;

const channel = () => workspace.channels.find(({ id }) => id === channelId) ?? workspace.channels[0] ?? null;
const moment = (/** @type {string} */ ts) => new Date(Number(ts) * 1000);

/** @param {Post} post @param {Channel} where @param {Desk} desk */
function drawBody(post, where, desk) {
  const stage = {
    rewrite: desk.rewrite,
    press: (/** @type {any} */ block, /** @type {any} */ element, /** @type {string | undefined} */ chosen) =>
      void desk.attempt(() =>
        api.pressSlack({
          channel: where.id,
          ts: post.ts,
          blockId: block.block_id ?? null,
          actionId: element.action_id ?? null,
          chosen: chosen ?? null,
        }),
      ),
  };
  const blocks = post.blocks.map((block) => drawBlock(block, stage)).filter((drawn) => drawn !== null);
  return blocks.length > 0 ? blocks : [h('div', { class: 'slack-text' }, ...drawMrkdwn(post.text))];
}

/** @param {Post} post @param {Channel} where @param {Desk} desk @param {boolean} inThread */
function drawPost(post, where, desk, inThread) {
  const count = where.posts.filter((other) => other.threadTs === post.ts && other.ts !== post.ts).length;
  const open = () => openThread(post.ts, desk);
  return h(
    'li',
    { class: 'slack-post' },
    post.isApp ? avatar() : h('div', { class: 'slack-face', 'aria-hidden': 'true' }, [...post.by][0] ?? '?'),
    h(
      'div',
      { class: 'slack-grow' },
      h(
        'div',
        { class: 'slack-by' },
        h('b', {}, post.by),
        post.isApp ? h('span', { class: 'slack-app' }, t('slack.app')) : null,
        h('time', {}, timeOf(moment(post.ts))),
      ),
      ...drawBody(post, where, desk),
      inThread
        ? null
        : h(
            'button',
            { type: 'button', class: 'slack-replies', onclick: open },
            icon('reply', 16),
            count > 0 ? t('slack.replies').replace('{n}', String(count)) : t('slack.reply'),
          ),
    ),
  );
}

const nothingYet = (/** @type {import('./i18n.js').Key} */ title, /** @type {import('./i18n.js').Key} */ hint) =>
  h('li', { class: 'slack-empty' }, icon('desk', 48), h('b', {}, t(title)), h('p', {}, t(hint)));

/** @param {Desk} desk */
function drawChannels(desk) {
  const choose = (/** @type {string} */ id) => {
    channelId = id;
    threadTs = null;
    drawSlack(desk);
  };
  byId('slack-channels').replaceChildren(
    ...workspace.channels.map(({ id, name }) =>
      h(
        'li',
        {},
        h(
          'button',
          { type: 'button', 'aria-current': id === channel()?.id ? 'true' : null, onclick: () => choose(id) },
          icon('hash', 16),
          name,
        ),
      ),
    ),
  );
}

/** @param {Desk} desk */
function drawThread(desk) {
  const where = channel();
  byId('slack-thread').hidden = threadTs === null || where === null;
  if (threadTs === null || where === null) return;
  const posts = where.posts.filter((post) => post.ts === threadTs || post.threadTs === threadTs);
  byId('slack-thread-posts').replaceChildren(...posts.map((post) => drawPost(post, where, desk, true)));
}

/** @param {string} ts @param {Desk} desk */
function openThread(ts, desk) {
  threadTs = ts;
  drawThread(desk);
  byId('slack-reply-text').focus();
}

/** Draws what is known again. @param {Desk} desk */
export function drawSlack(desk) {
  const where = channel();
  drawChannels(desk);
  byId('slack-title').textContent = where?.name ?? t('tab.slack');
  byId('slack-form').hidden = where === null;
  const posts = where?.posts.filter((post) => post.threadTs === null || post.threadTs === post.ts) ?? [];
  const empty =
    workspace.channels.length > 0
      ? nothingYet('slack.empty', 'slack.emptyHint')
      : nothingYet('slack.none', 'slack.noneHint');
  byId('slack-posts').replaceChildren(
    ...(where !== null && posts.length > 0 ? posts.map((post) => drawPost(post, where, desk, false)) : [empty]),
  );
  drawThread(desk);
}

/** Asks what the workspace shows now. @param {Desk} desk */
export async function refreshSlack(desk) {
  workspace = await api.slack();
  drawSlack(desk);
  const scroller = byId('slack-scroll');
  scroller.scrollTop = scroller.scrollHeight;
}

/** @param {string} form @param {string} field @param {() => string | null} thread @param {Desk} desk */
function wireForm(form, field, thread, desk) {
  const input = /** @type {HTMLInputElement} */ (byId(field));
  byId(form).addEventListener('submit', (event) => {
    event.preventDefault();
    const where = channel();
    const text = input.value.trim();
    if (text === '' || where === null) return;
    input.value = '';
    const ts = thread();
    void desk.attempt(() => api.postSlack({ channel: where.id, text, ...(ts === null ? {} : { threadTs: ts }) }));
  });
}

/** Wires the workspace's forms. @param {Desk} desk */
export function setUpSlack(desk) {
  wireForm('slack-form', 'slack-text', () => null, desk);
  wireForm('slack-reply', 'slack-reply-text', () => threadTs, desk);
  byId('slack-thread-close').addEventListener('click', () => {
    threadTs = null;
    drawThread(desk);
  });
}
