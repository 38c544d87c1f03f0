import type { messagingApi } from '@line/bot-sdk';
import type { MessageView } from '../../bot/message.ts';
import { shortLabel, shortText } from '../shared/text.ts';
import { colours, flexText, styles } from './card-style.ts';
import { MAX_LABEL, type Say } from './choices.ts';
import { MAX_ALT } from './render-card.ts';

/**
 * A page to open as a bubble with one button; nothing without an address. The address stands in the button alone: in
 * the words it would be read aloud and previewed.
 */
export function drawLink(
  { text, label }: Extract<MessageView, { view: 'link' }>,
  url: string | null,
  say: Say,
): readonly messagingApi.Message[] {
  if (url === null) return [];
  const button: messagingApi.FlexButton = {
    type: 'button',
    style: 'secondary',
    adjustMode: 'shrink-to-fit',
    action: { type: 'uri', label: shortLabel(say(label), MAX_LABEL), uri: url },
  };
  const bubble: messagingApi.FlexBubble = {
    type: 'bubble',
    size: 'mega',
    body: { type: 'box', layout: 'vertical', paddingAll: '20px', contents: [flexText(say(text), styles.note)] },
    footer: { type: 'box', layout: 'vertical', paddingAll: '16px', contents: [button] },
    styles: { body: { backgroundColor: colours.ground }, footer: { backgroundColor: colours.ground } },
  };
  return [{ type: 'flex', altText: shortText(say(text), MAX_ALT), contents: bubble }];
}
