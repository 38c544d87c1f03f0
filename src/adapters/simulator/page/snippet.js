import { t } from './i18n.js';
import { stickerWithId } from './stickers.js';

/**
 * A message in a few words, for a quote and for the screen reader.
 * @param {Record<string, any>} message
 * @returns {string}
 */
export function snippetOf(message) {
  switch (message.type) {
    case 'text':
    case 'textV2':
      return String(message.text);
    case 'sticker': {
      const known = stickerWithId(String(message.stickerId));
      return known === null ? String(message.stickerId) : t(known.word);
    }
    case 'image':
      return t('phone.photo');
    case 'file':
      return String(message.fileName);
    case 'location':
      return t('phone.place');
    default:
      return String(message.altText ?? t('phone.unknown'));
  }
}
