import words from '../lexicon/resolve.json' with { type: 'json' };
import type { Normal, NumberMention, Span } from '../mention.ts';

const unused = new RegExp(words.unused.join('|'), 'g');
const none = new RegExp(`^(?:${words.none.join('|')})$`);
const filler = new RegExp(`^(?:(?:${words.filler.join('|')})[、,\\s]*)+`);

// What may stand between a name and なし.
const particles = /^(?:の?(?:使用量?|分|ぶん|利用))?(?:は|が|も|:|\s)*/;

/** 使ってない and the like as the figure 0. `vague`: なし alone, which may mean a missing bill as well. */
export type ZeroMention = NumberMention & { readonly vague: boolean };

/** Words that say nothing was used. */
export function recogniseZero({ text }: Normal, names: readonly Span[]): readonly ZeroMention[] {
  const said = [...text.matchAll(unused)].map((match) => zero(match.index, match[0].length, false));
  return said.length > 0 ? said : recogniseNone(text, names);
}

// なし counts where it is all that a clause says, but for the names before it.
function recogniseNone(text: string, names: readonly Span[]): readonly ZeroMention[] {
  return [...text.matchAll(/[^\n、。,!]+/g)].flatMap((clause) => {
    const start = clause.index + named(clause, names);
    const rest = text.slice(start, clause.index + clause[0].length);
    const skipped = filler.exec(rest)?.[0].length ?? 0;
    const word = rest.slice(skipped).trim();
    return none.test(word) ? [zero(text.indexOf(word, start + skipped), word.length, true)] : [];
  });
}

// How far the names of kinds, months and sites reach into a clause, with the particles after them.
function named(clause: RegExpExecArray, names: readonly Span[]): number {
  let at = 0;
  for (const { start, end } of names.toSorted((left, right) => left.start - right.start)) {
    if (start === clause.index + at && end <= clause.index + clause[0].length) at = end - clause.index;
    at += particles.exec(clause[0].slice(at))?.[0].length ?? 0;
  }
  return at;
}

function zero(start: number, length: number, vague: boolean): ZeroMention {
  const span = { start, end: start + length };
  return { type: 'number', ...span, value: 0, others: [], approx: false, negative: false, typo: false, vague };
}
