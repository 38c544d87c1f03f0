import type { RecordEffect } from '../../effect.ts';
import type { Facts } from '../../facts.ts';
import type { CardRow, MessageView } from '../../message.ts';
import { line } from '../talk.ts';
import { titleOf } from './answers.ts';
import { asideChoice } from './aside.ts';

const keys = {
  changed: 'advice.correction-changed',
  expired: 'advice.correction-expired',
  withdrawn: 'advice.correction-withdrawn',
} as const;

const most = 5;

/** What was shown to this person and holds no longer, to be said with the next message; null: nothing of that sort. */
export function correctionsOf(facts: Facts): { readonly view: MessageView; readonly told: RecordEffect } | null {
  const open = (facts.corrections ?? []).slice(0, most);
  if (open.length === 0) return null;
  const rows = open.map(({ item, shownOn, why }): CardRow => {
    const label = line('advice.correction-of', {
      title: titleOf(item, facts),
      day: { as: 'day', day: shownOn },
    });
    const row: CardRow = { label, value: line(keys[why]) };
    return why === 'changed' ? { ...row, choice: asideChoice(line('advice.newest'), 'item', item.type, item.id) } : row;
  });
  return {
    view: { view: 'card', title: line('advice.corrections'), rows, aside: true },
    told: { do: 'corrections-told', correctionIds: open.map(({ id }) => id) },
  };
}
