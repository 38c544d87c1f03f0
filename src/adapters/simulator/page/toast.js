import { byId, h } from './dom.js';

const SHOWN_MS = 5000;

/**
 * Says something for a few seconds, also to screen readers.
 * @param {string} words
 */
export function tell(words) {
  const note = h('div', { class: 'toast' }, words);
  byId('toasts').append(note);
  window.setTimeout(() => note.remove(), SHOWN_MS);
}
