import { planTimers, sameTimer } from '../timers/plan.ts';
import type { DeskContext } from './context.ts';
import type { DeskEffect, LogEntry, Wish } from './effect.ts';
import { holderOf } from './floor.ts';
import type { DeskState, Sending, StateAt, TimerName } from './state.ts';

/** Why an event changes nothing. */
export type Refusal = {
  readonly refused: /** Somebody else holds the case; `by` says who. */
    | 'held'
    | 'not-yours'
    | 'not-now'
    /** The card has changed since it was pressed. */
    | 'stale'
    /** A case that is over, or another one. */
    | 'over'
    | 'staff-not-allowed'
    | 'owner-blocked'
    | 'findings-open'
    | 'already-left'
    | 'unanswered'
    | 'unknown-send'
    | 'send-exists'
    | 'too-many'
    | 'timer-over'
    | 'already-known';
  readonly by?: string;
};

/** What a part of the machine decides: the next place, before `settle` draws the consequences. */
export type Move = {
  readonly next: DeskState;
  readonly wishes: readonly Wish[];
  /** Timers that begin anew though they were running. */
  readonly renew?: readonly TimerName[];
};

/** What a step leads to. */
export type Stepped = { readonly state: DeskState; readonly effects: readonly DeskEffect[] };

/** An entry for the record. */
export function log(what: LogEntry['what'], by: string | null = null, about: string | null = null): Wish {
  return { do: 'log', entry: { what, by, about } };
}

/** What was written under an earlier epoch and has not left is dropped; what is leaving stays until its outcome is known. */
function keepSendings(sendings: readonly Sending[], epoch: number): readonly Sending[] {
  return sendings.filter((one) => one.epoch === epoch || one.phase === 'leaving');
}

/**
 * Draws the consequences of a move in one place, so that no part of the machine can forget them: the epoch grows with
 * the one who may speak, the revision with place and holder, unsent words of a former holder are dropped and shown to
 * their author, timers follow from the state.
 */
export function settle(before: DeskState, move: Move, context: DeskContext): Stepped {
  const { next } = move;
  const epoch = before.epoch + (holderOf(before) === holderOf(next) ? 0 : 1);
  // A card is seen, and can be pressed, before its posting is known: that alone makes it no other card.
  const moved = holderOf(before) !== holderOf(next) || (before.at !== next.at && next.at !== 'queued');
  const revision = before.revision + (moved ? 1 : 0);
  const sendings = keepSendings(next.sendings, epoch);
  const placed: DeskState = { ...next, epoch, revision, sendings };
  const timers = planTimers(before.timers, placed, context, move.renew ?? []);
  const state: DeskState = { ...placed, timers };
  const wishes = [
    ...move.wishes,
    ...dropped(next.sendings, sendings),
    ...timerWishes(before, state),
    ...cardWishes(moved, before, state),
  ];
  return {
    state,
    effects: wishes.map((wish, index) => ({ ...stamped(wish, epoch), key: `${context.eventId}:${index}` })),
  };
}

/** Words leave under the epoch that the step ends with. */
function stamped(wish: Wish, epoch: number): Wish {
  return wish.do === 'tell' || wish.do === 'resume' || wish.do === 'ask-satisfaction' ? { ...wish, epoch } : wish;
}

function dropped(before: readonly Sending[], after: readonly Sending[]): readonly Wish[] {
  return before
    .filter((one) => !after.includes(one))
    .flatMap(({ by, id }) => [
      { do: 'answer', to: by, text: { key: 'desk.not-sent-over' } },
      log('send-undone', by, id),
    ]);
}

function timerWishes(before: DeskState, after: DeskState): readonly Wish[] {
  const ended = before.timers.filter((timer) => !after.timers.some((other) => sameTimer(timer, other)));
  const begun = after.timers.filter((timer) => !before.timers.includes(timer));
  return [
    ...ended.map(({ name, about }): Wish => ({ do: 'clear-timer', name, about })),
    ...begun.map((timer): Wish => ({ do: 'set-timer', timer })),
  ];
}

/** A new case has its card posted; every other change shows on the card that is there, the end of the case too. */
function cardWishes(moved: boolean, before: DeskState, after: DeskState): readonly Wish[] {
  const shown = after.at === 'bot' ? before : after;
  if (!moved || after.at === 'requested' || shown.at === 'bot') return [];
  return [{ do: 'update-card', consultationId: shown.consultationId, revision: after.revision }];
}

/** The case without what belongs to one of its places. */
export function matterOf(state: Exclude<DeskState, StateAt<'bot'>>) {
  const { epoch, revision, reachable, timers, sendings, consultationId, reason } = state;
  const { since, position, promised, unanswered, card, startedBy } = state;
  const who = { epoch, revision, reachable, timers, sendings };
  return { ...who, consultationId, reason, since, position, promised, unanswered, card, startedBy };
}
