import words from '../lexicon/resolve.json' with { type: 'json' };
import { complete } from './complete.ts';
import { answerConfirm } from './confirm.ts';
import { correct } from './correct.ts';
import { remove } from './delete.ts';
import { report } from './report.ts';
import { same } from './same.ts';
import { has, type Outcome, plain, type Reader, type Talk } from './talk.ts';
import { unclear, withoutFigures } from './without-figures.ts';

const asks = new RegExp(words.asks.join('|'));
const asksBack = new RegExp(words.asksBack.join('|'));
const readers: readonly Reader[] = [
  danger,
  injection,
  question,
  answerConfirm,
  complete,
  remove,
  correct,
  same,
  report,
];

/** What a message means in its context: the first reader that has an answer. */
export function resolve(talk: Talk): Outcome {
  for (const read of readers) {
    const outcome = read(talk);
    if (outcome !== null) return outcome;
  }
  return withoutFigures(talk);
}

function danger({ seen }: Talk): Outcome | null {
  return seen.flags.includes('safety') ? plain('handoff') : null;
}

function injection(talk: Talk): Outcome | null {
  return talk.seen.flags.includes('injection') ? plain('unknown', unclear(talk)) : null;
}

// 1,820kWhって多いほうですか stores nothing; 「ガスは262㎥でいいですか」 states a figure.
function question({ seen, drafts }: Talk): Outcome | null {
  if (!has(seen, 'question')) return null;
  const { text } = seen.normal;
  return drafts.length === 0 || asksBack.test(text) || !asks.test(text) ? null : plain('question');
}
