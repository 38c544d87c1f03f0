import { api } from './api.js';
import { byId, h } from './dom.js';
import { onLanguage, t, timeOf } from './i18n.js';

/** @typedef {{ id: number, at: string, kind: 'api' | 'webhook', method: string, path: string, status: number | null, body: unknown }} Call */

const FAULTS = /** @type {const} */ (['429', '500', 'lost', 'redeliver']);

/** @type {Call[]} */
let calls = [];
/** @type {Set<number>} opened rows stay open when the list grows */
const opened = new Set();

/** @param {number | null} status */
const gradeOf = (status) => (status === null || status >= 400 ? 'bad' : 'good');

/** @param {Call} call */
function drawCall(call) {
  const isOpen = opened.has(call.id);
  const details = h(
    'details',
    { class: `call ${call.kind}`, open: isOpen },
    h(
      'summary',
      {},
      h('time', {}, timeOf(new Date(call.at))),
      h('span', { class: 'call-kind' }, t(call.kind === 'api' ? 'back.api' : 'back.webhook')),
      h('span', { class: 'call-path' }, `${call.method} ${call.path}`),
      h('span', { class: `call-status ${gradeOf(call.status)}` }, call.status === null ? '—' : String(call.status)),
    ),
    h('pre', {}, JSON.stringify(call.body, null, 2) ?? ''),
  );
  details.addEventListener('toggle', () =>
    /** @type {HTMLDetailsElement} */ (details).open ? opened.add(call.id) : opened.delete(call.id),
  );
  return h('li', {}, details);
}

function drawCalls() {
  const none = h('li', { class: 'none' }, t('back.none'));
  byId('calls').replaceChildren(...(calls.length === 0 ? [none] : calls.map(drawCall)));
}

/** Asks for the last calls, newest first, if anyone is looking. */
export async function refreshCalls() {
  if (byId('backstage').hidden) return;
  calls = (await api.calls()).calls;
  drawCalls();
}

/** Asks which faults are on. */
export async function refreshFaults() {
  const faults = await api.faults();
  for (const fault of FAULTS) {
    /** @type {HTMLInputElement} */ (byId(`fault-${fault}`)).checked = faults[fault] === true;
  }
  byId('fault-mark').hidden = !FAULTS.some((fault) => faults[fault] === true);
}

/** @param {boolean} open */
function show(open) {
  byId('backstage').hidden = !open;
  byId('backstage-button').setAttribute('aria-expanded', String(open));
  if (open) byId('backstage-close').focus();
  else byId('backstage-button').focus();
}

/**
 * Wires the drawer.
 * @param {(work: () => Promise<unknown>) => Promise<boolean>} attempt
 */
export function setUpBackstage(attempt) {
  byId('backstage-button').addEventListener('click', () => {
    show(byId('backstage').hidden);
    void attempt(refreshCalls);
  });
  byId('backstage-close').addEventListener('click', () => show(false));
  byId('backstage').addEventListener('keydown', (event) => {
    if (event.key === 'Escape') show(false);
  });
  for (const fault of FAULTS) {
    const box = /** @type {HTMLInputElement} */ (byId(`fault-${fault}`));
    box.addEventListener('change', () => attempt(() => api.setFaults({ [fault]: box.checked })));
  }
  onLanguage(drawCalls);
}
