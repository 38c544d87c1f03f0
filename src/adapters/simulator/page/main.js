import { api, watch } from './api.js';
import { refreshCalls, refreshFaults, setUpBackstage } from './backstage.js';
import { programNow, refreshClock, setUpClock } from './clock.js';
import { setUpComposer } from './composer.js';
import { byId } from './dom.js';
import { currentLanguage, onLanguage, setLanguage, t, translatePage } from './i18n.js';
import { addFirstOwner, drawOwners, setUpOwners } from './owners.js';
import { drawPhone, goToEnd, isFriend, keepAtEnd, refreshPhone } from './phone.js';
import { drawSlack, refreshSlack, setUpSlack } from './slack.js';
import { tell } from './toast.js';

/** @type {import('./api.js').Owner[]} */
let owners = [];
/** @type {string | null} */
let current = null;
let publicUrl = '';
/** @type {number | undefined} */
let again;

const BUSY_MS = 2000;

/** @param {() => Promise<unknown>} work */
async function attempt(work) {
  try {
    await work();
    return true;
  } catch (error) {
    tell(`${t('error.failed')}（${error instanceof Error ? error.message : String(error)}）`);
    return false;
  }
}

/**
 * Pictures and pages have addresses under the public address, which is made up here: they come from this server.
 * @param {string} url
 * @returns {string | null} null = not to be opened
 */
function rewrite(url) {
  if (url === '') return null;
  if (publicUrl !== '' && url.startsWith(`${publicUrl}/`)) return url.slice(publicUrl.length);
  return /^(https?:|tel:|\/(?!\/))/.test(url) ? url : null;
}

/** @param {Record<string, unknown>} act */
async function act(act) {
  const owner = current;
  if (owner === null) return false;
  goToEnd();
  return attempt(() => api.act(owner, act));
}

const phone = { act, rewrite, now: programNow };
const desk = { rewrite, attempt, now: programNow };

async function refreshLine() {
  if (current === null) return;
  const isBusy = await refreshPhone(current, phone);
  window.clearTimeout(again);
  // The three dots end by themselves, which nothing tells.
  if (isBusy) again = window.setTimeout(() => attempt(refreshLine), BUSY_MS);
}

/** @param {string} id */
function chooseOwner(id) {
  current = id;
  drawOwners(owners, current, chooseOwner);
  void attempt(refreshLine);
}

/** One request at a time for each kind of change, however many arrive. @param {() => Promise<unknown>} refresh */
function gathered(refresh) {
  let waiting = false;
  let running = Promise.resolve(true);
  return () => {
    if (waiting) return;
    waiting = true;
    running = running.then(() => {
      waiting = false;
      return attempt(refresh);
    });
  };
}

function setUpChoices() {
  const buttons = /** @type {const} */ ({
    follow: 'follow',
    block: 'block',
    unblock: 'unblock',
    'not-friend-follow': 'follow',
  });
  for (const [id, what] of Object.entries(buttons)) byId(id).addEventListener('click', () => act({ do: what }));
  for (const button of document.querySelectorAll('[data-language]')) {
    button.addEventListener('click', () => setLanguage(button.getAttribute('data-language') === 'en' ? 'en' : 'ja'));
  }
  for (const button of document.querySelectorAll('button[data-tab]')) {
    button.addEventListener('click', () => showTab(String(button.getAttribute('data-tab'))));
  }
}

/** @param {string} tab */
function showTab(tab) {
  document.body.dataset['tab'] = tab;
  for (const button of document.querySelectorAll('button[data-tab]')) {
    button.setAttribute('aria-pressed', String(button.getAttribute('data-tab') === tab));
  }
}

function markLanguage() {
  for (const button of document.querySelectorAll('[data-language]')) {
    button.setAttribute('aria-pressed', String(button.getAttribute('data-language') === currentLanguage()));
  }
}

/** @param {string | null} code */
function setUpInvite(code) {
  byId('invite').hidden = code === null;
  if (code === null) return;
  byId('invite-code').textContent = code;
  byId('invite-copy').addEventListener('click', () =>
    attempt(async () => {
      await navigator.clipboard.writeText(code);
      tell(t('invite.copied'));
    }),
  );
  byId('invite-enter').addEventListener('click', async () => {
    showTab('phone');
    if (!isFriend()) await act({ do: byId('unblock').hidden ? 'follow' : 'unblock' });
    await act({ do: 'text', text: code, quotedId: null });
    byId('message').focus();
  });
}

function listen() {
  const refreshers = {
    line: refreshLine,
    slack: () => refreshSlack(desk),
    clock: refreshClock,
    faults: refreshFaults,
    calls: refreshCalls,
  };
  const refresh = new Map(Object.entries(refreshers).map(([what, work]) => [what, gathered(work)]));
  watch(
    (what) => refresh.get(what)?.(),
    (connected) => {
      byId('lost').hidden = connected;
      if (connected) for (const work of refresh.values()) work();
    },
  );
}

function setUp() {
  translatePage();
  markLanguage();
  showTab('phone');
  setUpChoices();
  setUpComposer(act);
  keepAtEnd();
  setUpClock(attempt);
  setUpSlack(desk);
  setUpBackstage(attempt);
  setUpOwners((owner) => {
    owners = [...owners, owner];
    chooseOwner(owner.id);
  });
  onLanguage(() => {
    markLanguage();
    drawPhone(phone);
    drawSlack();
  });
}

async function start() {
  setUp();
  const known = await api.start();
  publicUrl = known.publicUrl;
  owners = known.owners.length > 0 ? known.owners : [(await addFirstOwner()).owner];
  setUpInvite(known.inviteCode);
  await refreshClock();
  chooseOwner(owners[0]?.id ?? '');
  listen();
}

void attempt(start);
