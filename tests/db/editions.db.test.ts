import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addEdition, knowledgeInForce, publishEdition, withdrawEdition } from '../../src/db/repositories/editions.ts';
import { addFactorEdition } from '../../src/db/repositories/factors.ts';
import { addProgramme } from '../../src/db/repositories/programmes.ts';
import { createProgrammeShelf } from '../../src/db/turns/programmes.ts';
import { factorTables } from '../../src/engine/emission/tables.ts';
import { builtInKnowledge } from '../../src/engine/knowledge/built-in.ts';
import { demoProgramme } from '../../src/service/demo-programme.ts';
import { editionOf } from '../support/editions.ts';
import { openTestStorage, type TestStorage } from '../support/storage.ts';
import { openTurning } from '../support/turning.ts';

let storage: TestStorage;
let programmeId: string;
const now = new Date('2026-11-26T01:00:00Z');

beforeAll(async () => {
  storage = await openTestStorage();
  programmeId = (await addProgramme(storage.database, demoProgramme('2026-11-26'))).id;
});
afterAll(() => storage.close());

const inForce = () => storage.database.queues((db) => knowledgeInForce(db));
const add = (id: string) => addEdition(storage.database, { knowledge: editionOf(id), by: '山田', now });
const publish = (id: string, minutes: number, approver = '鈴木') =>
  publishEdition(storage.database, { id, approver, now: new Date(now.getTime() + minutes * 60_000) });

describe('an edition of the knowledge', () => {
  it('is in force once somebody else has published it; before that the program’s own is', async () => {
    expect(await inForce()).toBe(builtInKnowledge);
    expect(await add('e-1')).toEqual({ ok: true, value: 'e-1' });
    expect(await inForce()).toBe(builtInKnowledge);
    expect(await publish('e-1', 0, '山 田')).toEqual({ ok: false, problem: 'edition-same-person' });
    expect(await publish('e-none', 0)).toEqual({ ok: false, problem: 'edition-unknown' });
    expect(await inForce()).toBe(builtInKnowledge);
    expect(await publish('e-1', 0)).toMatchObject({ ok: true });
    expect(await inForce()).toEqual(editionOf('e-1'));
    expect(await publish('e-1', 1)).toEqual({ ok: false, problem: 'edition-not-waiting' });
  });

  it('has an id of its own for good, and stays as it was imported', async () => {
    expect(await add('e-1')).toEqual({ ok: false, problem: 'edition-exists' });
    expect(await add(builtInKnowledge.edition.id)).toEqual({ ok: false, problem: 'edition-exists' });
    const changes = [
      sql`update knowledge_editions set document = '{}'`,
      sql`update knowledge_editions set id = 'other'`,
      sql`delete from knowledge_editions`,
    ];
    for (const change of changes) {
      const changing = storage.database.queues((db) => db.execute(change));
      await expect(changing).rejects.toMatchObject({ cause: { code: '23001' } });
    }
  });

  it('can be taken back: the one before it is in force again', async () => {
    await add('e-2');
    await publish('e-2', 5);
    expect((await inForce()).edition.id).toBe('e-2');
    expect(await withdrawEdition(storage.database, { id: 'e-2', by: '鈴木', now })).toMatchObject({ ok: true });
    expect((await inForce()).edition.id).toBe('e-1');
    expect(await publish('e-2', 9)).toEqual({ ok: false, problem: 'edition-not-waiting' });
    expect(await withdrawEdition(storage.database, { id: 'e-2', by: '鈴木', now })).toEqual({
      ok: false,
      problem: 'edition-withdrawn',
    });
  });

  it('cannot be put there by a session that works for one programme', async () => {
    const writing = storage.database.scoped(programmeId, (db) =>
      db.execute(sql`
        insert into knowledge_editions (id, programme_id, as_of, document, state, imported_at, imported_by)
        select 'e-sly', ${programmeId}::uuid, as_of, document, 'published', imported_at, 'x' from knowledge_editions limit 1`),
    );
    await expect(writing).rejects.toMatchObject({ cause: { code: '42501' } });
    const publishing = storage.database.scoped(programmeId, (db) =>
      db.execute(sql`update knowledge_editions set state = 'published' where id = 'e-2'`),
    );
    await expect(publishing).rejects.toMatchObject({ cause: { code: '42501' } });
  });
});

describe('the shelf', () => {
  it('gives turns the edition in force, the same object as long as it is', async () => {
    const shelf = createProgrammeShelf();
    const turning = openTurning(storage, { now: () => now }, shelf);
    const first = (await turning.turn('U-shelf')).knowledge;
    expect(first?.edition.id).toBe('e-1');
    expect((await turning.turn('U-shelf')).knowledge).toBe(first);
    const { database } = storage;
    expect(await database.queues((db) => knowledgeInForce(db, first))).toBe(first);
  });

  it('shows a session of one programme what belongs to the installation, imported factors too', async () => {
    const tables = { ...factorTables, sources: {} };
    await addFactorEdition(storage.database, { edition: 'f', tables, approver: '鈴木', now });
    const [seen] = await storage.database.scoped(programmeId, (db) =>
      db.execute<{ factors: number }>(sql`select count(*)::int as factors from factor_rows`),
    );
    expect(seen?.factors).toBe(1);
    const knowledge = await storage.database.scoped(programmeId, (db) => createProgrammeShelf().knowledge(db));
    expect(knowledge.edition.id).toBe('e-1');
    const removing = storage.database.scoped(programmeId, (db) => db.execute(sql`delete from factor_rows`));
    await expect(removing).rejects.toMatchObject({ cause: { code: '23001' } });
  });
});
