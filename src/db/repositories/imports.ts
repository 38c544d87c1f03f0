import { randomUUID } from 'node:crypto';
import { asc, eq, sql } from 'drizzle-orm';
import type { KnownFirm } from '../../bot/import/firms.ts';
import type { Db } from '../connection.ts';
import { asBase64, rowSet } from '../rows.ts';
import { businesses } from '../schema/businesses.ts';
import { type ImportMade, imports } from '../schema/imports.ts';
import { dataKeys } from '../schema/keys.ts';
import { loadBusinesses } from '../turns/business-facts.ts';
import { newDataKey } from '../vault/master-keys.ts';
import type { Vault } from '../vault/vault.ts';

/** Nobody changes a figure of the programme until the transaction ends; in the order in which an owner's turn locks. */
export async function lockFirms(db: Db): Promise<void> {
  await db.execute(sql`select 1 from conversations where business_id is not null order by id for update`);
  await db.execute(sql`select 1 from businesses order by id for update`);
}

/** Every firm of the programme whose key is there, with its sites and current figures. */
export async function loadKnownFirms(db: Db, vault: Vault): Promise<readonly KnownFirm[]> {
  const rows = await db
    .select({ id: businesses.id, number: businesses.number, state: businesses.state, key: dataKeys })
    .from(businesses)
    .innerJoin(dataKeys, eq(dataKeys.id, businesses.keyId))
    .orderBy(asc(businesses.number));
  const open = rows.filter(({ key }) => key.wrapped !== null);
  const wanted = open.map(({ id, key }) => ({ businessId: id, key: { keyId: key.id, wrapped: key.wrapped } }));
  const records = await loadBusinesses(db, vault, wanted);
  return open.flatMap(({ id, number, state }) => {
    const record = records.get(id);
    return record === undefined ? [] : [{ number, state, ...record }];
  });
}

/** A firm to be written before anybody of it has joined. */
export type ImportedFirm = {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly municipality: string | null;
  readonly industryCode: string | null;
  readonly employees: number | null;
  readonly floorAreaM2: number | null;
  readonly route: 'system' | 'consulting' | null;
  readonly sites: readonly string[];
};

/** Where an import is written: a transaction behind the programme's wall. */
export type ImportWriting = {
  readonly db: Db;
  readonly vault: Vault;
  readonly programmeId: string;
  readonly now: Date;
};

/** Writes firms with a key of their own and their sites. They take part once somebody has joined and consented. */
export async function addFirms(writing: ImportWriting, firms: readonly ImportedFirm[]): Promise<void> {
  const { db, vault, programmeId, now } = writing;
  const sealed = firms.map((firm) => {
    const keyId = randomUUID();
    const key = { keyId, wrapped: vault.masterKeys.wrap(newDataKey(), keyId) };
    const row = {
      ...{ id: firm.id, number: firm.number, key: keyId, wrapped: asBase64(key.wrapped) },
      name: asBase64(vault.seal(key, firm.name, 'name')),
      ...{ municipality: firm.municipality, industry: firm.industryCode, employees: firm.employees },
      ...{ floor: firm.floorAreaM2, route: firm.route },
    };
    const sites = firm.sites.map((site, position) => {
      return { id: randomUUID(), business: firm.id, position, name: asBase64(vault.seal(key, site, 'site')) };
    });
    return { row, sites };
  });
  const rows = sealed.map(({ row }) => row);
  const at = now.toISOString();
  await db.execute(sql`
    insert into data_keys (id, programme_id, wrapped, created_at)
    select key, ${programmeId}::uuid, decode(wrapped, 'base64'), ${at}::timestamptz
    from ${rowSet(rows, { key: 'uuid', wrapped: 'text' })}`);
  const columns = { id: 'uuid', number: 'int', key: 'uuid', name: 'text', municipality: 'text', industry: 'text' };
  await db.execute(sql`
    insert into businesses (id, programme_id, number, key_id, name_enc, state, municipality, industry_code, employees,
      floor_area_m2, route, created_at)
    select id, ${programmeId}::uuid, number, key, decode(name, 'base64'), 'joining', municipality, industry, employees,
      floor, route, ${at}::timestamptz
    from ${rowSet(rows, { ...columns, employees: 'int', floor: 'numeric', route: 'text' })}`);
  await db.execute(sql`
    insert into sites (id, programme_id, business_id, position, name_enc, created_at)
    select id, ${programmeId}::uuid, business, position, decode(name, 'base64'), ${at}::timestamptz
    from ${rowSet(
      sealed.flatMap(({ sites }) => sites),
      { id: 'uuid', business: 'uuid', position: 'int', name: 'text' },
    )}`);
}

/** A kind of energy that a site had not named before. */
export type NewMeter = { readonly site: string; readonly kind: string; readonly unit: string };

/** Adds kinds to sites, behind those that are there; supplier and menu are not known. */
export async function addMeters({ db, programmeId }: ImportWriting, meters: readonly NewMeter[]): Promise<void> {
  if (meters.length === 0) return;
  await db.execute(sql`
    insert into site_energy (site_id, programme_id, kind, unit, position)
    select n.site, ${programmeId}::uuid, n.kind, n.unit,
      (select count(*) from site_energy e where e.site_id = n.site) + row_number() over (partition by n.site) - 1
    from ${rowSet(meters, { site: 'uuid', kind: 'text', unit: 'text' })} on conflict do nothing`);
}

/** An import as it is written down. */
export type NewImport = {
  readonly id: string;
  readonly what: 'businesses' | 'readings';
  readonly digest: string;
  readonly rows: number;
  readonly made: ImportMade;
  readonly by: string;
};

/** Writes down that a table was taken over. */
export async function noteImport({ db, programmeId, now }: ImportWriting, { by, ...noted }: NewImport): Promise<void> {
  await db.insert(imports).values({ ...noted, programmeId, importedBy: by, at: now });
}

/** The imports of a programme, oldest first. */
export async function listImports(db: Db): Promise<readonly (typeof imports.$inferSelect)[]> {
  return db.select().from(imports).orderBy(asc(imports.at), asc(imports.id));
}
