import type { SlackJson } from '../../bot/slack/desk.ts';
import type { SlackMessage } from './blocks.ts';
import { countCharacters, MAX_CHARACTERS } from './limits.ts';

const MAX_BLOCKS = 50;

/**
 * Cuts a message that is too long in all between its blocks; nothing is left out and the order stays. The buttons go
 * with the end, where they are looked for.
 */
export function splitMessage(message: SlackMessage): readonly SlackMessage[] {
  const parts: SlackJson[][] = [];
  let room = 0;
  for (const block of message.blocks) {
    const size = countCharacters(block);
    const last = parts.at(-1);
    if (last === undefined || last.length === MAX_BLOCKS || size > room) {
      parts.push([block]);
      room = MAX_CHARACTERS - size;
    } else {
      last.push(block);
      room -= size;
    }
  }
  return parts.map((blocks) => ({ text: message.text, blocks }));
}
