import { parseUnit } from '../../../../engine/unit.ts';
import { partsOfSort, type WasteKnown, wasteSort } from '../../../../engine/waste/sort.ts';
import type { Draft } from '../state.ts';

/** What a draft knows of its waste. */
export type WasteOfDraft = NonNullable<Draft['waste']>;

const nothing: WasteOfDraft = { type: null, treatment: null, row: null, byVolume: false };

/** What is known of a draft's waste so far. */
export function wasteOf({ waste }: Pick<Draft, 'waste'>): WasteOfDraft {
  return waste ?? nothing;
}

/** The waste of a row of the ledger that is taken in hand again: `row` is replaced, whatever becomes of it. */
export function wasteInHand(sort: string | null | undefined, row: string | null): WasteOfDraft {
  return { ...nothing, ...partsOfSort(sort), row };
}

/** What was known, with what was said since: words beat memory. */
export function wasteWith(known: WasteOfDraft, said: WasteKnown | null | undefined): WasteOfDraft {
  return { ...known, type: said?.type ?? known.type, treatment: said?.treatment ?? known.treatment };
}

/** Whether words name a waste that a draft is not of: a fact of its own. */
export function isAnotherWaste(draft: Pick<Draft, 'waste'>, said: WasteKnown | null | undefined): boolean {
  const { type } = wasteOf(draft);
  return type !== null && said?.type != null && said.type !== type;
}

/** What tells a draft's waste from the others of its month; null for energy, and while it is not known. */
export function sortOf(draft: Pick<Draft, 'kind' | 'waste'>): string | null {
  return draft.kind === 'waste' ? wasteSort(wasteOf(draft)) : null;
}

/** Whether a unit measures room and not weight. */
export function isVolume(unit: string | null): boolean {
  const known = unit === null ? null : parseUnit(unit);
  return known !== null && !['kg', 't', 'g'].includes(known);
}
