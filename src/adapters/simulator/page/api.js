const BASE = '/simulator/api';

/**
 * @typedef {{ id: string, name: string, following: boolean, blocked: boolean }} Owner
 * @typedef {{ id: string, from: 'owner' | 'bot', at: string, message: Record<string, any>, unsent: boolean,
 *   quotedId: string | null, read: boolean }} Entry
 * @typedef {{ owner: Owner, busy: boolean, entries: Entry[] }} Screen
 */

/** The programme refused or could not do it; `code` says why. */
export class SimulatorError extends Error {
  /** @param {string} code @param {string} detail */
  constructor(code, detail) {
    super(`${code}: ${detail}`);
    this.code = code;
    this.detail = detail;
  }
}

/** @param {Response} response */
async function answerOf(response) {
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new SimulatorError(body.error?.code ?? String(response.status), body.error?.message ?? '');
  return body;
}

/** @param {string} path */
const get = async (path) => answerOf(await fetch(BASE + path, { headers: { accept: 'application/json' } }));

/** @param {string} path @param {unknown} body */
const post = async (path, body) =>
  answerOf(
    await fetch(BASE + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );

/** What the page asks of the program. */
export const api = {
  /** @returns {Promise<{ owners: Owner[], inviteCode: string | null, publicUrl: string }>} */
  start: () => get('/start'),
  /** @param {string} name @returns {Promise<{ owner: Owner }>} */
  addOwner: (name) => post('/owners', { name }),
  /** @param {string} owner @returns {Promise<Screen>} */
  screen: (owner) => get(`/screen?owner=${encodeURIComponent(owner)}`),
  /** @param {string} owner @param {Record<string, unknown>} act */
  act: (owner, act) => post('/act', { owner, act }),
  /** @param {string} user @returns {Promise<{ workspace: import('./slack-store.js').Workspace | null }>} */
  slack: (user) => get(`/slack?user=${encodeURIComponent(user)}`),
  /** @param {string} user @param {Record<string, any>} act @returns {Promise<{ status: number | string }>} */
  actSlack: (user, act) => post('/slack/act', { user, act }),
  clock: () => get('/clock'),
  /** @param {Record<string, unknown>} change */
  setClock: (change) => post('/clock', change),
  faults: () => get('/faults'),
  /** @param {Record<string, unknown>} change */
  setFaults: (change) => post('/faults', change),
  calls: () => get('/calls'),
};

const CHANGES = /** @type {const} */ (['line', 'slack', 'clock', 'faults', 'calls']);

/**
 * Calls `onChange` with the names of what has changed while the page is in sight. The browser reconnects by itself; a
 * hidden page lets go of its connection, because a browser opens only six to one server, in all its tabs together.
 * @param {(what: string) => void} onChange
 * @param {(connected: boolean) => void} onConnection
 */
export function watch(onChange, onConnection) {
  /** @type {EventSource | null} */
  let source = null;
  const connect = () => {
    source = new EventSource(`${BASE}/events`);
    source.addEventListener('open', () => onConnection(true));
    source.addEventListener('error', () => onConnection(false));
    for (const what of CHANGES) source.addEventListener(what, () => onChange(what));
  };
  document.addEventListener('visibilitychange', () => {
    source?.close();
    if (document.visibilityState === 'visible') connect();
  });
  connect();
}
