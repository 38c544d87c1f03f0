import words from '../lexicon/attach.json' with { type: 'json' };
import type { Span } from '../mention.ts';

const decision = new RegExp(words.decision.join('|'));
const negation = new RegExp(`^(?:${words.negation.join('|')})`);
const listGap = new RegExp(`^(?:${words.listGap.join('|')})*$`);
const inOrder = new RegExp(words.inOrder.join('|'));
const total = new RegExp(`(?:${words.total.join('|')})$`);
const either = new RegExp(words.either.join('|'));

/** The text between two mentions. */
export function between(text: string, left: Span, right: Span): string {
  return text.slice(left.end, right.start);
}

/** Whether the owner decides between two figures here: あ違う, 訂正, no wait. */
export function decides(gap: string): boolean {
  return decision.test(gap);
}

/** Whether what stands before is denied: 電気じゃなくてガス, 2230ではなく2320. */
export function isDenied(text: string, { start, end }: Span): boolean {
  return negation.test(text.slice(end, end + 20)) || /\bnot (?:the )?$/.test(text.slice(Math.max(0, start - 9), start));
}

/** Whether only separators of a list lie between. */
export function isListGap(gap: string): boolean {
  return listGap.test(gap);
}

/** Whether figures are given in the order of their names: それぞれ, 順に. */
export function saysInOrder(text: string): boolean {
  return inOrder.test(text);
}

/** Whether a figure is the sum of the others. */
export function isTotal(text: string, { start }: Span): boolean {
  return total.test(text.slice(Math.max(0, start - 8), start));
}

/** Whether the owner cannot decide between figures. */
export function saysEither(text: string): boolean {
  return either.test(text);
}
