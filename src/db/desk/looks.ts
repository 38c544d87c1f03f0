import { sql } from 'drizzle-orm';
import { type StaffBook, slackOf } from './staff.ts';

/** Why somebody may look at a firm: holding a case of it, or as a consultant by its number. */
export type LookReason = 'case' | 'route';

/** Somebody who looks at a firm's data. */
export type Look = { readonly businessId: string; readonly staffId: string; readonly why: LookReason };

/** A look as it is listed. `name` is null once the person's key is destroyed. */
export type LookLine = Look & { readonly firm: number; readonly name: string | null; readonly at: string };

/** Writes a look down, once a minute. What is looked at is shown only after this has succeeded. */
export async function keepLook({ database, programmeId }: StaffBook, look: Look, now: Date): Promise<void> {
  const { businessId, staffId, why } = look;
  await database.scoped(programmeId, (db) =>
    db.execute(sql`
      insert into desk_looks (programme_id, business_id, staff_id, why, at)
      values (${programmeId}::uuid, ${businessId}::uuid, ${staffId}::uuid, ${why},
        date_trunc('minute', ${now.toISOString()}::timestamptz))
      on conflict do nothing`),
  );
}

type Row = { business_id: string; firm: number; staff_id: string; why: LookReason; at: string };

/** The looks at the firms of a programme, or at one of them; the oldest first. */
export async function listLooks(book: StaffBook, businessId: string | null): Promise<readonly LookLine[]> {
  const rows = await book.database.scoped(book.programmeId, (db) =>
    db.execute<Row>(sql`
      select l.business_id, b.number as firm, l.staff_id, l.why, l.at
      from desk_looks l join businesses b on b.id = l.business_id
      where ${businessId}::uuid is null or l.business_id = ${businessId}::uuid
      order by l.at, l.business_id, l.staff_id, l.why`),
  );
  const ids = [...new Set(rows.map((row) => row.staff_id))];
  const names = new Map(
    await Promise.all(ids.map(async (id) => [id, (await slackOf(book, id))?.name ?? null] as const)),
  );
  return rows.map((row) => ({
    ...{ businessId: row.business_id, firm: row.firm, staffId: row.staff_id, why: row.why },
    name: names.get(row.staff_id) ?? null,
    at: new Date(row.at).toISOString(),
  }));
}
