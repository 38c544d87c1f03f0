import { drawElement, drawPicture, drawText } from './block-elements.js';
import { drawInput } from './block-inputs.js';
import { h } from './dom.js';
import { drawMrkdwn } from './mrkdwn.js';
import { drawRich } from './rich-text.js';

/**
 * @typedef {Record<string, any>} Json
 * @typedef {string | string[] | null} Value
 * @typedef {{ values: Map<string, Value>, errors: Record<string, string> }} Form
 * @typedef {{ press: (blockId: string, element: Json, chosen: Value) => void, rewrite: (url: string) => string | null,
 *   form: Form }} BlockStage
 */

/** @param {Json} block @param {string} blockId @param {BlockStage} stage */
function drawSection(block, blockId, stage) {
  const fields = (block.fields ?? []).map((/** @type {Json} */ field) => drawText(field));
  return h(
    'div',
    { class: 'slack-section' },
    h(
      'div',
      { class: 'slack-grow' },
      block.text ? drawText(block.text) : null,
      fields.length > 0 ? h('div', { class: 'slack-fields' }, ...fields) : null,
    ),
    block.accessory ? h('div', { class: 'slack-accessory' }, drawElement(block.accessory, { blockId, stage })) : null,
  );
}

/** @param {Json} block @param {BlockStage} stage */
function drawImage(block, stage) {
  return h(
    'figure',
    { class: 'slack-figure' },
    block.title ? h('figcaption', {}, String(block.title.text)) : null,
    drawPicture(block, stage, 'slack-image'),
  );
}

/** @param {Json} block */
function drawTable(block) {
  const cell = (/** @type {Json} */ one) =>
    h('td', {}, ...(one.type === 'rich_text' ? (one.elements ?? []).map(drawRich) : [String(one.text ?? '')]));
  const rows = (block.rows ?? []).map((/** @type {Json[]} */ row) => h('tr', {}, ...row.map(cell)));
  return h('div', { class: 'slack-table' }, h('table', {}, ...rows));
}

/**
 * One block of a Slack message, modal or home tab; a kind that is not drawn shows nothing.
 * @param {Json} block
 * @param {number} at its place: a block without a name is called by it
 * @param {BlockStage} stage
 */
export function drawBlock(block, at, stage) {
  const blockId = String(block.block_id ?? `b${at}`);
  const elements = () =>
    (block.elements ?? []).map((/** @type {Json} */ element) => drawElement(element, { blockId, stage }));
  switch (block.type) {
    case 'section':
      return drawSection(block, blockId, stage);
    case 'header':
      return h('h4', { class: 'slack-header' }, drawText(block.text));
    case 'context':
      return h('div', { class: 'slack-context' }, ...elements());
    case 'actions':
      return h('div', { class: 'slack-actions' }, ...elements());
    case 'divider':
      return h('hr');
    case 'image':
      return drawImage(block, stage);
    case 'rich_text':
      return h('div', { class: 'slack-text' }, ...(block.elements ?? []).map(drawRich));
    case 'markdown':
      return h('div', { class: 'slack-text' }, ...drawMrkdwn(String(block.text)));
    case 'table':
      return drawTable(block);
    case 'input':
      return drawInput(block, blockId, stage);
    default:
      return null;
  }
}
