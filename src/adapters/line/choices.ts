import type { messagingApi } from '@line/bot-sdk';
import type { Choice, Text, Words } from '../../bot/message.ts';
import { displayWidth, shortLabel } from '../shared/text.ts';

/** Writes a text out in the reader's language. */
export type Say = (text: Text | Words) => string;

/** LINE shows at most so many quick replies. */
const MAX_QUICK_REPLIES = 13;
/** Grapheme clusters of a label. */
export const MAX_LABEL = 20;
/** Half-width characters that fit one line of a bubble on a small phone. */
const LINE_WIDTH = 32;

/**
 * The choices with the numbers that can be typed: 「1 はい　2 いいえ」, or one to a line when they are long.
 * LINE for PC shows no quick replies, and on phones they vanish with the next message.
 */
export function numberedChoices(choices: readonly Choice[], say: Say): string {
  const numbered = choices.map((choice, index) => `${index + 1} ${say(choice.label)}`);
  const inOneLine = numbered.join('\u3000');
  return displayWidth(inOneLine) <= LINE_WIDTH ? inOneLine : numbered.join('\n');
}

/** What a tap sends: the choice's id as data, its label shown as said by the person. */
export function choiceAction(choice: Choice, say: Say): messagingApi.Action {
  const label = say(choice.label);
  return {
    type: 'postback',
    label: shortLabel(label, MAX_LABEL),
    data: choice.id,
    displayText: shortLabel(label, 300),
  };
}

/** Quick replies under the last message; what is beyond the limit can still be typed. */
export function quickReply(choices: readonly Choice[], say: Say): messagingApi.QuickReply {
  const shown = choices.slice(0, MAX_QUICK_REPLIES);
  return { items: shown.map((choice) => ({ type: 'action', action: choiceAction(choice, say) })) };
}
