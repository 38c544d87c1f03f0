import { asc, eq } from 'drizzle-orm';
import type { FirmRoute } from '../../bot/office/figures.ts';
import type { Database, Db } from '../connection.ts';
import { businesses, consents, siteEnergy, sites } from '../schema/businesses.ts';
import { dataKeys } from '../schema/keys.ts';
import type { Vault, WrappedKey } from '../vault/vault.ts';

/** A business in a list. `name` is null until it was told, and for good once the key is destroyed. */
export type BusinessLine = {
  readonly id: string;
  readonly number: number;
  readonly name: string | null;
  readonly state: string;
  readonly route: FirmRoute;
};

/** The firms of one programme, by number. */
export async function listBusinesses(
  database: Database,
  vault: Vault,
  programmeId: string,
): Promise<readonly BusinessLine[]> {
  const rows = await database.scoped(programmeId, (db) =>
    db
      .select({ business: businesses, wrapped: dataKeys.wrapped })
      .from(businesses)
      .innerJoin(dataKeys, eq(dataKeys.id, businesses.keyId))
      .orderBy(asc(businesses.number)),
  );
  return rows.map(({ business, wrapped }) => ({
    id: business.id,
    number: business.number,
    name: openText(vault, { keyId: business.keyId, wrapped }, business.nameEnc, 'name'),
    state: business.state,
    route: business.route,
  }));
}

function openText(vault: Vault, key: WrappedKey, sealed: Buffer | null, use: string): string | null {
  if (sealed === null || key.wrapped === null) return null;
  return vault.open(key, sealed, use).toString('utf8');
}

/** The programme a business is in, looked for in each; null when there is no such business. */
export async function programmeOfBusiness(
  database: Database,
  programmeIds: readonly string[],
  businessId: string,
): Promise<string | null> {
  for (const programmeId of programmeIds) {
    const found = await database.scoped(programmeId, (db) =>
      db.select({ id: businesses.id }).from(businesses).where(eq(businesses.id, businessId)),
    );
    if (found.length > 0) return programmeId;
  }
  return null;
}

/** One business whole, as an operator may see it. */
export async function showBusiness(database: Database, vault: Vault, programmeId: string, businessId: string) {
  return database.scoped(programmeId, async (db) => {
    const [row] = await db
      .select({ business: businesses, wrapped: dataKeys.wrapped })
      .from(businesses)
      .innerJoin(dataKeys, eq(dataKeys.id, businesses.keyId))
      .where(eq(businesses.id, businessId));
    if (row === undefined) return null;
    const key = { keyId: row.business.keyId, wrapped: row.wrapped };
    const { nameEnc, keyId: _key, programmeId: _programme, ...plain } = row.business;
    return {
      ...plain,
      name: openText(vault, key, nameEnc, 'name'),
      sites: await sitesOf(db, vault, key, businessId),
      consents: await consentsOf(db, businessId),
    };
  });
}

async function sitesOf(db: Db, vault: Vault, key: WrappedKey, businessId: string) {
  const places = await db.select().from(sites).where(eq(sites.businessId, businessId)).orderBy(asc(sites.position));
  const energy = await db.select().from(siteEnergy).orderBy(asc(siteEnergy.position));
  return places.map((site) => ({
    id: site.id,
    name: openText(vault, key, site.nameEnc, 'site'),
    energy: energy
      .filter((one) => one.siteId === site.id)
      .map(({ kind, unit, supplierCode, supplierName, menu, area }) => ({
        kind,
        unit,
        supplierCode,
        supplierName,
        menu,
        area,
      })),
  }));
}

async function consentsOf(db: Db, businessId: string) {
  const rows = await db.select().from(consents).where(eq(consents.businessId, businessId)).orderBy(asc(consents.at));
  return rows.map(({ purpose, textVersion, given, channel, at }) => ({
    purpose,
    textVersion,
    given,
    channel,
    at: at.toISOString(),
  }));
}
