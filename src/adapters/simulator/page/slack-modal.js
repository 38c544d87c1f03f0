import { faultsOf, valuesByBlock } from './block-inputs.js';
import { avatar } from './bubbles.js';
import { byId, h } from './dom.js';
import { currentLanguage, t } from './i18n.js';
import { icon } from './icons.js';
import { focusAgain, focusIn } from './keyed.js';
import { known } from './slack-store.js';
import { drawView, forgetOthers, formOf } from './slack-view.js';

/**
 * @typedef {import('./slack-store.js').View} View
 * @typedef {import('./slack-store.js').Office} Office
 */

/** What is drawn: the view on top with its content and errors. */
let drawn = '';
/** The view that is on its way to the app. @type {string | null} */
let sending = null;
/** The view whose sending failed. @type {string | null} */
let failed = null;
/** What had the focus before the first modal. @type {HTMLElement | null} */
let opener = null;

const layer = () => byId('slack-layer');

/** @param {View} view @param {Office} office */
async function submit(view, office) {
  const blocks = view.view['blocks'] ?? [];
  const form = formOf(view);
  form.errors = faultsOf(blocks, form);
  if (sending !== null) return;
  if (Object.keys(form.errors).length > 0) return redraw(view, office);
  sending = view.id;
  redraw(view, office);
  const isDone = await office.act({ do: 'submit', viewId: view.id, values: valuesByBlock(blocks, form) });
  sending = null;
  failed = isDone ? null : view.id;
  office.draw();
}

/** @param {View} view @param {Office} office */
const close = (view, office) => office.act({ do: 'close', viewId: view.id });

/** @param {View} view @param {Office} office */
function headOf(view, office) {
  return h(
    'header',
    {},
    avatar(),
    h('h2', { id: 'slack-modal-title' }, String(view.view['title']?.text ?? '')),
    h(
      'button',
      { type: 'button', class: 'plain', 'aria-label': t('slack.close'), onclick: () => close(view, office) },
      icon('close', 20),
    ),
  );
}

/** @param {View} view @param {Office} office */
function footOf(view, office) {
  const { submit: send, close: leave } = view.view;
  const isSending = sending === view.id;
  return h(
    'footer',
    {},
    h(
      'button',
      { type: 'button', class: 'slack-button', onclick: () => close(view, office) },
      String(leave?.text ?? t('slack.close')),
    ),
    send
      ? h(
          'button',
          { type: 'submit', class: 'slack-button primary', disabled: isSending, 'aria-busy': String(isSending) },
          String(send.text),
        )
      : null,
  );
}

/** @param {View} view @param {Office} office */
function dialogOf(view, office) {
  const form = h(
    'form',
    {
      class: 'slack-modal',
      role: 'dialog',
      'aria-modal': 'true',
      'aria-labelledby': 'slack-modal-title',
      tabindex: '-1',
      novalidate: true,
    },
    headOf(view, office),
    h(
      'div',
      { class: 'slack-modal-body' },
      failed === view.id ? h('p', { class: 'slack-failed', role: 'alert' }, t('slack.noAnswer')) : null,
      ...drawView(view, office),
    ),
    footOf(view, office),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void submit(view, office);
  });
  form.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    void close(view, office);
  });
  return form;
}

/** Whether the person is in Slack: who writes on the phone is not to lose the field. */
function isHere() {
  const active = document.activeElement;
  return active === null || active === document.body || byId('slack').contains(active);
}

/** @param {HTMLElement} form */
function focusFirst(form) {
  const fields = '[data-first], .slack-modal-body :is(input, textarea, select, button)';
  const found = form.querySelector('[data-first]') ?? form.querySelector(fields) ?? form;
  if (found instanceof HTMLElement) found.focus({ preventScroll: true });
}

/** @param {View} view @param {Office} office */
function redraw(view, office) {
  const before = focusIn(layer());
  const scrolled = layer().querySelector('.slack-modal-body')?.scrollTop ?? 0;
  const isSame = layer().dataset['view'] === view.id;
  const takesFocus = isHere();
  const form = dialogOf(view, office);
  layer().dataset['view'] = view.id;
  layer().replaceChildren(form);
  const body = form.querySelector('.slack-modal-body');
  if (isSame && body !== null) body.scrollTop = scrolled;
  const wrong = form.querySelector('[aria-invalid]');
  if (!takesFocus) return;
  if (wrong instanceof HTMLElement && sending === null) wrong.focus();
  else if (!isSame || !focusAgain(form, before)) focusFirst(form);
}

/** @param {boolean} isOpen what lies below a modal cannot be reached */
function shut(isOpen) {
  for (const part of byId('slack').children) if (part !== layer()) part.toggleAttribute('inert', isOpen);
  layer().hidden = !isOpen;
}

function end() {
  if (layer().hidden) return;
  const takesFocus = layer().contains(document.activeElement);
  shut(false);
  layer().replaceChildren();
  delete layer().dataset['view'];
  if (!takesFocus) return;
  const target = opener?.isConnected ? opener : byId('slack-text');
  target.focus({ preventScroll: true });
}

/** Shows the modal on top, if there is one. @param {Office} office */
export function drawModal(office) {
  const modals = known()?.modals ?? [];
  const view = modals.at(-1);
  forgetOthers([...modals, ...(known()?.home ? [/** @type {View} */ (known()?.home)] : [])]);
  const now = view === undefined ? '' : JSON.stringify([view, sending, failed, currentLanguage()]);
  if (now === drawn) return;
  drawn = now;
  if (view === undefined) return end();
  if (layer().hidden) {
    opener = byId('slack').contains(document.activeElement)
      ? /** @type {HTMLElement} */ (document.activeElement)
      : null;
    failed = null;
  }
  formOf(view).errors = view.errors;
  // Nothing hidden takes the focus.
  shut(true);
  redraw(view, office);
}
