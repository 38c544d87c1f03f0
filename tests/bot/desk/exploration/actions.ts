import type { DeskEvent } from '../../../../src/bot/desk/consultation/event.ts';
import { type DeskState, isHeld } from '../../../../src/bot/desk/consultation/state.ts';
import { happen, leaves, type Machine, type Person, people, type Row, type Scope, type World } from './world.ts';

/** One thing that can happen next, and the world it leads to. */
export type Turn = { readonly name: string; readonly world: World };

const caseOf = (desk: DeskState): string => (desk.at === 'bot' ? 'none' : desk.consultationId);

/** What people and the owner do of their own accord. */
function* events(world: World, scope: Scope): Generator<DeskEvent> {
  const { desk } = world;
  const consultationId = caseOf(desk);
  const fresh = `c${desk.revision + 1}`;
  yield { kind: 'owner-wrote', messageId: 'm', danger: false };
  if (scope.blocks) yield { kind: desk.reachable ? 'owner-blocked' : 'owner-unblocked' };
  yield { kind: 'requested', consultationId: fresh, reason: 'asked-directly', position: null, by: null };
  if (desk.at === 'bot') yield { kind: 'requested', consultationId: fresh, reason: 'staff', position: null, by: 'A' };
  if (desk.at === 'bot') return;
  if (scope.cards) yield { kind: 'card-gone', consultationId, card: desk.card };
  for (const by of people) {
    const staff = { by, consultationId };
    yield { kind: 'accept', ...staff };
    yield { kind: 'decline', ...staff };
    if (!isHeld(desk)) continue;
    yield { kind: 'release', ...staff };
    yield { kind: 'transfer', to: by === 'A' ? 'B' : 'A', noteId: null, ...staff };
    yield { kind: 'snooze', until: '2026-11-27T02:00:00.000Z', ...staff };
    yield { kind: 'wake', ...staff };
    yield { kind: 'resolve', resolution: 'answered', ...staff };
    yield { kind: 'resolve', resolution: 'by-phone', ...staff };
    yield* sendEvents(world, by, consultationId, scope);
  }
}

function* sendEvents({ rows }: World, by: Person, consultationId: string, scope: Scope): Generator<DeskEvent> {
  const staff = { by, consultationId };
  for (const sendId of scope.messages) {
    if (!rows.some(({ sends }) => sends.includes(sendId)))
      yield { kind: 'send-asked', sendId, asks: sendId === 's1', findings: sendId === 's1' ? ['f'] : [], ...staff };
    yield { kind: 'send-confirmed', sendId, confirmed: [], ...staff };
    if (sendId === 's1') yield { kind: 'send-confirmed', sendId, confirmed: ['f'], ...staff };
    yield { kind: 'send-undone', sendId, ...staff };
  }
}

/** Everything that can happen next. What is refused changes nothing, and is left out. */
export function* turns(world: World, machine: Machine, scope: Scope): Generator<Turn> {
  for (const event of events(world, scope)) {
    const next = happen(world, event, machine);
    if (next === null) continue;
    yield { name: nameOf(event), world: event.kind === 'owner-wrote' ? botAnswers(next) : next };
  }
  yield* presses(world, machine);
  for (const { name, about, due } of world.armed) {
    const next = happen(world, { kind: 'timer-fired', name, about, due }, machine);
    if (next !== null) yield { name: `timer ${name}`, world: next };
  }
  for (const row of world.rows) yield* deliveries(world, row, machine, scope);
  const restarted = scope.crashes ? crash(world, machine) : null;
  if (restarted !== null) yield { name: 'crash', world: restarted };
  if (scope.leaves) yield* comings(world, machine);
}

const nameOf = (event: DeskEvent): string => `${event.kind}${'by' in event && event.by !== null ? ` ${event.by}` : ''}`;

function botAnswers(world: World): World {
  if (isHeld(world.desk) || world.rows.some(({ kind }) => kind === 'bot')) return world;
  return {
    ...world,
    rows: [...world.rows, { kind: 'bot', id: 'b', epoch: world.desk.epoch, tried: false, fresh: true, sends: [] }],
  };
}

/** A card is seen, then pressed, then the press arrives: much can happen in between. */
function* presses(world: World, machine: Machine): Generator<Turn> {
  const { desk, clicks } = world;
  for (const by of people) {
    const seen = clicks[by];
    if (seen === undefined) {
      if (desk.at === 'requested' || desk.at === 'queued')
        yield { name: `press ${by}`, world: { ...world, clicks: { ...clicks, [by]: desk.revision } } };
      continue;
    }
    const { [by]: _, ...others } = clicks;
    const arrived: World = { ...world, clicks: others };
    const next = happen(arrived, { kind: 'claim', by, consultationId: caseOf(desk), seen }, machine);
    yield { name: `claim ${by}`, world: next ?? arrived };
  }
}

function* comings(world: World, machine: Machine): Generator<Turn> {
  if (world.gone) {
    yield { name: 'A is back', world: { ...world, gone: false } };
    return;
  }
  const gone: World = { ...world, gone: true };
  yield { name: 'A is gone', world: happen(gone, { kind: 'staff-gone', staffId: 'A' }, machine) ?? gone };
}

/** The process dies: running timers and whatever was not yet in the outbox are lost, then it starts again. */
function crash(world: World, machine: Machine): World | null {
  const rows = world.rows.filter(({ kind, tried }) => kind === 'bot' || tried);
  return happen({ ...world, armed: [], rows }, { kind: 'restarted' }, machine);
}

const without = (world: World, row: Row): World => ({ ...world, rows: world.rows.filter((one) => one !== row) });

function* deliveries(world: World, row: Row, machine: Machine, scope: Scope): Generator<Turn> {
  const rest = without(world, row);
  const outcome = (event: DeskEvent): Turn => ({ name: nameOf(event), world: happen(rest, event, machine) ?? rest });
  // Of every message of a row the same is told, one after the other, before the row goes.
  const end = (of: (sendId: string) => DeskEvent): Turn => ({
    name: nameOf(of(row.id)),
    world: without(
      row.sends.reduce((known, sendId) => happen(known, of(sendId), machine) ?? known, world),
      row,
    ),
  });
  if (row.kind === 'card') {
    const card = row.tried ? 'second' : 'first';
    yield outcome({ kind: 'posted', consultationId: row.id, card });
    yield outcome({ kind: 'post-failed', consultationId: row.id });
  } else if (!leaves(world, row, machine)) {
    yield row.kind === 'relay'
      ? end((sendId) => ({ kind: 'send-failed', sendId, code: row.tried ? 'unknown' : 'fenced' }))
      : { name: `fenced ${row.kind}`, world: rest };
    return;
  } else if (row.kind === 'relay') {
    yield end((sendId) => ({ kind: 'sent', sendId }));
    yield end((sendId) => ({ kind: 'send-failed', sendId, code: 'refused' }));
  } else if (row.kind === 'resume') yield outcome({ kind: 'returned', consultationId: row.id });
  else yield { name: 'bot answers', world: rest };
  if (scope.crashes) yield* lostOutcome(world, row, machine);
}

/** Done, and the process dies before it knows: it will be done again. */
function* lostOutcome(world: World, row: Row, machine: Machine): Generator<Turn> {
  if (row.tried || row.kind === 'bot') return;
  const rows = world.rows.map((one) => (one === row ? { ...row, tried: true } : one));
  const next = crash({ ...world, rows }, machine);
  if (next !== null) yield { name: `crash after ${row.kind}`, world: next };
}
