import { s } from './dom.js';
import { t } from './i18n.js';

/**
 * A sticker: LINE's package and number, the words LINE sends along, and how the face is drawn.
 * @typedef {{ id: string, packageId: string, stickerId: string, word: import('./i18n.js').Key, keywords: readonly string[],
 *   fill: string, eyes: string, mouth: string, extra?: string, extraColour?: string }} Sticker
 */

const ROUND_EYES = 'M34 44v6M66 44v6';
const HAPPY_EYES = 'M28 49c3-6 9-6 12 0M60 49c3-6 9-6 12 0';
const CLOSED_EYES = 'M28 46c3 5 9 5 12 0M60 46c3 5 9 5 12 0';
const SMILE = 'M36 60c6 9 22 9 28 0';
const SMALL = 'M44 64c4 3 8 3 12 0';

/** @type {readonly Sticker[]} */
export const STICKERS = [
  {
    id: 'ok',
    packageId: '11537',
    stickerId: '52002735',
    word: 'sticker.ok',
    keywords: ['OK', '了解'],
    fill: '#ffd75e',
    eyes: ROUND_EYES,
    mouth: SMILE,
  },
  {
    id: 'thanks',
    packageId: '11537',
    stickerId: '52002739',
    word: 'sticker.thanks',
    keywords: ['ありがとう', '感謝'],
    fill: '#ffb3c1',
    eyes: HAPPY_EYES,
    mouth: SMILE,
    extra: 'M14 28c-4-5-10 1 0 8 10-7 4-13 0-8zM86 28c-4-5-10 1 0 8 10-7 4-13 0-8z',
    extraColour: '#d6336c',
  },
  {
    id: 'done',
    packageId: '11537',
    stickerId: '52002734',
    word: 'sticker.done',
    keywords: ['できた', '完了'],
    fill: '#a8e6a1',
    eyes: HAPPY_EYES,
    mouth: 'M36 59c3 14 25 14 28 0z',
    extra: 'M12 20l4 8 8 2-6 6 1 8-7-4-7 4 1-8-6-6 8-2z',
    extraColour: '#f08c00',
  },
  {
    id: 'please',
    packageId: '11537',
    stickerId: '52002741',
    word: 'sticker.please',
    keywords: ['お願いします'],
    fill: '#bfe3ff',
    eyes: CLOSED_EYES,
    mouth: SMALL,
  },
  {
    id: 'question',
    packageId: '11537',
    stickerId: '52002744',
    word: 'sticker.question',
    keywords: ['質問', 'わからない'],
    fill: '#dcd0ff',
    eyes: ROUND_EYES,
    mouth: 'M44 66c4-4 8-4 12 0',
    extra: 'M80 18c0-9 14-9 14 0 0 6-7 6-7 12M87 38v2',
    extraColour: '#6741d9',
  },
  {
    id: 'sorry',
    packageId: '11537',
    stickerId: '52002770',
    word: 'sticker.sorry',
    keywords: ['ごめん', 'すみません'],
    fill: '#cfe8ef',
    eyes: CLOSED_EYES,
    mouth: 'M42 67c5-5 11-5 16 0',
    extra: 'M78 26c5 8 5 13 0 13s-5-5 0-13z',
    extraColour: '#1c7ed6',
  },
];

/** @param {Sticker} sticker */
function faceOf(sticker) {
  return [
    s('ellipse', { cx: 50, cy: 94, rx: 28, ry: 4, fill: '#00000018' }),
    s('circle', { cx: 50, cy: 52, r: 38, fill: sticker.fill, stroke: '#3d3a35', 'stroke-width': 3 }),
    s('circle', { cx: 26, cy: 60, r: 5, fill: '#ff8787', opacity: 0.55 }),
    s('circle', { cx: 74, cy: 60, r: 5, fill: '#ff8787', opacity: 0.55 }),
    s('path', { d: sticker.eyes, class: 'sticker-line' }),
    s('path', { d: sticker.mouth, class: 'sticker-line' }),
    sticker.extra ? s('path', { d: sticker.extra, class: 'sticker-extra', stroke: sticker.extraColour }) : null,
  ];
}

/**
 * Draws a sticker with its word below.
 * @param {Sticker} sticker
 */
export function drawSticker(sticker) {
  return s(
    'svg',
    { viewBox: '0 0 100 122', class: 'sticker', role: 'img', 'aria-label': t(sticker.word) },
    ...faceOf(sticker),
    s('text', { x: 50, y: 116, class: 'sticker-word' }, t(sticker.word)),
  );
}

/** @param {string} stickerId */
export const stickerWithId = (stickerId) => STICKERS.find((sticker) => sticker.stickerId === stickerId) ?? null;
