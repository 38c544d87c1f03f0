/**
 * @typedef {{ key: string, from: unknown, draw: () => HTMLElement }} Row
 */

/** What each list was drawn from. @type {WeakMap<Element, Map<string, { from: string, element: HTMLElement }>>} */
const drawn = new WeakMap();

/**
 * Where the focus is inside an element, so that it can be found again in its successor.
 * @param {Element} element
 */
export function focusIn(element) {
  const active = /** @type {HTMLElement | null} */ (document.activeElement);
  if (active === null || !element.contains(active)) return null;
  const key = active.dataset['focus'] ?? null;
  const range = 'selectionStart' in active ? [active.selectionStart, active.selectionEnd] : null;
  return { key, range };
}

/**
 * Gives the focus to what has the same name now, with the caret where it was.
 * @param {Element} element
 * @param {ReturnType<typeof focusIn>} before
 */
export function focusAgain(element, before) {
  if (before === null || before.key === null) return false;
  const found = [...element.querySelectorAll('[data-focus]')].find(
    (one) => one instanceof HTMLElement && one.dataset['focus'] === before.key,
  );
  if (!(found instanceof HTMLElement)) return false;
  found.focus({ preventScroll: true });
  const [start, end] = before.range ?? [null, null];
  if (start !== null && 'setSelectionRange' in found) {
    /** @type {HTMLTextAreaElement} */ (found).setSelectionRange(start, end);
  }
  return true;
}

/**
 * Shows rows in a list. A row that has not changed stays as it is, with its focus, its fields and its place.
 * @param {Element} list
 * @param {readonly Row[]} rows
 */
export function drawRows(list, rows) {
  const before = drawn.get(list) ?? new Map();
  const now = new Map();
  const focus = focusIn(list);
  const elements = rows.map(({ key, from, draw }) => {
    const signature = JSON.stringify(from);
    const known = before.get(key);
    const element = known?.from === signature ? known.element : draw();
    now.set(key, { from: signature, element });
    return element;
  });
  for (const child of [...list.children]) if (!elements.includes(/** @type {any} */ (child))) child.remove();
  elements.forEach((element, at) => {
    if (list.children[at] !== element) list.insertBefore(element, list.children[at] ?? null);
  });
  drawn.set(list, now);
  if (focus !== null && !list.contains(document.activeElement)) focusAgain(list, focus);
}
