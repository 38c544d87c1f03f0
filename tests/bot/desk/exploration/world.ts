import type { DeskContext } from '../../../../src/bot/desk/consultation/context.ts';
import type { DeskEffect } from '../../../../src/bot/desk/consultation/effect.ts';
import type { DeskEvent } from '../../../../src/bot/desk/consultation/event.ts';
import { holderOf, mayLeave, type OutgoingRow } from '../../../../src/bot/desk/consultation/floor.ts';
import { brokenBy, brokenIn } from '../../../../src/bot/desk/consultation/invariants.ts';
import { type DeskState, isHeld, quietDesk, type Timer } from '../../../../src/bot/desk/consultation/state.ts';
import { step } from '../../../../src/bot/desk/consultation/step.ts';
import { usualTimes } from '../../../../src/bot/desk/timers/times.ts';

/** The machine under test; variants of it carry a defect. */
export type Machine = { readonly step: typeof step; readonly mayLeave: typeof mayLeave };
export const soundMachine: Machine = { step, mayLeave };

/** What may happen in a world; the fewer, the farther it can be looked at. */
export type Scope = {
  /** Messages that staff write: `s1` asks something and has a finding, `s2` neither. */
  readonly messages: readonly ('s1' | 's2')[];
  /** The owner blocks the account and comes back. */
  readonly blocks: boolean;
  /** A member of the staff leaves and comes back. */
  readonly leaves: boolean;
  /** Somebody deletes the card. */
  readonly cards: boolean;
  /** The process dies, between an act and its outcome too. */
  readonly crashes: boolean;
};

export type Person = 'A' | 'B';
export const people: readonly Person[] = ['A', 'B'];

/** Something on its way to a platform. `tried`: it was handed over once, and the process died before it knew. */
export type Row = {
  readonly kind: 'card' | 'relay' | 'resume' | 'bot';
  readonly id: string;
  readonly epoch: number;
  readonly tried: boolean;
  /** Nobody else has had the floor since it was written: kept here, so that the machine is not asked about itself. */
  readonly fresh: boolean;
  /** The messages of a relay, of which the first gives it its name. */
  readonly sends: readonly string[];
};

/** A message of a staff member, as its author remembers it. */
export type Spoken = {
  readonly by: Person;
  readonly fresh: boolean;
  readonly released: boolean;
  /** Nothing has come from the owner since. */
  readonly covers: boolean;
};

export type World = {
  readonly desk: DeskState;
  /** The timers that really run. */
  readonly armed: readonly Timer[];
  readonly rows: readonly Row[];
  /** Presses of "claim" on their way, with the revision that was seen. */
  readonly clicks: Readonly<Partial<Record<Person, number>>>;
  readonly spoken: Readonly<Record<string, Spoken>>;
  /** A may not see cases at present. */
  readonly gone: boolean;
  /** The owner has written to people and has no answer. */
  readonly waits: boolean;
  readonly surveyed: boolean;
};

export const firstWorld: World = {
  desk: quietDesk,
  armed: [],
  rows: [],
  clicks: {},
  spoken: {},
  gone: false,
  waits: false,
  surveyed: false,
};

const both: ReadonlySet<string> = new Set(people);
const onlyB: ReadonlySet<string> = new Set(['B']);
const settings = {
  now: '2026-11-26T02:00:00.000Z',
  eventId: 'e',
  hours: { from: '10:00', to: '17:00', weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'], closed: new Set<string>() },
  times: usualTimes,
} as const;
const contexts: readonly [DeskContext, DeskContext] = [
  { ...settings, staff: both },
  { ...settings, staff: onlyB },
];
export const contextOf = (world: World): DeskContext => contexts[world.gone ? 1 : 0];

/** A rule that was broken, and how. */
export class Broken extends Error {
  readonly rule: string;
  constructor(rule: string) {
    super(rule);
    this.rule = rule;
  }
}
const must = (holds: boolean, rule: string): void => {
  if (!holds) throw new Broken(rule);
};

/** The world after an event has reached the machine, or null when it is refused and nothing changes. */
export function happen(world: World, event: DeskEvent, machine: Machine): World | null {
  const context = contextOf(world);
  const stepped = machine.step(world.desk, event, context);
  if ('refused' in stepped) return null;
  const after = stepped.state;
  for (const rule of brokenBy({ before: world.desk, event, after, context })) throw new Broken(rule);
  for (const rule of brokenIn(after, context)) throw new Broken(rule);
  const changed = holderOf(world.desk) !== holderOf(after);
  const remembered = changed ? grownOld(world) : world;
  const noted = closed(note({ ...remembered, desk: after }, event));
  const next = stepped.effects.reduce(perform, noted);
  inspect(next);
  return next;
}

function grownOld(world: World): World {
  const stale = <T extends { readonly fresh: boolean }>(one: T): T => (one.fresh ? { ...one, fresh: false } : one);
  const spoken = Object.fromEntries(Object.entries(world.spoken).map(([id, one]) => [id, stale(one)]));
  return { ...world, rows: world.rows.map(stale), spoken };
}

/** With the case, its waiting ends. */
function closed(world: World): World {
  return world.desk.at === 'bot' || world.desk.at === 'returning' ? { ...world, waits: false } : world;
}

const open = ({ at }: DeskState): boolean => at !== 'bot' && at !== 'returning' && at !== 'resolved';

/** What the people of the world know of an event by themselves. */
function note(world: World, event: DeskEvent): World {
  const { spoken } = world;
  const mark = (id: string, change: Partial<Spoken>): World['spoken'] => {
    const one = spoken[id];
    return one === undefined ? spoken : { ...spoken, [id]: { ...one, ...change } };
  };
  switch (event.kind) {
    case 'requested':
      return {
        ...world,
        waits: world.waits || event.by === null,
        surveyed: world.surveyed && world.desk.at !== 'requested',
      };
    case 'owner-wrote': {
      const old = Object.entries(spoken).map(
        ([id, one]) => [id, one.covers ? { ...one, covers: false } : one] as const,
      );
      return { ...world, waits: world.waits || open(world.desk), spoken: Object.fromEntries(old) };
    }
    case 'send-asked':
      return {
        ...world,
        spoken: {
          ...spoken,
          [event.sendId]: { by: event.by === 'A' ? 'A' : 'B', fresh: true, released: false, covers: true },
        },
      };
    case 'send-confirmed':
      return {
        ...world,
        spoken: mark(event.sendId, { released: event.sendId === 's2' || event.confirmed.includes('f') }),
      };
    case 'send-undone':
      return { ...world, spoken: mark(event.sendId, { released: false }) };
    case 'sent': {
      const one = spoken[event.sendId];
      return { ...world, waits: world.waits && !(one?.fresh === true && one.covers) };
    }
    default:
      return world;
  }
}

const rowOf = (kind: Row['kind'], id: string, epoch: number, fresh: boolean): Row => ({
  kind,
  id,
  epoch,
  tried: false,
  fresh,
  sends: [],
});

function perform(world: World, effect: DeskEffect): World {
  const add = (row: Row): World =>
    world.rows.some(({ kind, id }) => kind === row.kind && id === row.id)
      ? world
      : { ...world, rows: [...world.rows, row] };
  switch (effect.do) {
    case 'post-card':
      return add(rowOf('card', effect.consultationId, 0, true));
    case 'relay':
      return relay(world, effect);
    case 'resume':
      return add(rowOf('resume', effect.consultationId, effect.epoch, true));
    case 'set-timer': {
      const { name, about } = effect.timer;
      const others = world.armed.filter((timer) => timer.name !== name || timer.about !== about);
      return { ...world, armed: [...others, effect.timer] };
    }
    case 'clear-timer':
      return {
        ...world,
        armed: world.armed.filter(({ name, about }) => name !== effect.name || about !== effect.about),
      };
    case 'ask-satisfaction':
      must(!world.surveyed, 'the owner is asked once whether it helped');
      return { ...world, surveyed: true };
    default:
      return world;
  }
}

/** What is in the outbox already is not put there again. */
function relay(world: World, { sendId, others = [], epoch }: Extract<DeskEffect, { do: 'relay' }>): World {
  const queued = world.rows.flatMap(({ sends }) => sends);
  const sends = [sendId, ...others].filter((id) => !queued.includes(id));
  const [id] = sends;
  if (id === undefined) return world;
  const fresh = sends.every((one) => world.spoken[one]?.fresh ?? false);
  return { ...world, rows: [...world.rows, { ...rowOf('relay', id, epoch, fresh), sends }] };
}

/** What holds between the machine and its world. */
function inspect(world: World): void {
  const { desk, armed, rows } = world;
  must(
    desk.timers.every((timer) => armed.some((one) => one.name === timer.name && one.about === timer.about)),
    'every timer of the state really runs',
  );
  must(
    desk.sendings.every(({ id, phase }) => phase !== 'leaving' || rows.some(({ sends }) => sends.includes(id))),
    'what is leaving is in the outbox',
  );
  if (desk.at === 'bot' || desk.at === 'returning') return;
  const last = Object.values(world.spoken).some(({ covers, released, fresh }) => covers && released && fresh);
  const closing = desk.at === 'resolved' && (last || desk.resolution !== 'answered');
  must(!world.waits || desk.unanswered || closing, 'an owner who waits is not forgotten');
}

/** Where the fence lets something out, it is looked at whether that was right. */
export function leaves(world: World, row: Row, machine: Machine): boolean {
  const { desk, spoken } = world;
  const author = spoken[row.id]?.by ?? '';
  const base = { id: row.id, epoch: row.epoch };
  const outgoing: OutgoingRow =
    row.kind === 'relay'
      ? { ...base, voice: 'staff', staff: author, sends: row.sends }
      : { ...base, voice: row.kind === 'bot' ? 'bot' : 'desk' };
  if (!machine.mayLeave(outgoing, desk)) return false;
  must(row.fresh, 'nothing leaves that was written before somebody else had the floor');
  if (row.kind === 'bot') must(!isHeld(desk), 'the bot is silent while a person holds the case');
  if (row.kind !== 'relay') return true;
  for (const id of row.sends) {
    must(isHeld(desk) && desk.owner === spoken[id]?.by, 'only the holder is heard');
    must(spoken[id]?.released === true, 'nothing leaves that was not let go, finding by finding');
  }
  return true;
}
