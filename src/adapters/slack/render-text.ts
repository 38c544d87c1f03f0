import type { MessageView } from '../../bot/message.ts';
import type { SlackJson } from '../../bot/slack/desk.ts';
import { shortText, splitText } from '../shared/text.ts';
import { MAX_SECTION, quoteBlock, type SlackMessage, section } from './blocks.ts';
import { choiceBlocks, type Drawing, numberedChoices } from './choices.ts';
import { escapeWords } from './plain-text.ts';

/** Slack's advice for `text`; escaping can make it five times as long, and the limit is 40,000. */
const MAX_FALLBACK = 4000;

/** What a notification says; escaped, because `text` is read as marks. */
export function fallback(text: string): string {
  return escapeWords(shortText(text, MAX_FALLBACK));
}

/** A text of any length as sections. An empty one stays, so that the check of the limits names it. */
export function textBlocks(text: string): readonly SlackJson[] {
  const pieces = splitText(text, MAX_SECTION);
  return (pieces.length === 0 ? [''] : pieces).map((piece) => section(piece));
}

/** A text view: its words, then its choices as buttons. */
export function drawText(view: Extract<MessageView, { view: 'text' }>, drawing: Drawing): SlackMessage {
  const words = drawing.say(view.text);
  const choices = view.choices ?? [];
  const quoted = view.quote === undefined ? [] : [quoteBlock(drawing.say({ words: view.quote.words }))];
  const heard = [words, numberedChoices(choices, drawing.say)].filter((part) => part !== '').join('\n\n');
  return { text: fallback(heard), blocks: [...quoted, ...textBlocks(words), ...choiceBlocks(choices, drawing, true)] };
}
