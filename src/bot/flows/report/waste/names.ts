import { partsOfSort } from '../../../../engine/waste/sort.ts';
import type { Param, Text } from '../../../message.ts';
import { line } from '../../talk.ts';
import type { Draft, Slot } from '../state.ts';
import { wasteOf } from './said.ts';

/** A waste by its name, with what is done with it: 廃プラスチック（焼却）. */
function wasteName(sort: string): Text | null {
  const { type, treatment } = partsOfSort(sort);
  if (type === null || treatment === null) return null;
  return line('waste.named', {
    waste: { as: 'text', text: line(`waste.${type}`) },
    treatment: { as: 'text', text: line(`waste.by-${treatment}`) },
  });
}

/** What a figure is of: its kind, or the very waste. */
export function kindParam({ kind, sort }: Pick<Slot, 'kind' | 'sort'>): Param {
  const text = kind === 'waste' && sort != null ? wasteName(sort) : null;
  return text === null ? { as: 'kind', kind } : { as: 'text', text };
}

/** A draft's waste as far as it is known, for the questions about it. */
export function wasteSoFar(draft: Pick<Draft, 'waste'>): Text {
  const { type } = wasteOf(draft);
  return type === null ? line('report.kind', { kind: { as: 'kind', kind: 'waste' } }) : line(`waste.${type}`);
}

/** Waste has an amount, energy a use. */
export function amountLabel({ kind }: Pick<Slot, 'kind'>): Text {
  return line(kind === 'waste' ? 'waste.row-amount' : 'report.row-quantity');
}
