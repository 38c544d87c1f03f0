import type { DueNudge, NudgeId } from '../../engine/steps/nudges.ts';
import type { NextStep, StepPosition, StepState } from '../../engine/steps/state.ts';
import type { Choice, MessageView, Text } from '../message.ts';

/** The names of the steps. */
export const stateKeys: Readonly<Record<StepState, string>> = {
  'not-started': 'steps.state-not-started',
  know: 'steps.state-know',
  measure: 'steps.state-measure',
  reduce: 'steps.state-reduce',
  sll: 'steps.state-sll',
};

const nextKeys: Readonly<Record<NextStep, string>> = {
  'ask-or-read': 'steps.next-ask-or-read',
  'start-measuring': 'steps.next-start-measuring',
  'keep-measuring': 'steps.next-keep-measuring',
  'say-willing': 'steps.next-say-willing',
  'choose-measure': 'steps.next-choose-measure',
  'get-ready-for-sll': 'steps.next-get-ready-for-sll',
  'agree-to-referral': 'steps.next-agree-to-referral',
  'be-referred': 'steps.next-be-referred',
  'follow-up': 'steps.next-follow-up',
};

/** Where a firm stands, in one line. */
export function stateText({ state }: StepPosition): Text {
  return { key: 'steps.now', params: { state: { as: 'text', text: { key: stateKeys[state] } } } };
}

/** The next step: the last line of every answer. */
export function nextStepText({ next, sll }: StepPosition): Text {
  const key = nextKeys[next];
  return next === 'keep-measuring' ? { key, params: { months: sll.months } } : { key };
}

/** How an invitation can be answered, with the ids that come back. */
export type NudgeChoices = Readonly<Record<'yes' | 'later' | 'no' | 'stop', string>>;

const nudgeKeys: Readonly<Record<NudgeId, string>> = {
  'know-measure': 'steps.nudge-know-measure',
  'measure-reduce': 'steps.nudge-measure-reduce',
  'measure-sll': 'steps.nudge-measure-sll',
};

/** An invitation with its four answers, none of them likelier than the others. */
export function nudgeView({ nudge }: DueNudge, ids: NudgeChoices): MessageView {
  const choices: readonly Choice[] = [
    { id: ids.yes, label: { key: 'steps.reaction-yes' } },
    { id: ids.later, label: { key: 'steps.reaction-later' } },
    { id: ids.no, label: { key: 'steps.reaction-no' } },
    { id: ids.stop, label: { key: 'steps.stop' } },
  ];
  return { view: 'card', title: { key: nudgeKeys[nudge.id] }, rows: [], choices, even: true, aside: true };
}
