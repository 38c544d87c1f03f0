import { h } from './dom.js';
import { drawMrkdwn } from './mrkdwn.js';

/**
 * Asks what an element wants to have confirmed, in the app's own words.
 * @param {Record<string, any>} confirm
 * @returns {Promise<boolean>}
 */
export function askFirst(confirm) {
  const text = confirm.text ?? {};
  const words = text.type === 'mrkdwn' ? drawMrkdwn(String(text.text)) : [String(text.text ?? '')];
  return ask({
    title: String(confirm.title?.text ?? ''),
    text: words,
    yes: String(confirm.confirm?.text ?? ''),
    no: String(confirm.deny?.text ?? ''),
    style: confirm.style === 'danger' ? 'danger' : 'primary',
  });
}

/**
 * A question with two answers; whoever closes it says no. The focus goes back to where it was.
 * @param {{ title: string, text: (Node | string)[], yes: string, no: string, style: string }} question
 * @returns {Promise<boolean>}
 */
export function ask({ title, text, yes, no, style }) {
  const before = document.activeElement;
  const form = h(
    'form',
    { method: 'dialog', class: 'slack-ask' },
    h('h2', {}, title),
    h('div', { class: 'slack-text' }, ...text),
    h(
      'div',
      { class: 'slack-ask-answers' },
      h('button', { class: 'slack-button', value: '' }, no),
      h('button', { class: `slack-button ${style}`, value: 'yes', autofocus: true }, yes),
    ),
  );
  const dialog = /** @type {HTMLDialogElement} */ (h('dialog', { class: 'slack-dialog', 'aria-label': title }, form));
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      if (before instanceof HTMLElement) before.focus();
      resolve(dialog.returnValue === 'yes');
    });
  });
}
