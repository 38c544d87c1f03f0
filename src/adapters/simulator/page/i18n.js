import { EN } from './words-en.js';
import { JA } from './words-ja.js';

/** @typedef {keyof typeof JA} Key */
/** @typedef {'ja' | 'en'} Language */

const STORED = 'hakaru-simulator-language';
/** @type {Record<Language, Record<Key, string>>} */
const WORDS = { ja: JA, en: EN };
/** Business time, whatever the visitor's own zone. */
const ZONE = 'Asia/Tokyo';

/** @returns {Language} */
function firstLanguage() {
  const stored = localStorage.getItem(STORED);
  if (stored === 'ja' || stored === 'en') return stored;
  return navigator.language.startsWith('en') ? 'en' : 'ja';
}

let language = firstLanguage();
/** @type {Set<() => void>} */
const listeners = new Set();

/** The language in use. */
export const currentLanguage = () => language;

/**
 * A sentence of the page in the language in use.
 * @param {Key} key
 */
export const t = (key) => WORDS[language][key];

/** Writes the language into everything of the page's own HTML that carries `data-t` or `data-t-label`. */
export function translatePage() {
  document.documentElement.lang = language;
  document.title = t('app.title');
  for (const element of document.querySelectorAll('[data-t]')) {
    element.textContent = t(/** @type {Key} */ (element.getAttribute('data-t')));
  }
  for (const element of document.querySelectorAll('[data-t-label]')) {
    const words = t(/** @type {Key} */ (element.getAttribute('data-t-label')));
    element.setAttribute('aria-label', words);
    if (element.matches('button')) element.setAttribute('title', words);
  }
  for (const element of document.querySelectorAll('[data-t-placeholder]')) {
    element.setAttribute('placeholder', t(/** @type {Key} */ (element.getAttribute('data-t-placeholder'))));
  }
}

/** @param {Language} chosen */
export function setLanguage(chosen) {
  language = chosen;
  localStorage.setItem(STORED, chosen);
  translatePage();
  for (const listener of listeners) listener();
}

/** @param {() => void} listener called after the language has changed */
export const onLanguage = (listener) => listeners.add(listener);

const tag = () => (language === 'ja' ? 'ja-JP' : 'en-GB');

/** @param {Date} at @param {Intl.DateTimeFormatOptions} options */
const format = (at, options) => new Intl.DateTimeFormat(tag(), { timeZone: ZONE, ...options }).format(at);

/** @param {Date} at hours and minutes in Japan */
export const timeOf = (at) => format(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** @param {Date} at the day in Japan, with its weekday */
export const dayOf = (at) => format(at, { year: 'numeric', month: 'short', day: 'numeric', weekday: 'short' });

/** @param {Date} at the day in Japan, without its year */
export const shortDayOf = (at) => format(at, { month: 'short', day: 'numeric', weekday: 'short' });

/** @param {Date} at the day in Japan as YYYY-MM-DD */
export const isoDayOf = (at) => new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE }).format(at);
