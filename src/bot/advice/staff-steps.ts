import type { NudgeId } from '../../engine/steps/nudges.ts';
import { type StepPosition, stepPosition } from '../../engine/steps/state.ts';
import type { StaffRole } from '../desk/staff/standing.ts';
import type { AdviceContent } from './record.ts';
import { approvedNudges, dueNudgeOf, type StepSource, stepFactsOf } from './step-facts.ts';

/** What staff can say of a firm's way. `approve`: its invitation to the next step may go out. */
export const staffSteps = ['approve', 'seminar', 'school', 'referred'] as const;
export type StaffStep = (typeof staffSteps)[number];

/** Who says what of a firm; `undo`: it is not so, after all. */
export type StepOrder = {
  readonly step: StaffStep;
  readonly undo: boolean;
  readonly by: string;
  readonly role: StaffRole;
};

/** Why nothing is recorded. */
export type StepRefused = 'role' | 'known' | 'nothing-waits' | 'not-ready' | 'no-consent';

/** Where a firm stands as staff see it. */
export type FirmSteps = {
  readonly position: StepPosition;
  readonly months: number;
  readonly seminar: boolean;
  readonly school: boolean;
  readonly referralConsent: boolean;
  readonly referred: boolean;
  /** An invitation that is due, and waits for an operator. */
  readonly waits: NudgeId | null;
  readonly approved: readonly NudgeId[];
};

/** Reads it from the firm's figures and records on a day. */
export function firmSteps(facts: StepSource, today: string): FirmSteps {
  const known = stepFactsOf(facts);
  const due = dueNudgeOf(facts, today);
  return {
    position: stepPosition(known),
    months: known.months.length,
    seminar: known.seminarAttended,
    school: known.joinedSchool,
    referralConsent: known.referralConsent,
    referred: known.referred,
    waits: due?.waitsForApproval === true ? due.nudge.id : null,
    approved: approvedNudges(facts.advice ?? []),
  };
}

/** The record of an order, or why there is none. A firm is referred to a bank only with its own consent. */
export function orderedStep(
  steps: FirmSteps,
  order: StepOrder,
): { readonly record: AdviceContent } | { readonly refused: StepRefused } {
  const refused = order.role === 'official' ? 'role' : order.undo ? undoRefused(steps, order) : refusedBy(steps, order);
  return refused === null ? { record: recordOf(steps, order) } : { refused };
}

/** What can be ordered now, in the order of the way. */
export function openSteps(steps: FirmSteps, who: Pick<StepOrder, 'by' | 'role'>): readonly StepOrder[] {
  const orders = staffSteps.flatMap((step) => [false, true].map((undo): StepOrder => ({ ...who, step, undo })));
  return orders.filter((order) => !('refused' in orderedStep(steps, order)));
}

const isThere = (steps: FirmSteps, step: StaffStep): boolean =>
  step === 'approve' ? steps.approved.length > 0 : steps[step];

function undoRefused(steps: FirmSteps, { step }: StepOrder): StepRefused | null {
  return isThere(steps, step) ? null : 'known';
}

function refusedBy(steps: FirmSteps, { step }: StepOrder): StepRefused | null {
  if (step === 'approve') return steps.waits === null ? 'nothing-waits' : null;
  if (isThere(steps, step)) return 'known';
  if (step !== 'referred') return null;
  if (!steps.referralConsent) return 'no-consent';
  return steps.position.sll.ready ? null : 'not-ready';
}

function recordOf(steps: FirmSteps, { step, undo, by }: StepOrder): AdviceContent {
  const said = { by, ...(undo ? { undone: true as const } : {}) };
  switch (step) {
    case 'approve':
      return { about: 'approval', nudge: (undo ? steps.approved[0] : steps.waits) ?? 'measure-reduce', ...said };
    case 'referred':
      return { about: 'referred', ...said };
    case 'seminar':
    case 'school':
      return { about: 'attended', what: step, ...said };
  }
}
