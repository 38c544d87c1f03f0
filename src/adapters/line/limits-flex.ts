import { checkAction } from './limits-action.ts';
import { type At, checkCount, checkHttps, type Fields, isFields, objectsOf } from './limits-report.ts';

/** Bytes of one bubble as JSON. */
export const MAX_BUBBLE_BYTES = 30 * 1024;
/** Bytes of one carousel as JSON. */
export const MAX_CAROUSEL_BYTES = 50 * 1024;
const MAX_BUBBLES = 12;

type Place = 'block' | 'hero' | 'baseline' | 'text';

const childTypes: Record<Place, ReadonlySet<unknown>> = {
  block: new Set(['box', 'button', 'image', 'text', 'icon', 'filler', 'separator', 'spacer']),
  hero: new Set(['box', 'image', 'video']),
  baseline: new Set(['icon', 'text', 'filler', 'spacer']),
  text: new Set(['span']),
};
const layouts = new Set<unknown>(['horizontal', 'vertical', 'baseline']);
const colourKeys = [
  'color',
  'backgroundColor',
  'borderColor',
  'separatorColor',
  'startColor',
  'endColor',
  'centerColor',
];

function checkColours(part: Fields, at: At): void {
  for (const key of colourKeys) {
    const colour = part[key];
    if (colour === undefined) continue;
    const isHex = typeof colour === 'string' && /^#(?:[0-9a-f]{6}|[0-9a-f]{8})$/i.test(colour);
    if (!isHex) at.report(`${at.path}.${key}`, 'not-a-colour');
  }
  if (isFields(part['background'])) checkColours(part['background'], { ...at, path: `${at.path}.background` });
}

function checkText(part: Fields, at: At): void {
  const spans = objectsOf(part, 'contents', at);
  const text = part['text'];
  if (spans.length === 0 && (typeof text !== 'string' || text === '')) at.report(`${at.path}.text`, 'required');
  checkChildren(spans, 'text', at);
}

function checkVideo(part: Fields, at: At): void {
  checkHttps(part, ['url', 'previewUrl'], at);
  if (part['altContent'] === undefined) at.report(`${at.path}.altContent`, 'required');
  else checkPart(part['altContent'], 'hero', { ...at, path: `${at.path}.altContent` });
}

function checkBox(part: Fields, at: At): void {
  if (!layouts.has(part['layout'])) at.report(`${at.path}.layout`, 'unknown-type');
  if (!Array.isArray(part['contents'])) at.report(`${at.path}.contents`, 'required');
  checkChildren(objectsOf(part, 'contents', at), part['layout'] === 'baseline' ? 'baseline' : 'block', at);
}

function checkByType(part: Fields, at: At): void {
  switch (part['type']) {
    case 'box':
      checkBox(part, at);
      break;
    case 'text':
      checkText(part, at);
      break;
    case 'image':
    case 'icon':
      checkHttps(part, ['url'], at);
      break;
    case 'video':
      checkVideo(part, at);
      break;
    case 'button':
      checkAction(part['action'], 'flex-button', { ...at, path: `${at.path}.action` });
      break;
  }
}

function checkPart(part: unknown, place: Place, at: At): void {
  if (!isFields(part) || !childTypes[place].has(part['type'])) {
    at.report(`${at.path}.type`, 'not-allowed-here');
    return;
  }
  checkColours(part, at);
  checkByType(part, at);
  if (part['type'] !== 'button' && part['action'] !== undefined) {
    checkAction(part['action'], 'flex', { ...at, path: `${at.path}.action` });
  }
}

function checkChildren(parts: readonly Fields[], place: Place, at: At): void {
  for (const [index, part] of parts.entries()) checkPart(part, place, { ...at, path: `${at.path}.contents[${index}]` });
}

function checkBlocks(bubble: Fields, at: At): void {
  for (const block of ['header', 'body', 'footer']) {
    const content = bubble[block];
    const path = `${at.path}.${block}`;
    if (content === undefined) continue;
    if (isFields(content) && content['type'] === 'box') checkPart(content, 'block', { ...at, path });
    else at.report(path, 'not-a-box');
  }
  if (bubble['hero'] !== undefined) checkPart(bubble['hero'], 'hero', { ...at, path: `${at.path}.hero` });
}

function checkBubble(bubble: Fields, at: At): void {
  if (bubble['type'] !== 'bubble') at.report(`${at.path}.type`, 'unknown-type');
  if (Buffer.byteLength(JSON.stringify(bubble)) > MAX_BUBBLE_BYTES) at.report(at.path, 'too-large', MAX_BUBBLE_BYTES);
  checkBlocks(bubble, at);
  const styles = isFields(bubble['styles']) ? Object.entries(bubble['styles']) : [];
  for (const [block, style] of styles) {
    if (isFields(style)) checkColours(style, { ...at, path: `${at.path}.styles.${block}` });
  }
}

/** Checks a Flex container. @source https://developers.line.biz/en/reference/messaging-api/#flex-message */
export function checkFlex(contents: unknown, at: At): void {
  if (!isFields(contents)) {
    at.report(at.path, 'required');
    return;
  }
  if (contents['type'] !== 'carousel') {
    checkBubble(contents, at);
    return;
  }
  const bubbles = objectsOf(contents, 'contents', at);
  checkCount(bubbles.length, { min: 1, max: MAX_BUBBLES }, { ...at, path: `${at.path}.contents` });
  const bytes = Buffer.byteLength(JSON.stringify(contents));
  if (bytes > MAX_CAROUSEL_BYTES) at.report(at.path, 'too-large', MAX_CAROUSEL_BYTES);
  if (new Set(bubbles.map((bubble) => bubble['size'] ?? 'mega')).size > 1) at.report(at.path, 'sizes-differ');
  for (const [index, bubble] of bubbles.entries()) {
    checkBubble(bubble, { ...at, path: `${at.path}.contents[${index}]` });
  }
}
