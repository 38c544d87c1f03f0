import { byId, h } from './dom.js';
import { t } from './i18n.js';
import { icon } from './icons.js';
import { actsOf } from './photos.js';
import { snippetOf } from './snippet.js';
import { drawSticker, STICKERS } from './stickers.js';
import { tell } from './toast.js';

/** @typedef {import('./api.js').Entry} Entry */

/** The town hall of the sample city, sent as the place. */
const PLACE = { title: 'サンプル市役所', address: '東京都千代田区千代田1-1', latitude: 35.685, longitude: 139.7528 };

/** @type {Entry | null} */
let quoted = null;

const field = () => /** @type {HTMLTextAreaElement} */ (byId('message'));

function fitField() {
  const { style } = field();
  style.height = 'auto';
  style.height = `${Math.min(field().scrollHeight, 110)}px`;
}

function showQuote() {
  const bar = byId('quoting');
  bar.hidden = quoted === null;
  if (quoted === null) return bar.replaceChildren();
  const stop = h(
    'button',
    { type: 'button', class: 'plain', 'aria-label': t('phone.cancelQuote'), onclick: () => quote(null) },
    icon('close', 18),
  );
  return bar.replaceChildren(h('b', {}, t('phone.quoting')), h('span', {}, snippetOf(quoted.message)), stop);
}

/**
 * Makes the next text an answer to this message; `null` = to none.
 * @param {Entry | null} entry
 */
export function quote(entry) {
  quoted = entry;
  showQuote();
  field().focus();
}

/** Puts words into the field, for the owner to finish. @param {string} words */
export function fillIn(words) {
  field().value = words;
  fitField();
  field().focus();
}

/** Opens the file dialog, as LINE's camera and album actions do. */
export const choosePhotos = () => byId('photo-input').click();

/** @typedef {(act: Record<string, unknown>) => Promise<boolean>} Act */

/** @param {Act} act */
async function sendText(act) {
  const text = field().value.trim();
  if (text === '') return;
  field().value = '';
  const quotedId = quoted?.id ?? null;
  quote(null);
  fitField();
  const done = await act({ do: 'text', text, quotedId });
  if (!done && field().value === '') fillIn(text);
}

/** @param {Iterable<File>} files @param {Act} act */
async function sendFiles(files, act) {
  const { acts, problem } = await actsOf([...files]);
  if (problem !== null) return tell(t(problem));
  for (const one of acts) await act(one);
}

/** @param {Act} act */
function setUpStickers(act) {
  const panel = byId('stickers');
  const button = byId('sticker-button');
  const show = (/** @type {boolean} */ open) => {
    panel.hidden = !open;
    button.setAttribute('aria-expanded', String(open));
  };
  const choose = (/** @type {import('./stickers.js').Sticker} */ { packageId, stickerId, keywords }) => {
    show(false);
    field().focus();
    return act({ do: 'sticker', packageId, stickerId, keywords });
  };
  button.addEventListener('click', () => {
    const drawn = STICKERS.map((sticker) =>
      h('button', { type: 'button', class: 'sticker-choice', onclick: () => choose(sticker) }, drawSticker(sticker)),
    );
    panel.replaceChildren(...drawn);
    show(panel.hidden);
    if (!panel.hidden) drawn[0]?.focus();
  });
  panel.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    show(false);
    button.focus();
  });
}

/** @param {Act} act */
function setUpDrop(act) {
  const phone = byId('phone');
  const mark = (/** @type {boolean} */ on) => phone.classList.toggle('dropping', on);
  phone.addEventListener('dragover', (event) => {
    event.preventDefault();
    mark(true);
  });
  phone.addEventListener('dragleave', (event) => {
    if (!phone.contains(/** @type {Node | null} */ (event.relatedTarget))) mark(false);
  });
  phone.addEventListener('drop', (event) => {
    event.preventDefault();
    mark(false);
    void sendFiles(event.dataTransfer?.files ?? [], act);
  });
}

function drawTools() {
  const tools = /** @type {const} */ ({ photo: 'camera', location: 'pin', sticker: 'sticker' });
  for (const [name, drawing] of Object.entries(tools)) byId(`${name}-button`).append(icon(drawing));
  byId('send').append(icon('send'));
}

/**
 * Wires the field, the photo and sticker buttons, dropping and pasting.
 * @param {Act} act
 */
export function setUpComposer(act) {
  drawTools();
  const input = /** @type {HTMLInputElement} */ (byId('photo-input'));
  byId('composer').addEventListener('submit', (event) => {
    event.preventDefault();
    void sendText(act);
  });
  field().addEventListener('input', fitField);
  field().addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && quoted !== null) quote(null);
    // Enter that picks a kanji candidate must not send.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void sendText(act);
  });
  field().addEventListener('paste', (event) => {
    if ((event.clipboardData?.files.length ?? 0) > 0) void sendFiles(event.clipboardData?.files ?? [], act);
  });
  byId('photo-button').addEventListener('click', choosePhotos);
  input.addEventListener('change', async () => {
    await sendFiles(input.files ?? [], act);
    input.value = '';
  });
  byId('location-button').addEventListener('click', () => act({ do: 'location', ...PLACE }));
  setUpStickers(act);
  setUpDrop(act);
}
