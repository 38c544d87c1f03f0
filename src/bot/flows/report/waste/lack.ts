import type { Draft } from '../state.ts';
import { isVolume, wasteOf } from './said.ts';

type WasteLack = { readonly slot: 'sort' | 'treatment' | 'weight'; readonly reason: 'missing_value' };

/** What is open in a draft of waste: which it is, what is done with it, what it weighs. Null for every other kind. */
export function lackOfWaste(draft: Pick<Draft, 'kind' | 'waste' | 'unit'>): WasteLack | null {
  if (draft.kind !== 'waste') return null;
  const { type, treatment, byVolume } = wasteOf(draft);
  if (type === null) return { slot: 'sort', reason: 'missing_value' };
  if (treatment === null) return { slot: 'treatment', reason: 'missing_value' };
  return isVolume(draft.unit) && !byVolume ? { slot: 'weight', reason: 'missing_value' } : null;
}
