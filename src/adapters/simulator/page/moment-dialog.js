import { h } from './dom.js';
import { isoDayOf, t, timeOf } from './i18n.js';

const INPUT = { date: 'date', time: 'time', datetime: 'datetime-local' };

/** @param {string} mode @param {Date} now */
function startOf(mode, now) {
  if (mode === 'date') return isoDayOf(now);
  if (mode === 'time') return timeOf(now);
  return `${isoDayOf(now)}T${timeOf(now)}`;
}

/**
 * Lets the owner pick a date or time, as LINE's date picker action does; `null` = closed without picking.
 * @param {Record<string, any>} action
 * @param {Date} now
 * @returns {Promise<string | null>}
 */
export function pickMoment(action, now) {
  const mode = String(action.mode);
  const input = /** @type {HTMLInputElement} */ (
    h('input', {
      type: INPUT[mode] ?? 'date',
      value: action.initial ?? startOf(mode, now),
      min: action.min,
      max: action.max,
      'aria-label': t('phone.pickDate'),
      required: true,
    })
  );
  const form = h(
    'form',
    { method: 'dialog', class: 'card-form' },
    h('h2', {}, t('phone.pickDate')),
    input,
    h(
      'div',
      { class: 'row' },
      h('button', { class: 'primary', value: 'ok' }, t('phone.choose')),
      h('button', { class: 'ghost', value: '', formnovalidate: true }, t('owners.cancel')),
    ),
  );
  const dialog = /** @type {HTMLDialogElement} */ (h('dialog', {}, form));
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'ok' ? input.value : null);
    });
  });
}
