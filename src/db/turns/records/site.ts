import { sql } from 'drizzle-orm';
import { asBase64, rowSet } from '../../rows.ts';
import { businessOf, type Decided, type RecordContext } from './decided.ts';

const energyColumns = {
  site: 'uuid',
  kind: 'text',
  unit: 'text',
  supplier_code: 'text',
  supplier_name: 'text',
  menu: 'text',
  area: 'text',
  position: 'int',
};

/** Sites as they were last described, with what they use; a new one goes behind those of its firm. */
export async function saveSites(context: RecordContext, described: readonly Decided<'save-site'>[]): Promise<void> {
  if (described.length === 0) return;
  const latest = [...new Map(described.map((one) => [one.record.siteId, one])).values()];
  await Promise.all([writeSites(context, latest), clearEnergy(context, latest), writeEnergy(context, latest)]);
}

async function writeSites(
  { db, vault, now, programmeId }: RecordContext,
  sites: readonly Decided<'save-site'>[],
): Promise<void> {
  const rows = sites.map((one, place) => ({
    place,
    id: one.record.siteId,
    business: businessOf(one),
    name: asBase64(vault.seal(one.claim.key, one.record.name, 'site')),
  }));
  await db.execute(sql`
    insert into sites (id, programme_id, business_id, position, name_enc, created_at)
    select n.id, ${programmeId}::uuid, n.business,
      (select count(*) from sites s where s.business_id = n.business) + row_number() over (partition by n.business order by n.place) - 1,
      decode(n.name, 'base64'), ${now.toISOString()}::timestamptz
    from ${rowSet(rows, { place: 'int', id: 'uuid', business: 'uuid', name: 'text' })}
    on conflict (id) do update set name_enc = excluded.name_enc`);
}

async function clearEnergy({ db }: RecordContext, sites: readonly Decided<'save-site'>[]): Promise<void> {
  const rows = sites.map(({ record }) => ({ site: record.siteId }));
  await db.execute(sql`delete from site_energy e using ${rowSet(rows, { site: 'uuid' })} where e.site_id = n.site`);
}

async function writeEnergy({ db, programmeId }: RecordContext, sites: readonly Decided<'save-site'>[]): Promise<void> {
  const rows = sites.flatMap(({ record }) =>
    record.energy.map(({ supplierCode, supplierName, ...energy }, position) => ({
      ...energy,
      site: record.siteId,
      supplier_code: supplierCode,
      supplier_name: supplierName,
      position,
    })),
  );
  if (rows.length === 0) return;
  await db.execute(sql`
    insert into site_energy (site_id, programme_id, kind, unit, supplier_code, supplier_name, menu, area, position)
    select site, ${programmeId}::uuid, kind, unit, supplier_code, supplier_name, menu, area, position
    from ${rowSet(rows, energyColumns)}`);
}
