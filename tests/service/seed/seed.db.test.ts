import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadRecord } from '../../../src/db/desk/record.ts';
import { adviceOfProgramme } from '../../../src/db/repositories/advice.ts';
import { listBusinesses } from '../../../src/db/repositories/businesses.ts';
import { addProgramme } from '../../../src/db/repositories/programmes.ts';
import { loadLedgerFirms } from '../../../src/db/repositories/report-data.ts';
import { seedProgramme } from '../../../src/service/seed/seed.ts';
import { openTestDesk } from '../../support/desk.ts';
import { openSeeded, type Seeded, seededToday } from '../../support/seeded.ts';
import { openTestStorage, type TestStorage } from '../../support/storage.ts';

let storage: TestStorage;
let seeded: Seeded;

beforeAll(async () => {
  storage = await openTestStorage();
  seeded = await openSeeded(storage);
}, 60_000);
afterAll(() => storage.close());

const order = () => ({ document: seeded.programme.document, today: seededToday, firms: 14, months: 26, seed: 1 });

async function count(table: string): Promise<number> {
  const rows = await storage.database.scoped(seeded.programme.id, (db) =>
    db.execute<{ count: string }>(sql.raw(`select count(*) as count from ${table}`)),
  );
  return Number(rows[0]?.count);
}

describe('a seeded programme', () => {
  it('has firms with sealed names that say they are made up', async () => {
    const firms = await listBusinesses(storage.database, storage.vault, seeded.programme.id);
    expect(firms).toHaveLength(14);
    for (const { name, number } of firms) expect(`${number}: ${name}`).toMatch(/（架空）$/);
    expect(firms.map(({ number }) => number)).toEqual(Array.from({ length: 14 }, (_, at) => at + 1));
    expect(Math.max(...firms.map(({ name }) => [...(name ?? '')].length))).toBe(200);
  });

  it('has ledgers of two years whose CO2 the engine gave, and honest gaps', async () => {
    const months = { from: '2024-09', to: '2026-10' };
    const firms = await loadLedgerFirms(storage, seeded.programme.id, months);
    const rows = firms.flatMap((firm) => firm.rows);
    expect(rows.length).toBeGreaterThan(600);
    expect(new Set(rows.map(({ month }) => month)).size).toBe(26);
    expect(rows.some(({ kgCo2 }) => kgCo2 === null)).toBe(true);
    expect(rows.some(({ provisional }) => provisional)).toBe(true);
    const known = rows.filter(({ kgCo2 }) => kgCo2 !== null);
    expect(known.every(({ parts }) => parts.length > 0)).toBe(true);
    expect(await count('readings where replaces is not null')).toBeGreaterThan(0);
  });

  it('has consultations at every stage, numbered without gaps, as the machine leaves them', async () => {
    const book = { ...storage, programmeId: seeded.programme.id };
    const cases = await loadRecord(book, { from: '2026-01-01', to: seededToday });
    expect(cases.map(({ number }) => number)).toEqual(cases.map((_, at) => at + 1));
    const over = cases.filter(({ closedAt }) => closedAt !== null);
    expect(over.length).toBeGreaterThan(5);
    expect(over.every(({ claimedAt, openedAt }) => claimedAt !== null && claimedAt > openedAt)).toBe(true);
    expect(new Set(cases.map(({ state }) => state))).toEqual(
      new Set(['closed', 'requested', 'claimed', 'waiting_customer']),
    );
    expect(cases.some(({ outcome }) => outcome === 'yes')).toBe(true);
    // Nothing waits to be said to anybody: only the cards of open cases are to be posted.
    expect(await count('outbox')).toBe(0);
    expect(await count('desk_effects')).toBe(cases.length - over.length);
  });

  it('has advice at every step, opinions with and without consent', async () => {
    const advice = await adviceOfProgramme(storage.database, seeded.programme.id);
    const records = [...advice.values()].flatMap((one) => one.records);
    expect([...advice.values()].every(({ unreadable }) => unreadable === 0)).toBe(true);
    const steps = records.flatMap((one) => (one.about === 'measure' ? [one.step] : []));
    expect(new Set(steps)).toEqual(new Set(['proposed', 'accepted', 'declined', 'done']));
    expect(records.some(({ about }) => about === 'target')).toBe(true);
    expect(await count('knowledge_shown')).toBeGreaterThan(10);
    expect(await count("opinions where kind = 'words'")).toBeGreaterThan(0);
  });

  it('refuses a programme with firms that nobody made up', async () => {
    const row = await addProgramme(storage.database, { ...seeded.programme.document, code: 'real-city' });
    const desk = openTestDesk(storage);
    await desk.firm(row.id);
    const refused = seedProgramme(storage, { ...order(), document: row.document });
    await expect(refused).rejects.toThrow(/seed-refused: real-city has 1 firms of its own/);
  });

  it('gains nothing by a second run', async () => {
    const before = await count('readings');
    const again = await seedProgramme(storage, order());
    expect(again).toMatchObject({ added: false, programmeId: seeded.programme.id });
    expect(await count('readings')).toBe(before);
  });

  it('is the same in another installation', async () => {
    const other = await openTestStorage();
    try {
      const twin = await openSeeded(other);
      const months = { from: '2024-09', to: '2026-10' };
      const [here, there] = await Promise.all([
        loadLedgerFirms(storage, seeded.programme.id, months),
        loadLedgerFirms(other, twin.programme.id, months),
      ]);
      expect(there).toEqual(here);
    } finally {
      await other.close();
    }
  }, 60_000);
});
