import type { KnownRange } from '../scheme/profile.ts';
import { type SllReadiness, sllReadiness } from './sll.ts';

/** Where a firm stands: 知る, 測る, 減らす, and the loan tied to a target (SLL). */
export type StepState = 'not-started' | 'know' | 'measure' | 'reduce' | 'sll';

/** What the state is read from; nothing of it is guessed. */
export type StepFacts = {
  readonly seminarAttended: boolean;
  readonly questionsAsked: number;
  readonly answersRead: number;
  /** Every month for which something was reported, with its CO2; null where a part of it is unknown. */
  readonly months: readonly { readonly month: string; readonly kgCo2: number | null }[];
  /** Measures that the firm accepted or has done. */
  readonly measuresTaken: number;
  readonly joinedSchool: boolean;
  /** Whether the firm said that it wants to go on; null: it was not asked. */
  readonly willing: boolean | null;
  /** The amount of a loan that the firm has in mind, yen, as a range. */
  readonly loan: KnownRange | null;
  /** Consent to be referred to a bank (同意 e). */
  readonly referralConsent: boolean;
  readonly referred: boolean;
};

/** The next thing to do, by its code. */
export type NextStep =
  | 'ask-or-read'
  | 'start-measuring'
  | 'keep-measuring'
  | 'say-willing'
  | 'choose-measure'
  | 'get-ready-for-sll'
  | 'agree-to-referral'
  | 'be-referred'
  | 'follow-up';

/** A firm's state with what comes next. */
export type StepPosition = {
  readonly state: StepState;
  readonly next: NextStep;
  readonly sll: SllReadiness;
};

/** So many months of data come before the third step. @source 三重県 仕様書, requirements of the transition */
export const monthsBeforeReducing = 6;

/** Where the firm stands, from facts alone. */
export function stepPosition(facts: StepFacts): StepPosition {
  const sll = sllReadiness(facts);
  const state = stateOf(facts);
  return { state, next: nextOf(state, facts, sll), sll };
}

function stateOf(facts: StepFacts): StepState {
  if (facts.referred) return 'sll';
  if (facts.measuresTaken > 0 || facts.joinedSchool) return 'reduce';
  if (facts.months.length > 0) return 'measure';
  return isInterested(facts) ? 'know' : 'not-started';
}

/** A seminar, a question, or two answers read: the firm wants to know. */
export function isInterested({ seminarAttended, questionsAsked, answersRead }: StepFacts): boolean {
  return seminarAttended || questionsAsked >= 1 || answersRead >= 2;
}

function nextOf(state: StepState, facts: StepFacts, sll: SllReadiness): NextStep {
  switch (state) {
    case 'not-started':
      return 'ask-or-read';
    case 'know':
      return 'start-measuring';
    case 'measure':
      return nextOfMeasuring(facts);
    case 'reduce':
      return nextOfReducing(facts, sll);
    case 'sll':
      return 'follow-up';
  }
}

function nextOfMeasuring({ months, willing }: StepFacts): NextStep {
  if (months.length < monthsBeforeReducing) return 'keep-measuring';
  return willing === true ? 'choose-measure' : 'say-willing';
}

function nextOfReducing({ referralConsent }: StepFacts, { ready }: SllReadiness): NextStep {
  if (!ready) return 'get-ready-for-sll';
  return referralConsent ? 'be-referred' : 'agree-to-referral';
}
