import { type Ambiguity, ambiguityMatters } from '../../../engine/plausibility/ambiguity.ts';
import type { Facts } from '../../facts.ts';
import type { Text } from '../../message.ts';
import { line } from '../talk.ts';
import { readyOf } from './draft.ts';
import { placeOf } from './gaps.ts';
import type { Draft } from './state.ts';

/** How far the CO2 of several readings of one figure lies apart; null when one of them is not complete. */
export function apartness(drafts: readonly Draft[], facts: Facts): Ambiguity | null {
  const ready = drafts.map((draft) => readyOf(draft, facts));
  const inputs = ready.flatMap((one) => {
    if (one === null) return [];
    const energy = placeOf(facts, one.slot)?.energy;
    const { kind, sort = null } = one.slot;
    return [{ kind, sort, quantity: one.quantity, period: one.days, supplier: energy?.supplierCode ?? null }];
  });
  return inputs.length < 2 || inputs.length < drafts.length ? null : ambiguityMatters(inputs);
}

/** Says by how much the answer changes the result, so that the owner knows why it is asked; null when nobody knows. */
export function apartText(ambiguity: Ambiguity | null): Text | null {
  const ratio = ambiguity?.ratio ?? null;
  if (ratio === null) return null;
  if (ratio >= 1) return line('report.apart-times', { times: Math.round((ratio + 1) * 10) / 10 });
  return line('report.apart-percent', { percent: { as: 'percent', value: Math.round(ratio * 100) } });
}
