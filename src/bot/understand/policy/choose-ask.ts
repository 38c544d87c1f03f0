import type { Ask, AskReason } from '../contract.ts';

// What makes an answer useless is asked before what only needs a nod.
const order: readonly AskReason[] = [
  'no_previous',
  'range',
  'conflict',
  'cost_not_usage',
  'reading_not_usage',
  'demand_not_usage',
  'missing_value',
  'ambiguous_target',
  'unknown_kind',
  'ambiguous_kind',
  'unit_mismatch',
  'ambiguous_unit',
  'container_size',
  'unknown_site',
  'ambiguous_site',
  'future_period',
  'ambiguous_period',
  'negative',
  'none_or_zero',
];

/** The one question that is asked first. */
export function chooseAsk(doubts: readonly Ask[]): Ask | null {
  return [...doubts].sort((a, b) => rank(a) - rank(b))[0] ?? null;
}

// A bare number without a kind is a question of kind; 2.130 is one of confirming.
function rank({ slot, reason }: Ask): number {
  if (slot === 'kind') return order.indexOf('ambiguous_kind');
  const at = order.indexOf(reason);
  return at < 0 ? order.length : at;
}
