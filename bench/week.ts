import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { readConfig } from '../src/config.ts';
import type { Database } from '../src/db/connection.ts';
import { addProgramme } from '../src/db/repositories/programmes.ts';
import { add, type Exact, exact } from '../src/engine/exact.ts';
import { demoProgramme } from '../src/service/demo-programme.ts';
import { openStorage } from '../src/service/storage.ts';
import { loadWeek } from '../src/service/week/load.ts';
import { fill } from './week/fill.ts';

/**
 * The summary of a week over firms × 24 months × 3 kinds, all 24 months compared, beside reading the ledger firm by firm
 * in the same run. `BENCH_FIRMS=10000,50000,100000`; the database is made anew for each run.
 */
const levels = (process.env['BENCH_FIRMS'] ?? '1000,2000,4000').split(',').map(Number);
const sample = 500;
const folder = mkdtempSync(join(process.env['BENCH_FOLDER'] ?? tmpdir(), 'hakaru-bench-week-'));
const config = readConfig({ DATA_DIR: folder, ENCRYPTION_KEY: randomBytes(32).toString('base64') });
const storage = await openStorage(config);
const months = Array.from({ length: 12 }, (_, at) => new Date(Date.UTC(2025, 10 + at, 1)).toISOString().slice(0, 7));
const row = await addProgramme(storage.database, {
  ...demoProgramme('2026-11-26'),
  term: { from: '2025-11-01', to: '2027-03-31' },
  supportMonths: months,
});

const seconds = (since: number): number => (performance.now() - since) / 1000;

/** What a program without sums in the database does for each firm: read its rows, add them up. */
async function firmByFirm(database: Database, programmeId: string, firms: number): Promise<number> {
  const since = performance.now();
  const ids = await database.scoped(programmeId, (db) =>
    db.execute<{ id: string }>(sql`select id from businesses order by number limit ${Math.min(sample, firms)}::int`),
  );
  for (const { id } of ids) {
    const rows = await database.scoped(programmeId, (db) =>
      db.execute<{ kg_co2: string | null }>(sql`
        select e.kg_co2 from readings r left join lateral (
          select kg_co2, calculation from emissions where reading_id = r.id order by calculated_at desc, id desc limit 1) e on true
        where r.business_id = ${id}::uuid and not exists (select 1 from readings n where n.replaces = r.id)
          and not exists (select 1 from reading_withdrawals w where w.reading_id = r.id)`),
    );
    rows.reduce<Exact>((all, { kg_co2: kg }) => (kg === null ? all : add(all, exact(kg))), exact('0'));
  }
  return (seconds(since) / ids.length) * firms;
}

process.stdout.write('firms    rows      filled s  summary s  again s  firm by firm s (scaled)  kg-CO2\n');
try {
  let done = 0;
  for (const firms of levels) {
    const began = performance.now();
    await fill(storage.database, row.id, { from: done + 1, to: firms });
    for (const table of [
      'readings',
      'emissions',
      'consents',
      'businesses',
      'sites',
      'site_energy',
      'reading_withdrawals',
    ])
      await storage.database.queue.execute(sql.raw(`analyze ${table}`));
    const filled = seconds(began);
    done = firms;
    const times: number[] = [];
    let kg: number | null = null;
    for (let run = 0; run < 2; run += 1) {
      const since = performance.now();
      kg = (await loadWeek(storage, { row, week: '2026-W47', missed: [] })).support?.now.value ?? null;
      times.push(seconds(since));
    }
    const naive = await firmByFirm(storage.database, row.id, firms);
    const cells = [firms, firms * 72, filled.toFixed(1), ...times.map((one) => one.toFixed(2)), naive.toFixed(1), kg];
    process.stdout.write(`${cells.map((cell) => String(cell).padEnd(9)).join(' ')}\n`);
  }
} finally {
  await storage.close();
  rmSync(folder, { recursive: true, force: true });
}
