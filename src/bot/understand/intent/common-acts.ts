import type { Intent } from '../contract.ts';
import lexicon from '../lexicon/common-acts.json' with { type: 'json' };
import type { Normal } from '../mention.ts';
import type { Act } from './acts.ts';

const rules = [
  rule('optout', lexicon.optout),
  rule('handoff', lexicon.handoff),
  rule('delete', lexicon.delete),
  rule('restart', lexicon.restart),
  rule('back', lexicon.back),
  rule('cancel', lexicon.cancel),
  rule('skip', lexicon.skip),
  rule('correct', lexicon.correct),
  rule('same', lexicon.same),
  rule('not_yet', lexicon.not_yet),
  rule('later', lexicon.later),
  rule('status', lexicon.status),
  rule('unsure', lexicon.unsure),
  rule('help', lexicon.help),
  rule('done', lexicon.done),
  rule('abuse', lexicon.abuse),
  rule('question', lexicon.question),
  rule('complaint', lexicon.complaint),
  rule('thanks', lexicon.thanks),
  rule('greeting', lexicon.greeting),
  rule('chitchat', lexicon.chitchat),
];

function rule(intent: Intent, { score, patterns }: { score: number; patterns: readonly string[] }) {
  return { intent, score, pattern: new RegExp(patterns.join('|')) };
}

/** Looser phrases for each act, for messages in which the exact ones find nothing. */
export function recogniseCommonActs({ text }: Normal): readonly Act[] {
  return rules.flatMap(({ intent, score, pattern }): readonly Act[] => {
    const found = pattern.exec(text);
    if (found === null) return [];
    return [{ start: found.index, end: found.index + found[0].length, intent, score, by: 'pattern' }];
  });
}
