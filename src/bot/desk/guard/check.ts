import { emails, phones } from './contacts.ts';
import { customerNumbers } from './customer-numbers.ts';
import { type Finding, type FindingCode, finding, type GuardFacts, type GuardRule } from './finding.ts';
import { fold } from './fold.ts';
import { markup } from './markup.ts';
import { otherFirms } from './others.ts';
import { placeholders } from './placeholders.ts';
import { channels, colleagues, internalWords } from './words.ts';

/** LINE takes 5,000 UTF-16 units; what is longer than this nobody reads on a phone. */
const longest = 2_000;

const rules: readonly (readonly [FindingCode, GuardRule])[] = [
  ['other-firm', otherFirms],
  ['phone', phones],
  ['email', emails],
  ['customer-number', customerNumbers],
  ['internal-word', internalWords],
  ['placeholder', placeholders],
  ['markup', markup],
  ['colleague', colleagues],
  ['channel', channels],
];

/**
 * Everything in a reply that somebody should look at before it reaches the owner of a firm, in the order of the text. A
 * reply without a finding may still be wrong: the check knows forms, not truth.
 */
export function checkReply(reply: string, facts: GuardFacts): readonly Finding[] {
  if (!/[\p{L}\p{N}\p{S}\p{P}]/u.test(reply)) return [finding('empty', [0, reply.length])];
  const draft = { text: fold(reply), facts };
  const found = rules.flatMap(([code, rule]) => rule(draft).map((stretch) => finding(code, stretch)));
  const all = reply.length > longest ? [...found, finding('too-long', [longest, reply.length])] : found;
  const unique = new Map(all.map((one) => [one.id, one]));
  return [...unique.values()].toSorted((one, other) => one.from - other.from || one.to - other.to);
}
