import type { DeskState } from '../../../../src/bot/desk/consultation/state.ts';
import { turns } from './actions.ts';
import { Broken, firstWorld, type Machine, type Scope, type World } from './world.ts';

type Edges = { readonly from: number[]; readonly to: number[] };

/** What became of an exploration: the rule that broke with the way there, or the numbers of a whole one. */
export type Explored = {
  readonly states: number;
  readonly transitions: number;
  readonly depth: number;
  /** Nothing was left to look at: all interleavings of any length are covered. */
  readonly complete: boolean;
  readonly broken: { readonly rule: string; readonly path: readonly string[] } | null;
  readonly places: Readonly<Record<string, number>>;
};

/**
 * Every state that can be reached, breadth first; equal ones are looked at once. Epochs and revisions only count from
 * the present ones, so that they do not make equal states different.
 */
export function explore(machine: Machine, scope: Scope, deepest = Number.POSITIVE_INFINITY): Explored {
  const ids = new Map<string, number>([[keyOf(firstWorld), 0]]);
  const worlds: World[] = [firstWorld];
  const from: number[] = [0];
  const by: string[] = [''];
  const depths: number[] = [0];
  const edges: Edges = { from: [], to: [] };
  let transitions = 0;
  const places: Record<string, number> = {};
  const path = (id: number): string[] => (id === 0 ? [] : [...path(from[id] ?? 0), by[id] ?? '']);
  let at = 0;
  for (; at < worlds.length && (depths[at] ?? 0) < deepest; at += 1) {
    const world = worlds[at] ?? firstWorld;
    places[world.desk.at] = (places[world.desk.at] ?? 0) + 1;
    try {
      for (const turn of turns(world, machine, scope)) {
        const key = keyOf(turn.world);
        let id = ids.get(key);
        if (id === undefined) {
          id = worlds.push(turn.world) - 1;
          ids.set(key, id);
          from.push(at);
          by.push(turn.name);
          depths.push((depths[at] ?? 0) + 1);
        }
        if (turn.name !== 'owner-blocked') {
          edges.from.push(at);
          edges.to.push(id);
        }
        transitions += 1;
      }
    } catch (problem) {
      if (!(problem instanceof Broken)) throw problem;
      const broken = { rule: problem.rule, path: path(at) };
      return {
        states: worlds.length,
        transitions,
        depth: depths[at] ?? 0,
        complete: false,
        broken,
        places,
      };
    }
  }
  const complete = at === worlds.length;
  const stuck = complete ? stuckOf(worlds, edges) : undefined;
  const broken =
    stuck === undefined ? null : { rule: 'from everywhere a way leads back to the bot', path: path(stuck) };
  return { states: worlds.length, transitions, depth: depths.at(-1) ?? 0, complete, broken, places };
}

/** A state from which no way leads to `bot`: looked for backwards from there. That the owner blocks us is no way. */
function stuckOf(worlds: readonly World[], edges: Edges): number | undefined {
  const back: number[][] = worlds.map(() => []);
  for (const [edge, target] of edges.to.entries()) back[target]?.push(edges.from[edge] ?? 0);
  const reached = worlds.map(({ desk }) => desk.at === 'bot');
  const todo = worlds.flatMap((_, id) => (reached[id] ? [id] : []));
  for (let id = todo.pop(); id !== undefined; id = todo.pop()) {
    for (const source of back[id] ?? []) {
      if (reached[source]) continue;
      reached[source] = true;
      todo.push(source);
    }
  }
  const stuck = reached.indexOf(false);
  return stuck === -1 ? undefined : stuck;
}

/**
 * Equal keys, equal futures. Left out is what only changes words: reason, promise, the rung of the ladder, how often a
 * card was tried; and what has no future: rows of cases that are over, memories of messages that are over.
 */
function keyOf(world: World): string {
  const { desk, clicks, spoken } = world;
  const now = desk.at === 'bot' ? '' : desk.consultationId;
  const seen = (value: number | undefined) => (value === undefined ? '-' : value === desk.revision ? 'n' : 'o');
  const rows = world.rows
    .filter(({ kind, id }) => kind === 'relay' || kind === 'bot' || id === now)
    .map(
      ({ kind, sends, epoch, tried, fresh }) =>
        `${kind}${kind === 'relay' ? sends.join('+') : ''}${flag(epoch === desk.epoch)}${flag(tried)}${flag(fresh)}`,
    );
  const sendings = desk.sendings.map(
    ({ id, by, epoch, phase, covers }) => id + by + flag(epoch === desk.epoch) + phase + flag(covers),
  );
  const live = (id: string) =>
    desk.sendings.some((one) => one.id === id) || world.rows.some(({ sends }) => sends.includes(id));
  const words = Object.entries(spoken)
    .filter(([id]) => live(id))
    .map(([id, { by, fresh, released, covers }]) => id + by + flag(fresh) + flag(released) + flag(covers));
  const armed = world.armed.map(({ name, about }) => name + (about ?? ''));
  const flags = flag(world.gone) + flag(world.waits) + seen(clicks.A) + seen(clicks.B);
  const lists = [armed, rows, sendings, words].map((list) => list.toSorted().join());
  return `${placeKey(desk)}${flag(desk.at !== 'bot' && world.surveyed)}|${flags}|${lists.join('|')}`;
}

const flag = (value: boolean): string => (value ? '1' : '0');

function placeKey(desk: DeskState): string {
  const shared = desk.at + flag(desk.reachable);
  if (desk.at === 'bot') return shared;
  const common = shared + flag(desk.unanswered) + flag(desk.card !== null);
  switch (desk.at) {
    case 'requested':
      return common + (desk.startedBy ?? '');
    case 'queued':
      return common;
    case 'returning':
      return common + desk.resolution + desk.attempt;
    case 'transferring':
      return common + desk.owner + desk.to;
    case 'resolved':
      return common + desk.owner + desk.resolution;
    default:
      return common + desk.owner;
  }
}
