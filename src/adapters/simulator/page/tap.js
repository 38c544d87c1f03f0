import { choosePhotos, fillIn, quote } from './composer.js';
import { byId } from './dom.js';
import { t } from './i18n.js';
import { openMenu } from './menu.js';
import { pickMoment } from './moment-dialog.js';
import { snippetOf } from './snippet.js';
import { tell } from './toast.js';

/** @typedef {import('./api.js').Entry} Entry */
/** @typedef {import('./phone.js').Phone} Phone */

/** @param {Record<string, any>} action @param {Phone} phone */
async function runHere(action, phone) {
  switch (action.type) {
    case 'uri': {
      const url = phone.rewrite(String(action.uri));
      if (url !== null) window.open(url, '_blank', 'noopener');
      return true;
    }
    case 'camera':
    case 'cameraRoll':
      choosePhotos();
      return true;
    case 'location':
      byId('location-button').click();
      return true;
    case 'clipboard':
      await navigator.clipboard.writeText(String(action.clipboardText));
      tell(t('invite.copied'));
      return true;
    default:
      return false;
  }
}

/** @param {Record<string, unknown>} where @param {Record<string, any>} action @param {Phone} phone */
export async function tap(where, action, phone) {
  if (await runHere(action, phone)) return;
  if (action.type === 'datetimepicker') {
    const picked = await pickMoment(action, phone.now());
    if (picked !== null) await phone.act({ ...where, picked });
    return;
  }
  await phone.act(where);
  if (action.inputOption === 'openKeyboard') fillIn(String(action.fillInText ?? ''));
}

/** @param {Entry} entry @param {HTMLElement} anchor @param {Phone} phone */
export function openBubbleMenu(entry, anchor, phone) {
  const isOwn = entry.from === 'owner';
  openMenu(anchor, [
    { label: /** @type {const} */ ('phone.quote'), icon: /** @type {const} */ ('reply'), run: () => quote(entry) },
    {
      label: /** @type {const} */ ('phone.copyText'),
      icon: /** @type {const} */ ('copy'),
      run: () => void navigator.clipboard.writeText(snippetOf(entry.message)),
    },
    ...(isOwn
      ? [
          {
            label: /** @type {const} */ ('phone.unsend'),
            icon: /** @type {const} */ ('undo'),
            run: () => void phone.act({ do: 'unsend', messageId: entry.id }),
          },
        ]
      : []),
  ]);
}
