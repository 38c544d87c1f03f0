import { h, style } from './dom.js';
import { t } from './i18n.js';
import { icon } from './icons.js';

/** @typedef {{ label?: import('./i18n.js').Key, words?: string, icon?: Parameters<typeof icon>[0], run: () => void }} MenuItem */

/** @type {(() => void) | null} */
let closeOpen = null;

/** @param {HTMLElement} menu @param {HTMLElement} anchor */
function placeNear(menu, anchor) {
  const { left, bottom, top } = anchor.getBoundingClientRect();
  const { width, height } = menu.getBoundingClientRect();
  const fits = bottom + height + 8 < window.innerHeight;
  style(menu, {
    left: `${Math.max(8, Math.min(left, window.innerWidth - width - 8))}px`,
    top: `${fits ? bottom + 4 : Math.max(8, top - height - 4)}px`,
  });
}

/** @param {HTMLElement} menu @param {number} step */
function moveFocus(menu, step) {
  const buttons = [...menu.querySelectorAll('button')];
  const at = buttons.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
  buttons[(at + step + buttons.length) % buttons.length]?.focus();
}

/** @param {HTMLElement} menu @param {() => void} close */
function listenToKeys(menu, close) {
  menu.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' || event.key === 'Tab') close();
    else if (event.key === 'ArrowDown') moveFocus(menu, 1);
    else if (event.key === 'ArrowUp') moveFocus(menu, -1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}

/**
 * Opens a menu beside its button; Escape, Tab or a click elsewhere closes it and gives the focus back.
 * @param {HTMLElement} anchor
 * @param {readonly MenuItem[]} items
 * @param {string} [name] what the menu is called
 */
export function openMenu(anchor, items, name = t('phone.bubbleMenu')) {
  closeOpen?.();
  const close = () => {
    menu.remove();
    document.removeEventListener('pointerdown', outside, true);
    closeOpen = null;
    anchor.focus();
  };
  const outside = (/** @type {Event} */ event) => {
    if (!menu.contains(/** @type {Node} */ (event.target))) close();
  };
  const buttons = items.map((item) => {
    const run = () => {
      close();
      item.run();
    };
    const words = item.label === undefined ? (item.words ?? '') : t(item.label);
    const picture = item.icon === undefined ? null : icon(item.icon, 18);
    return h('button', { type: 'button', role: 'menuitem', onclick: run }, picture, words);
  });
  const menu = h('div', { class: 'menu', role: 'menu', 'aria-label': name }, ...buttons);
  listenToKeys(menu, close);
  document.body.append(menu);
  placeNear(menu, anchor);
  document.addEventListener('pointerdown', outside, true);
  closeOpen = close;
  buttons[0]?.focus();
}
