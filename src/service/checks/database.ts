import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '../../db/connection.ts';
import journal from '../../db/migrations/meta/_journal.json' with { type: 'json' };
import { type CheckResult, fail, ok, warn } from './check.ts';

/** What the database says about itself. */
export type DatabaseFacts = {
  readonly version: number;
  readonly applied: number;
  readonly known: number;
  /** Tables that row-level security does not hold for. */
  readonly unwalled: readonly string[];
  /** The working role could walk through the walls. */
  readonly isMighty: boolean;
};

const oldestVersion = 15;

const rows = z.tuple([
  z.object({
    version: z.coerce.number(),
    mighty: z.boolean(),
    /** By comma: the driver knows arrays only where it was let to look up types. */
    unwalled: z.string(),
  }),
]);

/** Asks the database for its version, its migrations and its walls. */
export async function readDatabaseFacts(database: Database): Promise<DatabaseFacts> {
  const [mine] = rows.parse(
    await database.queues((db) =>
      db.execute(sql`
        select current_setting('server_version_num')::int / 10000 as version,
          (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) as mighty,
          coalesce((
            select string_agg(c.relname, ',' order by c.relname) from pg_class c
            where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not (c.relrowsecurity
              and c.relforcerowsecurity and exists (select 1 from pg_policy p where p.polrelid = c.oid))
          ), '') as unwalled`),
    ),
  );
  return {
    version: mine.version,
    applied: await appliedMigrations(database),
    known: journal.entries.length,
    unwalled: mine.unwalled.split(',').filter((name) => name !== ''),
    isMighty: mine.mighty,
  };
}

/** The list of migrations belongs to the login, and the working role cannot read it. */
async function appliedMigrations(database: Database): Promise<number> {
  const found = await database.queues(async (db) => {
    await db.execute(sql`set local role none`);
    return db.execute<{ n: string }>(sql`select count(*) as n from drizzle.__drizzle_migrations`);
  });
  return Number(found[0]?.n ?? 0);
}

/** Judges version, migrations and walls, one line each. */
export function checkDatabase(facts: DatabaseFacts): readonly CheckResult[] {
  return [checkVersion(facts), checkMigrations(facts), checkWalls(facts)];
}

function checkVersion({ version }: DatabaseFacts): CheckResult {
  if (version >= oldestVersion) return ok('database', `PostgreSQL ${version}`);
  return fail('database', `PostgreSQL ${version}`, `move to PostgreSQL ${oldestVersion} or newer`);
}

function checkMigrations({ applied, known }: DatabaseFacts): CheckResult {
  if (applied === known) return ok('migrations', `${applied} of ${known} applied`);
  if (applied > known) {
    const what = `the database has ${applied} migrations, this program knows ${known}`;
    return fail('migrations', what, 'run the newer program that migrated it, or put back the backup from before');
  }
  return fail('migrations', `${applied} of ${known} applied`, 'start the service, or read why it could not migrate');
}

function checkWalls({ unwalled, isMighty }: DatabaseFacts): CheckResult {
  if (unwalled.length > 0) {
    return fail('walls', `no row-level security on ${unwalled.join(', ')}`, 'call hakaru_wall() for it in a migration');
  }
  if (!isMighty) return ok('walls', 'row-level security holds on every table');
  const remedy = 'let DATABASE_URL name a login that may create roles, or one without BYPASSRLS';
  return warn('walls', 'the working role can bypass row-level security', remedy);
}
