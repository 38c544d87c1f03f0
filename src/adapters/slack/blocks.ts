import type { SlackJson } from '../../bot/slack/desk.ts';

/** One message as it goes out: `text` is for notifications and screen readers. */
export type SlackMessage = { readonly text: string; readonly blocks: readonly SlackJson[] };

/** Code points of a section's text. */
export const MAX_SECTION = 3000;
/** Code points of a header. */
export const MAX_HEADER = 150;

/** Text that Slack shows as it is: no mark in it calls people, makes links or swallows an asterisk. */
export function plain(text: string): SlackJson {
  return { type: 'plain_text', text, emoji: false };
}

export function section(text: string, accessory?: SlackJson): SlackJson {
  return { type: 'section', text: plain(text), ...(accessory === undefined ? {} : { accessory }) };
}

/** Words of one line, some of them bold; empty ones would be refused. */
export type Run = { readonly text: string; readonly bold?: true };

/** Lines of text in which some words are bold. Rich text is literal, unlike mrkdwn. */
export function lines(all: readonly (readonly Run[])[]): SlackJson {
  const elements = all.map((runs, index) => ({
    type: 'rich_text_section',
    elements: [
      ...runs
        .filter(({ text }) => text !== '')
        .map(({ text, bold }) => ({ type: 'text', text, ...(bold === true && { style: { bold } }) })),
      ...(index < all.length - 1 ? [{ type: 'text', text: '\n' }] : []),
    ],
  }));
  return { type: 'rich_text', elements };
}

/** What a person typed, set off as a quotation; rich text is literal. */
export function quoteBlock(words: string): SlackJson {
  return { type: 'rich_text', elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text: words }] }] };
}
