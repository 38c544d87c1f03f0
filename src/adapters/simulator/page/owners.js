import { api } from './api.js';
import { byId, h } from './dom.js';
import { t } from './i18n.js';

/** @typedef {import('./api.js').Owner} Owner */

/** @param {Owner} owner @param {string | null} current @param {(id: string) => void} choose */
const drawTab = (owner, current, choose) =>
  h(
    'button',
    {
      type: 'button',
      class: 'owner-tab',
      'aria-pressed': String(owner.id === current),
      onclick: () => choose(owner.id),
    },
    h('span', { class: 'owner-initial', 'aria-hidden': 'true' }, [...owner.name][0] ?? '?'),
    owner.name,
  );

/**
 * Shows the owners; the chosen one's phone is open.
 * @param {readonly Owner[]} owners
 * @param {string | null} current
 * @param {(id: string) => void} choose
 */
export function drawOwners(owners, current, choose) {
  byId('owners').replaceChildren(...owners.map((owner) => drawTab(owner, current, choose)));
}

/**
 * Wires the dialog that adds an owner.
 * @param {(owner: Owner) => void} onAdded
 */
export function setUpOwners(onAdded) {
  const dialog = /** @type {HTMLDialogElement} */ (byId('owner-dialog'));
  const name = /** @type {HTMLInputElement} */ (byId('owner-name'));
  byId('add-owner').addEventListener('click', () => {
    name.value = '';
    dialog.showModal();
  });
  byId('owner-cancel').addEventListener('click', () => dialog.close());
  dialog.querySelector('form')?.addEventListener('submit', async () => {
    const words = name.value.trim();
    if (words === '') return;
    const { owner } = await api.addOwner(words);
    onAdded(owner);
  });
}

/** The owner that a newcomer finds: made on the first visit. */
export const addFirstOwner = () => api.addOwner(t('owners.first'));
