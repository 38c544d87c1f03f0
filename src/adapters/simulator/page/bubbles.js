import { h } from './dom.js';
import { drawFlex } from './flex.js';
import { t, timeOf } from './i18n.js';
import { icon } from './icons.js';
import { snippetOf } from './snippet.js';
import { drawSticker, stickerWithId } from './stickers.js';
import { flexOfTemplate } from './template.js';

/** @typedef {import('./api.js').Entry} Entry */
/**
 * What a bubble can call for.
 * @typedef {{ tap: (entry: Entry, index: number, action: Record<string, any>) => void,
 *   openMenu: (entry: Entry, anchor: HTMLElement) => void, rewrite: (url: string) => string | null,
 *   find: (id: string) => Entry | null }} BubbleStage
 */

const LINK = /(https?:\/\/[^\s<>「」（）、。]+)/u;
const LONG_PRESS_MS = 500;

/** @param {string} words @param {BubbleStage} stage */
function textNodes(words, stage) {
  return words.split(LINK).map((part, position) => {
    const url = position % 2 === 1 ? stage.rewrite(part) : null;
    return url === null ? part : h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, part);
  });
}

/** @param {string | null} url */
const picture = (url) => h('img', { class: 'photo', alt: t('phone.photo'), src: url, loading: 'eager' });

/** @param {Entry} entry @param {BubbleStage} stage */
function drawImage(entry, stage) {
  const { message } = entry;
  const small = stage.rewrite(String(message.previewImageUrl ?? message.url ?? ''));
  const large = stage.rewrite(String(message.originalContentUrl ?? message.url ?? ''));
  if (large === null) return h('div', { class: 'bubble' }, t('phone.photo'));
  return h('a', { class: 'photo-link', href: large, target: '_blank', rel: 'noopener' }, picture(small ?? large));
}

/** @param {Record<string, any>} place */
function drawPlace(place) {
  return h(
    'div',
    { class: 'bubble place' },
    icon('pin'),
    h('div', {}, h('b', {}, String(place.title ?? t('phone.place'))), h('div', {}, String(place.address ?? ''))),
  );
}

/** @param {Entry} entry @param {BubbleStage} stage */
function drawQuote(entry, stage) {
  const quoted = entry.quotedId === null ? null : stage.find(entry.quotedId);
  if (quoted === null) return null;
  const who = t(quoted.from === 'bot' ? 'phone.botSays' : 'phone.ownerSays');
  return h('div', { class: 'quote' }, h('b', {}, who), h('span', {}, snippetOf(quoted.message)));
}

/** @param {Entry} entry @param {BubbleStage} stage @returns {HTMLElement | SVGElement} */
function drawContent(entry, stage) {
  const { message } = entry;
  const flexStage = {
    tap: (/** @type {number} */ index, /** @type {Record<string, any>} */ action) => stage.tap(entry, index, action),
    imageUrl: stage.rewrite,
  };
  switch (message.type) {
    case 'text':
    case 'textV2':
      return h(
        'div',
        { class: 'bubble' },
        drawQuote(entry, stage),
        h('span', { class: 'words' }, ...textNodes(String(message.text), stage)),
      );
    case 'flex':
      return drawFlex(message.contents, flexStage);
    case 'template':
      return drawFlex(flexOfTemplate(message.template), flexStage);
    case 'image':
      return drawImage(entry, stage);
    case 'location':
      return drawPlace(message);
    case 'sticker': {
      const known = stickerWithId(String(message.stickerId));
      return known === null ? h('div', { class: 'bubble' }, snippetOf(message)) : drawSticker(known);
    }
    default:
      return h('div', { class: 'bubble' }, snippetOf(message));
  }
}

/**
 * Opens the menu on a long press, a right click, or with the small button that keyboards reach.
 * @param {HTMLElement} element
 * @param {() => void} open
 */
function onLongPress(element, open) {
  /** @type {number | undefined} */
  let timer;
  const stop = () => window.clearTimeout(timer);
  element.addEventListener('pointerdown', (event) => {
    if (event.pointerType === 'touch') timer = window.setTimeout(open, LONG_PRESS_MS);
  });
  for (const end of ['pointerup', 'pointercancel', 'pointerleave', 'pointermove']) element.addEventListener(end, stop);
  element.addEventListener('contextmenu', (event) => {
    event.preventDefault();
    open();
  });
}

/** @param {Entry} entry */
const drawStamp = (entry) =>
  h(
    'div',
    { class: 'stamp' },
    entry.from === 'owner' && entry.read ? h('span', { class: 'read' }, t('phone.read')) : null,
    h('time', { datetime: entry.at }, timeOf(new Date(entry.at))),
  );

/** The account's round picture. */
export const avatar = () => h('div', { class: 'avatar', 'aria-hidden': 'true' }, icon('leaf', 20));

/** @param {Entry} entry */
function drawUnsent(entry) {
  return h('li', { class: 'notice', 'data-entry': entry.id }, t('phone.unsent'));
}

/**
 * One message with its avatar, time, read mark and menu.
 * @param {Entry} entry
 * @param {boolean} isFirst of a run by the same sender
 * @param {BubbleStage} stage
 */
export function drawEntry(entry, isFirst, stage) {
  if (entry.unsent) return drawUnsent(entry);
  const content = drawContent(entry, stage);
  const more = h(
    'button',
    { type: 'button', class: 'bubble-more', 'aria-label': t('phone.bubbleMenu'), 'aria-haspopup': 'menu' },
    icon('more', 18),
  );
  more.addEventListener('click', () => stage.openMenu(entry, more));
  const holder = h('div', { class: 'content' }, content);
  onLongPress(holder, () => stage.openMenu(entry, more));
  const who = h('span', { class: 'only-read' }, t(entry.from === 'bot' ? 'phone.botSays' : 'phone.ownerSays'));
  return h(
    'li',
    { class: `entry ${entry.from} ${entry.message.type} ${isFirst ? 'first' : ''}`, 'data-entry': entry.id },
    entry.from === 'bot' && isFirst ? avatar() : null,
    h(
      'div',
      { class: 'column' },
      entry.from === 'bot' && isFirst ? h('div', { class: 'sender' }, t('phone.botSays')) : who,
      h('div', { class: 'line' }, holder, drawStamp(entry), more),
    ),
  );
}
