import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listBusinesses } from '../../../src/db/repositories/businesses.ts';
import { loadLedgerFirms } from '../../../src/db/repositories/report-data.ts';
import { seedProgramme } from '../../../src/service/seed/seed.ts';
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
