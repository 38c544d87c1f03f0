import type { Calculation } from '../../../engine/emission/calculate.ts';
import type { EmissionProblem } from '../../../engine/emission/problem.ts';
import { addMonths } from '../../../engine/period.ts';
import type { Result } from '../../../engine/result.ts';
import { changeBetween } from '../../../engine/summary/compare.ts';
import type { NewReading } from '../../effect.ts';
import type { Facts, SiteEnergy } from '../../facts.ts';
import type { CardRow, Choice, MessageView, Text } from '../../message.ts';
import { formatUnit } from '../../text/numbers.ts';
import { type ButtonId, buttonId } from '../question.ts';
import { figureTopic } from '../stale.ts';
import { line } from '../talk.ts';
import { assumptionNotes } from './assumptions.ts';
import { rowValue } from './correct.ts';
import { readingOf } from './gaps.ts';
import { nameInMonth, nameOf } from './names.ts';
import { correctOption, whyOption } from './options.ts';
import type { Slot } from './state.ts';
import { amountLabel } from './waste/names.ts';
import { needsPerson, wasteNote } from './waste/person.ts';
import { sumRows } from './waste/sums.ts';
import { shortFactor } from './why.ts';

/** A stored reading with what came of its calculation. */
export type Answered = {
  readonly slot: Slot;
  readonly energy: SiteEnergy;
  readonly reading: NewReading;
  readonly result: Result<Calculation, EmissionProblem>;
};

/** The answer to a figure: its CO2, what that is made of, how it changed; or why there is none yet. */
export function answerCard(answered: Answered, facts: Facts, askId: string): MessageView {
  const { slot, reading, result } = answered;
  const title = line('report.answer-title', {
    month: { as: 'month', month: slot.month },
    what: { as: 'text', text: nameOf(facts, slot) },
  });
  const amount: CardRow = {
    label: amountLabel(slot),
    value: line('report.quantity', { quantity: { as: 'quantity', ...reading.quantity } }),
  };
  const id = { flow: 'report', askId } as const;
  const topic = figureTopic('answer', slot.month, slot.kind);
  const options = result.ok ? [whyOption, correctOption] : [correctOption];
  const choices = options.map(({ value, label }) => ({ id: buttonId(id, topic, value), label }));
  if (!result.ok)
    return { view: 'card', title, rows: [amount], note: wasteNote(answered) ?? withoutCo2(result.problem), choices };
  const rows = [amount, ...co2Rows(answered, result.value), ...changeRows(slot, facts)];
  return { view: 'card', title, rows, note: assumptionNotes(result.value), choices };
}

function co2Rows({ energy }: Answered, { kgCo2, parts }: Calculation): readonly CardRow[] {
  const made = parts.map(
    ({ quantity, unit, kgCo2PerUnit }) =>
      ({
        as: 'text',
        text: line('report.made-of', {
          quantity: { as: 'quantity', value: quantity, unit },
          factor: shortFactor(kgCo2PerUnit),
          unit: formatUnit(unit),
        }),
      }) as const,
  );
  const { supplierName, menu } = energy;
  const supplier: readonly CardRow[] =
    supplierName === null
      ? []
      : [
          {
            label: line('report.row-supplier'),
            value: { words: menu === null ? supplierName : `${supplierName} ${menu}` },
          },
        ];
  return [
    { label: line('report.row-co2'), value: line('report.co2', { co2: { as: 'kgCo2', value: kgCo2 } }), strong: true },
    { label: line('report.row-made'), value: line('report.list', { items: { as: 'list', items: made } }) },
    ...supplier,
  ];
}

function changeRows(slot: Slot, facts: Facts): readonly CardRow[] {
  const now = readingOf(facts, slot)?.kgCo2 ?? null;
  const against = (months: number): number | null =>
    readingOf(facts, { ...slot, month: addMonths(slot.month, -months) })?.kgCo2 ?? null;
  const rows = [
    { label: line('report.row-last-month'), change: changeBetween(against(1), now) },
    { label: line('report.row-last-year'), change: changeBetween(against(12), now) },
  ];
  return rows.flatMap(({ label, change }) =>
    change === null || change.ratio === null ? [] : [{ label, value: changeText(change.ratio) }],
  );
}

/** By how much CO2 is more or less than it was. */
export function changeText(ratio: number): Text {
  const percent = Math.round(Math.abs(ratio) * 1000) / 10;
  if (percent === 0) return line('report.no-change');
  return line(ratio > 0 ? 'report.more' : 'report.less', { percent: { as: 'percent', value: percent } });
}

/** The answer to several figures at once: each with its CO2, and their sum where all are known. */
export function manyCard(answered: readonly Answered[], facts: Facts, askId: string): MessageView {
  const id = { flow: 'report', askId } as const;
  const rows = answered.map(({ slot, reading, result }): CardRow => {
    const amount = line('report.quantity', { quantity: { as: 'quantity', ...reading.quantity } });
    const shown = { as: 'text', text: amount } as const;
    return {
      label: nameInMonth(facts, slot),
      choice: rowChoice(id, slot, facts),
      value: result.ok
        ? line('report.amount', { quantity: shown, co2: { as: 'kgCo2', value: result.value.kgCo2 } })
        : line('report.amount-without', { quantity: shown }),
    };
  });
  const [first] = answered;
  const topic = figureTopic('answer', first?.slot.month ?? '', first?.slot.kind ?? '');
  const choices = [whyOption, correctOption].map(({ value, label }) => ({ id: buttonId(id, topic, value), label }));
  return {
    view: 'card',
    title: line('report.stored-many', { count: answered.length }),
    rows: [...shortened(rows), ...sumRows(answered)],
    ...(answered.some(needsPerson) ? { note: line('waste.some-without') } : {}),
    choices,
  };
}

/** A line of what is stored: tapped, it opens its figure. */
function rowChoice(id: ButtonId, slot: Slot, facts: Facts): Choice {
  const topic = figureTopic('answer', slot.month, slot.kind);
  return { id: buttonId(id, topic, rowValue(slot)), label: nameInMonth(facts, slot) };
}

const mostRows = 18;

/** A long list was shown in full before it was confirmed: here its beginning and the sum are enough. */
function shortened(rows: readonly CardRow[]): readonly CardRow[] {
  if (rows.length <= mostRows) return rows;
  const rest = rows.length - mostRows + 1;
  return [
    ...rows.slice(0, mostRows - 1),
    { label: line('report.rest'), value: line('report.rows-more', { count: rest }) },
  ];
}

/** Why a reading has no CO2 yet; it is kept all the same. */
function withoutCo2(problem: EmissionProblem): Text {
  switch (problem.code) {
    case 'factor-missing':
      return line(problem.reason === 'no-factor-for-kind' ? 'report.no-co2-kind' : 'report.no-co2-factor');
    case 'menu-unknown':
    case 'area-needed':
    case 'sort-needed':
    case 'sort-unknown':
      return line('report.no-co2-choice');
    default:
      return line('report.no-co2-other');
  }
}
