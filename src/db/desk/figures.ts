import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { FigureFacts, StaffFigure } from '../../bot/desk/figures/judge.ts';
import type { NewReading } from '../../bot/effect.ts';
import type { ReadingFacts } from '../../bot/facts.ts';
import { calculate } from '../../engine/emission/calculate.ts';
import { firstDay, lastDay } from '../../engine/period.ts';
import type { Db } from '../connection.ts';
import { loadBusinesses } from '../turns/business-facts.ts';
import { saveEmissions, saveReadings, withdrawReadings } from '../turns/records/ledger.ts';
import type { DeskOptions } from './options.ts';
import { type Address, lockPlace, type Place } from './place.ts';

/** A figure of a firm that staff looked after, and who entered it. `eventId`: the same one twice is one row. */
export type FigureEntry = Address & { readonly by: string; readonly eventId: string };

/** How storing ended. `changed`: the row that was to be corrected is no longer the one that counts. */
export type FigureStored = { readonly readingId: string } | { readonly refused: 'changed' | 'forgotten' | 'twice' };

/** What staff may look at when they enter a figure; null: the person has no firm, or nothing of it can be read. */
export async function figureFacts(options: DeskOptions, at: Address, today: string): Promise<FigureFacts | null> {
  return options.database.scoped(at.programmeId, async (db) => {
    const place = await lockPlace(db, at);
    return 'refused' in place ? null : factsOf(db, options, place, today);
  });
}

async function factsOf(db: Db, { vault }: DeskOptions, place: Place, today: string): Promise<FigureFacts | null> {
  if (place.businessId === null) return null;
  const found = await loadBusinesses(db, vault, [{ businessId: place.businessId, key: place.key }]);
  const record = found.get(place.businessId);
  return record === undefined ? null : { today, ...record };
}

/** Stores a figure with the person as its origin; the row that it corrects must still be the one that counts. */
export async function saveStaffFigure(
  options: DeskOptions,
  entry: FigureEntry,
  figure: StaffFigure,
): Promise<FigureStored> {
  return options.database.scoped(entry.programmeId, async (db) => {
    const place = await lockPlace(db, entry);
    const facts = 'refused' in place ? null : await factsOf(db, options, place, '');
    if ('refused' in place || facts === null) return { refused: 'forgotten' };
    if ((currentOf(facts, figure)?.id ?? null) !== figure.replaces) return { refused: 'changed' };
    if (!(await isNew(db, options, entry))) return { refused: 'twice' };
    const reading = newReading(figure, facts);
    await write(db, options, { entry, place, reading });
    return { readingId: reading.id };
  });
}

function currentOf({ readings }: FigureFacts, { siteId, kind, month }: StaffFigure): ReadingFacts | undefined {
  return readings.find((one) => one.siteId === siteId && one.kind === kind && one.month === month);
}

function newReading(
  { siteId, kind, month, quantity, source, replaces }: StaffFigure,
  { sites }: FigureFacts,
): NewReading {
  const energy = sites.find(({ id }) => id === siteId)?.energy.find((one) => one.kind === kind);
  return {
    id: randomUUID(),
    ...{ siteId, kind, month, quantity, replaces },
    sort: null,
    period: { from: firstDay(month), to: lastDay(month) },
    supplierCode: energy?.supplierCode ?? null,
    menu: energy?.menu ?? null,
    area: energy?.area ?? null,
    origin: 'staff',
    reason: `staff-${source}`,
  };
}

async function isNew(
  db: Db,
  { clock }: DeskOptions,
  { programmeId, conversationId, eventId }: FigureEntry,
): Promise<boolean> {
  const fresh = await db.execute(sql`
    insert into seen_events (channel, event_id, programme_id, seen_at)
    values ('desk-figure', ${`${conversationId}:${eventId}`}, ${programmeId}::uuid, ${clock.now().toISOString()}::timestamptz)
    on conflict do nothing returning 1`);
  return fresh.length > 0;
}

type Writing = { readonly entry: FigureEntry; readonly place: Place; readonly reading: NewReading };

async function write(db: Db, { vault, clock, shelf }: DeskOptions, { entry, place, reading }: Writing): Promise<void> {
  const { kind, sort, quantity, period, supplierCode: supplier, menu, area } = reading;
  const result = calculate({ kind, sort, quantity, period, supplier, menu, area }, await shelf.tables(db));
  const context = { db, vault, now: clock.now(), programmeId: entry.programmeId };
  const record = { do: 'save-reading', reading, calculation: result.ok ? result.value : null } as const;
  const saved = [{ by: entry.by, eventId: entry.eventId, businessId: place.businessId, record }];
  await saveReadings(context, saved);
  await saveEmissions(context, saved);
}

type Own = {
  site_id: string;
  kind: StaffFigure['kind'];
  month: string;
  replaces: string | null;
  was_value: string;
  was_unit: string;
};

/**
 * Takes back a figure that this very person entered, while it is the one that counts: what it corrected counts again.
 * False: it is not theirs, or it no longer counts.
 */
export async function undoStaffFigure(options: DeskOptions, entry: FigureEntry, readingId: string): Promise<boolean> {
  return options.database.scoped(entry.programmeId, async (db) => {
    const place = await lockPlace(db, entry);
    if ('refused' in place) return false;
    const [row] = await db.execute<Own>(sql`
      select r.site_id, r.kind, r.month, r.replaces, w.value as was_value, w.unit as was_unit
      from readings r left join readings w on w.id = r.replaces
      where r.id = ${readingId}::uuid and r.origin = 'staff' and r.recorded_by = ${entry.by}::uuid
        and r.business_id = ${place.businessId}::uuid
        and not exists (select 1 from readings n where n.replaces = r.id)
        and not exists (select 1 from reading_withdrawals x where x.reading_id = r.id)`);
    if (row === undefined) return false;
    const { by } = entry;
    const record = { do: 'withdraw-reading', readingId, reason: 'undone-by-staff' } as const;
    if (row.replaces === null)
      await withdrawReadings({ db, vault: options.vault, now: options.clock.now(), programmeId: entry.programmeId }, [
        { by, record },
      ]);
    else await putBack(db, options, { entry, place, row, readingId });
    return true;
  });
}

type PuttingBack = {
  readonly entry: FigureEntry;
  readonly place: Place;
  readonly row: Own;
  readonly readingId: string;
};

/** The ledger only grows: the former figure is written once more. */
async function putBack(db: Db, options: DeskOptions, { entry, place, row, readingId }: PuttingBack): Promise<void> {
  const [old] = await db.execute<{
    period_from: string;
    period_to: string;
    supplier_code: string | null;
    menu: string | null;
    area: string | null;
  }>(sql`
    select period_from, period_to, supplier_code, menu, area from readings where id = ${row.replaces}::uuid`);
  if (old === undefined) return;
  const reading: NewReading = {
    id: randomUUID(),
    ...{ siteId: row.site_id, kind: row.kind, sort: null, month: row.month },
    quantity: { value: Number(row.was_value), unit: row.was_unit },
    period: { from: old.period_from, to: old.period_to },
    ...{ supplierCode: old.supplier_code, menu: old.menu, area: old.area },
    origin: 'staff',
    replaces: readingId,
    reason: 'undone-by-staff',
  };
  await write(db, options, { entry, place, reading });
}
