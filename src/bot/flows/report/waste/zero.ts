import type { Calculation } from '../../../../engine/emission/calculate.ts';
import type { Draft } from '../state.ts';
import { wasteOf } from './said.ts';

/** No waste at all: of which nobody needs to know, nor what would have been done with it. What a photograph says is asked. */
export function withZero(draft: Draft): Draft {
  if (draft.kind !== 'waste' || draft.value !== 0 || draft.photo !== null) return draft;
  const waste = wasteOf(draft);
  const { type, treatment } = waste;
  return {
    ...draft,
    unit: draft.unit ?? 'kg',
    waste: { ...waste, type: type ?? 'unknown', treatment: treatment ?? 'unknown' },
  };
}

/** Nothing was thrown away, so nothing was emitted, whatever its factor would be. */
export const noWaste: Calculation = {
  kgCo2: 0,
  scope: 3,
  energyGj: null,
  crudeOilKl: null,
  parts: [],
  provisional: false,
  assumptions: [],
};
