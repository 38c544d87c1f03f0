import { type DeskQueueState, isLate } from '../desk-state.ts';
import { type CheckResult, fail, ok, warn } from './check.ts';

/** What is known of a running programme's desk. Days are `YYYY-MM-DD`. */
export type DeskFacts = {
  readonly code: string;
  /** The last day of the term. */
  readonly until: string;
  /** How many people may hold cases today. */
  readonly consultants: number;
};

/** Judges whether what should happen by itself does. */
export function checkDeskQueue(state: DeskQueueState): CheckResult {
  const { timersOverdue, lateSeconds } = state;
  if (!isLate(state)) return ok('desk timers', timersOverdue === 0 ? 'none is overdue' : `${timersOverdue} just due`);
  const what = `${timersOverdue} overdue, the oldest for ${Math.round(lateSeconds ?? 0)} s`;
  return fail('desk timers', what, 'see that a process with ROLE=worker or all runs, and what its log says');
}

/** Judges whether somebody may take the cases of each running programme, and whether its closing days are known. */
export function checkDesks(desks: readonly DeskFacts[], holidaysUntil: string): readonly CheckResult[] {
  if (desks.length === 0) return [];
  return [
    ...allOr(desks.filter(({ consultants }) => consultants === 0).map(noConsultants), consultantsOk(desks)),
    ...allOr(
      desks.filter(({ until }) => until > holidaysUntil).map((desk) => noHolidays(desk, holidaysUntil)),
      ok('holidays', `known until ${holidaysUntil}, beyond every term`),
    ),
  ];
}

function allOr(wrong: readonly CheckResult[], right: CheckResult): readonly CheckResult[] {
  return wrong.length > 0 ? wrong : [right];
}

function consultantsOk(desks: readonly DeskFacts[]): CheckResult {
  return ok('consultants', desks.map(({ code, consultants }) => `${code}: ${consultants}`).join(', '));
}

function noConsultants({ code }: DeskFacts): CheckResult {
  const remedy =
    'name one with: staff add, or write down a training with: staff train; staff list says who may not, why';
  return fail('consultants', `${code}: nobody may hold cases today`, remedy);
}

function noHolidays({ code, until }: DeskFacts, known: string): CheckResult {
  const what = `${code}: national holidays are known until ${known}, its term ends on ${until}`;
  return warn('holidays', what, 'install a newer version, or name the days in consultation.closedOn');
}
