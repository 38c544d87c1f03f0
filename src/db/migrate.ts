import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import type { Sql } from 'postgres';

const folder = fileURLToPath(new URL('./migrations', import.meta.url));

/** The role the program works under: it owns nothing, so the walls hold for it. */
export const appRole = 'hakaru_app';

// Any number will do, as long as every process takes the same one.
const migrationLock = 4_127_011;

/**
 * Brings the schema up to date; safe when several processes start at once. `sql` must hold one connection.
 * A superuser's login would pass through every wall, so for one a role without powers is made to work under.
 */
export async function migrateDatabase(sql: Sql): Promise<void> {
  await sql`select pg_advisory_lock(${migrationLock})`;
  try {
    await sql`set client_min_messages = warning`;
    await migrate(drizzle(sql), { migrationsFolder: folder });
    if (await isSuperuser(sql)) await prepareRole(sql);
  } finally {
    await sql`select pg_advisory_unlock(${migrationLock})`;
  }
}

/** Whether this login would bypass row-level security. */
export async function isSuperuser(sql: Sql): Promise<boolean> {
  const [row] = await sql<{ mighty: boolean }[]>`
    select rolsuper or rolbypassrls as mighty from pg_roles where rolname = current_user`;
  return row?.mighty ?? false;
}

async function prepareRole(sql: Sql): Promise<void> {
  await sql.unsafe(`
    do $$ begin
      create role ${appRole} nologin nosuperuser nobypassrls;
    exception when duplicate_object or unique_violation then null;
    end $$;
    grant ${appRole} to current_user;
    grant usage on schema public to ${appRole};
    grant select, insert, update, delete on all tables in schema public to ${appRole};
    grant usage, select on all sequences in schema public to ${appRole};
    grant usage on schema drizzle to ${appRole};
    grant select on all tables in schema drizzle to ${appRole};
  `);
}
