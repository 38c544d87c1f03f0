import { avatar } from './bubbles.js';
import { byId, h } from './dom.js';
import { t } from './i18n.js';
import { icon } from './icons.js';
import { drawRows } from './keyed.js';
import { go, isUnread, known, room } from './slack-store.js';

/**
 * @typedef {import('./slack-store.js').Channel} Channel
 * @typedef {import('./slack-store.js').Office} Office
 */

/** @param {{ key: string, isOpen: boolean, isNew: boolean, picture: Node, name: string, run: () => void }} entry */
function drawEntry({ key, isOpen, isNew, picture, name, run }) {
  return h(
    'li',
    {},
    h(
      'button',
      {
        type: 'button',
        class: isNew ? 'unread' : null,
        'aria-current': isOpen ? 'true' : null,
        'data-focus': key,
        onclick: run,
      },
      picture,
      h('span', {}, name),
      isNew ? h('span', { class: 'only-read' }, t('slack.unread')) : null,
    ),
  );
}

/** @param {Channel} channel @param {Office} office */
function rowOf(channel, office) {
  const { id, name, kind } = channel;
  const isOpen = id === room()?.id;
  const isNew = !isOpen && isUnread(channel);
  const run = () => {
    go({ channel: id, thread: null, isHome: false, editing: null });
    office.draw();
    byId('slack-text').focus();
  };
  const label = kind === 'im' ? (known()?.app.name ?? '') : name;
  const picture = () => (kind === 'im' ? avatar() : icon(kind === 'group' ? 'lock' : 'hash', 16));
  return {
    key: id,
    from: [id, label, isOpen, isNew, t('slack.unread')],
    draw: () => drawEntry({ key: `room ${id}`, isOpen, isNew, picture: picture(), name: label, run }),
  };
}

/** Who the page can play, with the one it plays. @param {Office} office */
function drawWho(office) {
  const select = /** @type {HTMLSelectElement} */ (byId('slack-who'));
  const members = known()?.members ?? [];
  const label = (/** @type {import('./slack-store.js').Member} */ { name, isGuest, isStranger }) =>
    isGuest || isStranger ? `${name} – ${t(isGuest ? 'slack.guest' : 'slack.stranger')}` : name;
  const now = JSON.stringify([members, t('slack.guest')]);
  if (select.dataset['drawn'] !== now) {
    select.replaceChildren(...members.map((one) => h('option', { value: one.id }, label(one))));
    select.dataset['drawn'] = now;
    select.onchange = () => office.see(select.value);
  }
  select.value = known()?.me ?? '';
}

/** The list of rooms, and who looks at it. @param {Office} office */
export function drawRooms(office) {
  const rooms = known()?.channels ?? [];
  drawWho(office);
  drawRows(
    byId('slack-channels'),
    rooms.filter(({ kind }) => kind !== 'im').map((one) => rowOf(one, office)),
  );
  drawRows(
    byId('slack-directs'),
    rooms.filter(({ kind }) => kind === 'im').map((one) => rowOf(one, office)),
  );
}
