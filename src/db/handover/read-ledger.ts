import { asc, eq, inArray } from 'drizzle-orm';
import type { HandoverFirm } from '../../bot/handover/firm.ts';
import { handoverFirm } from '../../bot/handover/firm.ts';
import type { Db } from '../connection.ts';
import { staffFigures } from '../schema/desk-staff.ts';
import { dataKeys } from '../schema/keys.ts';
import { emissions, readings, readingWithdrawals } from '../schema/ledger.ts';
import type { Vault, WrappedKey } from '../vault/vault.ts';
import { iso, openWords } from './sealed.ts';

const calculation = handoverFirm.shape.readings.element.shape.emissions.element.shape.calculation;

/** Who reads, and with which key the firm's words are opened. */
export type FirmReader = {
  readonly db: Db;
  readonly vault: Vault;
  readonly key: WrappedKey;
  readonly businessId: string;
};

/** A firm's ledger as it was written: every row, with what corrected it or took it back, and each computation. */
export async function readLedger({ db, vault, key, businessId }: FirmReader): Promise<HandoverFirm['readings']> {
  const rows = await db
    .select()
    .from(readings)
    .where(eq(readings.businessId, businessId))
    .orderBy(asc(readings.recordedAt), asc(readings.id));
  const ids = rows.map((row) => row.id);
  const withdrawals = await withdrawalsOf(db, ids);
  const computed = await computationsOf(db, ids);
  const figures = await figuresOf({ db, vault, key, businessId });
  return rows.map((row) => {
    const { programmeId: _p, businessId: _b, sourceEventId: _e, sourceMessageId: _m, ...rest } = row;
    const { voucherId, secondVoucherId, recordedAt, ...plain } = rest;
    return {
      ...plain,
      recordedAt: iso(recordedAt),
      vouchers: [voucherId, secondVoucherId],
      withdrawn: withdrawals.get(row.id) ?? null,
      staff: figures.get(row.id) ?? null,
      emissions: computed.get(row.id) ?? [],
    };
  });
}

type Reading = HandoverFirm['readings'][number];

async function withdrawalsOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Reading['withdrawn']>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select()
    .from(readingWithdrawals)
    .where(inArray(readingWithdrawals.readingId, [...ids]));
  return new Map(rows.map((row) => [row.readingId, { reason: row.reason, by: row.withdrawnBy, at: iso(row.at) }]));
}

async function computationsOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Reading['emissions']>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select()
    .from(emissions)
    .where(inArray(emissions.readingId, [...ids]))
    .orderBy(asc(emissions.calculatedAt), asc(emissions.id));
  const byReading = Map.groupBy(rows, ({ readingId }) => readingId);
  return new Map(
    [...byReading].map(([readingId, list]) => [
      readingId,
      list.map(({ id, kgCo2, scope, provisional, calculatedAt, calculation: made }) => ({
        ...{ id, kgCo2, scope, provisional, calculatedAt: iso(calculatedAt) },
        calculation: calculation.parse(typeof made === 'string' ? JSON.parse(made) : made),
      })),
    ]),
  );
}

async function figuresOf({ db, vault, businessId }: FirmReader): Promise<ReadonlyMap<string, Reading['staff']>> {
  const rows = await db
    .select({ figure: staffFigures, wrapped: dataKeys.wrapped })
    .from(staffFigures)
    .innerJoin(dataKeys, eq(dataKeys.id, staffFigures.keyId))
    .where(eq(staffFigures.businessId, businessId));
  return new Map(
    rows.map(({ figure: { readingId, staffId, source, noteEnc, keyId, at }, wrapped }) => [
      readingId,
      { staffId, source, note: openWords(vault, { keyId, wrapped }, noteEnc, 'figure-note'), at: iso(at) },
    ]),
  );
}
