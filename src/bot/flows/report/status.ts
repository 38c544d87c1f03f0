import type { EnergyKind } from '../../../engine/energy/registry.ts';
import { monthlyTotals } from '../../../engine/summary/monthly.ts';
import type { Facts } from '../../facts.ts';
import type { CardRow, MessageView, Text } from '../../message.ts';
import { line, sayText } from '../talk.ts';
import { dueMonths, nextDueDay, openSlots, readingOf, slotsOf, storedSlots } from './gaps.ts';
import { nameOf } from './names.ts';
import { totalRow, wasteRow } from './waste/sums.ts';

const most = 20;

/** What is registered, as a table. */
export function statusViews(facts: Facts): readonly MessageView[] {
  const card = statusCard(facts);
  return card === null ? sayText(line('report.status-none')) : [card];
}

/** What is registered for the newest due month, and what is missing: a gap is 未登録, never 0. */
export function statusCard(facts: Facts): MessageView | null {
  const month = dueMonths(facts).at(-1);
  if (month === undefined) return null;
  const slots = slotsOf(facts, month).flatMap((slot) => storedSlots(facts, slot));
  const rows = slots.map((slot): CardRow => {
    const reading = readingOf(facts, slot);
    return { label: nameOf(facts, slot), value: reading === null ? line('report.missing') : quantityText(reading) };
  });
  const older = openSlots(facts, dueMonths(facts).slice(0, -1)).length;
  const note = older === 0 ? {} : { note: line('report.older-gaps', { count: older }) };
  return {
    view: 'card',
    title: line('report.status-title', { month: { as: 'month', month } }),
    rows: rows.slice(0, most),
    ...note,
  };
}

type Amount = {
  readonly quantity: { readonly value: number; readonly unit: string } | null;
  readonly kgCo2: number | null;
};

function quantityText({ quantity, kgCo2 }: Amount): Text {
  const amount =
    quantity === null
      ? line('report.not-addable')
      : line('report.quantity', { quantity: { as: 'quantity', ...quantity } });
  const shown = { as: 'text', text: amount } as const;
  return kgCo2 === null
    ? line('report.amount-without', { quantity: shown })
    : line('report.amount', { quantity: shown, co2: { as: 'kgCo2', value: kgCo2 } });
}

/** Totals by kind once a month's last gap is closed; null while one is open. */
export function completeCard(facts: Facts, month: string): MessageView | null {
  const slots = slotsOf(facts, month);
  if (slots.some((slot) => readingOf(facts, slot) === null)) return null;
  const kinds = [...new Set(slots.map((slot) => slot.kind))];
  const energy = kinds.filter((kind) => kind !== 'waste');
  const wastes = facts.readings.filter((one) => one.kind === 'waste');
  const others = facts.readings.filter((one) => one.kind !== 'waste');
  const [sum] = monthlyTotals(others, { kinds: energy, months: [month] });
  const [waste] = monthlyTotals(wastes, { kinds: ['waste'], months: [month] });
  if (sum === undefined || waste === undefined) return null;
  const rows = [
    ...sum.kinds.map((one): CardRow => ({ label: kindName(one.kind), value: quantityText(one) })),
    ...wasteRows(facts, month),
  ];
  const whole = [
    ...totalRow(sum.kgCo2, waste.kinds.length === 0),
    ...wasteRow(waste.kgCo2, waste.withoutCo2.length === 0),
  ];
  return {
    view: 'card',
    title: line('report.complete-title', { month: { as: 'month', month } }),
    rows: [...rows, ...whole].slice(0, most),
    note: completeNote(facts, sum.withoutCo2.length + waste.withoutCo2.length > 0),
  };
}

function kindName(kind: EnergyKind): Text {
  return line('report.kind', { kind: { as: 'kind', kind } });
}

/** Every waste by its name: litres and kilograms cannot be added, and a sum would hide what has no factor. */
function wasteRows(facts: Facts, month: string): readonly CardRow[] {
  const slots = slotsOf(facts, month).filter(({ kind }) => kind === 'waste');
  return slots
    .flatMap((slot) => storedSlots(facts, slot))
    .flatMap((slot) => {
      const reading = readingOf(facts, slot);
      return reading === null ? [] : [{ label: nameOf(facts, slot), value: quantityText(reading) }];
    });
}

function completeNote(facts: Facts, isPartial: boolean): Text {
  if (openSlots(facts, dueMonths(facts)).length > 0) return line('report.complete-open');
  const day = nextDueDay(facts);
  if (isPartial) return line('report.complete-partial');
  return day === null ? line('report.complete-last') : line('report.complete-next', { day: { as: 'day', day } });
}
