import type { Flag } from '../contract.ts';
import type { Normal } from '../mention.ts';
import words from './lexicon/tone.json' with { type: 'json' };

const safety = new RegExp(words.safety.join('|'), 'gu');
const harmless = new RegExp(words.notSafety.join('|'), 'gu');
const injection = new RegExp(words.injection.join('|'), 'u');
const negative = new RegExp(words.negative.join('|'), 'u');
const longest = 4000;

/** Danger before everything else, text that looks like instructions or code, and a bad mood. */
export function recogniseFlags({ text }: Normal): readonly Flag[] {
  const said = text.slice(0, longest);
  const flags: Flag[] = [];
  // 煙突 and 火の車 are cut out first; what is left of danger is taken seriously.
  if (said.replace(harmless, ' ').search(safety) >= 0) flags.push('safety');
  if (injection.test(said)) flags.push('injection');
  if (negative.test(said)) flags.push('negative_tone');
  return flags;
}
