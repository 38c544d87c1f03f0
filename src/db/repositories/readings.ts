import { sql } from 'drizzle-orm';
import type { Calculation } from '../../engine/emission/calculate.ts';
import type { Database } from '../connection.ts';
import type { Vault } from '../vault/vault.ts';

/** One row of a ledger's whole history, as `readings list` prints it. */
export type ReadingLine = {
  readonly id: string;
  readonly kind: string;
  /** Which waste, or which of the fuels of a kind. */
  readonly sort: string | null;
  readonly site: string | null;
  readonly quantity: { readonly value: number; readonly unit: string };
  readonly period: { readonly from: string; readonly to: string };
  readonly month: string;
  readonly origin: string;
  /** Of `staff`: our id of the person, and where the figure was seen. */
  readonly staff?: { readonly id: string; readonly source: string };
  /** Null when no factor was known: a gap, not a zero. */
  readonly kgCo2: number | null;
  /** Heat in GJ; null where it is not known. */
  readonly energyGj: number | null;
  readonly factorIds: readonly string[];
  readonly provisional: boolean;
  readonly recordedAt: string;
  readonly revision: number;
  readonly reason: string | null;
  readonly supersededBy: string | null;
  readonly withdrawnAt: string | null;
};

type Row = {
  id: string;
  kind: string;
  sort: string | null;
  name_enc: Buffer;
  key_id: string;
  wrapped: Buffer | null;
  value: string;
  unit: string;
  period_from: string;
  period_to: string;
  month: string;
  origin: string;
  staff_id: string | null;
  source: string | null;
  calculation: Calculation | string | null;
  recorded_at: string;
  revision: number;
  reason: string | null;
  superseded_by: string | null;
  withdrawn_at: string | null;
};

/** The whole history of one business's ledger, oldest first: corrections and withdrawals included. */
export async function readingHistory(
  database: Database,
  vault: Vault,
  programmeId: string,
  businessId: string,
): Promise<readonly ReadingLine[]> {
  const rows = await database.scoped(programmeId, (db) =>
    db.execute<Row>(sql`
      select r.id, r.kind, r.sort, s.name_enc, b.key_id, k.wrapped, r.value, r.unit, r.period_from, r.period_to, r.month, r.origin,
        f.staff_id, f.source, e.calculation, r.recorded_at, r.revision, r.reason, n.id as superseded_by, w.at as withdrawn_at
      from readings r
      join sites s on s.id = r.site_id
      join businesses b on b.id = r.business_id
      join data_keys k on k.id = b.key_id
      left join readings n on n.replaces = r.id
      left join staff_figures f on f.reading_id = r.id
      left join reading_withdrawals w on w.reading_id = r.id
      left join lateral (
        select calculation from emissions where reading_id = r.id order by calculated_at desc, id desc limit 1
      ) e on true
      where r.business_id = ${businessId}::uuid
      order by r.recorded_at, r.id`),
  );
  return rows.map((row) => readingLine(row, vault));
}

function readingLine(row: Row, vault: Vault): ReadingLine {
  const calculation: Calculation | null =
    typeof row.calculation === 'string' ? JSON.parse(row.calculation) : row.calculation;
  const site =
    row.wrapped === null
      ? null
      : vault.open({ keyId: row.key_id, wrapped: row.wrapped }, row.name_enc, 'site').toString('utf8');
  return {
    id: row.id,
    kind: row.kind,
    sort: row.sort,
    site,
    quantity: { value: Number(row.value), unit: row.unit },
    period: { from: row.period_from, to: row.period_to },
    month: row.month,
    origin: row.origin,
    ...(row.staff_id === null ? {} : { staff: { id: row.staff_id, source: row.source ?? '' } }),
    kgCo2: calculation?.kgCo2 ?? null,
    energyGj: calculation?.energyGj ?? null,
    factorIds: calculation?.parts.map((part) => part.factorId) ?? [],
    provisional: calculation?.provisional ?? false,
    recordedAt: new Date(row.recorded_at).toISOString(),
    revision: row.revision,
    reason: row.reason,
    supersededBy: row.superseded_by,
    withdrawnAt: row.withdrawn_at === null ? null : new Date(row.withdrawn_at).toISOString(),
  };
}
