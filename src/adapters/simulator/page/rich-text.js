import { h } from './dom.js';
import { emojiOf } from './emoji.js';
import { nameOf, roomNameOf } from './slack-store.js';

/** @typedef {Record<string, any>} Json */

const WEB = /^(https?:\/\/|mailto:|tel:)/;

/** @param {Json} node @returns {Node | string} */
function drawPlain(node) {
  switch (node.type) {
    case 'link': {
      const url = String(node.url);
      const words = String(node.text ?? url);
      return WEB.test(url) ? h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, words) : words;
    }
    case 'emoji':
      return h('span', { role: 'img', 'aria-label': String(node.name) }, emojiOf(String(node.name)));
    case 'user':
      return h('span', { class: 'mention' }, `@${nameOf(String(node.user_id))}`);
    case 'channel':
      return h('span', { class: 'mention' }, `#${roomNameOf(String(node.channel_id))}`);
    case 'usergroup':
      return h('span', { class: 'mention' }, `@${node.usergroup_id}`);
    case 'broadcast':
      return h('span', { class: 'mention' }, `@${node.range}`);
    case 'date':
      return String(node.fallback ?? new Date(Number(node.timestamp) * 1000).toLocaleString());
    default:
      return String(node.text ?? node.value ?? '');
  }
}

const TAGS = /** @type {const} */ ([
  ['bold', 'b'],
  ['italic', 'em'],
  ['strike', 's'],
  ['underline', 'u'],
  ['code', 'code'],
]);

/** @param {Json} node @returns {Node | string} */
function drawInline(node) {
  const looks = TAGS.filter(([look]) => node.style?.[look]);
  return looks.reduce((inner, [, tag]) => h(tag, {}, inner), drawPlain(node));
}

const inlines = (/** @type {Json} */ node) => (node.elements ?? []).map(drawInline);

/** @param {Json} node */
function drawList(node) {
  const items = (node.elements ?? []).map((/** @type {Json} */ item) => h('li', {}, ...inlines(item)));
  const indent = Math.min(4, Number(node.indent ?? 0));
  return node.style === 'ordered'
    ? h('ol', { class: `rich-list indent-${indent}`, start: Number(node.offset ?? 0) + 1 }, ...items)
    : h('ul', { class: `rich-list indent-${indent}` }, ...items);
}

/** One part of a `rich_text` block. @param {Json} node */
export function drawRich(node) {
  switch (node.type) {
    case 'rich_text_list':
      return drawList(node);
    case 'rich_text_quote':
      return h('blockquote', {}, ...inlines(node));
    case 'rich_text_preformatted':
      return h('pre', {}, ...inlines(node));
    default:
      return h('div', { class: 'rich-line' }, ...inlines(node));
  }
}
