import type { messagingApi } from '@line/bot-sdk';
import type { MessageView } from '../../bot/message.ts';
import { numberedChoices, type Say } from './choices.ts';
import { cutUnits } from './text.ts';

/** UTF-16 units of a text message. */
export const MAX_TEXT = 5000;

/** Cuts a text into pieces of at most `max` UTF-16 units, at line ends wherever a line itself is not longer. */
export function splitText(text: string, max: number): readonly string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > max) {
    const window = rest.slice(0, max + 1);
    const lineEnd = window.lastIndexOf('\n');
    const piece = lineEnd > 0 ? rest.slice(0, lineEnd) : cutUnits(rest, max);
    pieces.push(piece);
    rest = rest.slice(piece.length).replace(/^\n/, '');
  }
  return [...pieces, rest].filter((piece) => piece.trim() !== '');
}

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
  return textMessages(choices.length === 0 ? words : `${words}\n\n${numberedChoices(choices, say)}`);
}
