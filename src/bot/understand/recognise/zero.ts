import words from '../lexicon/resolve.json' with { type: 'json' };
import type { Normal, NumberMention } from '../mention.ts';

const unused = new RegExp(words.unused.join('|'), 'g');
const none = new RegExp(`^(?:${words.none.join('|')})$`);
const filler = new RegExp(`^(?:(?:${words.filler.join('|')})[、,\\s]*)+`);

/** 使ってない and the like as the figure 0. `vague`: なし alone, which may mean a missing bill as well. */
export type ZeroMention = NumberMention & { readonly vague: boolean };

/** Words that say nothing was used. */
export function recogniseZero({ text }: Normal): readonly ZeroMention[] {
  const said = [...text.matchAll(unused)].map((match) => zero(match.index, match[0].length, false));
  return said.length > 0 ? said : recogniseNone(text);
}

// なし counts where it is all that a line says, but for the name before it.
function recogniseNone(text: string): readonly ZeroMention[] {
  let at = 0;
  const found: ZeroMention[] = [];
  for (const part of text.split(/([\n、。,!]|(?<=[ぁ-龠ー])[はが:]|\s+)/)) {
    const word = part.replace(filler, '').trim();
    if (none.test(word)) found.push(zero(at + part.indexOf(word), word.length, true));
    at += part.length;
  }
  return found.length === 1 || text.includes('\n') ? found : [];
}

function zero(start: number, length: number, vague: boolean): ZeroMention {
  const span = { start, end: start + length };
  return { type: 'number', ...span, value: 0, others: [], approx: false, negative: false, typo: false, vague };
}
