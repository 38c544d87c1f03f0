import type { DeskStep } from '../../bot/desk/turn/turn.ts';
import type { Turn } from '../../bot/ports.ts';
import { actFor, type Db } from '../connection.ts';
import { deskContext } from '../desk/context.ts';
import { keepStep } from '../desk/keep-step.ts';
import type { Place } from '../desk/place.ts';
import { writeState } from '../desk/state.ts';
import { lobbyId } from '../lobby.ts';
import type { Vault } from '../vault/vault.ts';
import type { Claim } from './claim.ts';
import type { ProgrammeShelf } from './programmes.ts';
import type { Settled } from './write-queues.ts';

/** What loading desks needs; `taken`: the events in hand. */
export type DesksOptions = {
  readonly shelf: ProgrammeShelf;
  readonly holidays: ReadonlySet<string>;
  readonly taken: readonly Claim[];
};

/** The desk of each conversation with its programme's hours. Staff do nothing in an owner's turn. */
export async function loadDesks(options: DesksOptions, db: Db, now: Date): Promise<(claim: Claim) => Turn['desk']> {
  const { holidays, taken } = options;
  const programmes = await options.shelf.get(
    db,
    taken.map((claim) => claim.programmeId),
  );
  return (claim) => {
    const known = claim.programmeId === lobbyId ? undefined : programmes.get(claim.programmeId);
    if (known === undefined) return null;
    if (claim.desk === null) return 'unreadable';
    const context = deskContext(known.document, { now, eventId: claim.event.id, holidays, staff: new Set() });
    return { state: claim.desk.state, context };
  };
}

type Writing = { readonly vault: Vault; readonly db: Db; readonly now: Date };

/**
 * Writes what the turns of a batch did to the desks of their conversations, which are locked. Programme by programme, in
 * one order for all: who opens cases holds the programme's lock until the end.
 */
export async function writeDesks(writing: Writing, settled: readonly Settled[]): Promise<void> {
  const changed = settled.filter(({ outcome }) => outcome.desk.length > 0);
  for (const { claim, outcome } of changed.toSorted(byProgramme)) {
    await actFor(writing.db, claim.programmeId);
    await writeDesk(writing, claim, outcome.desk);
  }
}

function byProgramme(one: Settled, other: Settled): number {
  return one.claim.programmeId < other.claim.programmeId ? -1 : 1;
}

async function writeDesk({ vault, db, now }: Writing, claim: Claim, steps: readonly DeskStep[]): Promise<void> {
  const last = steps.at(-1);
  if (last === undefined || claim.desk === null) return;
  const place = placeOf(claim);
  await writeState(db, vault, { state: last.stepped.state, revision: claim.desk.revision, place, now });
  for (const { before, stepped, spoken } of steps)
    await keepStep({ vault, db, place, now }, before, { stepped, spoken });
}

function placeOf({ event, programmeId, businessId, key }: Claim): Place {
  const { conversationId, platform } = event.from;
  return { programmeId, conversationId, businessId, key, platform };
}
