import type { Choice, Text, Words } from '../../bot/message.ts';
import type { SlackJson } from '../../bot/slack/desk.ts';
import { shortLabel } from '../shared/text.ts';
import { plain } from './blocks.ts';

/** Writes a text out in the reader's language. */
export type Say = (text: Text | Words) => string;

const MAX_LABEL = 75;
/** More in one block are refused; fewer stay on one line of a narrow screen. */
const MAX_BUTTONS = 25;

/** The names of our buttons. Slack wants each once in a message; what a press says is the button's value. */
export const choiceAction = /^choice:\d+$/;

/** Counts the buttons of one message. */
export type Numbering = () => number;

export function numbering(): Numbering {
  let last = 0;
  return () => {
    last += 1;
    return last;
  };
}

/** A button whose value is the choice's id, the same data that a tap on LINE sends. */
export function button(choice: Choice, { say, next }: Drawing, style?: 'primary'): SlackJson {
  return {
    type: 'button',
    action_id: `choice:${next()}`,
    text: plain(shortLabel(say(choice.label), MAX_LABEL)),
    value: choice.id,
    ...(style === undefined ? {} : { style }),
  };
}

/** What drawing one message needs. */
export type Drawing = {
  readonly say: Say;
  readonly next: Numbering;
  /** The https address of a path of ours; null where there is none. */
  readonly addressOf: (path: string) => string | null;
};

/** The buttons below a message; the likelier choice stands out unless none is. */
export function choiceBlocks(choices: readonly Choice[], drawing: Drawing, isEven: boolean): readonly SlackJson[] {
  const buttons = choices.map((choice, at) => button(choice, drawing, at === 0 && !isEven ? 'primary' : undefined));
  const blocks: SlackJson[] = [];
  for (let from = 0; from < buttons.length; from += MAX_BUTTONS) {
    blocks.push({ type: 'actions', elements: buttons.slice(from, from + MAX_BUTTONS) });
  }
  return blocks;
}

/** The choices with the numbers that can be typed, for those who hear the message instead of seeing it. */
export function numberedChoices(choices: readonly Choice[], say: Say): string {
  return choices.map((choice, at) => `${at + 1} ${say(choice.label)}`).join('\n');
}
