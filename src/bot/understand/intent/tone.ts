import type { Flag } from '../contract.ts';
import type { Normal } from '../mention.ts';
import words from './lexicon/tone.json' with { type: 'json' };

const safety = new RegExp(words.safety.join('|'), 'gu');
const harmless = new RegExp(words.notSafety.join('|'), 'gu');
const injection = new RegExp(words.injection.join('|'), 'u');
const negative = new RegExp(words.negative.join('|'), 'u');
/** Danger before everything else, text that looks like instructions or code, and a bad mood. */
export function recogniseFlags({ text }: Normal): readonly Flag[] {
  const flags: Flag[] = [];
  // 煙突 and 火の車 are cut out first; what is left of danger is taken seriously.
  if (text.replace(harmless, ' ').search(safety) >= 0) flags.push('safety');
  if (injection.test(text)) flags.push('injection');
  if (negative.test(text)) flags.push('negative_tone');
  return flags;
}
