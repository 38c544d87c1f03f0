import { ask } from './confirm-dialog.js';
import { h } from './dom.js';
import { t } from './i18n.js';
import { icon } from './icons.js';
import { openMenu } from './menu.js';
import { editName, go, known } from './slack-store.js';

/**
 * @typedef {import('./slack-store.js').Post} Post
 * @typedef {import('./slack-posts.js').Scene} Scene
 */

/** @param {Post} post @param {Scene} scene */
async function remove(post, { office, channel }) {
  const isSure = await ask({
    title: t('slack.delete'),
    text: [t('slack.deleteSure')],
    yes: t('slack.deleteYes'),
    no: t('slack.cancel'),
    style: 'danger',
  });
  if (isSure) await office.act({ do: 'delete', channel: channel.id, ts: post.ts });
}

/** @param {Post} post @param {Scene} scene */
function itemsFor(post, scene) {
  const reply = {
    label: /** @type {const} */ ('slack.replyInThread'),
    icon: /** @type {const} */ ('thread'),
    run: () => scene.open(post.threadTs ?? post.ts),
  };
  const edit = () => {
    go({ editing: editName(post.ts, scene.inThread) });
    scene.office.draw();
  };
  const copy = {
    label: /** @type {const} */ ('phone.copyText'),
    icon: /** @type {const} */ ('copy'),
    run: () => void navigator.clipboard.writeText(post.text),
  };
  const common = scene.inThread ? [copy] : [reply, copy];
  if (post.user !== known()?.me) return common;
  return [
    ...common,
    ...(post.files.length === 0 || post.text !== ''
      ? [{ label: /** @type {const} */ ('slack.edit'), icon: /** @type {const} */ ('pencil'), run: edit }]
      : []),
    {
      label: /** @type {const} */ ('slack.delete'),
      icon: /** @type {const} */ ('trash'),
      run: () => void remove(post, scene),
    },
  ];
}

/** What can be done with a message: seen when it is pointed at, or reached by keyboard. @param {Post} post @param {Scene} scene */
export function drawTools(post, scene) {
  const more = h(
    'button',
    { type: 'button', 'aria-label': t('slack.more'), 'aria-haspopup': 'menu', 'data-focus': `more ${post.ts}` },
    icon('more', 18),
  );
  more.addEventListener('click', () => openMenu(more, itemsFor(post, scene), t('slack.more')));
  const open = () => scene.open(post.threadTs ?? post.ts);
  const reply = h(
    'button',
    {
      type: 'button',
      class: 'slack-reply',
      'aria-label': t('slack.replyInThread'),
      title: t('slack.replyInThread'),
      'data-focus': `reply ${post.ts}`,
      onclick: open,
    },
    icon('thread', 18),
  );
  return h('div', { class: 'slack-tools' }, scene.inThread ? null : reply, more);
}
