import { addBusinessMinutes } from '../../../engine/business-time/reckon.ts';
import type { DeskContext } from '../consultation/context.ts';
import type { DeskAt, DeskState, Timer, TimerName } from '../consultation/state.ts';

type Named = Omit<Timer, 'due'>;

/**
 * Which timers a state has. A step never sets timers itself: they follow from the state, so that none can be
 * forgotten.
 */
export function timersOf(state: DeskState): readonly Named[] {
  const undo = state.sendings.filter(({ phase }) => phase === 'undo');
  return [
    ...ofPlace(state).map((name): Named => ({ name, about: null })),
    ...undo.map(({ id }): Named => ({ name: 'undo', about: id })),
  ];
}

function ofPlace(state: DeskState): readonly TimerName[] {
  if (state.at === 'claimed') return state.unanswered ? ['lease', 'silent'] : ['lease'];
  return timersOfPlace[state.at];
}

const timersOfPlace: Readonly<Record<Exclude<DeskAt, 'claimed'>, readonly TimerName[]>> = {
  bot: [],
  requested: ['post'],
  queued: ['ladder'],
  transferring: ['transfer'],
  snoozed: ['wake'],
  waiting_customer: ['idle'],
  resolved: ['settle'],
  returning: ['return'],
};

/** When a timer that begins now is due. Machines know no closing time, people do. */
function dueOf(name: TimerName, state: DeskState, context: DeskContext): string {
  const { times } = context;
  const open = (minutes: number): string => addBusinessMinutes(context.now, minutes, context.hours);
  switch (name) {
    case 'post':
      return later(context, times.postMinutes);
    case 'ladder':
      return open(rungMinutes(times.ladder, state.at === 'queued' ? state.rung : 0));
    case 'wake':
      return state.at === 'snoozed' ? state.until : context.now;
    case 'settle':
      return later(context, times.settleMinutes);
    case 'return':
      return later(context, times.returnMinutes);
    case 'undo':
      return later(context, times.undoSeconds / 60);
    default:
      return open(times[name]);
  }
}

/** From one alert to the next; after the last one its full time again and again. */
function rungMinutes(ladder: readonly [number, number, number], rung: number): number {
  const [first, second, third] = ladder;
  return [first, second - first, third - second][rung] ?? third;
}

function later({ now }: DeskContext, minutes: number): string {
  return new Date(Date.parse(now) + minutes * 60_000).toISOString();
}

/** Whether two timers are the same one. */
export function sameTimer(one: Omit<Timer, 'due'>, other: Omit<Timer, 'due'>): boolean {
  return one.name === other.name && one.about === other.about;
}

/** The state's timers after a step: running ones run on, unless they are to begin anew. */
export function planTimers(
  running: readonly Timer[],
  state: DeskState,
  context: DeskContext,
  renewed: readonly TimerName[],
): readonly Timer[] {
  return timersOf(state).map((wanted) => {
    const runs = running.find((timer) => sameTimer(timer, wanted));
    if (runs !== undefined && !renewed.includes(wanted.name)) return runs;
    return { ...wanted, due: dueOf(wanted.name, state, context) };
  });
}
