import { ExternalError } from '../bot/errors.ts';
import type { Database } from '../db/connection.ts';
import { loadPlaces } from '../db/repositories/bill-layouts.ts';
import type { Vault } from '../db/vault/vault.ts';
import { type Learnt, remembered } from '../engine/bill/learnt/votes.ts';
import type { MeterNumber } from '../engine/bill/party/customer-number.ts';
import { suppliersOf } from '../engine/bill/party/lists.ts';
import { isPublicBody } from '../engine/bill/party/supplier.ts';
import { addMonths } from '../engine/period.ts';
import { energyOf, type LayoutName, nameIn } from './see-bill.ts';

/** What a programme knows of the layouts of bills. */
export type LayoutMemory = {
  readonly nameOf: LayoutName;
  /** A meter's number as a keyed hash, another in each programme: known again, and said to nobody. */
  readonly meterOf: (number: MeterNumber) => string;
  readonly learnt: Learnt;
};

export type LayoutMemoryOptions = { readonly database: Database; readonly vault: Vault };

/**
 * Loads what a programme has learnt. Of another programme nothing is known.
 * @throws {ExternalError} database-unavailable: the picture is read later
 */
export async function openLayoutMemory(
  { database, vault }: LayoutMemoryOptions,
  { programmeId, today }: { readonly programmeId: string; readonly today: string },
): Promise<LayoutMemory> {
  const since = addMonths(today.slice(0, 7), 1 - remembered);
  const places = await loadPlaces(database, programmeId, since).catch((error: unknown) => {
    throw new ExternalError('database-unavailable', 'later', { cause: error });
  });
  const known = Map.groupBy(places, ({ supplier, kind }) => `${kind} ${supplier}`);
  const nameOf = layoutName(vault, programmeId);
  return {
    nameOf,
    meterOf: ({ sort, digits }) =>
      `${sort}-${vault.nameIndex(programmeId, `meter ${sort} ${digits}`).toString('hex').slice(0, 16)}`,
    learnt: (supplier, kind) => known.get(`${energyOf(kind)[0]} ${nameOf(supplier, kind)}`) ?? [],
  };
}

/**
 * Suppliers of the public lists and public bodies are remembered by their names. What else stands on a paper may be
 * the firm's own name: a keyed hash knows it again and says it to nobody.
 */
function layoutName(vault: Vault, programmeId: string): LayoutName {
  return (supplier, kind) => {
    if (suppliersOf(kind).includes(supplier) || isPublicBody(supplier)) return supplier;
    const plain = (nameIn(supplier) ?? supplier).replace(/\s/g, '');
    return `unlisted-${vault.nameIndex(programmeId, plain).toString('hex').slice(0, 12)}`;
  };
}
