import type { EmojiSpan } from '../../bot/event.ts';

const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

function unescaped(text: string): string {
  return text.replace(/&(?:lt|gt|amp);/g, (entity) => entities[entity] ?? entity);
}

/** What a reader sees of `<…>`: the label, else the address or name. Slack makes links of numbers and addresses itself. */
function shown(inside: string): string {
  const at = inside.indexOf('|');
  const [target, label] = at < 0 ? [inside, ''] : [inside.slice(0, at), inside.slice(at + 1)];
  if (/^[@#!]/.test(target)) return `${target.startsWith('#') ? '#' : '@'}${label || target.slice(1)}`;
  return label || target.replace(/^(?:mailto|tel):/, '');
}

/** What somebody wrote, as they see it: without Slack's marks for links, people and signs. */
export function plainText(text: string): string {
  return unescaped(text.replace(/<([^<>\n]+)>/g, (_all, inside: string) => shown(inside)));
}

/** Slack sends emoji as words (`:100:`): what is in them is no figure. Times such as 10:30:20 are not meant. */
export function emojiSpans(text: string): readonly EmojiSpan[] {
  return [...text.matchAll(/(?<![\w:]):[a-z0-9_+'-]+(?:::skin-tone-\d)?:(?!\w)/g)].map(({ index, 0: found }) => ({
    from: index,
    to: index + found.length,
  }));
}

/** Words for `text` and mrkdwn, of which nothing calls people, opens links or hides behind them. */
export function escapeWords(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
