import { sql } from 'drizzle-orm';
import type { Version } from '../../engine/report/version.ts';
import type { Db } from '../connection.ts';

const purposes: Partial<Record<Version['kind'], 'client' | 'statistics'>> = {
  periodic: 'client',
  city: 'client',
  interim: 'statistics',
  completion: 'statistics',
  publication: 'statistics',
};

/**
 * The firms in a version of several that do not agree any more to what it tells of them, by number. A firm may always
 * read its own.
 */
export async function withdrawnFrom(db: Db, { id, kind }: Pick<Version, 'id' | 'kind'>): Promise<readonly number[]> {
  const purpose = purposes[kind];
  if (purpose === undefined) return [];
  const rows = await db.execute<{ number: number }>(sql`
    select b.number from report_members m join businesses b on b.id = m.business_id
    where m.version_id = ${id}::uuid and (b.state = 'erased' or exists (
      select 1 from unnest(array['use', ${purpose}]) p where coalesce((
        select c.given from consents c where c.business_id = b.id and c.purpose = p order by c.at desc, c.id desc limit 1
      ), false) = false))
    order by b.number`);
  return rows.map(({ number }) => number);
}

/** Whether anything of the firms in a version was entered, corrected, recomputed or decided after its moment. */
export async function changedSince(db: Db, { id, businessId, asOf }: Version): Promise<boolean> {
  const firms = sql`(select m.business_id from report_members m where m.version_id = ${id}::uuid
    union select ${businessId}::uuid where ${businessId}::uuid is not null)`;
  const [row] = await db.execute<{ changed: boolean }>(sql`
    select exists (select 1 from readings r where r.business_id in ${firms} and r.recorded_at > ${asOf}::timestamptz)
      or exists (select 1 from readings r join emissions e on e.reading_id = r.id
        where r.business_id in ${firms} and e.calculated_at > ${asOf}::timestamptz)
      or exists (select 1 from readings r join reading_withdrawals w on w.reading_id = r.id
        where r.business_id in ${firms} and w.at > ${asOf}::timestamptz)
      or exists (select 1 from consents c where c.business_id in ${firms} and c.at > ${asOf}::timestamptz) as changed`);
  return row?.changed === true;
}

/** Whether a firm agrees now to the use of its figures, and that its client hears of them. */
export async function agreesNow(db: Db, businessId: string): Promise<boolean> {
  const rows = await db.execute<{ purpose: string; given: boolean }>(sql`
    select distinct on (purpose) purpose, given from consents
    where business_id = ${businessId}::uuid and purpose in ('use', 'client') order by purpose, at desc, id desc`);
  return rows.length === 2 && rows.every(({ given }) => given);
}
