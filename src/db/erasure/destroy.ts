import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '../connection.ts';
import { destroyPictures } from '../destroyed.ts';

/** Rows that were destroyed or emptied, by table. */
export type ErasureCounts = Readonly<Record<string, number>>;

/** The firm whose data go, and where its people talked with us. */
export type Doomed = { readonly businessId: string; readonly conversations: readonly string[] };

/**
 * Locks the firm's conversations until the transaction ends: a turn in hand ends first, and none begins. Everything that
 * is still fetched or sent finds its row gone.
 */
export async function lockConversations(db: Db, businessId: string): Promise<readonly string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select id from conversations where business_id = ${businessId}::uuid order by id for update`);
  return rows.map(({ id }) => id);
}

/**
 * Destroys everything of a firm within the caller's transaction: its keys, and with them whatever a backup still holds;
 * the rows of its figures, words, pictures and sites; what waits to be read or sent. What stays are the firm's number,
 * the fact of its consents, and of its cases the times, codes and people in charge, which the programme counts.
 */
export async function destroy(db: Db, doomed: Doomed, now: Date): Promise<ErasureCounts> {
  await db.execute(sql`select set_config('hakaru.erasing', 'on', true)`);
  await destroyKeys(db, doomed, now);
  const reports = await destroyReports(db, doomed);
  const pictures = await count(db, sql`select 1 from media where conversation_id = any(${idsOf(doomed)})`);
  await destroyPictures(
    db,
    sql`select id, 'erased' as reason from media where conversation_id = any(${idsOf(doomed)})`,
    now,
  );
  const counts: Record<string, number> = { media: pictures, report_files: reports };
  for (const [table, which] of deletions(doomed))
    counts[table] = await count(db, sql`delete from ${sql.identifier(table)} where ${which} returning 1`);
  for (const id of doomed.conversations)
    await db.execute(sql`delete from seen_events where event_id like ${`%${id}%`}`);
  counts['consultations'] = await closeCases(db, doomed, now);
  counts['desk_log'] = await emptyRecord(db, doomed);
  counts['conversations'] = await count(
    db,
    sql`delete from conversations where id = any(${idsOf(doomed)}) returning 1`,
  );
  await db.execute(sql`
    update businesses set state = 'erased', name_enc = null, municipality = null, industry_code = null, employees = null,
      floor_area_m2 = null
    where id = ${doomed.businessId}::uuid`);
  await db.execute(sql`select set_config('hakaru.erasing', 'off', true)`);
  return counts;
}

function idsOf({ conversations }: Doomed): SQL {
  return sql`array(select jsonb_array_elements_text(${JSON.stringify(conversations)}::jsonb))::uuid[]`;
}

const count = async (db: Db, query: SQL): Promise<number> => (await db.execute(query)).length;

/** In an order in which no row loses what it leans on. */
function deletions(doomed: Doomed): readonly (readonly [string, SQL])[] {
  const talked = sql`conversation_id = any(${idsOf(doomed)})`;
  const cases = sql`select id from consultations where business_id = ${doomed.businessId}::uuid or ${talked}`;
  const ours = sql`business_id = ${doomed.businessId}::uuid`;
  const readings = sql`reading_id in (select id from readings where ${ours})`;
  return [
    ['inbox', talked],
    ['outbox', talked],
    ['transcript', talked],
    ['desk_effects', talked],
    ['desk_timers', talked],
    ['desk_states', talked],
    ['desk_shown', talked],
    ['desk_files', talked],
    ['broadcast_people', talked],
    ['desk_uploads', sql`consultation_id in (${cases})`],
    ['opinions', sql`${talked} or ${ours}`],
    ['advice_records', sql`${talked} or ${ours}`],
    ['knowledge_shown', sql`${talked} or ${ours}`],
    ['knowledge_corrections', sql`${talked} or ${ours}`],
    ['emissions', readings],
    ['reading_withdrawals', readings],
    ['staff_figures', ours],
    ['readings', ours],
    ['site_energy', sql`site_id in (select id from sites where ${ours})`],
    ['sites', ours],
    // A code for its place opens nothing any more.
    ['invites', ours],
  ];
}

/** Every key that sealed something of the firm's; those of single messages go with the key that they are part of. */
async function destroyKeys(db: Db, doomed: Doomed, now: Date): Promise<void> {
  await db.execute(sql`
    update data_keys set wrapped = null, destroyed_at = ${now.toISOString()}::timestamptz
    where wrapped is not null and id in (
      select key_id from businesses where id = ${doomed.businessId}::uuid
      union select key_id from conversations where id = any(${idsOf(doomed)})
      union select key_id from consultations
        where business_id = ${doomed.businessId}::uuid or conversation_id = any(${idsOf(doomed)})
      union select key_id from report_versions v where ${reportsOf(doomed)})`);
}

/** Reports about the firm, and those of several in which it stands with its figures; sums of many are not of it. */
function reportsOf({ businessId }: Doomed): SQL {
  return sql`v.business_id = ${businessId}::uuid or (v.kind in ('periodic', 'city')
    and exists (select 1 from report_members m where m.version_id = v.id and m.business_id = ${businessId}::uuid))`;
}

/** The files and figures go; that there was a version, and who approved it and took it out, stays. */
async function destroyReports(db: Db, doomed: Doomed): Promise<number> {
  const versions = sql`select v.id from report_versions v where ${reportsOf(doomed)}`;
  const ours = sql`select id from report_jobs where business_id = ${doomed.businessId}::uuid`;
  await db.execute(sql`delete from report_deliveries where version_id in (${versions}) or job_id in (${ours})`);
  await db.execute(sql`delete from report_jobs where business_id = ${doomed.businessId}::uuid`);
  const files = await count(db, sql`delete from report_files where version_id in (${versions}) returning 1`);
  await db.execute(sql`update report_versions v set figures_enc = null where ${reportsOf(doomed)}`);
  return files;
}

async function closeCases(db: Db, doomed: Doomed, now: Date): Promise<number> {
  return count(
    db,
    sql`
      update consultations set conversation_id = null, card = null, state = 'closed',
        closed_at = coalesce(closed_at, ${now.toISOString()}::timestamptz), resolution = coalesce(resolution, 'erased')
      where business_id = ${doomed.businessId}::uuid or conversation_id = any(${idsOf(doomed)}) returning 1`,
  );
}

/** Steps, times and people stay; the words and the platform's names of messages go. */
async function emptyRecord(db: Db, { businessId }: Doomed): Promise<number> {
  return count(
    db,
    sql`
      update desk_log set words_enc = null, message_id = null,
        about = case when about = message_id or what like 'owner-%' then null else about end
      where consultation_id in (select id from consultations where business_id = ${businessId}::uuid)
        and (words_enc is not null or message_id is not null or what like 'owner-%') returning 1`,
  );
}
