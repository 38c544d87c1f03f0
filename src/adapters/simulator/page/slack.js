import { api, SimulatorError } from './api.js';
import { byId, h } from './dom.js';
import { currentLanguage, t } from './i18n.js';
import { icon } from './icons.js';
import { drawRows } from './keyed.js';
import { drawComposer, setUpSlackComposer } from './slack-composer.js';
import { drawModal } from './slack-modal.js';
import { drawRooms } from './slack-rooms.js';
import { channelRows, threadRows } from './slack-rows.js';
import { follow, toEnd } from './slack-scroll.js';
import { adopt, go, known, markSeen, place, room, storedUser, storeUser } from './slack-store.js';
import { drawView } from './slack-view.js';
import { tell } from './toast.js';

/**
 * @typedef {import('./slack-store.js').Channel} Channel
 * @typedef {import('./slack-store.js').Office} Office
 * @typedef {{ rewrite: (url: string) => string | null, now: () => Date,
 *   attempt: (work: () => Promise<unknown>) => Promise<boolean> }} Desk
 */

const channelIds = {
  ...{ form: 'slack-form', field: 'slack-text', files: 'slack-files', list: 'slack-staged', zone: 'slack-main' },
  thread: () => null,
};
const threadIds = {
  ...{ form: 'slack-answer', field: 'slack-reply-text', files: 'slack-reply-files', list: 'slack-reply-staged' },
  zone: 'slack-thread',
  thread: () => place().thread,
};

/** What Slack says about a command, by the code of the refusal. */
const REFUSALS = { 'command-unknown': 'slack.commandUnknown', 'command-in-thread': 'slack.commandInThread' };
/** The app hears of the rest by events, which Slack repeats: nobody is told when one fails. */
const ASKED = new Set(['press', 'press-view', 'submit', 'post']);

/** @param {Record<string, any>} act @param {number | string} status */
function isUnanswered({ do: what, text }, status) {
  const isEvent = what === 'post' && !String(text).startsWith('/');
  return ASKED.has(what) && !isEvent && (status === 'failed' || Number(status) >= 400);
}

/** @param {Record<string, any>} act */
async function perform(act) {
  try {
    const { status } = await api.actSlack(known()?.me ?? '', act);
    if (!isUnanswered(act, status)) return true;
    tell(t('slack.noAnswer'));
    return false;
  } catch (error) {
    const key =
      error instanceof SimulatorError ? REFUSALS[/** @type {keyof typeof REFUSALS} */ (error.code)] : undefined;
    if (key === undefined) throw error;
    tell(t(/** @type {import('./i18n.js').Key} */ (key)));
    return false;
  }
}

/** @param {Desk} desk @returns {Office} */
function officeOf(desk) {
  const office = {
    rewrite: desk.rewrite,
    now: desk.now,
    act: async (/** @type {Record<string, any>} */ act) => {
      let isDone = false;
      await desk.attempt(async () => {
        isDone = await perform(act);
      });
      if (isDone && (act['do'] === 'post' || act['do'] === 'upload'))
        toEnd(act['thread'] === null ? 'slack-scroll' : 'slack-thread-scroll');
      return isDone;
    },
    draw: () => drawAll(office),
    see: (/** @type {string} */ user) => {
      storeUser(user);
      void desk.attempt(() => refreshSlack(desk));
    },
  };
  return office;
}

/** @param {'slack.empty' | 'slack.none'} title @param {'slack.emptyHint' | 'slack.noneHint'} hint */
const nothingYet = (title, hint) => ({
  key: title,
  from: currentLanguage(),
  draw: () => h('li', { class: 'slack-empty' }, icon('desk', 48), h('b', {}, t(title)), h('p', {}, t(hint))),
});

/** @param {Office} office @param {Channel} channel @param {boolean} inThread */
const sceneOf = (office, channel, inThread) => ({
  office,
  channel,
  inThread,
  open: (/** @type {string} */ ts) => {
    go({ thread: ts });
    office.draw();
    toEnd('slack-thread-scroll');
    byId('slack-reply-text').focus();
  },
});

/** @param {Channel | null} where */
function drawHead(where) {
  const isDirect = where?.kind === 'im';
  byId('slack-title').textContent = where === null ? t('tab.slack') : isDirect ? (known()?.app.name ?? '') : where.name;
  byId('slack-title').className = where === null || isDirect ? '' : 'hash';
  byId('slack-about').hidden = where === null || isDirect;
  byId('slack-count').textContent = String(where?.members ?? '');
  byId('slack-pages').hidden = !isDirect;
  for (const [id, isOpen] of /** @type {const} */ ([
    ['slack-page-home', place().isHome],
    ['slack-page-messages', !place().isHome],
  ]))
    byId(id).setAttribute('aria-pressed', String(isOpen));
}

/** @param {Channel | null} where */
function drawForms(where) {
  const canWrite = where?.joined === true && !where.archived && !isAtHome();
  const reason = where?.archived ? 'slack.archived' : 'slack.notJoined';
  byId('slack-form').hidden = !canWrite;
  byId('slack-answer').hidden = where === null || !where.joined || where.archived;
  byId('slack-join').hidden = where === null || isAtHome() || canWrite;
  byId('slack-join-words').textContent = t(reason).replace('{name}', where?.name ?? '');
  byId('slack-join-button').hidden = where?.archived === true;
  const name = where?.kind === 'im' ? (known()?.app.name ?? '') : `#${where?.name ?? ''}`;
  drawComposer(channelIds, t('slack.write').replace('{name}', name));
  drawComposer(threadIds, t('slack.reply'));
}

const isAtHome = () => place().isHome && room()?.kind === 'im';

/** @param {Office} office */
function drawHome(office) {
  const view = known()?.home ?? null;
  byId('slack-home').hidden = !isAtHome();
  byId('slack-scroll').hidden = isAtHome();
  const draw = () =>
    view === null
      ? h('li', { class: 'slack-empty' }, icon('desk', 48), h('b', {}, t('slack.noHome')))
      : h('li', {}, ...drawView(view, office));
  drawRows(byId('slack-home-blocks'), [{ key: view?.id ?? '', from: [view, known()?.me, currentLanguage()], draw }]);
}

/** @param {Channel | null} where @param {Office} office */
function drawThread(where, office) {
  const { thread } = place();
  const isOpen = thread !== null && where !== null;
  byId('slack-thread').hidden = !isOpen;
  if (!isOpen) return;
  byId('slack-thread-room').textContent = where.kind === 'im' ? (known()?.app.name ?? '') : `#${where.name}`;
  drawRows(byId('slack-thread-posts'), threadRows(thread, sceneOf(office, where, true)));
}

/** @param {Office} office */
function drawAll(office) {
  const where = room();
  if (where !== null) markSeen(where);
  drawRooms(office);
  drawHead(where);
  drawForms(where);
  drawHome(office);
  const rows = where === null ? [] : channelRows(sceneOf(office, where, false));
  const empty =
    where === null ? nothingYet('slack.none', 'slack.noneHint') : nothingYet('slack.empty', 'slack.emptyHint');
  drawRows(byId('slack-posts'), rows.length > 0 ? rows : [empty]);
  drawThread(where, office);
  drawModal(office);
}

/** @type {Office | null} */
let office = null;

/** Draws what is known again, e.g. in another language. */
export const drawSlack = () => office?.draw();

/** Asks what the workspace shows now to whom the page plays. @param {Desk} desk */
export async function refreshSlack(desk) {
  office ??= officeOf(desk);
  adopt((await api.slack(storedUser())).workspace);
  office.draw();
}

/** @param {Office} to @param {boolean} isHome */
function openPage(to, isHome) {
  go({ isHome, thread: null, channel: room()?.id ?? null });
  to.draw();
  if (isHome) void to.act({ do: 'home' });
}

/** Wires the workspace's parts. @param {Desk} desk */
export function setUpSlack(desk) {
  office ??= officeOf(desk);
  const to = office;
  for (const ids of [channelIds, threadIds]) setUpSlackComposer(ids, to);
  for (const id of ['slack-scroll', 'slack-thread-scroll']) follow(id);
  byId('slack-page-home').addEventListener('click', () => openPage(to, true));
  byId('slack-page-messages').addEventListener('click', () => openPage(to, false));
  byId('slack-join-button').addEventListener('click', () => to.act({ do: 'join', channel: room()?.id ?? '' }));
  byId('slack-thread-close').append(icon('close', 20));
  byId('slack-about').prepend(icon('members', 16));
  byId('slack-thread-close').addEventListener('click', () => {
    const { thread } = place();
    go({ thread: null });
    to.draw();
    const back = document.querySelector(`[data-focus="replies ${thread}"]`) ?? byId('slack-text');
    if (back instanceof HTMLElement) back.focus();
  });
}
