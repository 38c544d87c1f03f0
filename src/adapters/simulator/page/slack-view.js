import { valuesByBlock } from './block-inputs.js';
import { drawBlock } from './block-kit.js';

/**
 * @typedef {import('./slack-store.js').View} View
 * @typedef {import('./slack-store.js').Office} Office
 * @typedef {import('./block-kit.js').Form} Form
 */

/** What was filled in, by view: a new content keeps what stands in fields of the same name. @type {Map<string, Form>} */
const forms = new Map();

/** @param {View} view */
export function formOf({ id }) {
  const form = forms.get(id) ?? { values: new Map(), errors: {} };
  forms.set(id, form);
  return form;
}

/** Forgets the forms of views that are closed. @param {readonly View[]} open */
export function forgetOthers(open) {
  for (const id of forms.keys()) if (!open.some((view) => view.id === id)) forms.delete(id);
}

/** The blocks of a modal or home tab. @param {View} view @param {Office} office */
export function drawView(view, office) {
  const blocks = view.view['blocks'] ?? [];
  const form = formOf(view);
  const stage = {
    rewrite: office.rewrite,
    form,
    press: (/** @type {string} */ blockId, /** @type {any} */ element, /** @type {any} */ chosen) => {
      const actionId = element.action_id ?? '';
      const values = valuesByBlock(blocks, form);
      void office.act({ do: 'press-view', viewId: view.id, blockId, actionId, chosen, values });
    },
  };
  return blocks
    .map((/** @type {any} */ block, /** @type {number} */ at) => drawBlock(block, at, stage))
    .filter((/** @type {HTMLElement | null} */ drawn) => drawn !== null);
}
