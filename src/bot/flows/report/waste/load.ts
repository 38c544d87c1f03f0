import { add, exactOf, toNumber } from '../../../../engine/exact.ts';
import type { Facts } from '../../../facts.ts';
import type { Text } from '../../../message.ts';
import type { Option } from '../../question.ts';
import { line } from '../../talk.ts';
import type { Ready } from '../draft.ts';
import { nameInMonth, quantityOf } from '../names.ts';
import type { Draft } from '../state.ts';
import { wasteOf } from './said.ts';

/** A ready figure among those in hand. */
export type InHand = { readonly draft: Draft; readonly which: number; readonly ready: Ready };

type Load = {
  readonly which: number;
  readonly gentle: true;
  readonly text: Text;
  readonly fix: Option & { readonly draft: Draft };
};

/**
 * Waste is fetched several times a month: a second figure of the same waste may be another load. It is said that it
 * would take the first one's place, and adding them is one tap. Null where nothing is stored or it is a correction.
 */
export function anotherLoad({ draft, which, ready }: InHand, facts: Facts): Load | null {
  const waste = wasteOf(draft);
  const before = facts.readings.find(({ id }) => id === draft.replaces);
  if (draft.kind !== 'waste' || before === undefined || waste.row !== null) return null;
  if (before.quantity.unit !== ready.quantity.unit) return null;
  const value = toNumber(add(exactOf(before.quantity.value), exactOf(ready.quantity.value)));
  const summed = quantityOf({ quantity: { value, unit: ready.quantity.unit } });
  return {
    which,
    gentle: true,
    text: line('waste.add', {
      what: { as: 'text', text: nameInMonth(facts, ready.slot) },
      before: { as: 'text', text: quantityOf(before) },
    }),
    fix: {
      value: `fix-${which}`,
      label: line('waste.add-to', { to: { as: 'text', text: summed } }),
      draft: { ...draft, value, waste: { ...waste, row: before.id } },
    },
  };
}
