import { sql } from 'drizzle-orm';
import type { Database } from '../../src/db/connection.ts';
import { readingMuch } from '../../src/db/week/parts.ts';

/** Firms by number, from and to, both included. */
export type Range = { readonly from: number; readonly to: number };

const months = 24;
const first = '2024-11-01';

/**
 * Firms with one site, three kinds and 24 months each, made in the database itself: every hundredth figure is corrected,
 * every ninety-seventh withdrawn, one of forty months is missing, one of fifty firms does not agree.
 */
export async function fill(database: Database, programmeId: string, range: Range): Promise<void> {
  const firms = sql`generate_series(${range.from}::int, ${range.to}::int) as f(n)`;
  const id = (what: string, ...of: readonly string[]) =>
    sql.raw(`md5('${what}' || ${of.map((one) => `${one}::text`).join(` || ' ' || `)})::uuid`);
  const scoped = (statement: ReturnType<typeof sql>): Promise<unknown> =>
    database.scoped(programmeId, async (db) => {
      await readingMuch(db);
      await db.execute(statement);
    });
  await scoped(
    sql`insert into data_keys (id, programme_id) select ${id('k', 'n')}, ${programmeId}::uuid from ${firms}`,
  );
  await scoped(sql`insert into businesses (id, programme_id, number, key_id, state, created_at)
    select ${id('b', 'n')}, ${programmeId}::uuid, n, ${id('k', 'n')}, 'active', '2024-10-01' from ${firms}`);
  await scoped(sql`insert into consents (id, programme_id, conversation_id, business_id, purpose, text_version, given, channel, at)
    select gen_random_uuid(), ${programmeId}::uuid, ${id('c', 'n')}, ${id('b', 'n')}, p, '2026-11', p = 'use' or n % 50 > 0, 'line', '2024-10-01'
    from ${firms}, unnest(array['use', 'client', 'statistics']) p`);
  await scoped(sql`insert into sites (id, programme_id, business_id, position, name_enc, created_at)
    select ${id('s', 'n')}, ${programmeId}::uuid, ${id('b', 'n')}, 0, ''::bytea, '2024-10-01' from ${firms}`);
  const kinds = sql`(values ('electricity', 'kWh', 0.421), ('city_gas', 'm3', 2.05), ('kerosene', 'L', 2.5)) as k(kind, unit, factor)`;
  await scoped(sql`insert into site_energy (site_id, kind, programme_id, unit, position)
    select ${id('s', 'n')}, kind, ${programmeId}::uuid, unit, 0 from ${firms}, ${kinds}`);
  await scoped(sql`insert into readings (id, programme_id, business_id, site_id, kind, value, unit, period_from, period_to, month, origin, recorded_at)
    select ${id('r', 'n', 'm', 'kind')}, ${programmeId}::uuid, ${id('b', 'n')}, ${id('s', 'n')}, kind,
      100 + ((n * 7919 + m * 104729) % 90000) / 10.0, unit, d, (d + interval '1 month - 1 day')::date, to_char(d, 'YYYY-MM'), 'typed',
      d + interval '1 month 9 days' + (n % 240) * interval '1 hour'
    from ${firms}, ${kinds}, (select g as m, (${first}::date + g * interval '1 month')::date as d from generate_series(0, ${months - 1}::int) g) month
    where (n + m) % 40 > 0`);
  await scoped(sql`insert into readings (id, programme_id, business_id, site_id, kind, value, unit, period_from, period_to, month, origin, recorded_at, replaces, revision)
    select md5('x' || r.id::text)::uuid, r.programme_id, r.business_id, r.site_id, r.kind, r.value + 1, r.unit, r.period_from, r.period_to, r.month, 'typed',
      r.recorded_at + interval '5 days', r.id, 2
    from readings r join businesses b on b.id = r.business_id
    where b.number between ${range.from}::int and ${range.to}::int and hashtext(r.id::text) % 100 = 0 and r.replaces is null`);
  await scoped(sql`insert into reading_withdrawals (reading_id, programme_id, reason, at)
    select r.id, r.programme_id, 'typo', r.recorded_at + interval '1 day' from readings r join businesses b on b.id = r.business_id
    where b.number between ${range.from}::int and ${range.to}::int and hashtext(r.id::text) % 97 = 1`);
  await scoped(sql`insert into emissions (id, programme_id, reading_id, calculation, kg_co2, scope, provisional, calculated_at)
    select md5('e' || r.id::text)::uuid, r.programme_id, r.id, jsonb_build_object('kgCo2', r.value * k.factor, 'scope', 1, 'provisional', false, 'assumptions', '[]'::jsonb,
      'parts', jsonb_build_array(jsonb_build_object('factorId', k.kind || '.fy2025', 'kgCo2PerUnit', k.factor, 'quantity', r.value, 'unit', r.unit,
        'kgCo2', r.value * k.factor, 'period', jsonb_build_object('from', r.period_from, 'to', r.period_to),
        'source', jsonb_build_object('title', 'a document with a title of the usual length', 'publisher', '環境省・経済産業省', 'url', 'https://example.invalid/a-document.pdf')))),
      r.value * k.factor, 1, r.month >= '2026-04', r.recorded_at
    from readings r join businesses b on b.id = r.business_id join ${kinds} on k.kind = r.kind
    where b.number between ${range.from}::int and ${range.to}::int`);
}
