import { ExternalError } from '../../bot/errors.ts';
import type { Locale } from '../../bot/facts.ts';
import type { MessageView, Text, Words } from '../../bot/message.ts';
import type { FrozenMessages } from '../../bot/ports.ts';
import { httpsAddress } from '../shared/address.ts';
import { safeText } from '../shared/text.ts';
import { plain, type SlackMessage, section } from './blocks.ts';
import { type Drawing, numbering, type Say } from './choices.ts';
import { checkMessage } from './limits.ts';
import { drawCard } from './render-card.ts';
import { drawText, fallback, textBlocks } from './render-text.ts';
import { splitMessage } from './split.ts';

/** Writes a text out in a language (`bot/text`). */
export type Write = (text: Text | Words, locale: Locale) => string;

/** What rendering needs besides the views: the address under which pictures are reachable, and the words. */
export type RenderOptions = { readonly publicUrl: string; readonly write: Write };

type View<K extends MessageView['view']> = Extract<MessageView, { view: K }>;

/** Slack fetches pictures over https only; elsewhere their description has to do. */
function drawImage({ path, alt }: View<'image'>, { say, addressOf: at }: Drawing): SlackMessage {
  const words = say(alt);
  const url = at(path);
  const blocks = url === null ? textBlocks(words) : [{ type: 'image', image_url: url, alt_text: words }];
  return { text: fallback(words), blocks };
}

function drawLink({ text, label, path }: View<'link'>, { say, next, addressOf: at }: Drawing): readonly SlackMessage[] {
  const url = at(path);
  if (url === null) return [];
  const words = say(text);
  const opener = { type: 'button', action_id: `open:${next()}`, text: plain(say(label)), url };
  return [{ text: fallback(words), blocks: [section(words), { type: 'actions', elements: [opener] }] }];
}

function draw(view: MessageView, drawing: Drawing): readonly SlackMessage[] {
  switch (view.view) {
    case 'text':
      return [drawText(view, drawing)];
    case 'card':
      return [drawCard(view, drawing)];
    case 'image':
      return [drawImage(view, drawing)];
    case 'link':
      return drawLink(view, drawing);
  }
}

/**
 * Turns views into messages with blocks, one for each view, more where one would be too long; checked against Slack's
 * limits.
 * @throws {ExternalError} slack-message-invalid: the views cannot be sent as they are
 */
export function renderSlack(
  views: readonly MessageView[],
  locale: Locale,
  { publicUrl, write }: RenderOptions,
): FrozenMessages {
  const say: Say = (text) => safeText(write(text, locale));
  const messages = views
    .flatMap((view) => draw(view, { say, next: numbering(), addressOf: (path) => httpsAddress(path, publicUrl) }))
    .flatMap(splitMessage);
  const faults = messages.flatMap(checkMessage);
  if (faults.length > 0) {
    const named = faults.map(({ path, rule }) => `${path} ${rule}`).join('; ');
    throw new ExternalError('slack-message-invalid', 'never', { cause: new Error(named) });
  }
  return { messages };
}
