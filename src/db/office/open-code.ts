import { sql } from 'drizzle-orm';
import type { StaffBook } from '../desk/staff.ts';

/**
 * A code that everybody may see: it lets new firms in now. Of several the one with most places; `code`: that one or none.
 * A code that opens the place of a firm is nobody else's to see.
 */
export async function openCode(
  { database, programmeId }: Omit<StaffBook, 'vault'>,
  now: Date,
  code: string | null = null,
): Promise<string | null> {
  const [row] = await database.scoped(programmeId, (db) =>
    db.execute<{ code: string }>(sql`
      select i.code from invites i
      where i.programme_id = ${programmeId}::uuid and i.business_id is null and i.places_left > 0
        and (i.expires_at is null or i.expires_at > ${now.toISOString()}::timestamptz)
        and (${code}::text is null or i.code = ${code}::text)
      order by i.places_left desc, i.created_at, i.code limit 1`),
  );
  return row?.code ?? null;
}
