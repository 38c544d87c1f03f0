import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { coreName } from '../../bot/desk/guard/others.ts';
import type { FirmRoute } from '../../bot/office/figures.ts';
import { japanTime } from '../../engine/business-time/hours.ts';
import type { Db } from '../connection.ts';
import type { StaffBook } from '../desk/staff.ts';

/** Which firm is to have which route. `by`: our id of the person; null: on the command line. */
export type RouteOrder = {
  readonly businessId: string;
  readonly route: FirmRoute;
  readonly by: string | null;
  /** What speaks against it was seen, and it is meant all the same. */
  readonly sure: boolean;
};

/** Why a route is not set: no such firm, none that takes part, another route already, or the same firm in the other one. */
export type RouteRefusal =
  | { readonly refused: 'business-unknown' | 'business-gone' }
  | { readonly refused: 'route-taken'; readonly route: FirmRoute }
  | { readonly refused: 'same-firm'; readonly number: number };

/** What came of it. */
export type RouteOutcome = { readonly as: 'set' | 'same' } | RouteRefusal;

type Row = {
  id: string;
  number: number;
  state: string;
  route: FirmRoute;
  name_enc: Buffer | null;
  key_id: string;
  wrapped: Buffer | null;
};

/**
 * Sets the route of a firm, with a line in the programme's log. A firm has one route: that it had another one, or that a
 * firm of the same name is in the other one, has to be confirmed.
 */
export async function setRoute(
  { database, vault, programmeId }: StaffBook,
  order: RouteOrder,
  now: Date,
): Promise<RouteOutcome> {
  return database.scoped(programmeId, async (db) => {
    // Two who decide at once would not see each other's firm.
    await db.execute(sql`select pg_advisory_xact_lock(hashtextextended('routes ' || ${programmeId}::text, 0))`);
    const firms = await db.execute<Row>(sql`
      select b.id, b.number, b.state, b.route, b.name_enc, b.key_id, k.wrapped
      from businesses b join data_keys k on k.id = b.key_id order by b.number`);
    const own = firms.find(({ id }) => id === order.businessId);
    const name = ({ name_enc: sealed, key_id: keyId, wrapped }: Row): string | null =>
      sealed === null || wrapped === null
        ? null
        : coreName(vault.open({ keyId, wrapped }, sealed, 'name').toString('utf8'));
    const refusal = own === undefined ? unknown : against(own, order, { firms, name });
    if (own === undefined || refusal !== null) return refusal ?? unknown;
    if (own.route === order.route) return { as: 'same' };
    await write(db, { programmeId, order, before: own.route }, now);
    return { as: 'set' };
  });
}

const unknown: RouteRefusal = { refused: 'business-unknown' };

type Others = { readonly firms: readonly Row[]; readonly name: (row: Row) => string | null };

function against(own: Row, { route, sure }: RouteOrder, { firms, name }: Others): RouteRefusal | null {
  if (own.state === 'left' || own.state === 'erased') return { refused: 'business-gone' };
  if (sure || own.route === route) return null;
  if (own.route !== null) return { refused: 'route-taken', route: own.route };
  const called = name(own);
  const other = firms.find(
    (row) => row.id !== own.id && isElsewhere(row, route) && called !== null && name(row) === called,
  );
  return other === undefined ? null : { refused: 'same-firm', number: other.number };
}

function isElsewhere(row: Row, route: FirmRoute): boolean {
  return (
    route !== null && row.route !== null && row.route !== route && (row.state === 'joining' || row.state === 'active')
  );
}

type Writing = { readonly programmeId: string; readonly order: RouteOrder; readonly before: FirmRoute };

async function write(db: Db, { programmeId, order, before }: Writing, now: Date): Promise<void> {
  const { businessId, route, by } = order;
  await db.execute(sql`update businesses set route = ${route} where id = ${businessId}::uuid`);
  await db.execute(sql`
    insert into programme_log (id, programme_id, kind, day, staff_id, business_id, code, at)
    values (${randomUUID()}::uuid, ${programmeId}::uuid, 'route', ${japanTime(now.toISOString()).day}::date, ${by}::uuid,
      ${businessId}::uuid, ${`${before ?? 'none'}>${route ?? 'none'}`}, ${now.toISOString()}::timestamptz)`);
}
