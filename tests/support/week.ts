import { randomUUID } from 'node:crypto';
import type { ProgrammeDocument } from '../../src/bot/programme/document.ts';
import { addProgramme, type ProgrammeRow } from '../../src/db/repositories/programmes.ts';
import { businesses, consents, siteEnergy, sites } from '../../src/db/schema/businesses.ts';
import { dataKeys } from '../../src/db/schema/keys.ts';
import { emissions, readings, readingWithdrawals } from '../../src/db/schema/ledger.ts';
import { newDataKey } from '../../src/db/vault/master-keys.ts';
import { calculate } from '../../src/engine/emission/calculate.ts';
import type { EnergyKind } from '../../src/engine/energy/registry.ts';
import { firstDay, lastDay, type Period } from '../../src/engine/period.ts';
import { demoProgramme } from '../../src/service/demo-programme.ts';
import type { TestStorage } from './storage.ts';

/** A figure as a test wants it; `at` is when it was written. */
export type Figure = {
  readonly kind: EnergyKind;
  readonly month: string;
  readonly value: number;
  readonly site?: number;
  readonly unit?: string;
  readonly period?: Period;
  readonly at?: string;
  /** Corrected at this moment to this value. */
  readonly corrected?: { readonly value: number; readonly at: string };
  readonly withdrawnAt?: string;
  /** Computed anew, so many times its CO2. */
  readonly recomputed?: { readonly times: number; readonly at: string };
};

/** A firm as a test wants it. */
export type Firm = {
  readonly number: number;
  readonly meters: readonly { readonly site: number; readonly kind: EnergyKind }[];
  readonly consents?: Readonly<Record<string, boolean>>;
  readonly figures: readonly Figure[];
  readonly state?: 'active' | 'left' | 'joining' | 'erased';
  readonly route?: 'system' | 'consulting';
  readonly name?: string;
  readonly joinedAt?: string;
};

const usual: Partial<Record<EnergyKind, string>> = {
  electricity: 'kWh',
  city_gas: 'm3',
  lpg: 'm3',
  water: 'm3',
  waste: 't',
};
export const yes = { use: true, client: true, statistics: true };
const longAgo = '2025-01-01T00:00:00.000Z';

/** A programme of its own. */
export function addWeekProgramme(storage: TestStorage, change: Partial<ProgrammeDocument>): Promise<ProgrammeRow> {
  const code = `p-${randomUUID().slice(0, 8)}`;
  return addProgramme(storage.database, { ...demoProgramme('2026-11-26'), code, ...change });
}

/** Writes a firm with its sites, meters, consents and ledger, as turns do. @returns its id */
export async function addFirm(storage: TestStorage, programmeId: string, firm: Firm): Promise<string> {
  const { database, vault } = storage;
  const businessId = randomUUID();
  const keyId = randomUUID();
  const key = { keyId, wrapped: vault.masterKeys.wrap(newDataKey(), keyId) };
  const places = [...new Set([...firm.meters, ...firm.figures].map(({ site = 0 }) => site))];
  const siteIds = new Map(places.map((site) => [site, randomUUID()]));
  const at = new Date(firm.joinedAt ?? longAgo);
  await database.scoped(programmeId, async (db) => {
    await db.insert(dataKeys).values({ id: key.keyId, programmeId, wrapped: key.wrapped });
    await db.insert(businesses).values({
      ...{ id: businessId, programmeId, number: firm.number, keyId: key.keyId, createdAt: at },
      ...{ state: firm.state ?? ('active' as const), route: firm.route ?? null },
      nameEnc: vault.seal(key, Buffer.from(firm.name ?? `試験商店${firm.number}`), 'name'),
    });
    for (const [position, id] of siteIds)
      await db.insert(sites).values({
        ...{ id, programmeId, businessId, position, createdAt: at },
        nameEnc: vault.seal(key, Buffer.from(`拠点${position}`), 'site'),
      });
    for (const { site, kind } of firm.meters)
      await db
        .insert(siteEnergy)
        .values({ siteId: siteIds.get(site) ?? '', kind, programmeId, unit: usual[kind] ?? 'L', position: 0 })
        .onConflictDoNothing();
    for (const [purpose, given] of Object.entries(firm.consents ?? yes))
      await db.insert(consents).values({
        ...{ id: randomUUID(), programmeId, conversationId: randomUUID(), businessId, purpose, given },
        ...{ textVersion: '2026-11', channel: 'line', at },
      });
    for (const figure of firm.figures)
      await addFigure({ db, programmeId, businessId, siteId: siteIds.get(figure.site ?? 0) ?? '' }, figure);
  });
  return businessId;
}

type Place = {
  readonly db: Parameters<Parameters<TestStorage['database']['scoped']>[1]>[0];
  readonly programmeId: string;
  readonly businessId: string;
  readonly siteId: string;
};

async function addFigure(place: Place, figure: Figure): Promise<void> {
  const { at = longAgo, corrected, withdrawnAt, recomputed } = figure;
  const first = await addReading(place, figure, { value: figure.value, at, replaces: null });
  const last =
    corrected === undefined
      ? first
      : await addReading(place, figure, { value: corrected.value, at: corrected.at, replaces: first });
  if (recomputed !== undefined)
    await addEmission(place, last, {
      figure: { ...figure, value: (corrected?.value ?? figure.value) * recomputed.times },
      at: recomputed.at,
    });
  if (withdrawnAt !== undefined)
    await place.db.insert(readingWithdrawals).values({
      ...{ readingId: last, programmeId: place.programmeId, reason: 'typo', at: new Date(withdrawnAt) },
    });
}

async function addReading(
  place: Place,
  figure: Figure,
  { value, at, replaces }: { readonly value: number; readonly at: string; readonly replaces: string | null },
): Promise<string> {
  const { db, programmeId, businessId, siteId } = place;
  const { kind, month } = figure;
  const id = randomUUID();
  const period = periodOf(figure);
  await db.insert(readings).values({
    ...{ id, programmeId, businessId, siteId, kind, value, month, replaces },
    ...{ unit: figure.unit ?? usual[kind] ?? 'L', origin: 'typed' as const, recordedAt: new Date(at) },
    ...{ periodFrom: period.from, periodTo: period.to },
  });
  await addEmission(place, id, { figure: { ...figure, value }, at });
  return id;
}

async function addEmission(
  { db, programmeId }: Place,
  readingId: string,
  { figure, at }: { readonly figure: Figure; readonly at: string },
): Promise<void> {
  const { kind, value } = figure;
  const quantity = { value, unit: figure.unit ?? usual[kind] ?? 'L' };
  const waste = kind === 'waste' ? { type: 'waste_plastic_industrial', treatment: 'incineration' } : null;
  const result = calculate({ kind, quantity, period: periodOf(figure), waste });
  if (!result.ok) return;
  const { kgCo2, scope, provisional } = result.value;
  await db.insert(emissions).values({
    ...{ id: randomUUID(), programmeId, readingId, calculation: result.value },
    ...{ kgCo2, scope, provisional, calculatedAt: new Date(at) },
  });
}

function periodOf({ month, period }: Figure): Period {
  return period ?? { from: firstDay(month), to: lastDay(month) };
}
