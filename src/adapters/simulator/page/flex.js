import { h, style } from './dom.js';
import { drawComponent, drawSeparator, makeTappable } from './flex-component.js';
import { BUBBLE, colourOf } from './flex-style.js';

/** @typedef {import('./flex-component.js').Component} Component */
/** @typedef {import('./flex-component.js').Stage} Stage */

/** @param {Component} bubble @param {string} part @param {Stage} stage */
function drawPart(bubble, part, stage) {
  const content = bubble[part];
  if (content === undefined) return null;
  const element = h('div', { class: `flex-${part}` }, drawComponent(content, 'vertical', stage));
  const look = bubble.styles?.[part] ?? {};
  style(element, { 'background-color': colourOf(look.backgroundColor) });
  if (look.separator) element.prepend(drawSeparator({ color: look.separatorColor }, 'vertical'));
  return element;
}

/** @param {Component} bubble @param {Stage} stage */
function drawBubble(bubble, stage) {
  const element = h('div', { class: `flex-bubble ${bubble.direction === 'rtl' ? 'rtl' : ''}` });
  style(element, { width: `${BUBBLE[bubble.size ?? 'mega'] ?? BUBBLE.mega}px` });
  const index = bubble.action === undefined ? null : stage.next();
  for (const part of ['header', 'hero', 'body', 'footer']) {
    const drawn = drawPart(bubble, part, stage);
    if (drawn) element.append(drawn);
  }
  return index === null ? element : makeTappable(element, bubble.action, () => stage.tap(index, bubble.action));
}

/**
 * Draws the contents of a Flex message: one bubble, or several side by side.
 * @param {Component} contents
 * @param {Omit<Stage, 'next'>} stage
 */
export function drawFlex(contents, stage) {
  let count = 0;
  const counting = { ...stage, next: () => count++ };
  if (contents.type !== 'carousel') return drawBubble(contents, counting);
  return h(
    'div',
    { class: 'flex-carousel', tabindex: '0', role: 'group' },
    ...(contents.contents ?? []).map((/** @type {Component} */ bubble) => drawBubble(bubble, counting)),
  );
}
