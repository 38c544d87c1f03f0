import words from '../../lexicon/polarity.json' with { type: 'json' };
import { pattern } from '../periods/pattern.ts';
import { type Answer, termReader } from './term.ts';

const roles = ['yes', 'yesWeak', 'no', 'noWeak'] as const;
const readTerm = termReader(roles.map((role) => ({ role, terms: words.en[role] })));
const NOT_BEFORE =
  /(?:\bnot|n'?t|\bnever|\bno longer|\bhardly)\s+(?:(?:really|quite|all|that|so|very|entirely|completely|at all|a)\s+){0,2}$/;
const NOTHING_BEFORE = /\b(?:nothing|not anything|never)(?:\s+is|'s)?\s+$/;
const CLAUSE_BEFORE =
  /(?:^|[\s]*[.,;:!?\n([、。~-]\s*|\b(?:is|was|are|it's|its|that's|thats|looks|look|seems|seem|sounds|all|totally|absolutely|quite|so|yes|yeah|ok|okay|oh|very|said|and|but|n't|not|looking|figure's)\s+)$/;
// how do I correct it, please confirm
const ASKED_BEFORE = /\b(?:to|please|can|could|should|must|would|do|you|me|cannot|can't)(?:\s+(?:i|we|you))?\s+$/;
const OTHER_SENSE = pattern(
  "(?:\\s+(?:now|away|after|before|here|there|idea|clue|one|data|longer|bill|morning|afternoon|evening|night|day|the|it\\s+to|to\\s+\\d|deal|enough|luck|job|work|question)(?![a-z])|\\.?\\s*\\d|'s|-)",
);
const NO_AFTER = pattern(
  "(?:$|\\s*[^a-z\\d\\s]|\\s+(?:it|that|this|not|i|we|you|thanks?|sorry|wait|please|the|my|yes|don't|they|he|she|there|actually|because|way)(?![a-z]))",
);
const QUESTION = pattern('[^.,;!\\n?]{0,12}\\?');

/** Reads yes, that's right, not ok, nope, isn't wrong where it begins. */
export function readEnglishAnswer(
  text: string,
  at: number,
): (Answer & { readonly weak: boolean; readonly start: number }) | null {
  if (/[a-z\d'’]/.test(text[at - 1] ?? '')) return null;
  const before = text.slice(Math.max(0, at - 40), at);
  for (const { role, end } of readTerm(text, at)) {
    const weak = role === 'yesWeak' || role === 'noWeak';
    if (otherwise(text, end) || !placed(text, { before, weak, at, end })) continue;
    return negate(before, { end, value: role === 'yes' || role === 'yesWeak', vague: false }, { weak, at });
  }
  return null;
}

function otherwise(text: string, end: number): boolean {
  return /[a-z\d]/.test(text[end] ?? '') || OTHER_SENSE(text, end) !== null || QUESTION(text, end) !== null;
}

type Where = { readonly before: string; readonly weak: boolean; readonly at: number; readonly end: number };

// right, fine and good are answers at the head of a clause or after is, looks, that's; no is none before a noun (no gas used).
function placed(text: string, { before, weak, at, end }: Where): boolean {
  const word = text.slice(at, end);
  if (word === 'no') return NO_AFTER(text, end) !== null;
  if (/^(?:correct|confirm)$/.test(word) && ASKED_BEFORE.test(before)) return false;
  if (/sure$/.test(word) && /(?:not|make|n't)\s+$/.test(before)) return false;
  return (
    !weak || /\s/.test(word) || CLAUSE_BEFORE.test(before) || NOTHING_BEFORE.test(before) || NOT_BEFORE.test(before)
  );
}

function negate(before: string, answer: Answer, { weak, at }: { weak: boolean; at: number }) {
  const negation = NOT_BEFORE.exec(before) ?? (answer.value ? null : NOTHING_BEFORE.exec(before));
  if (negation === null) return { ...answer, weak, start: at };
  return { ...answer, value: !answer.value, weak: false, start: at - negation[0].length };
}
