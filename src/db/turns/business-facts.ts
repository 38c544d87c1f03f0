import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { BusinessFacts, ReadingFacts, SiteFacts } from '../../bot/facts.ts';
import { energyKinds } from '../../engine/energy/registry.ts';
import type { Db } from '../connection.ts';
import { rowSet } from '../rows.ts';
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

/**
 * Loads businesses of one programme whole: profile, sites, the current rows of their ledger; with `asOf` the rows that
 * were current at that moment.
 */
export async function loadBusinesses(
  db: Db,
  vault: Vault,
  wanted: readonly BusinessKey[],
  asOf: Date | null = null,
): Promise<ReadonlyMap<string, BusinessRecord>> {
  if (wanted.length === 0) return new Map();
  const keys = new Map(wanted.map((one) => [one.businessId, one.key]));
  const ids = [...keys.keys()].map((id) => ({ id }));
  const [firms, places, readings] = await Promise.all([
    loadFirms(db, ids),
    loadSites(db, vault, { ids, keys, asOf }),
    loadReadings(db, ids, asOf),
  ]);
  return new Map(
    firms.map((firm) => {
      const key = keys.get(firm.id);
      const name =
        firm.name_enc === null || key === undefined ? null : vault.open(key, firm.name_enc, 'name').toString('utf8');
      const record = {
        business: {
          id: firm.id,
          name,
          municipality: firm.municipality,
          industryCode: firm.industry_code,
          employees: firm.employees,
          floorAreaM2: firm.floor_area_m2 === null ? null : Number(firm.floor_area_m2),
        },
        sites: places.get(firm.id) ?? [],
        readings: readings.get(firm.id) ?? [],
      };
      return [firm.id, record];
    }),
  );
}

type Ids = readonly { readonly id: string }[];

type FirmRow = {
  id: string;
  name_enc: Buffer | null;
  municipality: string | null;
  industry_code: string | null;
  employees: number | null;
  floor_area_m2: string | null;
};

async function loadFirms(db: Db, ids: Ids): Promise<readonly FirmRow[]> {
  return await db.execute<FirmRow>(sql`
    select b.id, b.name_enc, b.municipality, b.industry_code, b.employees, b.floor_area_m2
    from ${rowSet(ids, { id: 'uuid' })} join businesses b on b.id = n.id`);
}

type SiteRow = {
  id: string;
  business_id: string;
  name_enc: Buffer;
  kind: string | null;
  unit: string;
  supplier_code: string | null;
  supplier_name: string | null;
  menu: string | null;
  area: string | null;
};

type WithKeys = {
  readonly ids: Ids;
  readonly keys: ReadonlyMap<string, WrappedKey>;
  readonly asOf: Date | null;
};

async function loadSites(
  db: Db,
  vault: Vault,
  { ids, keys, asOf }: WithKeys,
): Promise<ReadonlyMap<string, readonly SiteFacts[]>> {
  const rows = await db.execute<SiteRow>(sql`
    select s.id, s.business_id, s.name_enc, e.kind, e.unit, e.supplier_code, e.supplier_name, e.menu, e.area
    from ${rowSet(ids, { id: 'uuid' })} join sites s on s.business_id = n.id left join site_energy e on e.site_id = s.id
    where s.created_at <= ${momentOf(asOf)}
    order by s.position, s.created_at, e.position`);
  const firms = Map.groupBy(rows, (row) => row.business_id);
  return new Map(
    [...firms].map(([businessId, own]) => {
      const key = keys.get(businessId);
      const sites = key === undefined ? [] : [...Map.groupBy(own, (row) => row.id).values()];
      return [businessId, sites.map((energy) => siteFacts(energy, (sealed) => openName(vault, key, sealed)))];
    }),
  );
}

function openName(vault: Vault, key: WrappedKey | undefined, sealed: Buffer): string {
  return key === undefined ? '' : vault.open(key, sealed, 'site').toString('utf8');
}

function siteFacts(rows: readonly SiteRow[], nameOf: (sealed: Buffer) => string): SiteFacts {
  const [first] = rows;
  if (first === undefined) throw new Error('a site without a row');
  return {
    id: first.id,
    name: nameOf(first.name_enc),
    energy: rows.flatMap(({ kind, unit, supplier_code: supplierCode, supplier_name: supplierName, menu, area }) =>
      kind === null ? [] : [{ kind: kindOf.parse(kind), unit, supplierCode, supplierName, menu, area }],
    ),
  };
}

/** Without a moment one later than any: things as they are. */
function momentOf(asOf: Date | null) {
  return sql`${(asOf ?? new Date('9999-01-01')).toISOString()}::timestamptz`;
}

/** A row of the ledger as it is read. */
export type ReadingRow = {
  id: string;
  business_id: string;
  site_id: string;
  kind: string;
  sort: string | null;
  value: string;
  unit: string;
  amount_yen: string | null;
  period_from: string;
  period_to: string;
  month: string;
  kg_co2: string | null;
  scope: number | null;
  provisional: boolean | null;
  recorded_at: string;
  source_message_id: string | null;
};

/** Current rows only: not replaced, not withdrawn; each with the newest calculation of its CO2. */
async function loadReadings(db: Db, ids: Ids, asOf: Date | null): Promise<ReadonlyMap<string, ReadingFacts[]>> {
  const until = momentOf(asOf);
  const rows = await db.execute<ReadingRow>(sql`
    select r.id, r.business_id, r.site_id, r.kind, r.sort, r.value, r.unit, r.amount_yen, r.period_from, r.period_to, r.month, r.recorded_at, r.source_message_id,
      e.kg_co2, e.scope, e.provisional
    from ${rowSet(ids, { id: 'uuid' })} join readings r on r.business_id = n.id
    left join lateral (
      select kg_co2, scope, provisional from emissions where reading_id = r.id and calculated_at <= ${until} order by calculated_at desc, id desc limit 1
    ) e on true
    where r.recorded_at <= ${until}
      and not exists (select 1 from readings later where later.replaces = r.id and later.recorded_at <= ${until})
      and not exists (select 1 from reading_withdrawals w where w.reading_id = r.id and w.at <= ${until})
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

/** A row of the ledger as flows know it. */
export function readingFacts(row: ReadingRow): ReadingFacts {
  return {
    id: row.id,
    siteId: row.site_id,
    kind: kindOf.parse(row.kind),
    sort: row.sort,
    quantity: { value: Number(row.value), unit: row.unit },
    period: { from: row.period_from, to: row.period_to },
    month: row.month,
    amountYen: row.amount_yen === null ? null : Number(row.amount_yen),
    kgCo2: row.kg_co2 === null ? null : Number(row.kg_co2),
    scope: scopeOf.parse(row.scope),
    provisional: row.provisional ?? false,
    recordedAt: new Date(row.recorded_at).toISOString(),
    sourceMessageId: row.source_message_id,
  };
}
