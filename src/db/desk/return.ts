import { sql } from 'drizzle-orm';
import type { Resolution } from '../../bot/desk/consultation/reasons.ts';
import type { FigureSeen } from '../../bot/desk/packet/facts.ts';
import type { EnergyKind } from '../../engine/energy/registry.ts';
import type { Db } from '../connection.ts';
import { enterInbox } from '../enter-inbox.ts';
import { promisesOf } from './notes.ts';
import type { DeskOptions } from './options.ts';
import { type Address, findPlace, type Place } from './place.ts';

/** A conversation that goes back to the bot. */
export type Returned = Address & {
  readonly consultationId: string;
  readonly resolution: Resolution;
  /** The same one twice is one event. */
  readonly eventId: string;
};

/**
 * Gives the conversation back: an event of our own, whose turn says how it ended and what staff have changed since the
 * case was opened, and asks the open question again.
 */
export async function enterReturned(options: DeskOptions, returned: Returned): Promise<void> {
  const { programmeId, conversationId, consultationId, resolution, eventId: id } = returned;
  const { database, vault } = options;
  const promises = await promisesOf({ database, vault, programmeId }, consultationId);
  await database.scoped(programmeId, async (db) => {
    const place = await findPlace(db, returned);
    if ('refused' in place) return;
    const figures = await changedBy(db, place, consultationId);
    const bills = await billsUnread(db, place, consultationId);
    const content = { kind: 'returned', consultationId, resolution, promises, bills, ...figures } as const;
    const channel = await channelOf(db, conversationId);
    await enterInbox(db, options, { id, programmeId, conversationId, channel, key: place.key, content, token: null });
  });
}

/** Photographs of bills that only staff have got since the case was opened. */
async function billsUnread(db: Db, { conversationId }: Place, consultationId: string): Promise<number> {
  const [row] = await db.execute<{ count: string }>(sql`
    select count(*) as count from media m join consultations c on c.id = ${consultationId}::uuid
    where m.conversation_id = ${conversationId}::uuid and m.unread and m.created_at >= c.opened_at`);
  return Number(row?.count ?? 0);
}

async function channelOf(db: Db, conversationId: string): Promise<string> {
  const [row] = await db.execute<{ channel: string }>(
    sql`select channel from conversations where id = ${conversationId}::uuid`,
  );
  return row?.channel ?? '';
}

type Row = {
  slot: string;
  month: string;
  kind: EnergyKind;
  value: number;
  unit: string;
  was_value: number | null;
  was_unit: string | null;
};

type Changed = { readonly before: readonly FigureSeen[]; readonly after: readonly FigureSeen[] };

/** The figures that staff entered while the case was open, or of which the owner has not heard yet, beside those that they replaced. */
async function changedBy(db: Db, { businessId }: Place, consultationId: string): Promise<Changed> {
  if (businessId === null) return { before: [], after: [] };
  const unheard = sql`select f.reading_id from staff_figures f join outbox o on o.id = f.notice_id
    where f.business_id = ${businessId}::uuid and o.status in ('waiting', 'fenced')`;
  const rows = await db.execute<Row>(sql`
    select concat_ws(' ', r.site_id, r.kind, r.sort, r.month) as slot, r.month, r.kind, r.value, r.unit,
      w.value as was_value, w.unit as was_unit
    from readings r join consultations c on c.id = ${consultationId}::uuid left join readings w on w.id = r.replaces
    where r.business_id = ${businessId}::uuid and r.origin = 'staff' and r.reason is distinct from 'undone-by-staff'
      and (r.recorded_at >= c.opened_at or r.id in (${unheard}))
      and not exists (select 1 from readings later where later.replaces = r.id)
      and not exists (select 1 from reading_withdrawals taken where taken.reading_id = r.id)
    order by r.recorded_at`);
  // Told now: what still waits would say it once more.
  await db.execute(sql`
    delete from outbox where status in ('waiting', 'fenced') and id in (
      select notice_id from staff_figures where business_id = ${businessId}::uuid and notice_id is not null and source <> 'undo')`);
  const seen = ({ slot, month, kind }: Row, value: number, unit: string): FigureSeen => ({
    ...{ slot, month, kind },
    quantity: { value: Number(value), unit },
    origin: 'staff',
    warnings: [],
  });
  return {
    before: rows.flatMap((row) =>
      row.was_value === null || row.was_unit === null ? [] : [seen(row, row.was_value, row.was_unit)],
    ),
    after: rows.map((row) => seen(row, row.value, row.unit)),
  };
}
