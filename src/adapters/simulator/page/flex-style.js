import { style } from './dom.js';

/** Pixels as LINE draws them on a phone. @source LINE Messaging API, Flex Message layout */
const SPACE = { none: 0, xs: 2, sm: 4, md: 8, lg: 12, xl: 16, xxl: 20 };
const TEXT = { xxs: 11, xs: 13, sm: 14, md: 16, lg: 19, xl: 22, xxl: 29, '3xl': 35, '4xl': 48, '5xl': 74 };
const IMAGE = { xxs: 40, xs: 60, sm: 80, md: 100, lg: 120, xl: 140, xxl: 160, '3xl': 180, '4xl': 200, '5xl': 220 };
const BORDER = { none: 0, light: 0.5, normal: 1, 'semi-bold': 2, medium: 3, bold: 4 };
const CORNER = { none: 0, xs: 2, sm: 4, md: 8, lg: 12, xl: 16, xxl: 20 };
/** Widths of a bubble; `full` takes what there is. */
export const BUBBLE = { nano: 120, micro: 160, deca: 220, hecto: 241, kilo: 260, mega: 300, giga: 386 };

const JUSTIFY = {
  center: 'center',
  'flex-start': 'flex-start',
  'flex-end': 'flex-end',
  start: 'flex-start',
  end: 'flex-end',
  'space-between': 'space-between',
  'space-around': 'space-around',
  'space-evenly': 'space-evenly',
};
const ALIGN = {
  start: 'flex-start',
  end: 'flex-end',
  center: 'center',
  'flex-start': 'flex-start',
  'flex-end': 'flex-end',
};
const LENGTH = /^-?\d+(\.\d+)?(px|%)$/;
const COLOUR = /^#([0-9a-f]{6}|[0-9a-f]{8})$/i;

/**
 * @param {Record<string, number>} names
 * @param {unknown} value
 * @returns {string | null}
 */
function lengthOf(names, value) {
  if (typeof value !== 'string') return null;
  if (Object.hasOwn(names, value)) return `${names[value]}px`;
  return LENGTH.test(value) ? value : null;
}

/** @param {unknown} value */
export const colourOf = (value) => (typeof value === 'string' && COLOUR.test(value) ? value : null);
/** @param {unknown} value */
export const spaceOf = (value) => lengthOf(SPACE, value);
/** @param {unknown} value */
export const textSizeOf = (value) => lengthOf(TEXT, value ?? 'md');
/** @param {unknown} value */
export const imageSizeOf = (value) => (value === 'full' ? '100%' : lengthOf(IMAGE, value ?? 'md'));
/** @param {unknown} value */
export const alignOf = (value) => (typeof value === 'string' ? (ALIGN[value] ?? null) : null);

/**
 * How a component grows in its parent: LINE's `flex` (0 = as wide as its content).
 * @param {Record<string, any>} component
 * @param {string} layout the parent's
 */
function growthOf(component, layout) {
  const sideways = layout !== 'vertical';
  const fixed =
    component.width || component.type === 'separator' || component.type === 'icon' || component.type === 'spacer';
  const flex = typeof component.flex === 'number' ? component.flex : sideways && !fixed ? 1 : 0;
  if (component.maxWidth) return `${flex} 1 auto`;
  return flex === 0 ? '0 0 auto' : `${flex} 1 0`;
}

/** @param {Record<string, any>} component */
function offsetsOf(component) {
  return {
    position: component.position === 'absolute' ? 'absolute' : 'relative',
    top: spaceOf(component.offsetTop),
    bottom: spaceOf(component.offsetBottom),
    left: spaceOf(component.offsetStart),
    right: spaceOf(component.offsetEnd),
  };
}

/**
 * What every component shares: growth, distance to its predecessor, offsets.
 * @param {HTMLElement} element
 * @param {Record<string, any>} component
 * @param {{ layout: string, gap: string | null, first: boolean }} place
 */
export function placeComponent(element, component, place) {
  const margin = spaceOf(component.margin) ?? place.gap;
  style(element, { flex: growthOf(component, place.layout), ...offsetsOf(component) });
  if (place.first || margin === null || component.position === 'absolute') return;
  style(element, { [place.layout === 'vertical' ? 'margin-top' : 'margin-left']: margin });
}

/** @param {Record<string, any>} box */
function paddingsOf(box) {
  return {
    padding: spaceOf(box.paddingAll),
    'padding-top': spaceOf(box.paddingTop),
    'padding-bottom': spaceOf(box.paddingBottom),
    'padding-left': spaceOf(box.paddingStart),
    'padding-right': spaceOf(box.paddingEnd),
  };
}

/** @param {unknown} background */
function gradientOf(background) {
  const { type, angle, startColor, endColor, centerColor } = /** @type {Record<string, any>} */ (background ?? {});
  if (type !== 'linearGradient' || !/^\d+(\.\d+)?deg$/.test(String(angle))) return null;
  const colours = [startColor, centerColor, endColor].map(colourOf).filter((colour) => colour !== null);
  return colours.length >= 2 ? `linear-gradient(${angle}, ${colours.join(', ')})` : null;
}

/**
 * A box's own look: direction, padding, background, border, size.
 * @param {HTMLElement} element
 * @param {Record<string, any>} box
 */
export function styleBox(element, box) {
  const border = lengthOf(BORDER, box.borderWidth);
  style(element, {
    'flex-direction': box.layout === 'vertical' ? 'column' : 'row',
    'align-items': box.layout === 'baseline' ? 'baseline' : alignOf(box.alignItems),
    'justify-content': typeof box.justifyContent === 'string' ? (JUSTIFY[box.justifyContent] ?? null) : null,
    'background-color': colourOf(box.backgroundColor),
    'background-image': gradientOf(box.background),
    'border-radius': lengthOf(CORNER, box.cornerRadius),
    border: border === null ? null : `${border} solid ${colourOf(box.borderColor) ?? '#00000022'}`,
    width: spaceOf(box.width),
    height: spaceOf(box.height),
    'max-width': spaceOf(box.maxWidth),
    'max-height': spaceOf(box.maxHeight),
    ...paddingsOf(box),
  });
}
