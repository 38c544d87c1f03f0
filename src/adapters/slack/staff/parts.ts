import type { BoardButton } from '../../../bot/desk/board/buttons.ts';
import type { Text, Words } from '../../../bot/message.ts';
import type { SlackContent, SlackJson } from '../../../bot/slack/desk.ts';
import { shortLabel, splitText } from '../../shared/text.ts';
import { plain } from '../blocks.ts';
import type { Say } from '../choices.ts';
import { fallback } from '../render-text.ts';

const MAX_LABEL = 75;
const MAX_BUTTONS = 25;

/** The buttons of a message. Slack wants each named once: what a press says is the button's value. */
export function buttonBlocks(buttons: readonly BoardButton[], say: Say): readonly SlackJson[] {
  const elements = buttons.slice(0, MAX_BUTTONS).map(({ label, value, style }, at) => ({
    type: 'button',
    action_id: `desk:${at + 1}`,
    text: plain(shortLabel(say(label), MAX_LABEL)),
    value,
    ...(style === undefined ? {} : { style }),
  }));
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
}

/** Small lines below a message. */
export function contextBlock(texts: readonly (Text | Words)[], say: Say): readonly SlackJson[] {
  const elements = texts.map((text) => plain(say(text)));
  return elements.length === 0 ? [] : [{ type: 'context', elements }];
}

/** Code units of what one message quotes: with all that stands around it, it stays below the limit of a message. */
const MAX_QUOTED = 9_000;

/** Words in pieces that fit into a message each; blank ones become a dash, as Slack takes no empty text. */
export function quotedPieces(words: string): readonly string[] {
  const pieces = splitText(words, MAX_QUOTED);
  return pieces.length === 0 ? ['－'] : pieces;
}

/** A message with its text for notifications, which is escaped. */
export function content(text: string, blocks: readonly SlackJson[]): SlackContent {
  return { text: fallback(text), blocks };
}
