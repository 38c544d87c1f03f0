import { asc, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { BusinessFacts, ReadingFacts, SiteFacts } from '../../bot/facts.ts';
import { energyKinds } from '../../engine/energy/registry.ts';
import type { Db } from '../connection.ts';
import { businesses, siteEnergy, sites } from '../schema/businesses.ts';
import type { Vault, WrappedKey } from '../vault/vault.ts';

/** All that is known of one business. */
export type BusinessRecord = {
  readonly business: BusinessFacts;
  readonly sites: readonly SiteFacts[];
  readonly readings: readonly ReadingFacts[];
};

/** A business and the key that opens it. */
export type BusinessKey = { readonly businessId: string; readonly key: WrappedKey };

const kindOf = z.enum(energyKinds);

/** Loads businesses of one programme whole: profile, sites, the current rows of their ledger. */
export async function loadBusinesses(
  db: Db,
  vault: Vault,
  wanted: readonly BusinessKey[],
): Promise<ReadonlyMap<string, BusinessRecord>> {
  if (wanted.length === 0) return new Map();
  const ids = [...new Set(wanted.map((one) => one.businessId))];
  const keys = new Map(wanted.map((one) => [one.businessId, one.key]));
  const [firms, places, readings] = await Promise.all([
    db.select().from(businesses).where(inArray(businesses.id, ids)),
    loadSites(db, vault, ids, keys),
    loadReadings(db, ids),
  ]);
  return new Map(
    firms.map((firm) => {
      const key = keys.get(firm.id);
      const name =
        firm.nameEnc === null || key === undefined ? null : vault.open(key, firm.nameEnc, 'name').toString('utf8');
      const { id, municipality, industryCode, employees, floorAreaM2 } = firm;
      const record = {
        business: { id, name, municipality, industryCode, employees, floorAreaM2 },
        sites: places.get(id) ?? [],
        readings: readings.get(id) ?? [],
      };
      return [id, record];
    }),
  );
}

async function loadSites(
  db: Db,
  vault: Vault,
  ids: readonly string[],
  keys: ReadonlyMap<string, WrappedKey>,
): Promise<ReadonlyMap<string, SiteFacts[]>> {
  const rows = await db
    .select({ site: sites, energy: siteEnergy })
    .from(sites)
    .leftJoin(siteEnergy, sql`${siteEnergy.siteId} = ${sites.id}`)
    .where(inArray(sites.businessId, [...ids]))
    .orderBy(asc(sites.position), asc(sites.createdAt), asc(siteEnergy.position));
  const found = new Map<string, SiteFacts[]>();
  for (const { site, energy } of rows) {
    const key = keys.get(site.businessId);
    if (key === undefined) continue;
    const list = found.get(site.businessId) ?? [];
    found.set(site.businessId, list);
    const known = list.find((one) => one.id === site.id);
    const name = known?.name ?? vault.open(key, site.nameEnc, 'site').toString('utf8');
    const added = energy === null ? [] : [{ ...energy, kind: kindOf.parse(energy.kind) }];
    const next: SiteFacts = { id: site.id, name, energy: [...(known?.energy ?? []), ...added] };
    found.set(site.businessId, [...list.filter((one) => one.id !== site.id), next]);
  }
  return found;
}

type Row = {
  id: string;
  business_id: string;
  site_id: string;
  kind: string;
  sort: string | null;
  value: string;
  unit: string;
  period_from: string;
  period_to: string;
  month: string;
  kg_co2: string | null;
  scope: number | null;
  provisional: boolean | null;
  recorded_at: string;
};

/** Current rows only: not replaced, not withdrawn; each with the newest calculation of its CO2. */
async function loadReadings(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, ReadingFacts[]>> {
  const rows = await db.execute<Row>(sql`
    select r.id, r.business_id, r.site_id, r.kind, r.sort, r.value, r.unit, r.period_from, r.period_to, r.month, r.recorded_at,
      e.kg_co2, e.scope, e.provisional
    from readings r
    left join lateral (
      select kg_co2, scope, provisional from emissions where reading_id = r.id order by calculated_at desc, id desc limit 1
    ) e on true
    where r.business_id = any (array(select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))::uuid[])
      and not exists (select 1 from readings n where n.replaces = r.id)
      and not exists (select 1 from reading_withdrawals w where w.reading_id = r.id)
    order by r.month, r.recorded_at`);
  const found = new Map<string, ReadingFacts[]>();
  for (const row of rows) {
    const list = found.get(row.business_id) ?? [];
    found.set(row.business_id, list);
    list.push(readingFacts(row));
  }
  return found;
}

const scopeOf = z.union([z.literal(1), z.literal(2), z.literal(3)]).nullable();

function readingFacts(row: Row): ReadingFacts {
  return {
    id: row.id,
    siteId: row.site_id,
    kind: kindOf.parse(row.kind),
    sort: row.sort,
    quantity: { value: Number(row.value), unit: row.unit },
    period: { from: row.period_from, to: row.period_to },
    month: row.month,
    kgCo2: row.kg_co2 === null ? null : Number(row.kg_co2),
    scope: scopeOf.parse(row.scope),
    provisional: row.provisional ?? false,
    recordedAt: new Date(row.recorded_at).toISOString(),
  };
}
