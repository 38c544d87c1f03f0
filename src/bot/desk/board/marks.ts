import type { Text } from '../../message.ts';
import type { SendFailure } from '../consultation/event.ts';
import { type FindingCode, findingCodes } from '../guard/finding.ts';

/** How far a message of the staff has come. */
export type Mark = 'leaving' | 'sent' | SendFailure;

const marks: Readonly<Record<Mark, string>> = {
  leaving: 'thread.mark-leaving',
  sent: 'thread.mark-sent',
  fenced: 'thread.mark-fenced',
  blocked: 'thread.mark-blocked',
  refused: 'thread.mark-refused',
  unknown: 'thread.mark-unknown',
};

/** What is said of a message at the message. */
export function markText(mark: Mark): Text {
  return { key: marks[mark] };
}

const findings: Readonly<Record<FindingCode, string>> = {
  'other-firm': 'thread.found-other-firm',
  phone: 'thread.found-phone',
  email: 'thread.found-email',
  'customer-number': 'thread.found-customer-number',
  'internal-word': 'thread.found-internal-word',
  placeholder: 'thread.found-placeholder',
  markup: 'thread.found-markup',
  colleague: 'thread.found-colleague',
  channel: 'thread.found-channel',
  empty: 'thread.found-empty',
  'too-long': 'thread.found-too-long',
};

/** How much of what was found is quoted, in UTF-16 units. */
const longest = 40;

/** A finding in words, with the stretch that it is about. `words`: the whole draft. */
export function findingText(findingId: string, words: string): Text {
  const [code = '', stretch = ''] = findingId.split(':');
  const known = findingCodes.find((one) => one === code);
  const [from = 0, to = 0] = stretch.split('-').map(Number);
  const part = words.slice(from, Math.min(to, from + longest)).toWellFormed();
  return { key: known === undefined ? 'thread.found-other' : findings[known], params: { part } };
}

/** What a message costs: the pushes of this month, and how many the plan holds (null: as many as one likes). */
export type PushCost = { readonly used: number; readonly plan: number | null };

/** The cost of a message in words. */
export function costText({ used, plan }: PushCost): Text {
  if (plan === null) return { key: 'thread.cost-open', params: { used } };
  return { key: 'thread.cost', params: { used, plan } };
}
