import type { BoardButton } from '../../../bot/desk/board/buttons.ts';
import type { Text } from '../../../bot/message.ts';
import type { SlackContent } from '../../../bot/slack/desk.ts';
import { lines, quoteBlock, section } from '../blocks.ts';
import type { Say } from '../choices.ts';
import { buttonBlocks, content, contextBlock, quotedPieces } from './parts.ts';

/** A draft as its author sees it before it leaves. */
export type DraftShown = {
  readonly head: Text;
  readonly words: string;
  /** What the check found, one by one, under a line that says so. */
  readonly found: { readonly head: Text; readonly items: readonly Text[] } | null;
  readonly foot: readonly Text[];
  readonly buttons: readonly BoardButton[];
};

/** So many findings are named; nobody sends what has more. */
const MAX_FOUND = 20;

/** A draft for its author alone: the words as the owner will see them, what was found, the cost, and what to press. */
export function renderDraft({ head, words, found, foot, buttons }: DraftShown, say: Say): SlackContent {
  const [piece = ''] = quotedPieces(words);
  const items = (found?.items ?? []).slice(0, MAX_FOUND).map((one) => [{ text: `• ${say(one)}` }]);
  const warned = found === null ? [] : [lines([[{ text: say(found.head), bold: true as const }], ...items])];
  return content([say(head), piece].join('\n'), [
    section(say(head)),
    quoteBlock(piece),
    ...warned,
    ...contextBlock(foot, say),
    ...buttonBlocks(buttons, say),
  ]);
}

/** The line with which a message can still be taken back. */
export function renderUndo(text: Text, button: BoardButton, say: Say): SlackContent {
  return content(say(text), [section(say(text)), ...buttonBlocks([button], say)]);
}
