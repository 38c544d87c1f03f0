import type { BoardButton } from '../../../bot/desk/board/buttons.ts';
import type { Text, Words } from '../../../bot/message.ts';
import type { SlackContent } from '../../../bot/slack/desk.ts';
import { quoteBlock, section } from '../blocks.ts';
import type { Say } from '../choices.ts';
import { buttonBlocks, content, contextBlock, quotedPieces } from './parts.ts';

/** Words of somebody, who it was, and what is to be said of them below. */
export type Quoted = {
  readonly head: Text;
  readonly words: string;
  readonly foot: readonly (Text | Words)[];
  /** Stand below the last message. */
  readonly buttons?: readonly BoardButton[];
};

/** What somebody wrote, in a thread; very long words take several messages, the last of which bears the foot. */
export function renderQuoted({ head, words, foot, buttons = [] }: Quoted, say: Say): readonly SlackContent[] {
  const pieces = quotedPieces(words);
  return pieces.map((piece, at) => {
    const below = at === pieces.length - 1 ? [...contextBlock(foot, say), ...buttonBlocks(buttons, say)] : [];
    const heard = [say(head), piece, ...(at === pieces.length - 1 ? foot.map(say) : [])].join('\n');
    return content(heard, [section(say(head)), quoteBlock(piece), ...below]);
  });
}
