import { randomUUID } from 'node:crypto';
import { asc, sql } from 'drizzle-orm';
import type { Calculation } from '../../engine/emission/calculate.ts';
import { mergeTables } from '../../engine/emission/merge.ts';
import { type FactorTables, factorTablesSchema } from '../../engine/emission/schema.ts';
import { factorTables } from '../../engine/emission/tables.ts';
import type { Database, Db } from '../connection.ts';
import { lobbyId } from '../lobby.ts';
import { emissions, factorRows } from '../schema/ledger.ts';

/** An edition to be added: what was read from its file, and who approved it. */
export type ImportedEdition = {
  readonly edition: string;
  readonly tables: FactorTables;
  readonly approver: string;
  readonly now: Date;
};

/** Keeps an edition for this installation; it counts from the next calculation on. */
export async function addFactorEdition(database: Database, added: ImportedEdition): Promise<string> {
  const id = randomUUID();
  await database.queues((db) =>
    db.insert(factorRows).values({
      id,
      programmeId: lobbyId,
      edition: added.edition,
      row: added.tables,
      importedAt: added.now,
      approver: added.approver,
    }),
  );
  return id;
}

/** The tables of the program with every edition that was imported here, oldest first. */
export async function loadFactorTables(db: Db): Promise<FactorTables> {
  const rows = await db.select({ row: factorRows.row }).from(factorRows).orderBy(asc(factorRows.importedAt));
  return rows.reduce((tables, { row }) => mergeTables(tables, factorTablesSchema.parse(row)).tables, factorTables);
}

/** A current reading whose CO2 is provisional or missing: what a new edition may change. */
export type OpenReading = {
  readonly id: string;
  readonly kind: string;
  readonly sort: string | null;
  readonly quantity: { readonly value: number; readonly unit: string };
  readonly period: { readonly from: string; readonly to: string };
  readonly supplier: string | null;
  readonly menu: string | null;
  readonly area: string | null;
  readonly kgCo2: number | null;
};

type Row = {
  id: string;
  kind: string;
  sort: string | null;
  value: string;
  unit: string;
  period_from: string;
  period_to: string;
  supplier_code: string | null;
  menu: string | null;
  area: string | null;
  kg_co2: string | null;
};

/** The readings of a programme that wait for a factor, or whose CO2 rests on one of the `outdated` ids. */
export async function openReadings(
  database: Database,
  programmeId: string,
  outdated: readonly string[] = [],
): Promise<readonly OpenReading[]> {
  const ids = JSON.stringify(outdated);
  const rows = await database.scoped(programmeId, (db) =>
    db.execute<Row>(sql`
      select r.id, r.kind, r.sort, r.value, r.unit, r.period_from, r.period_to, r.supplier_code, r.menu, r.area, e.kg_co2
      from readings r left join lateral (
        select kg_co2, provisional, calculation from emissions where reading_id = r.id order by calculated_at desc, id desc limit 1
      ) e on true
      where (e.kg_co2 is null or e.provisional or exists (
          select 1 from jsonb_array_elements(e.calculation->'parts') part
          where ${ids}::jsonb ? (part->>'factorId')
        ))
        and not exists (select 1 from readings n where n.replaces = r.id)
        and not exists (select 1 from reading_withdrawals w where w.reading_id = r.id)
      order by r.recorded_at`),
  );
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    sort: row.sort,
    quantity: { value: Number(row.value), unit: row.unit },
    period: { from: row.period_from, to: row.period_to },
    supplier: row.supplier_code,
    menu: row.menu,
    area: row.area,
    kgCo2: row.kg_co2 === null ? null : Number(row.kg_co2),
  }));
}

/** Adds a newer calculation to a reading; the older ones stay. */
export async function addCalculation(
  database: Database,
  programmeId: string,
  added: { readonly readingId: string; readonly calculation: Calculation; readonly now: Date },
): Promise<void> {
  const { readingId, calculation, now } = added;
  await database.scoped(programmeId, (db) =>
    db.insert(emissions).values({
      id: randomUUID(),
      programmeId,
      readingId,
      calculation,
      kgCo2: calculation.kgCo2,
      scope: calculation.scope,
      provisional: calculation.provisional,
      calculatedAt: now,
    }),
  );
}
