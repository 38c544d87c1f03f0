import type { DeskEvent } from '../../../../src/bot/desk/consultation/event.ts';
import { type DeskState, isHeld } from '../../../../src/bot/desk/consultation/state.ts';
import { type Machine, soundMachine } from './world.ts';

type Step = Machine['step'];
const { step, mayLeave } = soundMachine;

/** The step with its result changed. */
const after = (
  change: (
    stepped: Exclude<ReturnType<Step>, { refused: string }>,
    event: DeskEvent,
    before: DeskState,
  ) => ReturnType<Step>,
): Machine => ({
  mayLeave,
  step: (state, event, context) => {
    const stepped = step(state, event, context);
    return 'refused' in stepped ? stepped : change(stepped, event, state);
  },
});

/** The step with what it is given changed. */
const before = (change: (state: DeskState, event: DeskEvent) => readonly [DeskState, DeskEvent]): Machine => ({
  mayLeave,
  step: (state, event, context) => step(...change(state, event), context),
});

/** The step with its context changed. */
const knowing = (staff: readonly string[]): Machine => ({
  mayLeave,
  step: (state, event, context) => step(state, event, { ...context, staff: new Set(staff) }),
});

const unowned = (state: DeskState): DeskState => {
  if (!isHeld(state)) return state;
  const { owner: _, ...rest } = state;
  return { ...rest, at: 'queued', rung: 0 };
};

/** Machines that carry one defect each, as somebody could write it. */
export const defects: Readonly<Record<string, Machine>> = {
  'a claim neither looks whether somebody holds the case nor compares': before((state, event) =>
    event.kind === 'claim' ? [unowned(state), { ...event, seen: state.revision }] : [state, event],
  ),
  'a claim does not compare the revision': before((state, event) => [
    state,
    event.kind === 'claim' ? { ...event, seen: state.revision } : event,
  ]),
  'the epoch does not grow': after((stepped, _, was) => ({
    ...stepped,
    state: { ...stepped.state, epoch: was.epoch },
  })),
  'the epoch does not grow with a transfer': after((stepped, event, was) =>
    event.kind === 'accept' ? { ...stepped, state: { ...stepped.state, epoch: was.epoch } } : stepped,
  ),
  'timers are not set again after a crash': after((stepped, event) =>
    event.kind === 'restarted'
      ? { ...stepped, effects: stepped.effects.filter((effect) => effect.do !== 'set-timer') }
      : stepped,
  ),
  'messages are not handed over again after a crash': after((stepped, event) =>
    event.kind === 'restarted'
      ? { ...stepped, effects: stepped.effects.filter((effect) => effect.do !== 'relay') }
      : stepped,
  ),
  'a message leaves whoever holds the case now': {
    step,
    mayLeave: (row, state) => (row.voice === 'staff' ? true : mayLeave(row, state)),
  },
  'a message leaves under an old epoch, when its author holds the case again': {
    step,
    mayLeave: (row, state) => mayLeave({ ...row, epoch: state.epoch }, state),
  },
  'the bot speaks while a person holds the case': {
    step,
    mayLeave: (row, state) => row.voice === 'bot' || mayLeave(row, state),
  },
  'the return is never finished': {
    mayLeave,
    step: (state, event, context) => {
      const ends = state.at === 'returning' && (event.kind === 'returned' || event.kind === 'timer-fired');
      return ends ? { refused: 'not-now' } : step(state, event, context);
    },
  },
  'the ladder ends with its first alert': after((stepped, event) =>
    event.kind === 'timer-fired' && event.name === 'ladder'
      ? { state: { ...stepped.state, timers: [] }, effects: [] }
      : stepped,
  ),
  'the owner writes, and nobody is told to answer': after((stepped, event) =>
    event.kind === 'owner-wrote' && stepped.state.at === 'claimed'
      ? {
          ...stepped,
          state: {
            ...stepped.state,
            unanswered: false,
            timers: stepped.state.timers.filter(({ name }) => name !== 'silent'),
          },
        }
      : stepped,
  ),
  'an answer that was under way settles a newer question': after((stepped, event, was) =>
    event.kind === 'owner-wrote' ? { ...stepped, state: { ...stepped.state, sendings: was.sendings } } : stepped,
  ),
  'taking back takes nothing back': {
    mayLeave,
    step: (state, event, context) =>
      event.kind === 'send-undone' && 'state' in step(state, event, context)
        ? { state, effects: [] }
        : step(state, event, context),
  },
  'what was found need not be confirmed': before((state, event) => [
    state,
    event.kind === 'send-confirmed' ? { ...event, confirmed: ['f'] } : event,
  ]),
  'a draft leaves without being sent': after((stepped, event) => {
    if (event.kind !== 'send-asked') return stepped;
    const sendings = stepped.state.sendings.map((one) => ({ ...one, phase: 'leaving' as const }));
    const relays = sendings.map((one, index) => ({
      ...{ do: 'relay' as const, sendId: one.id, by: one.by, epoch: one.epoch, key: `e:r${index}` },
    }));
    return { state: { ...stepped.state, sendings }, effects: [...stepped.effects, ...relays] };
  }),
  'who is gone keeps the case': {
    mayLeave,
    step: (state, event, context) =>
      event.kind === 'staff-gone' ? { refused: 'already-known' } : step(state, event, context),
  },
  'who is gone can still act': knowing(['A', 'B']),
  'anybody can accept a transfer': before((state, event) => [
    state.at === 'transferring' && event.kind === 'accept' ? { ...state, to: event.by } : state,
    event,
  ]),
  'the owner is asked twice whether it helped': after((stepped, event) =>
    event.kind === 'resolve' && stepped.state.at === 'returning'
      ? {
          ...stepped,
          effects: [
            ...stepped.effects,
            { do: 'ask-satisfaction', consultationId: stepped.state.consultationId, epoch: 0, key: 'e:s' },
          ],
        }
      : stepped,
  ),
  'a lease that runs out gives the case to the bot though the owner waits': after((stepped, event, was) => {
    if (event.kind !== 'timer-fired' || event.name !== 'lease' || stepped.state.at !== 'queued' || !isHeld(was))
      return stepped;
    const { rung: _, ...rest } = stepped.state;
    const timers = [{ name: 'return' as const, about: null, due: event.due }];
    return { ...stepped, state: { ...rest, at: 'returning', resolution: 'idle', attempt: 0, timers } };
  }),
  'a case ends though its question has no answer': before((state, event) => [
    event.kind === 'resolve' && state.at !== 'bot' ? { ...state, unanswered: false } : state,
    event,
  ]),
};
