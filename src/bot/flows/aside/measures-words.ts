import type { MeasureStep } from '../../advice/measure-steps.ts';
import type { DeclineReason } from '../../advice/record.ts';
import type { Choice, Text } from '../../message.ts';
import { line } from '../talk.ts';
import { asideChoice } from './aside.ts';

/** What can be decided about a measure where it stands, at most four. */
export function stepChoices(id: string, step: MeasureStep | null): readonly Choice[] {
  const may = { yes: yesChoice(id), done: doneChoice(id), not: notChoice(id), why: whyMeasure(id) };
  const undo = step === null ? [] : [undoChoice(id, step)];
  switch (step?.step) {
    case 'accepted':
      return [may.done, may.not, ...undo, may.why];
    case 'done':
      return [...undo, may.why];
    case 'declined':
      return [may.yes, may.done, ...undo, may.why];
    default:
      return [may.yes, may.done, may.not, may.why];
  }
}

const yesChoice = (id: string): Choice => asideChoice(line('measures.yes'), 'measure-yes', id);
const notChoice = (id: string): Choice => asideChoice(line('measures.not'), 'measure-not', id);
const whyMeasure = (id: string): Choice => asideChoice(line('measures.why'), 'measure-why', id);

/** もうやった. */
export const doneChoice = (id: string): Choice => asideChoice(line('measures.done'), 'measure-done', id);

/** 取り消す, for the step that it stands under: a later one is not taken back by it. */
export function undoChoice(id: string, { step, month }: Pick<MeasureStep, 'step' | 'month'>): Choice {
  return asideChoice(line('measures.undo'), 'measure-undo', id, step, ...(month === null ? [] : [month]));
}

/** The reasons why a measure is not wanted now. */
export const reasonKeys: Readonly<Record<DeclineReason, string>> = {
  cost: 'measures.reason-cost',
  'stops-work': 'measures.reason-stops-work',
  time: 'measures.reason-time',
  rented: 'measures.reason-rented',
  'not-ours': 'measures.reason-not-ours',
  'done-already': 'measures.reason-done-already',
  later: 'measures.reason-later',
};

/** Where a measure stands, in one line. */
export function stepText({ step, month, day, reason }: MeasureStep): Text {
  const on = { day: { as: 'day', day } } as const;
  switch (step) {
    case 'proposed':
      return line('measures.is-proposed', on);
    case 'accepted':
      return line('measures.is-accepted', on);
    case 'declined':
      return reason === null
        ? line('measures.is-declined', on)
        : line('measures.is-declined-for', { ...on, reason: { as: 'text', text: line(reasonKeys[reason]) } });
    case 'done':
      return month === null
        ? line('measures.is-done-once')
        : line('measures.is-done', { month: { as: 'month', month } });
  }
}
