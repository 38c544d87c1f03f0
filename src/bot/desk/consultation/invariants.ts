import { sameTimer, timersOf } from '../timers/plan.ts';
import type { DeskContext } from './context.ts';
import type { DeskEvent } from './event.ts';
import { holderOf } from './floor.ts';
import { type DeskState, isHeld } from './state.ts';

type Rule<V> = readonly [name: string, holds: (value: V) => boolean];

/** A state with what was known when it came about. */
type Placed = { readonly state: DeskState; readonly context: DeskContext };

/** What holds in every state. */
const ofState: readonly Rule<Placed>[] = [
  ['the holder may see cases', ({ state, context }) => !isHeld(state) || context.staff.has(state.owner)],
  [
    'every open case has a timer that moves it on',
    ({ state }) => state.at === 'bot' || state.timers.some(({ name }) => name !== 'undo'),
  ],
  [
    'the timers are those of the place, each once',
    ({ state }) => {
      const wanted = timersOf(state);
      return (
        wanted.length === state.timers.length &&
        wanted.every((one) => state.timers.some((other) => sameTimer(one, other)))
      );
    },
  ],
  [
    'an owner who waits has somebody, or a timer',
    ({ state }) => state.at === 'bot' || !state.unanswered || isHeld(state) || state.timers.length > 0,
  ],
  [
    'only the holder has words on the way that can still be sent',
    ({ state }) =>
      state.sendings.every(
        ({ phase, by, epoch }) =>
          phase === 'leaving' || (isHeld(state) && state.owner === by && state.epoch === epoch && state.reachable),
      ),
  ],
];

/** A step that was taken. */
type Taken = {
  readonly before: DeskState;
  readonly event: DeskEvent;
  readonly after: DeskState;
  readonly context: DeskContext;
};

/** What holds of every step that is not refused. */
const ofStep: readonly Rule<Taken>[] = [
  [
    'the epoch grows with the one who may speak, and only then',
    ({ before, after }) => after.epoch - before.epoch === (holderOf(before) === holderOf(after) ? 0 : 1),
  ],
  ['the revision never falls', ({ before, after }) => after.revision >= before.revision],
  [
    'another holder is another revision',
    ({ before, after }) => holderOf(before) === holderOf(after) || after.revision > before.revision,
  ],
  ['a claim takes nothing from anybody', ({ before, event }) => event.kind !== 'claim' || !isHeld(before)],
  ['a claim saw what it claims', ({ before, event }) => event.kind !== 'claim' || event.seen === before.revision],
  [
    'only who was asked accepts',
    ({ before, event }) => event.kind !== 'accept' || (before.at === 'transferring' && before.to === event.by),
  ],
  [
    'only who may see cases acts',
    ({ event, context }) => !('by' in event) || event.by === null || context.staff.has(event.by),
  ],
  [
    'no case ends by itself while the owner waits',
    ({ before, event, after }) =>
      event.kind !== 'timer-fired' ||
      after.at !== 'returning' ||
      before.at === 'returning' ||
      before.at === 'bot' ||
      !before.unanswered ||
      (before.at === 'resolved' && before.resolution !== 'answered'),
  ],
  [
    'from person to person only by being accepted',
    ({ before, event, after }) =>
      !isHeld(before) ||
      !isHeld(after) ||
      before.owner === after.owner ||
      (event.kind === 'accept' && after.owner === event.by),
  ],
];

/** The names of the rules that a state breaks; none, unless something is wrong with the machine. */
export function brokenIn(state: DeskState, context: DeskContext): readonly string[] {
  return ofState.filter(([, holds]) => !holds({ state, context })).map(([name]) => name);
}

/** The names of the rules that a step breaks. */
export function brokenBy(taken: Taken): readonly string[] {
  return ofStep.filter(([, holds]) => !holds(taken)).map(([name]) => name);
}
