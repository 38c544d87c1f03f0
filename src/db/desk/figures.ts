import { sql } from 'drizzle-orm';
import type { NewReading } from '../../bot/effect.ts';
import type { Facts, Locale, ReadingFacts } from '../../bot/facts.ts';
import { japanTime } from '../../engine/business-time/hours.ts';
import type { Calculation } from '../../engine/emission/calculate.ts';
import type { Db } from '../connection.ts';
import { loadBusinesses } from '../turns/business-facts.ts';
import { saveEmissions, saveReadings, withdrawReadings } from '../turns/records/ledger.ts';
import type { WrappedKey } from '../vault/vault.ts';
import type { DeskOptions } from './options.ts';
import { loadReplaced } from './replaced.ts';
import { saySoon } from './say.ts';
import { peekState } from './state.ts';

/** Where a figure was seen by the one who entered it; `undo`: it stood there before. */
export type FigureSource = 'bill' | 'phone' | 'meter' | 'other' | 'undo';

/** Who enters something for which firm. */
export type Hand = { readonly programmeId: string; readonly businessId: string; readonly staffId: string };

/** How the firm's owner can be told: in this conversation, now or, while a case is open, when it ends. */
export type FirmEar = {
  readonly conversationId: string;
  readonly platform: 'line' | 'slack';
  readonly locale: Locale;
  readonly epoch: number;
  readonly open: boolean;
};

/** A firm while nobody else can change its figures: neither its owner's turn nor a colleague. */
export type FirmInHand = {
  readonly facts: Facts;
  /** Null: nobody of it can be reached. */
  readonly ear: FirmEar | null;
  /** Rows that staff entered, by id, and who. */
  readonly entered: ReadonlyMap<string, Entered>;
};

/** A row that somebody of the staff entered. `heard`: its message has left, or needs none. */
export type Entered = { readonly staffId: string; readonly heard: boolean; readonly before: ReadingFacts | null };

/** What is said to the owner; `notBefore` null: at once. */
export type Notice = {
  readonly id: string;
  readonly ear: FirmEar;
  readonly messages: readonly unknown[];
  readonly notBefore: string | null;
};

/** What changes: rows are added, never changed. */
export type FigureChange = {
  readonly row: { readonly reading: NewReading; readonly calculation: Calculation | null } | null;
  readonly source: FigureSource;
  readonly note: string | null;
  readonly withdraw: { readonly readingId: string; readonly reason: string } | null;
  readonly notice: Notice | null;
  /** A message that is not needed any more. */
  readonly unsay: string | null;
};

/** What was decided: what to answer, and what to write; null: nothing. */
export type FigureDecision<T> = { readonly answer: T; readonly change: FigureChange | null };

/**
 * Lets somebody decide over a firm's figures as they stand, and writes what was decided, in one transaction. Whoever
 * comes second decides over what the first one has written. Null: nothing of the firm can be read any more.
 */
export async function decideFigures<T>(
  options: DeskOptions,
  hand: Hand,
  decide: (firm: FirmInHand) => FigureDecision<T>,
): Promise<T | null> {
  return options.database.scoped(hand.programmeId, async (db) => {
    const key = await lockFirm(db, hand);
    if (key === null) return null;
    const { answer, change } = decide(await firmInHand(options, db, { hand, key }));
    if (change !== null) await write(options, db, { hand, key, change });
    return answer;
  });
}

/** In the order in which an owner's turn takes them. */
async function lockFirm(db: Db, { businessId }: Hand): Promise<WrappedKey | null> {
  await db.execute(sql`select 1 from conversations where business_id = ${businessId}::uuid order by id for update`);
  const [row] = await db.execute<{ key_id: string; wrapped: Buffer | null }>(sql`
    select b.key_id, k.wrapped from businesses b join data_keys k on k.id = b.key_id
    where b.id = ${businessId}::uuid for update of b`);
  return row === undefined || row.wrapped === null ? null : { keyId: row.key_id, wrapped: row.wrapped };
}

type Locked = { readonly hand: Hand; readonly key: WrappedKey };

async function firmInHand(options: DeskOptions, db: Db, { hand, key }: Locked): Promise<FirmInHand> {
  const { vault, shelf, clock } = options;
  const { programmeId, businessId } = hand;
  const record = (await loadBusinesses(db, vault, [{ businessId, key }])).get(businessId);
  const facts: Facts = {
    today: japanTime(clock.now().toISOString()).day,
    locale: 'ja',
    programme: (await shelf.get(db, [programmeId])).get(programmeId)?.facts ?? null,
    business: record?.business ?? null,
    sites: record?.sites ?? [],
    readings: record?.readings ?? [],
    invite: null,
    tables: await shelf.tables(db),
  };
  return { facts, ear: await earOfFirm(options, db, hand), entered: await enteredFor(db, businessId, clock.now()) };
}

async function earOfFirm({ vault }: DeskOptions, db: Db, { programmeId, businessId }: Hand): Promise<FirmEar | null> {
  const [row] = await db.execute<{ id: string; platform: 'line' | 'slack'; locale: Locale }>(sql`
    select id, platform, locale from conversations
    where business_id = ${businessId}::uuid and programme_id = ${programmeId}::uuid and reachable
    order by updated_at desc, id limit 1`);
  if (row === undefined) return null;
  const state = await peekState(db, vault, { programmeId, conversationId: row.id });
  const { id: conversationId, platform, locale } = row;
  return { conversationId, platform, locale, epoch: state?.epoch ?? 0, open: state !== null && state.at !== 'bot' };
}

type EnteredRow = { reading_id: string; staff_id: string; waits: boolean };

async function enteredFor(db: Db, businessId: string, now: Date): Promise<ReadonlyMap<string, Entered>> {
  const rows = await db.execute<EnteredRow>(sql`
    select f.reading_id, f.staff_id, exists (
      select 1 from outbox o where o.id = f.notice_id and o.status in ('waiting', 'fenced')
        and (o.lease_until is null or o.lease_until < ${now.toISOString()}::timestamptz)) as waits
    from staff_figures f where f.business_id = ${businessId}::uuid`);
  const before = await loadReplaced(db, businessId);
  return new Map(
    rows.map((row) => {
      const entered = { staffId: row.staff_id, heard: !row.waits, before: before.get(row.reading_id) ?? null };
      return [row.reading_id, entered];
    }),
  );
}

type Writing = Locked & { readonly change: FigureChange };

async function write(options: DeskOptions, db: Db, { hand, key, change }: Writing): Promise<void> {
  const { programmeId, businessId, staffId: by } = hand;
  const now = options.clock.now();
  const context = { db, now, programmeId };
  const rows = change.row === null ? [] : [{ ...change.row, businessId, by, event: null }];
  await saveReadings(context, rows);
  await saveEmissions(context, rows);
  await withdrawReadings(context, change.withdraw === null ? [] : [{ ...change.withdraw, by }]);
  if (change.unsay !== null)
    await db.execute(sql`delete from outbox where id = ${change.unsay}::uuid and status in ('waiting', 'fenced')`);
  if (change.row !== null) await noteSource(options, db, { hand, key, change, readingId: change.row.reading.id });
  if (change.notice === null) return;
  const { id, ear, messages, notBefore } = change.notice;
  const spoken = {
    id,
    programmeId,
    conversationId: ear.conversationId,
    voice: 'desk',
    epoch: ear.epoch,
    staff: null,
  } as const;
  await saySoon(db, options, { ...spoken, messages, ...(notBefore !== null && { notBefore: new Date(notBefore) }) });
}

type Noting = Writing & { readonly readingId: string };

async function noteSource({ vault, clock }: DeskOptions, db: Db, noting: Noting): Promise<void> {
  const { hand, key, change, readingId } = noting;
  const note = change.note === null ? null : vault.seal(key, change.note, 'figure-note');
  await db.execute(sql`
    insert into staff_figures (reading_id, programme_id, business_id, staff_id, source, note_enc, key_id, notice_id, at)
    values (${readingId}::uuid, ${hand.programmeId}::uuid, ${hand.businessId}::uuid, ${hand.staffId}::uuid,
      ${change.source}, ${note}, ${key.keyId}::uuid, ${change.notice?.id ?? null}::uuid,
      ${clock.now().toISOString()}::timestamptz)`);
}
