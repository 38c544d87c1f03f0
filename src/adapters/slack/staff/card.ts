import type { BoardButton } from '../../../bot/desk/board/buttons.ts';
import type { MessageView, Text, Words } from '../../../bot/message.ts';
import type { SlackContent } from '../../../bot/slack/desk.ts';
import { shortText } from '../../shared/text.ts';
import { numbering, type Say } from '../choices.ts';
import { drawCard } from '../render-card.ts';
import { splitMessage } from '../split.ts';
import { buttonBlocks, contextBlock } from './parts.ts';

/** A case as its card shows it. */
export type StaffCard = {
  readonly view: Extract<MessageView, { readonly view: 'card' }>;
  /** Below it, small: the number of the case, for one. */
  readonly foot: readonly Text[];
  readonly buttons: readonly BoardButton[];
};

/** Code units of one value on a card; what is longer stands whole in the thread. */
export const longestOnCard = 700;

/**
 * The card of a case, always one message: long values are cut, and of very many rows the last ones are left out, never
 * the buttons.
 */
export function renderStaffCard({ view, foot, buttons }: StaffCard, say: Say): SlackContent {
  const short: Say = (text: Text | Words) => shortText(say(text), longestOnCard);
  const drawing = { say: short, next: numbering(), addressOf: () => null };
  const [first] = splitMessage(drawCard(view, drawing));
  const drawn = first ?? { text: short(view.title), blocks: [] };
  const below = [...contextBlock(foot, say), ...buttonBlocks(buttons, say)];
  return { text: drawn.text, blocks: [...drawn.blocks.slice(0, 40), ...below] };
}
