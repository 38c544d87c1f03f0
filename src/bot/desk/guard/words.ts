import { type Draft, type Stretch, stretches } from './finding.ts';
import lexicon from './lexicon/internal.json' with { type: 'json' };

const internal = new RegExp(lexicon.words.map((word) => `(?:${word})`).join('|'), 'gm');
// A greeting among colleagues; owners are thanked.
const greeting = /お疲れ(?:様|さま)(?:です|でした)?/g;
const rank = '(?:さん|君|くん|ちゃん|課長|係長|主任|室長|部長|所長|先輩|リーダー)';

/** Words that are meant for colleagues. */
export function internalWords({ text }: Draft): readonly Stretch[] {
  return stretches(text, internal);
}

/** A text that speaks to a colleague: `@佐藤さん`, a colleague's name with a rank, the greeting of an office. */
export function colleagues({ text, facts }: Draft): readonly Stretch[] {
  const called = stretches(text, /(?<![\w.<])@(?!channel\b|here\b|everyone\b)[^\s@、。,]{1,20}/g);
  const names = facts.colleagues.filter((name) => !facts.own.some((own) => own.includes(name)));
  const known = names.flatMap((name) => {
    const escaped = name.toLowerCase().replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return stretches(text, new RegExp(`${escaped}\\s?${rank}`, 'g'));
  });
  return [...called, ...known, ...stretches(text, greeting)];
}

/** Names of channels, ours and others'. */
export function channels({ text, facts }: Draft): readonly Stretch[] {
  const tagged = stretches(text, /(?<![\w&<])#(?!\d)[\p{L}\d_-]{2,80}/gu);
  const named = facts.channels.flatMap((name) => {
    const escaped = name.toLowerCase().replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return stretches(text, new RegExp(`(?<![\\w#-])${escaped}(?![\\w-])`, 'g'));
  });
  return [...tagged, ...named];
}
