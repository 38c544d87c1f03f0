import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { createChartDrawer } from '../src/adapters/chart/drawer.ts';
import { systemClock } from '../src/adapters/clock/system-clock.ts';
import { readConfig } from '../src/config.ts';
import { findProgramme, type ProgrammeRow } from '../src/db/repositories/programmes.ts';
import { addMonths } from '../src/engine/period.ts';
import type { ReportKind } from '../src/engine/report/input.ts';
import { demoProgramme } from '../src/service/demo-programme.ts';
import type { ReportDesk } from '../src/service/report/desk.ts';
import { makeVersions } from '../src/service/report/run.ts';
import { fileOfVersion } from '../src/service/report/versions.ts';
import { seedProgramme } from '../src/service/seed/seed.ts';
import { openStorage } from '../src/service/storage.ts';

/**
 * Reports over 400 firms with two years of figures each, from the question to the file, beside a naive reading of the
 * same sums: one query for each firm and month. Everything with a durable PostgreSQL on this machine.
 */
const firms = Number(process.env['BENCH_FIRMS'] ?? 400);
const today = new Date().toISOString().slice(0, 10);
const period = { from: addMonths(today.slice(0, 7), -12), to: addMonths(today.slice(0, 7), -1) };
const folder = mkdtempSync(join(tmpdir(), 'hakaru-bench-'));
const storage = await openStorage(readConfig({ DATA_DIR: folder }, process.getuid?.() === 0));
const drawer = createChartDrawer();
const desk: ReportDesk = { ...storage, clock: systemClock, draw: drawer.draw };
const limits: string[] = [];

async function timed<T>(name: string, work: () => Promise<T>, limitSeconds: number | null = null): Promise<T> {
  const start = performance.now();
  const result = await work();
  const seconds = (performance.now() - start) / 1000;
  const limit = limitSeconds === null ? '' : ` (limit ${limitSeconds} s)`;
  console.log(`${name}: ${seconds.toFixed(2)} s${limit}`);
  if (limitSeconds !== null && seconds > limitSeconds) limits.push(name);
  return result;
}

type Wanted = { readonly kind: ReportKind; readonly business?: string; readonly formats: readonly ('pdf' | 'xlsx')[] };

async function make(programme: ProgrammeRow, { kind, business = '', formats }: Wanted): Promise<number> {
  const order = {
    programme,
    kind,
    period,
    language: 'ja',
    business: business === '' ? null : business,
    by: 'bench',
  } as const;
  let made = 0;
  for await (const { version } of makeVersions(desk, order)) {
    for (const format of formats) await fileOfVersion(desk, programme.id, { version, format });
    made += 1;
  }
  return made;
}

/** The same sums with a question for each firm and month, as a first attempt would ask. */
async function naive(programme: ProgrammeRow): Promise<number> {
  return storage.database.scoped(programme.id, async (db) => {
    const all = await db.execute<{ id: string }>(sql`select id from businesses`);
    let sum = 0;
    for (const { id } of all)
      for (let month = period.from; month <= period.to; month = addMonths(month, 1)) {
        const [row] = await db.execute<{ kg: string | null }>(sql`
          select sum((select e.kg_co2 from emissions e where e.reading_id = r.id order by e.calculated_at desc limit 1)) as kg
          from readings r where r.business_id = ${id}::uuid and r.month = ${month}
            and not exists (select 1 from readings n where n.replaces = r.id)`);
        sum += Number(row?.kg ?? 0);
      }
    return sum;
  });
}

try {
  const document = { ...demoProgramme(today), code: 'bench-report' };
  await timed(`seeding ${firms} firms`, () => seedProgramme(storage, { document, today, seed: 1, firms, months: 24 }));
  const programme = await findProgramme(storage.database, document.code);
  const [rows] = await storage.database.scoped(programme.id, (db) =>
    db.execute<{ rows: string; kinds: string }>(
      sql`select count(*) as rows, count(distinct kind) as kinds from readings`,
    ),
  );
  console.log(`${rows?.rows} rows of the ledger, ${rows?.kinds} kinds`);
  await timed('naive sums, a query for each firm and month', () => naive(programme));
  const pdf = { kind: 'firm', formats: ['pdf'] } as const;
  await timed('one firm, PDF, the first of the process', () => make(programme, { ...pdf, business: '2' }));
  await timed('one firm, PDF', () => make(programme, { ...pdf, business: '1' }), 2);
  await timed('one firm again, nothing changed', () => make(programme, { ...pdf, business: '1' }));
  for (const kind of ['periodic', 'city', 'interim', 'publication', 'completion'] as const)
    await timed(`${kind}, PDF and xlsx`, () => make(programme, { kind, formats: ['pdf', 'xlsx'] }), 60);
  await timed(`figures of each firm, kept`, () => make(programme, { kind: 'firm', formats: [] }), 60);
} finally {
  await drawer.close();
  await storage.close();
  rmSync(folder, { recursive: true });
}
if (limits.length > 0) {
  console.log(`too slow: ${limits.join(', ')}`);
  process.exitCode = 1;
}
