import type { Doubted } from '../draft.ts';
import { fill } from './fill.ts';
import { has, type Outcome, type Talk, withItems } from './talk.ts';

/** Figures of a message as a report, costs beside a usage without a question. */
export function report(talk: Talk): Outcome | null {
  if (talk.drafts.length === 0) return null;
  const doubted = talk.drafts.map((draft) => fill(talk, draft, talk.context.asked));
  if (has(talk.seen, 'chitchat') && doubted.every(isLoose)) return null;
  return withItems('report', besideUsage(doubted));
}

// A number of a story: nothing says what it is.
function isLoose({ item }: Doubted): boolean {
  return item.kind === null && item.unit === null;
}

/** Costs, demands and readings of a kind whose usage is stated need no question. */
export function besideUsage(doubted: readonly Doubted[]): readonly Doubted[] {
  const usages = doubted.filter(({ item }) => item.measure === 'usage' && item.value !== null);
  if (usages.length === 0) return doubted;
  return doubted
    .filter(({ item }) => item.measure !== 'reading' && item.measure !== 'generation')
    .map((one) => (isAside(one, usages) ? { ...one, doubts: [] } : one));
}

function isAside({ item }: Doubted, usages: readonly Doubted[]): boolean {
  if (item.measure === 'usage') return false;
  return item.measure !== 'cost' || item.kind === null || usages.some((usage) => usage.item.kind === item.kind);
}
