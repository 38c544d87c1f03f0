import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { RecordEffect } from '../../src/bot/effect.ts';
import type { Facts } from '../../src/bot/facts.ts';
import { createDirectory } from '../../src/db/directory.ts';
import { createInbox } from '../../src/db/inbox.ts';
import { createInvites } from '../../src/db/repositories/invites.ts';
import { addProgramme } from '../../src/db/repositories/programmes.ts';
import { createProgrammeShelf, type ProgrammeShelf } from '../../src/db/turns/programmes.ts';
import { createTurns } from '../../src/db/turns/turns.ts';
import { demoProgramme } from '../../src/service/demo-programme.ts';
import type { TestStorage } from './storage.ts';

/** Turns over a test's database, without dialogues: what a turn decides is given. */
export type Turning = {
  /** One message of a person: the facts that its turn was given, after what was decided is written. */
  readonly turn: (person: string, records?: readonly RecordEffect[]) => Promise<Facts>;
  /** Messages of several people, turned in one batch; the facts by person. */
  readonly together: (
    decided: Readonly<Record<string, readonly RecordEffect[]>>,
  ) => Promise<ReadonlyMap<string, Facts>>;
  /** A person with a new firm in a new or given programme. */
  readonly join: (person: string, programmeId?: string) => Promise<Joined>;
  /** Codes of what was logged, with their counts. */
  readonly logged: readonly string[];
};

/** Where a person came to be. */
export type Joined = { readonly programmeId: string; readonly businessId: string; readonly conversationId: string };

/** Opens them; the shelf is new each time unless one is given, so that what was published counts at once. */
export function openTurning(
  storage: TestStorage,
  clock: { readonly now: () => Date },
  shelf?: ProgrammeShelf,
): Turning {
  const { database, vault } = storage;
  const logged: string[] = [];
  const log = (event: string, fields: { readonly count?: number } = {}) =>
    void logged.push(`${event} ${fields.count ?? ''}`.trim());
  const receive = createInbox({
    database,
    vault,
    clock,
    directory: createDirectory(database, vault),
    onStored: () => undefined,
  });
  const together: Turning['together'] = async (decided) => {
    const events = Object.keys(decided).map((person) => ({ id: randomUUID(), person }));
    await receive(
      events.map(({ id, person }) => ({
        id,
        at: clock.now().toISOString(),
        redelivered: false,
        platform: 'line',
        channel: 'bot',
        person,
        replyToken: null,
        content: { kind: 'text', messageId: id, text: person },
        raw: {},
      })),
    );
    const turns = createTurns({
      database,
      vault,
      clock,
      shelf: shelf ?? createProgrammeShelf(),
      owner: randomUUID(),
      leaseMs: 20_000,
      holidays: new Set<string>(),
      inviteCodeIn: () => null,
      dayInJapan: () => '2026-11-26',
      log: { info: log, warn: log, error: log },
      apologise: () => ({ task: 'say', messages: ['sorry'], notBefore: null, about: [] }),
    });
    const facts = new Map<string, Facts>();
    await turns.run(64, (turn) => {
      const person = events.find(({ id }) => id === turn.event.id)?.person ?? '';
      facts.set(person, turn.facts);
      return { next: turn.stored, records: decided[person] ?? [], tasks: [], desk: [], deadCode: null };
    });
    return facts;
  };
  const turn: Turning['turn'] = async (person, records = []) => {
    const facts = (await together({ [person]: records })).get(person);
    if (facts === undefined) throw new Error(`no turn of ${person}: ${logged.join(', ')}`);
    return facts;
  };
  const join: Turning['join'] = async (person, given) => {
    const document = { ...demoProgramme('2026-11-26'), code: `p-${randomUUID().slice(0, 8)}` };
    const programmeId = given ?? (await addProgramme(database, document)).id;
    await createInvites(database, programmeId, { count: 1, places: 1, now: clock.now() });
    const [invite] = await database.scoped(programmeId, (db) =>
      db.execute<{ id: string }>(sql`select id from invites where places_left > 0 limit 1`),
    );
    const [businessId, inviteId] = [randomUUID(), invite?.id ?? ''];
    await turn(person, [
      { do: 'enter-programme', inviteId, programmeId },
      { do: 'create-business', businessId, inviteId },
    ]);
    const [conversation] = await database.scoped(programmeId, (db) =>
      db.execute<{ id: string }>(sql`select id from conversations where business_id = ${businessId}::uuid`),
    );
    return { programmeId, businessId, conversationId: conversation?.id ?? '' };
  };
  return { turn, together, join, logged };
}
