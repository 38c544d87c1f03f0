import { sql } from 'drizzle-orm';
import type { FirmRoute } from '../../bot/office/figures.ts';
import type { StaffBook } from '../desk/staff.ts';

/** A code that was given out, and how it stands. `firm`: the number of the firm whose place it opens. */
export type InviteLine = {
  readonly code: string;
  readonly placesLeft: number;
  readonly route: FirmRoute;
  readonly firm: number | null;
  /** The moment of its end; null: none. */
  readonly expiresAt: string | null;
};

type Row = { code: string; places_left: number; route: FirmRoute; firm: number | null; expires_at: string | null };

/** The codes of the programme, the newest first. */
export async function listInvites({ database, programmeId }: StaffBook, most: number): Promise<readonly InviteLine[]> {
  const rows = await database.scoped(programmeId, (db) =>
    db.execute<Row>(sql`
      select i.code, i.places_left, i.route, b.number as firm, i.expires_at
      from invites i left join businesses b on b.id = i.business_id
      where i.programme_id = ${programmeId}::uuid order by i.created_at desc, i.code limit ${most}::int`),
  );
  return rows.map(({ code, places_left: placesLeft, route, firm, expires_at: at }) => ({
    ...{ code, placesLeft, route, firm },
    expiresAt: at === null ? null : new Date(at).toISOString(),
  }));
}

/** A firm whose place somebody may be let into: it is there, and nobody has come in yet. */
export type Place =
  | { readonly businessId: string }
  | { readonly refused: 'business-unknown' | 'business-gone' | 'business-occupied' };

/** The place of the firm of this number. */
export async function placeOfFirm({ database, programmeId }: StaffBook, number: number): Promise<Place> {
  const [row] = await database.scoped(programmeId, (db) =>
    db.execute<{ id: string; state: string; people: string }>(sql`
      select b.id, b.state, (select count(*) from conversations c where c.business_id = b.id) as people
      from businesses b where b.number = ${number}::int`),
  );
  if (row === undefined) return { refused: 'business-unknown' };
  if (row.state === 'left' || row.state === 'erased') return { refused: 'business-gone' };
  return Number(row.people) > 0 ? { refused: 'business-occupied' } : { businessId: row.id };
}
