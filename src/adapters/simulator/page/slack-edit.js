import { byId, h } from './dom.js';
import { t } from './i18n.js';
import { go, nameOf } from './slack-store.js';

/**
 * @typedef {import('./slack-store.js').Post} Post
 * @typedef {import('./slack-posts.js').Scene} Scene
 */

const SIGNS = { lt: '<', gt: '>', amp: '&' };

/** A message as its writer typed it. @param {string} text */
export const asTyped = (text) =>
  text
    .replace(/<@([A-Z0-9]+)(?:\|[^>]*)?>/g, (_, id) => `@${nameOf(id)}`)
    .replace(/<!(here|channel|everyone)(?:\|[^>]*)?>/g, '@$1')
    .replace(/&(lt|gt|amp);/g, (_, name) => SIGNS[/** @type {keyof typeof SIGNS} */ (name)]);

/** A message turned into a field, as Slack does it in place. @param {Post} post @param {Scene} scene */
export function drawEditor(post, { office, channel, inThread }) {
  const field = /** @type {HTMLTextAreaElement} */ (
    h('textarea', { class: 'slack-input', rows: 3, 'aria-label': t('slack.edit'), 'data-focus': `edit ${post.ts}` })
  );
  field.value = asTyped(post.text);
  const end = () => {
    go({ editing: null });
    office.draw();
    const list = byId(inThread ? 'slack-thread-posts' : 'slack-posts');
    const tools = list.querySelector(`[data-focus="more ${post.ts}"]`);
    if (tools instanceof HTMLElement) tools.focus();
  };
  const save = async () => {
    const text = field.value.trim();
    if (text === '') return;
    const isDone =
      text === asTyped(post.text) || (await office.act({ do: 'edit', channel: channel.id, ts: post.ts, text }));
    if (isDone) end();
  };
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') return end();
    // Enter that picks a kanji candidate must not save.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void save();
  });
  queueMicrotask(() => field.focus());
  return h(
    'div',
    { class: 'slack-editor' },
    field,
    h(
      'div',
      { class: 'slack-editor-answers' },
      h('button', { type: 'button', class: 'slack-button', onclick: end }, t('slack.cancel')),
      h('button', { type: 'button', class: 'slack-button primary', onclick: save }, t('slack.save')),
    ),
  );
}
