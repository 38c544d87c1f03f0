import { monthsBeforeReducing, type NextStep, type StepFacts, stepPosition } from '../../../engine/steps/state.ts';
import { stepFactsOf } from '../../advice/step-facts.ts';
import { nextStepText, stateKeys } from '../../advice/step-views.ts';
import type { CardRow, Choice, MessageView, Text } from '../../message.ts';
import { line, type Moment, sayText } from '../talk.ts';
import { type Aside, type AsideSubject, asideChoice } from './aside.ts';
import { measuresChoice } from './measures-list.ts';
import { personChoice } from './person.ts';
import { reactions } from './steps-nudge.ts';
import { consentChoice, loan, sllChoice } from './steps-sll.ts';

const order = ['know', 'measure', 'reduce', 'sll'] as const;

/** The way to where the firm stands. */
export const stepsChoice: Choice = asideChoice(line('steps.see'), 'steps');

const howChoice: Choice = asideChoice(line('steps.how'), 'step-how');
const topicsChoice: Choice = asideChoice(line('steps.topics'), 'topics');

/** Where the firm stands, what is done, and the next step with the button that does it. */
function stepCard({ facts }: Moment): Aside {
  if (facts.programme === null || facts.business === null) return { views: sayText(line('steps.not-joined')) };
  const known = stepFactsOf(facts);
  const position = stepPosition(known);
  const at = order.findIndex((one) => one === position.state);
  const rows = order.map((step, index): CardRow => {
    const label = line(stateKeys[step]);
    const done = doneText(step, known);
    if (index === at) return { label, value: line('steps.is-now', { done: shown(done) }), strong: true };
    if (index > at) return { label, value: line('steps.is-ahead') };
    // A step that was passed without a record of it is said to be done, and no more.
    const isBare = step === 'know' && known.answersRead === 0;
    return { label, value: isBare ? line('steps.is-past') : line('steps.is-done', { done: shown(done) }) };
  });
  const view: MessageView = {
    view: 'card',
    title: line('steps.title'),
    rows,
    note: nextStepText(position),
    choices: [nextChoice(position.next), ...(position.next === 'get-ready-for-sll' ? [measuresChoice] : [])],
    even: true,
    aside: true,
  };
  return { views: [view] };
}

const shown = (text: Text) => ({ as: 'text', text }) as const;

function doneText(step: (typeof order)[number], { answersRead, months, measuresTaken, referred }: StepFacts): Text {
  switch (step) {
    case 'know':
      return answersRead === 0 ? line('steps.done-none') : line('steps.done-know', { count: answersRead });
    case 'measure':
      return line('steps.done-measure', { count: months.length });
    case 'reduce':
      return line('steps.done-reduce', { count: measuresTaken });
    case 'sll':
      return line(referred ? 'steps.done-sll' : 'steps.done-none');
  }
}

function nextChoice(next: NextStep): Choice {
  switch (next) {
    case 'ask-or-read':
      return topicsChoice;
    case 'start-measuring':
    case 'keep-measuring':
      return howChoice;
    case 'say-willing':
      return asideChoice(line('steps.willing'), 'step-willing');
    case 'choose-measure':
      return measuresChoice;
    case 'get-ready-for-sll':
      return sllChoice;
    case 'agree-to-referral':
      return consentChoice;
    case 'be-referred':
    case 'follow-up':
      return personChoice;
  }
}

/** 減らす段階に進みたい, recorded once; not before there are months to choose measures by. */
function willing(moment: Moment): Aside {
  const { facts } = moment;
  if (facts.business === null) return { views: sayText(line('steps.not-joined')) };
  const known = stepFactsOf(facts);
  if (known.months.length < monthsBeforeReducing) return stepCard(moment);
  return {
    views: [
      {
        view: 'card',
        title: line('steps.willing-thanks'),
        rows: [],
        note: line('steps.next-choose-measure'),
        choices: [measuresChoice],
        aside: true,
      },
    ],
    effects: known.willing === true ? [] : [{ do: 'save-advice', record: { about: 'willing', value: true } }],
  };
}

/** Steps (知る→測る→減らす→SLL): where the firm stands, invitations to the next one, and the way to a loan. */
export const steps: AsideSubject = {
  presses: {
    steps: (_, moment) => stepCard(moment),
    'step-how': () => ({ views: sayText(line('steps.how-text')) }),
    'step-willing': (_, moment) => willing(moment),
    ...loan,
    ...reactions,
  },
  says: {
    steps: [
      'ステップ',
      'すてっぷ',
      'いまどこ',
      '今どこ',
      '次は',
      '次に何をする',
      '今の段階',
      'steps',
      'where are we',
      'next step',
    ],
    sll: ['sllの準備', 'sllに進みたい', '融資の準備', 'sll readiness'],
  },
};
