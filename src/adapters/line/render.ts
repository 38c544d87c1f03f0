import type { messagingApi } from '@line/bot-sdk';
import { ExternalError } from '../../bot/errors.ts';
import type { Locale } from '../../bot/facts.ts';
import { canAsk, type MessageView, type Text, type Words } from '../../bot/message.ts';
import type { FrozenMessages } from '../../bot/ports.ts';
import { httpsAddress } from '../shared/address.ts';
import { safeText } from '../shared/text.ts';
import { quickReply, type Say } from './choices.ts';
import { checkMessages } from './limits.ts';
import { packMessages } from './pack.ts';
import { drawCard, hasButtons } from './render-card.ts';
import { drawLink } from './render-link.ts';
import { drawText, textMessages } from './render-text.ts';

/** Writes a text out in a language (`bot/text`). */
export type Write = (text: Text | Words, locale: Locale) => string;

/** What rendering needs besides the views: the address under which pictures are reachable, and the words. */
export type RenderOptions = { readonly publicUrl: string; readonly write: Write };

type Message = messagingApi.Message;

/** LINE fetches pictures over https only; elsewhere their description has to do. */
function drawImage(view: Extract<MessageView, { view: 'image' }>, publicUrl: string, say: Say): readonly Message[] {
  const url = httpsAddress(view.path, publicUrl);
  return url === null
    ? textMessages(say(view.alt))
    : [{ type: 'image', originalContentUrl: url, previewImageUrl: url }];
}

function draw(view: MessageView, publicUrl: string, say: Say): readonly Message[] {
  switch (view.view) {
    case 'text':
      return drawText(view, say);
    case 'card':
      return drawCard(view, say, (path) => httpsAddress(path, publicUrl));
    case 'image':
      return drawImage(view, publicUrl, say);
    case 'link':
      return drawLink(view, httpsAddress(view.path, publicUrl), say);
  }
}

/** The quick replies of the last question; LINE shows only those of the last message of a call. */
function lastQuickReply(views: readonly MessageView[], say: Say): messagingApi.QuickReply | null {
  const asking = views.filter(canAsk).findLast((view) => (view.choices ?? []).length > 0);
  if (asking === undefined) return null;
  if (asking.view === 'card' && hasButtons(asking, say)) return null;
  return quickReply(asking.choices ?? [], say);
}

function withQuickReply(messages: readonly Message[], reply: messagingApi.QuickReply | null): readonly Message[] {
  const last = messages.at(-1);
  if (last === undefined || reply === null) return messages;
  return [...messages.slice(0, -1), { ...last, quickReply: reply }];
}

/**
 * Turns views into LINE messages of one call, checked against every limit LINE publishes.
 * @throws {ExternalError} line-message-invalid: the views cannot be sent as they are
 */
export function renderViews(
  views: readonly MessageView[],
  locale: Locale,
  { publicUrl, write }: RenderOptions,
): FrozenMessages {
  const say: Say = (text) => safeText(write(text, locale));
  const drawn = packMessages(views.flatMap((view) => draw(view, publicUrl, say)));
  const messages = withQuickReply(drawn, lastQuickReply(views, say));
  const faults = checkMessages(messages);
  if (faults.length > 0) {
    const named = faults.map(({ path, rule }) => `${path} ${rule}`).join('; ');
    throw new ExternalError('line-message-invalid', 'never', { cause: new Error(named) });
  }
  return { messages };
}
