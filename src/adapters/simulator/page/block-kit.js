import { h } from './dom.js';
import { drawMrkdwn } from './mrkdwn.js';

/** @typedef {Record<string, any>} Json */
/** @typedef {{ press: (block: Json, element: Json, chosen?: string) => void, rewrite: (url: string) => string | null }} BlockStage */

/** @param {Json | undefined} text */
const drawText = (text) => {
  if (text === undefined) return null;
  const nodes = text.type === 'mrkdwn' ? drawMrkdwn(String(text.text)) : [String(text.text)];
  return h('div', { class: 'slack-text' }, ...nodes);
};

/** @param {Json} block @param {Json} element @param {BlockStage} stage */
function drawSelect(block, element, stage) {
  const groups = element.options ?? (element.option_groups ?? []).flatMap((/** @type {Json} */ group) => group.options);
  const select = h(
    'select',
    { class: 'slack-select', 'aria-label': element.placeholder?.text ?? '' },
    h('option', { value: '' }, String(element.placeholder?.text ?? '…')),
    ...groups.map((/** @type {Json} */ option) =>
      h('option', { value: option.value }, String(option.text?.text ?? '')),
    ),
  );
  select.addEventListener('change', () => {
    const { value } = /** @type {HTMLSelectElement} */ (select);
    if (value !== '') stage.press(block, element, value);
  });
  return select;
}

/** @param {Json} block @param {Json} element @param {BlockStage} stage */
function drawElement(block, element, stage) {
  switch (element.type) {
    case 'button':
      return h(
        'button',
        { type: 'button', class: `slack-button ${element.style ?? ''}`, onclick: () => stage.press(block, element) },
        String(element.text?.text ?? ''),
      );
    case 'static_select':
    case 'overflow':
      return drawSelect(block, element, stage);
    case 'image':
      return h('img', {
        class: 'slack-small',
        src: stage.rewrite(String(element.image_url)),
        alt: String(element.alt_text ?? ''),
      });
    case 'mrkdwn':
    case 'plain_text':
      return drawText(element);
    default:
      return null;
  }
}

/** @param {Json} block @param {BlockStage} stage */
function drawSection(block, stage) {
  const fields = (block.fields ?? []).map((/** @type {Json} */ field) => drawText(field));
  return h(
    'div',
    { class: 'slack-section' },
    h(
      'div',
      { class: 'slack-grow' },
      drawText(block.text),
      fields.length > 0 ? h('div', { class: 'slack-fields' }, ...fields) : null,
    ),
    block.accessory ? drawElement(block, block.accessory, stage) : null,
  );
}

/** @param {Json} node an element of a rich_text block @returns {Node | string} */
function drawRich(node) {
  if (node.type === 'text') return node.style?.bold ? h('b', {}, String(node.text)) : String(node.text);
  if (node.type === 'link') return drawMrkdwn(`<${node.url}|${node.text ?? node.url}>`)[1] ?? '';
  const inner = (node.elements ?? []).map(drawRich);
  if (node.type === 'rich_text_quote') return h('blockquote', {}, ...inner);
  if (node.type === 'rich_text_list')
    return h('ul', {}, ...inner.map((/** @type {Node | string} */ item) => h('li', {}, item)));
  return h('div', {}, ...inner);
}

/**
 * One block of a Slack message; a kind that is not drawn shows nothing, and the message's text stands in for it.
 * @param {Json} block
 * @param {BlockStage} stage
 */
export function drawBlock(block, stage) {
  const elements = () =>
    (block.elements ?? []).map((/** @type {Json} */ element) => drawElement(block, element, stage));
  switch (block.type) {
    case 'section':
      return drawSection(block, stage);
    case 'header':
      return h('div', { class: 'slack-header' }, String(block.text?.text ?? ''));
    case 'context':
      return h('div', { class: 'slack-context' }, ...elements());
    case 'actions':
      return h('div', { class: 'slack-actions' }, ...elements());
    case 'divider':
      return h('hr');
    case 'image':
      return h('img', {
        class: 'slack-image',
        src: stage.rewrite(String(block.image_url)),
        alt: String(block.alt_text ?? ''),
      });
    case 'rich_text':
      return h('div', { class: 'slack-text' }, ...(block.elements ?? []).map(drawRich));
    default:
      return null;
  }
}
