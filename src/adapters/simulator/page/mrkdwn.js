import { h } from './dom.js';
import { withEmoji } from './emoji.js';
import { nameOf, roomNameOf } from './slack-store.js';

/** Slack's marks, longest first: code, links and mentions, bold, italic, struck. */
const MARK = /(```[\s\S]+?```|`[^`\n]+`|<[^<>\n]+>|\*[^*\n]+\*|(?<![\w])_[^_\n]+_(?![\w])|~[^~\n]+~)/u;
/** Slack escapes only these three. */
const ENTITIES = /&(lt|gt|amp);/g;
const PLAIN = { lt: '<', gt: '>', amp: '&' };

/** @param {string} words */
const unescaped = (words) => words.replace(ENTITIES, (_, name) => PLAIN[/** @type {keyof typeof PLAIN} */ (name)]);

/** @param {string} target a reference to a person, room, group or everybody @param {string | undefined} label */
function mentionOf(target, label) {
  const id = target.slice(1);
  if (target.startsWith('#')) return `#${label ?? roomNameOf(id)}`;
  return `@${label ?? (target.startsWith('@') ? nameOf(id) : id.replace(/^subteam\^/, ''))}`;
}

/** @param {string} inner what stands between < and > */
function drawReference(inner) {
  const [target = '', label] = inner.split('|');
  if (/^[@#!]/.test(target)) {
    // A date shows its fallback: Slack writes it in the reader's own form.
    if (target.startsWith('!date^')) return unescaped(label ?? '');
    return h('span', { class: 'mention' }, mentionOf(target, label === undefined ? undefined : unescaped(label)));
  }
  const isWeb = /^(https?:\/\/|mailto:|tel:)/.test(target);
  return isWeb
    ? h('a', { href: unescaped(target), target: '_blank', rel: 'noopener noreferrer' }, unescaped(label ?? target))
    : unescaped(label ?? target);
}

/** @param {string} part */
function drawMark(part) {
  if (part.startsWith('```')) return h('pre', {}, unescaped(part.slice(3, -3)));
  if (part.startsWith('<')) return drawReference(part.slice(1, -1));
  const inner = part.slice(1, -1);
  switch (part[0]) {
    case '`':
      return h('code', {}, unescaped(inner));
    case '*':
      return h('b', {}, ...drawMarks(inner));
    case '_':
      return h('em', {}, ...drawMarks(inner));
    default:
      return h('s', {}, ...drawMarks(inner));
  }
}

/** Lines that begin with > belong to a quotation. */
const QUOTATION = /((?:^|\n)&gt; ?[^\n]*(?:\n&gt; ?[^\n]*)*\n?)/u;

/**
 * Slack's text as nodes; what is no mark stays text.
 * @param {string} text
 * @returns {(Node | string)[]}
 */
export function drawMrkdwn(text) {
  return text
    .replace(/^> /gmu, '&gt; ')
    .split(QUOTATION)
    .flatMap((part, position) => {
      if (position % 2 === 0) return drawMarks(part);
      const inner = part.replace(/^\n|\n$/g, '').replace(/^&gt; ?/gmu, '');
      return [h('blockquote', {}, ...drawMarks(inner))];
    });
}

/** @param {string} text @returns {(Node | string)[]} */
function drawMarks(text) {
  return text.split(MARK).map((part, position) => (position % 2 === 1 ? drawMark(part) : withEmoji(unescaped(part))));
}
