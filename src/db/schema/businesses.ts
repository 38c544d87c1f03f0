import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  numeric,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytes, moment, programmeId } from './columns.ts';
import { dataKeys } from './keys.ts';

/** A firm in a programme. Its name is encrypted; officials know it by its number. */
export const businesses = pgTable(
  'businesses',
  {
    id: uuid('id').primaryKey(),
    programmeId: programmeId(),
    number: integer('number').notNull(),
    keyId: uuid('key_id')
      .notNull()
      .references(() => dataKeys.id),
    nameEnc: bytes('name_enc'),
    state: text('state', { enum: ['joining', 'active', 'left', 'erased'] })
      .notNull()
      .default('joining'),
    municipality: text('municipality'),
    industryCode: text('industry_code'),
    employees: integer('employees'),
    floorAreaM2: numeric('floor_area_m2', { mode: 'number' }),
    /** By itself (system) or with a consultant (consulting), never both; null: not decided. */
    route: text('route', { enum: ['system', 'consulting'] }),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [uniqueIndex('businesses_number').on(t.programmeId, t.number)],
);

/** A place with meters (拠点). */
export const sites = pgTable(
  'sites',
  {
    id: uuid('id').primaryKey(),
    programmeId: programmeId(),
    businessId: uuid('business_id')
      .notNull()
      .references(() => businesses.id),
    position: integer('position').notNull(),
    nameEnc: bytes('name_enc').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [index('sites_business').on(t.businessId, t.position)],
);

/** What a site uses, who supplies it, and the unit on its bill. */
export const siteEnergy = pgTable(
  'site_energy',
  {
    siteId: uuid('site_id')
      .notNull()
      .references(() => sites.id),
    kind: text('kind').notNull(),
    programmeId: programmeId(),
    unit: text('unit').notNull(),
    supplierCode: text('supplier_code'),
    supplierName: text('supplier_name'),
    menu: text('menu'),
    area: text('area'),
    position: integer('position').notNull(),
  },
  (t) => [primaryKey({ columns: [t.siteId, t.kind] })],
);

/** Each answer to each purpose; a withdrawal is a further row. Kept also when the answer was no. */
export const consents = pgTable(
  'consents',
  {
    id: uuid('id').primaryKey(),
    programmeId: programmeId(),
    conversationId: uuid('conversation_id').notNull(),
    businessId: uuid('business_id'),
    purpose: text('purpose').notNull(),
    textVersion: text('text_version').notNull(),
    given: boolean('given').notNull(),
    channel: text('channel').notNull(),
    at: moment('at').notNull(),
  },
  (t) => [index('consents_business').on(t.businessId)],
);

/** A code that lets firms in. Nobody can take a place that is not there. */
export const invites = pgTable(
  'invites',
  {
    id: uuid('id').primaryKey(),
    programmeId: programmeId(),
    code: text('code').notNull().unique(),
    placesLeft: integer('places_left').notNull().default(1),
    /** Opens the place of this firm, which is there already, and of no other; null: makes a new firm. */
    businessId: uuid('business_id').references(() => businesses.id),
    /** The route of whoever joins by it; null: not decided. */
    route: text('route', { enum: ['system', 'consulting'] }),
    expiresAt: moment('expires_at'),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [check('invites_places', sql`${t.placesLeft} >= 0`)],
);
