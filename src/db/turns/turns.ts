import { sql } from 'drizzle-orm';
import type { InboundEvent } from '../../bot/event.ts';
import type { Locale } from '../../bot/facts.ts';
import type { Logger } from '../../bot/log.ts';
import type { Clock, OutboxRow, QueuedTask, Turn, TurnOutcome, Turns } from '../../bot/ports.ts';
import { actFor, type Database, type Db } from '../connection.ts';
import type { Sent } from '../together.ts';
import { isServerTrouble } from '../trouble.ts';
import type { Vault } from '../vault/vault.ts';
import { type Claim, claimOldest } from './claim.ts';
import { loadDesks, writeDesks } from './desks.ts';
import { countFailure } from './failures.ts';
import { loadFacts } from './load-facts.ts';
import { createPeerShelf, type PeerShelf } from './peer-shelf.ts';
import type { ProgrammeShelf } from './programmes.ts';
import { takePlaces, takesPlace } from './records/place.ts';
import { type NewRow, programmeAfter, type QueueContext, type Settled, writeQueues } from './write-queues.ts';
import { writeRecords } from './write-records.ts';

export type TurnsOptions = {
  readonly database: Database;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly shelf: ProgrammeShelf;
  /** This process: the owner of the leases it takes. */
  readonly owner: string;
  readonly leaseMs: number;
  /** The national holidays, `YYYY-MM-DD`. */
  readonly holidays: ReadonlySet<string>;
  readonly inviteCodeIn: (event: InboundEvent) => string | null;
  readonly dayInJapan: (at: Date) => string;
  /** What a person is told when their event could not be turned. */
  readonly apologise: (locale: Locale, platform: 'line' | 'slack') => QueuedTask;
  readonly log: Logger;
};

const apologyRestMs = 3_600_000;

/**
 * Turns events over PostgreSQL: claim, load, step, write, in one transaction for a batch. When a batch cannot be
 * written its events are taken one by one, so that one bad event costs the others nothing.
 */
export function createTurns(options: TurnsOptions): Turns {
  let carefulFor = 0;
  const peers = createPeerShelf(options.vault);
  const limitNow = (limit: number): number => {
    if (carefulFor === 0) return limit;
    carefulFor -= 1;
    return 1;
  };
  const recover = async (taken: readonly Claim[], error: unknown): Promise<void> => {
    const [only] = taken;
    // The loop rests and tries again: the events are not to blame, and wait as they are.
    if (only === undefined || isServerTrouble(error)) throw error;
    if (taken.length > 1) carefulFor = taken.length;
    else await countFailure(options, only, error);
  };
  return {
    run: async (limit, turn) => {
      const taken: Claim[] = [];
      try {
        return await options.database.turning((db) =>
          runBatch({ ...options, peers, db, taken }, limitNow(limit), turn),
        );
      } catch (error) {
        await recover(taken, error);
        return { claimed: taken.length, rows: [] };
      }
    },
  };
}

type Batch = TurnsOptions & { readonly peers: PeerShelf; readonly db: Db; readonly taken: Claim[] };
type BatchResult = { readonly claimed: number; readonly rows: readonly OutboxRow[] };

async function runBatch(batch: Batch, limit: number, turn: (turn: Turn) => TurnOutcome): Promise<Sent<BatchResult>> {
  const { db } = batch;
  const now = batch.clock.now();
  const found = await claimOldest(db, batch.vault, now, limit);
  batch.taken.push(...found.filter((one): one is Claim => !('unreadable' in one)));
  const unreadable = found.filter((one) => 'unreadable' in one).map((one) => one.seq);
  if (unreadable.length > 0) await bury(db, unreadable);
  if (batch.taken.length === 0) return { sent: Promise.resolve({ claimed: found.length, rows: [] }) };
  const factsOf = await loadFacts(batch, db, batch.taken, now);
  const deskOf = await loadDesks(batch, db, now);
  const settled = batch.taken.map((claim) => ({
    claim,
    outcome: turn(turnOf(claim, { facts: factsOf(claim), desk: deskOf(claim) }, now)),
  }));
  const written = write(batch, db, settled, now);
  // Rare, and one statement after the other: what is on its way goes first.
  if (settled.some(({ outcome }) => outcome.desk.length > 0)) {
    await written;
    await writeDesks({ vault: batch.vault, db, now }, settled);
  }
  if (settled.some(takesPlace)) {
    await written;
    await joinPlaces(batch, db, { settled: settled.filter(takesPlace), now });
  }
  return { sent: written.then((rows) => ({ claimed: found.length, rows })) };
}

type Joining = { readonly settled: readonly Settled[]; readonly now: Date };

/** Places of firms that were written beforehand, behind the wall of each programme. */
async function joinPlaces({ vault }: Batch, db: Db, { settled, now }: Joining): Promise<void> {
  for (const [programmeId, group] of groupBy(settled, programmeAfter)) {
    await actFor(db, programmeId);
    await takePlaces({ db, vault, now, programmeId }, group);
  }
}

/** Sealed with a key that was destroyed: nobody can read these any more. */
async function bury(db: Db, seqs: readonly number[]): Promise<void> {
  await db.execute(sql`
    update inbox set dead_code = 'key-destroyed'
    where seq = any (array(select jsonb_array_elements_text(${JSON.stringify(seqs)}::jsonb))::bigint[])`);
}

type Found = Pick<Turn, 'facts' | 'desk'>;

function turnOf(claim: Claim, { facts, desk }: Found, now: Date): Turn {
  const apologisedLately = claim.apologisedAt !== null && now.getTime() - claim.apologisedAt.getTime() < apologyRestMs;
  const seed = `${claim.channel} ${claim.event.id}`;
  return {
    event: claim.event,
    stored: claim.stored,
    facts,
    seed,
    apologisedLately,
    canReply: claim.replyToken !== null,
    desk,
  };
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  return Map.groupBy(items, keyOf);
}

/** All statements are on their way when this returns for the first time; nothing is waited for in between. */
async function write(
  options: TurnsOptions,
  db: Db,
  settled: readonly Settled[],
  now: Date,
): Promise<readonly OutboxRow[]> {
  const context: QueueContext = { vault: options.vault, now, owner: options.owner, leaseMs: options.leaseMs };
  const queued = [actFor(db, '*'), writeQueues(db, settled, context)] as const;
  const recording = settled.filter((one) => one.outcome.records.length > 0 || one.claim.businessId !== null);
  const recorded = [...groupBy(recording, programmeAfter)].flatMap(([programmeId, group]) => [
    actFor(db, programmeId),
    writeRecords({ db, vault: options.vault, now, programmeId }, group),
  ]);
  const [[, made]] = await Promise.all([Promise.all(queued), Promise.all(recorded)]);
  return made.filter((row) => row.leased).map((row) => outboxRow(row, now));
}

function outboxRow(row: NewRow, now: Date): OutboxRow {
  const { claim } = row.settled;
  const { conversationId, platform, channel } = claim.event.from;
  return {
    id: row.id,
    programmeId: programmeAfter(row.settled),
    conversationId,
    platform,
    channel,
    person: claim.person,
    task: row.task,
    messages: row.messages,
    photo: row.photo,
    sheet: row.sheet,
    attempts: 0,
    replyToken: claim.replyToken,
    tokenReceivedAt: claim.replyToken === null ? null : claim.receivedAt,
    eventAt: new Date(claim.event.at),
    createdAt: now,
    replyInDoubt: false,
    voice: row.voice,
    sends: [],
  };
}
