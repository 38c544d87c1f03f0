import { add, exactOf, toNumber } from '../../../engine/exact.ts';
import type { Marks } from '../../bill.ts';
import type { Facts } from '../../facts.ts';
import type { Text } from '../../message.ts';
import type { Option } from '../question.ts';
import { line } from '../talk.ts';
import { nameInMonth, quantityOf } from './names.ts';
import type { Draft, Photos } from './state.ts';
import type { InHand } from './waste/load.ts';

type Replacing = {
  readonly which: number;
  readonly gentle: true;
  readonly text: Text;
  readonly fix: Option & { readonly draft: Draft };
};

/** Whether two papers are of one meter, as far as both name it by a number of the same sort; null where nobody can say. */
export function isOneMeter({ meters = [] }: Marks, other: Marks | null): boolean | null {
  const sortOf = (meter: string): string => meter.split('-')[0] ?? '';
  for (const meter of meters) {
    const same = other?.meters?.find((one) => sortOf(one) === sortOf(meter));
    if (same !== undefined) return same === meter;
  }
  return null;
}

/** By what a photograph is known again; null for a figure that came from none, or from one of long ago. */
export function marksBy({ marks }: Pick<Photos, 'marks'>, messageId: string | null | undefined): Marks | null {
  return marks.find((one) => one.messageId === messageId) ?? null;
}

/**
 * A second meter of the same kind at one site: its figure would take the first one's place. That is said, and adding them
 * is one tap. Null where it is not known that there are two.
 */
export function anotherMeter({ draft, which, ready }: InHand, facts: Facts, photos: Photos): Replacing | null {
  const before = facts.readings.find(({ id }) => id === draft.replaces);
  const own = marksBy(photos, draft.photo?.messageId);
  if (draft.photo === null || draft.photo.added || before === undefined || own === null) return null;
  const isAnother = isOneMeter(own, marksBy(photos, before.sourceMessageId)) === false;
  if (!isAnother || before.quantity.unit !== ready.quantity.unit) return null;
  const { unit } = ready.quantity;
  const value = toNumber(add(exactOf(before.quantity.value), exactOf(ready.quantity.value)));
  const summed = { as: 'text', text: quantityOf({ quantity: { value, unit } }) } as const;
  return {
    which,
    gentle: true,
    text: line('photo.another-meter', {
      what: { as: 'text', text: nameInMonth(facts, ready.slot) },
      before: { as: 'text', text: quantityOf(before) },
    }),
    fix: {
      value: `fix-${which}`,
      label: line('waste.add-to', { to: summed }),
      draft: { ...draft, value, photo: { ...draft.photo, added: true } },
    },
  };
}
