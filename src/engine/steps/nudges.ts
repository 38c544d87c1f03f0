import { addDays, addMonths } from '../period.ts';
import { isInterested, monthsBeforeReducing, type StepFacts, stepPosition } from './state.ts';

/** The invitations from one step to the next. */
export type NudgeId = 'know-measure' | 'measure-reduce' | 'measure-sll';

/** How a firm answered an invitation; null: not yet. */
export type Reaction = 'yes' | 'later' | 'no';

/** An invitation that was made. */
export type NudgeRecord = { readonly nudge: NudgeId; readonly on: string; readonly reaction: Reaction | null };

/** One row of the table: when it is made, and whether an operator approves it first. Its words are the views'. */
export type Nudge = {
  readonly id: NudgeId;
  readonly approval: boolean;
  readonly trigger: (facts: StepFacts) => boolean;
};

/** The invitations, the later step first. */
export const nudges: readonly Nudge[] = [
  {
    id: 'measure-sll',
    approval: false,
    trigger: (facts) => !facts.referred && stepPosition(facts).sll.ready,
  },
  {
    id: 'measure-reduce',
    approval: true,
    trigger: (facts) =>
      stepPosition(facts).state === 'measure' && facts.months.length >= monthsBeforeReducing && facts.willing === true,
  },
  {
    id: 'know-measure',
    approval: false,
    trigger: (facts) => isInterested(facts) && facts.months.length === 0,
  },
];

/** What decides whether an invitation is due. */
export type NudgeInput = {
  readonly facts: StepFacts;
  readonly history: readonly NudgeRecord[];
  /** The firm wants no invitations. */
  readonly optedOut: boolean;
  /** Invitations that an operator approved for this firm. */
  readonly approved: readonly NudgeId[];
};

/** So many are made in weekly steps; after that it is one a month. */
export const frequentNudges = 3;
const daysBetweenNudges = 7;

/** An invitation that is due; `waitsForApproval`: an operator is asked first. */
export type DueNudge = { readonly nudge: Nudge; readonly waitsForApproval: boolean };

/** The one invitation that is due on a day; null when there is none. Yes, no and opting out end it. */
export function dueNudge(input: NudgeInput, today: string): DueNudge | null {
  if (input.optedOut) return null;
  const nudge = nudges.find((one) => one.trigger(input.facts));
  if (nudge === undefined) return null;
  const made = input.history.filter((record) => record.nudge === nudge.id);
  if (made.some(({ reaction }) => reaction === 'yes' || reaction === 'no')) return null;
  if (today < nextDay(made)) return null;
  return { nudge, waitsForApproval: nudge.approval && !input.approved.includes(nudge.id) };
}

function nextDay(made: readonly NudgeRecord[]): string {
  const last = made
    .map(({ on }) => on)
    .toSorted()
    .at(-1);
  if (last === undefined) return '';
  return made.length < frequentNudges ? addDays(last, daysBetweenNudges) : monthLater(last);
}

/** The same day of the next month, or the first after it where that month is shorter. */
function monthLater(day: string): string {
  const month = addMonths(day.slice(0, 7), 1);
  return addDays(`${month}-01`, Number(day.slice(8, 10)) - 1);
}
