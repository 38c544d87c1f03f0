import { api } from './api.js';
import { avatar, drawEntry } from './bubbles.js';
import { byId, h } from './dom.js';
import { dayOf, isoDayOf, t } from './i18n.js';
import { openBubbleMenu, tap } from './tap.js';

/** @typedef {import('./api.js').Entry} Entry */
/** @typedef {import('./api.js').Screen} Screen */
/** @typedef {{ act: (act: Record<string, unknown>) => Promise<boolean>, rewrite: (url: string) => string | null, now: () => Date }} Phone */

/** @type {Screen | null} */
let screen = null;
/** Drawn rows by key, with what they were drawn from: a row that has not changed stays, so nothing is read out twice. */
const rows = new Map();

/** @param {string} day @param {Phone} phone */
function dayWords(day, phone) {
  const now = phone.now();
  if (day === isoDayOf(now)) return t('phone.today');
  if (day === isoDayOf(new Date(now.getTime() - 86_400_000))) return t('phone.yesterday');
  return dayOf(new Date(`${day}T12:00:00+09:00`));
}

/** @param {Screen} shown @param {Phone} phone */
function rowsOf(shown, phone) {
  const stage = {
    tap: (/** @type {Entry} */ { id }, /** @type {number} */ index, /** @type {Record<string, any>} */ action) =>
      void tap({ do: 'tapAt', messageId: id, index }, action, phone),
    openMenu: (/** @type {Entry} */ entry, /** @type {HTMLElement} */ anchor) => openBubbleMenu(entry, anchor, phone),
    rewrite: phone.rewrite,
    find: (/** @type {string} */ id) => shown.entries.find((entry) => entry.id === id) ?? null,
  };
  const list = [];
  let last = { day: '', from: '' };
  for (const entry of shown.entries) {
    const day = isoDayOf(new Date(entry.at));
    const words = dayWords(day, phone);
    if (day !== last.day)
      list.push({
        key: `day of ${entry.id}`,
        from: words,
        draw: () => h('li', { class: 'day' }, h('span', {}, words)),
      });
    const isFirst = day !== last.day || entry.from !== last.from;
    list.push({
      key: entry.id,
      from: JSON.stringify([entry, isFirst, t('app.name')]),
      draw: () => drawEntry(entry, isFirst, stage),
    });
    last = { day, from: entry.unsent ? '' : entry.from };
  }
  return list;
}

/** @param {Screen} shown @param {Phone} phone */
function drawList(shown, phone) {
  const list = byId('entries');
  const wanted = rowsOf(shown, phone).map(({ key, from, draw }) => {
    const known = rows.get(key);
    if (known?.from === from) return known.element;
    const element = draw();
    rows.set(key, { from, element });
    return element;
  });
  for (const element of [...list.children]) if (!wanted.includes(element)) element.remove();
  wanted.forEach((element, position) => {
    if (list.children[position] !== element) list.insertBefore(element, list.children[position] ?? null);
  });
  byId('busy').hidden = !shown.busy;
}

/** @param {Screen} shown @param {Phone} phone */
function drawQuickReplies(shown, phone) {
  const bar = byId('quick-replies');
  const last = shown.entries.findLast((entry) => !entry.unsent);
  const items = last?.from === 'bot' ? (last.message.quickReply?.items ?? []) : [];
  const signature = JSON.stringify([last?.id, items]);
  if (bar.dataset['drawn'] === signature) return;
  bar.dataset['drawn'] = signature;
  bar.hidden = items.length === 0;
  bar.replaceChildren(
    ...items.map((/** @type {Record<string, any>} */ { action }) =>
      h(
        'button',
        { type: 'button', class: 'quick', onclick: () => void tap({ do: 'tap', label: action.label }, action, phone) },
        String(action.label),
      ),
    ),
  );
}

/** @param {Screen} shown */
function drawFriendship({ owner, entries }) {
  const isFriend = owner.following && !owner.blocked;
  /** @type {HTMLFieldSetElement} */ (byId('tools')).disabled = !isFriend;
  byId('follow').hidden = owner.following || owner.blocked;
  byId('block').hidden = !isFriend;
  byId('unblock').hidden = !owner.blocked;
  byId('not-friend').hidden = owner.following || owner.blocked || entries.length > 0;
  byId('blocked').hidden = !owner.blocked;
  byId('account-avatar').replaceChildren(avatar());
}

let staysAtEnd = true;

/** Brings the newest message back into sight, as sending does. */
export function goToEnd() {
  staysAtEnd = true;
  byId('chat').scrollTop = byId('chat').scrollHeight;
}

/** Keeps the newest message in sight while pictures and fonts arrive, unless the owner has scrolled back. */
export function keepAtEnd() {
  const scroller = byId('chat');
  const toEnd = () => {
    if (staysAtEnd) scroller.scrollTop = scroller.scrollHeight;
  };
  let before = 0;
  scroller.addEventListener('scroll', () => {
    const { scrollTop, scrollHeight, clientHeight } = scroller;
    // A picture that arrives also moves the end away; only the owner moves backwards.
    if (scrollHeight - scrollTop - clientHeight < 80) staysAtEnd = true;
    else if (scrollTop < before) staysAtEnd = false;
    before = scrollTop;
  });
  const observer = new ResizeObserver(toEnd);
  for (const id of ['chat', 'entries', 'busy']) observer.observe(byId(id));
}

/** Whether the owner of this phone talks with the account: neither blocked nor a stranger. */
export const isFriend = () => screen?.owner.following === true && !screen.owner.blocked;

/** Draws what is known again, e.g. in another language. @param {Phone} phone */
export function drawPhone(phone) {
  if (screen === null) return;
  drawFriendship(screen);
  drawList(screen, phone);
  drawQuickReplies(screen, phone);
}

/** Asks what the owner sees now, shows it, and says whether an answer is on its way. @param {string} owner @param {Phone} phone */
export async function refreshPhone(owner, phone) {
  const isOther = screen?.owner.id !== owner;
  screen = await api.screen(owner);
  if (isOther) {
    staysAtEnd = true;
    rows.clear();
    byId('entries').replaceChildren();
  }
  drawPhone(phone);
  return screen.busy;
}
