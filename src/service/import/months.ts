import { randomUUID } from 'node:crypto';
import type { NewReading } from '../../bot/effect.ts';
import { calculateReading } from '../../bot/flows/report/calculate.ts';
import type { ImportContext } from '../../bot/import/contract.ts';
import { firmBook } from '../../bot/import/firms.ts';
import { type Answers, type MonthsPlan, type PlacedFigure, planMonths } from '../../bot/import/plan-months.ts';
import { readMonths } from '../../bot/import/read-months.ts';
import { loadFactorTables } from '../../db/repositories/factors.ts';
import { addMeters, type ImportWriting, loadKnownFirms, lockFirms, noteImport } from '../../db/repositories/imports.ts';
import type { ProgrammeRow } from '../../db/repositories/programmes.ts';
import { type LedgerRow, saveEmissions, saveReadings } from '../../db/turns/records/ledger.ts';
import type { FactorTables } from '../../engine/emission/schema.ts';
import { dayInJapan } from '../day.ts';
import type { Storage } from '../storage.ts';
import { onlySheet, type TableFile } from './file.ts';

/** What is to be taken over. `confirm` null: only looked at. */
export type MonthsOrder = {
  readonly file: TableFile;
  readonly sheet: string | null;
  readonly answers: Answers;
  readonly confirm: { readonly by: string } | null;
  readonly now: Date;
};

/** What would be, or was, done. `importId` null: nothing was written. */
export type MonthsImported = { readonly plan: MonthsPlan; readonly importId: string | null };

/** So many rows of the ledger in a statement. */
const most = 1_500;

/** Takes monthly figures over, all of them or, while any problem is open, none. */
export async function importMonths(
  { database, vault }: Pick<Storage, 'database' | 'vault'>,
  programme: ProgrammeRow,
  order: MonthsOrder,
): Promise<MonthsImported> {
  const { document, id: programmeId } = programme;
  const { now } = order;
  const { fiscalYearStart, kinds } = document;
  const context: ImportContext = { today: dayInJapan(now), fiscalYearStart, kinds };
  const read = onlySheet(order.file, order.sheet, ({ cells }) => readMonths(cells, context));
  const tables = await database.queues((db) => loadFactorTables(db));
  return database.scoped(programmeId, async (db) => {
    if (order.confirm !== null) await lockFirms(db);
    const book = firmBook(await loadKnownFirms(db, vault));
    const plan = planMonths(read, book, { context, answers: order.answers });
    if (order.confirm === null || plan.problems.length > 0 || plan.add.length === 0) return { plan, importId: null };
    const writing = { db, vault, programmeId, now };
    return {
      plan,
      importId: await write(writing, plan.add, { tables, digest: order.file.digest, by: order.confirm.by }),
    };
  });
}

type Noted = { readonly tables: FactorTables; readonly digest: string; readonly by: string };

async function write(
  writing: ImportWriting,
  add: readonly PlacedFigure[],
  { tables, digest, by }: Noted,
): Promise<string> {
  const importId = randomUUID();
  const meters = newMeters(add);
  await addMeters(writing, meters);
  const rows = add.map((figure) => rowOf(figure, importId, tables));
  for (let from = 0; from < rows.length; from += most) {
    const part = rows.slice(from, from + most);
    await saveReadings(writing, part);
    await saveEmissions(writing, part);
  }
  const made = { businesses: [], meters: meters.map(({ site, kind }) => ({ site, kind })) };
  await noteImport(writing, { id: importId, what: 'readings', digest, rows: rows.length, made, by });
  return importId;
}

function newMeters(add: readonly PlacedFigure[]) {
  const fresh = add.filter(({ site, kind }) => !site.energy.some((one) => one.kind === kind));
  const meters = fresh.map(({ site, kind, quantity }) => ({ site: site.id, kind, unit: quantity.unit }));
  return [...new Map(meters.map((one) => [`${one.site} ${one.kind}`, one])).values()];
}

/** The import is who gave the figure: by it the row is found again. */
function rowOf(figure: PlacedFigure, importId: string, tables: FactorTables): LedgerRow {
  const { site, kind, quantity, period, month, firm } = figure;
  const energy = site.energy.find((one) => one.kind === kind);
  const reading: NewReading = {
    ...{ id: randomUUID(), siteId: site.id, kind, sort: null, quantity, period, month },
    ...{ supplierCode: energy?.supplierCode ?? null, menu: energy?.menu ?? null, area: energy?.area ?? null },
    ...{ origin: 'import', replaces: null, reason: null },
  };
  const found = calculateReading(reading, tables);
  return {
    reading,
    calculation: found.ok ? found.value : null,
    businessId: firm.business.id,
    by: importId,
    event: null,
  };
}
