import type { messagingApi } from '@line/bot-sdk';
import type { MessageView } from '../../bot/message.ts';
import { splitText } from '../shared/text.ts';
import { numberedChoices, type Say } from './choices.ts';

/** UTF-16 units of a text message. */
export const MAX_TEXT = 5000;

/** Text messages for a text of any length. */
export function textMessages(text: string): readonly messagingApi.Message[] {
  const pieces = splitText(text, MAX_TEXT);
  // An empty text stays one message, so that the check of the limits names it.
  return (pieces.length === 0 ? [''] : pieces).map((piece) => ({ type: 'text', text: piece }));
}

/** A text view: its words, then the choices with their numbers. */
export function drawText(view: Extract<MessageView, { view: 'text' }>, say: Say): readonly messagingApi.Message[] {
  const words = say(view.text);
  const choices = view.choices ?? [];
  const messages = textMessages(choices.length === 0 ? words : `${words}\n\n${numberedChoices(choices, say)}`);
  const token = view.quote?.token ?? null;
  return token === null ? messages : messages.map((one, at) => (at === 0 ? { ...one, quoteToken: token } : one));
}
