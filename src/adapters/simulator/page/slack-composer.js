import { byId, h } from './dom.js';
import { t } from './i18n.js';
import { icon } from './icons.js';
import { inBase64 } from './photos.js';
import { known, place, room } from './slack-store.js';
import { tell } from './toast.js';

/**
 * @typedef {import('./slack-store.js').Office} Office
 * @typedef {{ form: string, field: string, files: string, list: string, thread: () => string | null,
 *   zone: string }} Ids the composer's parts in the page; `zone`: where files can be dropped
 */

/** Unsent words and files by person, room and thread. @type {Map<string, { text: string, files: File[] }>} */
const drafts = new Map();

const MAX_BYTES = 31_500_000;
const MAX_FILES = 10;

/** @param {Ids} ids */
const keyOf = (ids) => [known()?.me, room()?.id, ids.thread() === null ? '' : ids.thread()].join(' ');

/** @param {string} key */
const draftOf = (key) => drafts.get(key) ?? { text: '', files: [] };

/** @param {HTMLTextAreaElement} field */
function growWith(field) {
  field.style.height = 'auto';
  field.style.height = `${Math.min(field.scrollHeight, 160)}px`;
}

/** @param {Ids} ids */
const fieldOf = (ids) => /** @type {HTMLTextAreaElement} */ (byId(ids.field));

/** @param {Ids} ids */
function drawFiles(ids) {
  const key = keyOf(ids);
  const draft = draftOf(key);
  const drop = (/** @type {File} */ file) => {
    drafts.set(key, { ...draft, files: draft.files.filter((one) => one !== file) });
    drawFiles(ids);
    fieldOf(ids).focus();
  };
  byId(ids.list).replaceChildren(
    ...draft.files.map((file) =>
      h(
        'li',
        {},
        icon('file', 16),
        h('span', {}, file.name),
        h(
          'button',
          { type: 'button', class: 'plain', 'aria-label': t('slack.dropFile'), onclick: () => drop(file) },
          icon('close', 14),
        ),
      ),
    ),
  );
  byId(ids.list).hidden = draft.files.length === 0;
}

/** @param {Ids} ids @param {Iterable<File>} files */
function addFiles(ids, files) {
  const key = keyOf(ids);
  const draft = draftOf(key);
  const all = [...draft.files, ...files].slice(0, MAX_FILES);
  if (all.reduce((sum, { size }) => sum + size, 0) > MAX_BYTES) return tell(t('slack.tooBig'));
  drafts.set(key, { text: fieldOf(ids).value, files: all });
  drawFiles(ids);
  return fieldOf(ids).focus();
}

/** @param {File[]} files */
const uploads = (files) => Promise.all(files.map(async (file) => ({ name: file.name, base64: await inBase64(file) })));

/** @param {Ids} ids @param {Office} office */
async function send(ids, office) {
  const channel = room()?.id;
  const key = keyOf(ids);
  const text = fieldOf(ids).value.trim();
  const { files } = draftOf(key);
  if (channel === undefined || (text === '' && files.length === 0)) return;
  const where = { channel, thread: ids.thread(), text };
  const show = (/** @type {{ text: string, files: File[] }} */ draft) => {
    drafts.set(key, draft);
    if (keyOf(ids) === key) showDraft(ids);
  };
  show({ text: '', files: [] });
  const act = files.length > 0 ? { do: 'upload', ...where, files: await uploads(files) } : { do: 'post', ...where };
  // What was refused comes back into the field, unless something else stands there by now.
  if (!(await office.act(act)) && draftOf(key).text === '') show({ text, files });
}

/** @param {Ids} ids */
function showDraft(ids) {
  const field = fieldOf(ids);
  field.value = draftOf(keyOf(ids)).text;
  growWith(field);
  drawFiles(ids);
}

/** What each composer shows now. @type {Map<Ids, string>} */
const shown = new Map();

/** Shows what was left unsent here, when the place has changed. @param {Ids} ids @param {string} label */
export function drawComposer(ids, label) {
  const field = fieldOf(ids);
  field.placeholder = label;
  field.setAttribute('aria-label', label);
  const key = keyOf(ids);
  if (shown.get(ids) === key) return;
  shown.set(ids, key);
  showDraft(ids);
}

/** @param {Ids} ids */
function wireDrop(ids) {
  const zone = byId(ids.zone);
  const mark = (/** @type {boolean} */ on) => zone.classList.toggle('dropping', on);
  const takes = () => !byId(ids.form).hidden && place().isHome === false;
  zone.addEventListener('dragover', (event) => {
    if (!takes()) return;
    event.preventDefault();
    mark(true);
  });
  zone.addEventListener('dragleave', (event) => {
    if (!zone.contains(/** @type {Node | null} */ (event.relatedTarget))) mark(false);
  });
  zone.addEventListener('drop', (event) => {
    event.preventDefault();
    mark(false);
    if (takes()) addFiles(ids, event.dataTransfer?.files ?? []);
  });
}

/** Wires a composer: the field, its files, dropping and pasting. @param {Ids} ids @param {Office} office */
export function setUpSlackComposer(ids, office) {
  const field = fieldOf(ids);
  const input = /** @type {HTMLInputElement} */ (byId(ids.files));
  const form = byId(ids.form);
  form.querySelector('.slack-attach')?.append(icon('clip', 20));
  form.querySelector('.slack-send')?.append(icon('send', 20));
  form.querySelector('.slack-attach')?.addEventListener('click', () => input.click());
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void send(ids, office);
  });
  field.addEventListener('input', () => {
    drafts.set(keyOf(ids), { ...draftOf(keyOf(ids)), text: field.value });
    growWith(field);
  });
  field.addEventListener('keydown', (event) => {
    // Enter that picks a kanji candidate must not send.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void send(ids, office);
  });
  field.addEventListener('paste', (event) => {
    if ((event.clipboardData?.files.length ?? 0) > 0) addFiles(ids, event.clipboardData?.files ?? []);
  });
  input.addEventListener('change', () => {
    addFiles(ids, input.files ?? []);
    input.value = '';
  });
  wireDrop(ids);
}
