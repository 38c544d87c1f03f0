import { h, style } from './dom.js';
import { alignOf, colourOf, imageSizeOf, placeComponent, spaceOf, styleBox, textSizeOf } from './flex-style.js';

/**
 * Draws the components of LINE Flex messages. Actions are numbered in the order in which they stand in the JSON.
 * @typedef {{ tap: (index: number, action: Record<string, any>) => void, imageUrl: (url: string) => string | null,
 *   next: () => number }} Stage
 * @typedef {Record<string, any>} Component
 */

const GRAVITY = { top: 'flex-start', center: 'center', bottom: 'flex-end' };

/**
 * @param {HTMLElement} element
 * @param {Component} component
 */
function styleText(element, component) {
  style(element, {
    'font-size': textSizeOf(component.size),
    'font-weight': component.weight === 'bold' ? '700' : null,
    'font-style': component.style === 'italic' ? 'italic' : null,
    color: colourOf(component.color),
    'text-align': component.align === 'center' || component.align === 'end' ? component.align : null,
    'text-decoration': ['underline', 'line-through'].includes(component.decoration) ? component.decoration : null,
  });
}

/** @param {HTMLElement} element @param {Component} component */
function clampLines(element, component) {
  if (!component.wrap || !(component.maxLines > 0)) return;
  element.classList.add('clamp');
  style(element, { '-webkit-line-clamp': String(Number(component.maxLines)) });
}

/** @param {Component} span @param {Component} text */
function drawSpan(span, text) {
  const part = h('span', {}, String(span.text ?? ''));
  styleText(part, { ...span, size: span.size ?? text.size });
  return part;
}

/** @param {Component} component */
function drawText(component) {
  const element = h('div', { class: component.wrap ? 'flex-text wrap' : 'flex-text' });
  styleText(element, component);
  clampLines(element, component);
  style(element, { 'align-self': GRAVITY[component.gravity] ?? null });
  if (component.contents) element.append(...component.contents.map((span) => drawSpan(span, component)));
  else element.append(String(component.text ?? ''));
  return element;
}

/**
 * @param {Component} component
 * @param {Stage} stage
 */
function drawButton(component, stage) {
  const kind = ['primary', 'secondary'].includes(component.style) ? component.style : 'link';
  const index = stage.next();
  const button = h(
    'button',
    {
      type: 'button',
      class: `flex-button ${kind} ${component.height === 'sm' ? 'sm' : 'md'}`,
      onclick: (/** @type {Event} */ event) => {
        event.stopPropagation();
        stage.tap(index, component.action);
      },
    },
    String(component.action?.label ?? ''),
  );
  const colour = colourOf(component.color);
  if (colour !== null) style(button, kind === 'link' ? { color: colour } : { 'background-color': colour });
  return button;
}

/**
 * @param {Component} component
 * @param {Stage} stage
 */
function drawImage(component, stage) {
  const [wide, high] = String(component.aspectRatio ?? '1:1')
    .split(':')
    .map(Number);
  const url = stage.imageUrl(String(component.url ?? ''));
  const image = h('img', { class: 'flex-image', alt: '', src: url, loading: 'eager' });
  style(image, {
    width: component.type === 'icon' ? textSizeOf(component.size) : imageSizeOf(component.size),
    'aspect-ratio': wide > 0 && high > 0 ? `${wide} / ${high}` : null,
    'object-fit': component.aspectMode === 'cover' ? 'cover' : 'contain',
    'background-color': colourOf(component.backgroundColor),
    'align-self': component.type === 'icon' ? null : (alignOf(component.align) ?? 'center'),
  });
  return image;
}

/** @param {Component} component @param {string} layout */
export function drawSeparator(component, layout) {
  const line = h('div', { class: layout === 'vertical' ? 'flex-line across' : 'flex-line down', role: 'presentation' });
  style(line, { 'background-color': colourOf(component.color) });
  return line;
}

/**
 * @param {Component} box
 * @param {Stage} stage
 */
function drawBox(box, stage) {
  const element = h('div', { class: 'flex-box' });
  styleBox(element, box);
  const gap = spaceOf(box.spacing);
  for (const [position, child] of (box.contents ?? []).entries()) {
    const drawn = drawComponent(child, box.layout, stage);
    placeComponent(drawn, child, { layout: box.layout, gap, first: position === 0 });
    element.append(drawn);
  }
  return element;
}

/**
 * @param {Component} component
 * @param {string} layout
 * @param {Stage} stage
 */
function drawPlain(component, layout, stage) {
  switch (component.type) {
    case 'box':
      return drawBox(component, stage);
    case 'text':
      return drawText(component);
    case 'image':
    case 'icon':
      return drawImage(component, stage);
    case 'separator':
      return drawSeparator(component, layout);
    default:
      return h('div', { class: 'flex-filler' });
  }
}

/**
 * A component; one with an action of its own can be tapped as a whole.
 * @param {Component} component
 * @param {string} layout the parent's
 * @param {Stage} stage
 * @returns {HTMLElement}
 */
export function drawComponent(component, layout, stage) {
  if (component.type === 'button') return drawButton(component, stage);
  if (component.action === undefined) return drawPlain(component, layout, stage);
  const index = stage.next();
  const element = drawPlain(component, layout, stage);
  return makeTappable(element, component.action, () => stage.tap(index, component.action));
}

/**
 * @param {HTMLElement} element
 * @param {Record<string, any>} action
 * @param {() => void} tap
 */
export function makeTappable(element, action, tap) {
  element.setAttribute('role', 'button');
  element.setAttribute('tabindex', '0');
  element.classList.add('tappable');
  if (action.label) element.setAttribute('aria-label', String(action.label));
  element.addEventListener('click', (event) => {
    event.stopPropagation();
    tap();
  });
  element.addEventListener('keydown', (event) => {
    if (event.target !== element || (event.key !== 'Enter' && event.key !== ' ')) return;
    event.preventDefault();
    tap();
  });
  return element;
}
