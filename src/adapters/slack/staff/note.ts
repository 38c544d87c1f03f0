import type { Text, Words } from '../../../bot/message.ts';
import type { SlackContent, SlackJson } from '../../../bot/slack/desk.ts';
import type { Say } from '../choices.ts';
import { isUserId } from '../direct.ts';
import { content } from './parts.ts';

/** A line for staff. `to`: Slack's ids of those it calls; `calls`: everybody who is there, where nobody is named. */
export type StaffNote = { readonly text: Text | Words; readonly to: readonly string[]; readonly calls: boolean };

/** A line in the thread of a case; people are called by elements of their own, never by marks in a text. */
export function renderNote({ text, to, calls }: StaffNote, say: Say): SlackContent {
  const words = say(text);
  const named: readonly SlackJson[] = to.filter(isUserId).map((id) => ({ type: 'user', user_id: id }));
  const called: readonly SlackJson[] = named.length === 0 && calls ? [{ type: 'broadcast', range: 'here' }] : named;
  const spaced = called.flatMap((one) => [one, { type: 'text', text: ' ' }]);
  const elements = [...spaced, { type: 'text', text: words }];
  return content(words, [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }]);
}
