import { type DueNudge, dueNudge, type NudgeId, type NudgeRecord } from '../../engine/steps/nudges.ts';
import { type StepFacts, stepPosition } from '../../engine/steps/state.ts';
import type { Facts } from '../facts.ts';
import type { Text } from '../message.ts';
import { measureSteps } from './measure-steps.ts';
import { monthCo2Of } from './month-co2.ts';
import type { AdviceRecord } from './record.ts';
import { nextStepText } from './step-views.ts';

/** What a firm's step is read from. */
export type StepSource = Pick<Facts, 'advice' | 'answersShown' | 'readings' | 'sites'>;

type Undoable = { readonly undone?: true | undefined };

const isOn = (record: Undoable | undefined): boolean => record !== undefined && record.undone !== true;

function attended(advice: readonly AdviceRecord[], what: 'seminar' | 'school'): boolean {
  const last = advice.findLast((one) => one.about === 'attended' && one.what === what);
  return last?.about === 'attended' && isOn(last);
}

/** The invitations that an operator has approved for the firm. */
export function approvedNudges(advice: readonly AdviceRecord[]): readonly NudgeId[] {
  return nudgeIds.filter((nudge) => {
    const last = advice.findLast((one) => one.about === 'approval' && one.nudge === nudge);
    return last?.about === 'approval' && isOn(last);
  });
}

/** The facts that a firm's step is read from. What nobody has recorded, such as a seminar, is not assumed. */
export function stepFactsOf(facts: StepSource): StepFacts {
  const { advice = [], answersShown = 0 } = facts;
  const last = <A extends AdviceRecord['about']>(about: A) =>
    advice.findLast((one): one is Extract<AdviceRecord, { about: A }> => one.about === about);
  const taken = [...measureSteps(advice).values()].filter((steps) => {
    const step = steps.at(-1)?.step;
    return step === 'accepted' || step === 'done';
  });
  return {
    seminarAttended: attended(advice, 'seminar'),
    questionsAsked: 0,
    joinedSchool: attended(advice, 'school'),
    answersRead: answersShown,
    months: monthCo2Of(facts),
    measuresTaken: taken.length,
    willing: last('willing')?.value ?? null,
    loan: last('loan')?.range ?? null,
    referralConsent: last('referral')?.given ?? false,
    referred: isOn(last('referred')),
  };
}

/** The next step as one sentence, for the end of an answer; null in the lobby, where nothing can be done yet. */
export function nextStepOf(facts: Facts): Text | null {
  if (facts.programme === null || facts.business === null) return null;
  return nextStepText(stepPosition(stepFactsOf(facts)));
}

/** The invitations; each has its words and its answers. */
export const nudgeIds: readonly NudgeId[] = ['know-measure', 'measure-reduce', 'measure-sll'];

/** The invitations that were made, each with the last answer to it, oldest first. */
export function nudgeHistory(advice: readonly AdviceRecord[]): readonly NudgeRecord[] {
  let made: readonly NudgeRecord[] = [];
  for (const record of advice) if (record.about === 'nudge') made = withNudge(made, record);
  return made;
}

function withNudge(
  made: readonly NudgeRecord[],
  said: Extract<AdviceRecord, { about: 'nudge' }>,
): readonly NudgeRecord[] {
  const nudge = nudgeIds.find((id) => id === said.nudge);
  if (nudge === undefined) return made;
  if (said.reaction === null) return [...made, { nudge, on: said.day, reaction: null }];
  const answered = made.findLastIndex((one) => one.nudge === nudge);
  return made.map((one, at) => (at === answered ? { ...one, reaction: said.reaction } : one));
}

/** The invitation that is due for a firm on a day, also one that waits for an operator; null: none. */
export function dueNudgeOf(facts: StepSource, today: string): DueNudge | null {
  const { advice = [] } = facts;
  const approved = approvedNudges(advice);
  const history = nudgeHistory(advice);
  return dueNudge({ facts: stepFactsOf(facts), history, optedOut: isOptedOut(advice), approved }, today);
}

/** Whether the firm wants no invitations. */
export function isOptedOut(advice: readonly AdviceRecord[]): boolean {
  return advice.findLast((one) => one.about === 'nudges')?.wanted === false;
}
