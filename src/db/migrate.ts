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
 * The owner of tables could take the walls down, and a superuser does not even see them, so a role without powers
 * is made to work under. Returns whether there is one: a login that may make no roles works under its own, for
 * which the walls are forced.
 */
export async function migrateDatabase(sql: Sql): Promise<boolean> {
  await sql`select pg_advisory_lock(${migrationLock})`;
  try {
    await sql`set client_min_messages = warning`;
    await migrate(drizzle(sql), { migrationsFolder: folder });
    const able = await canMakeRoles(sql);
    if (able) await prepareRole(sql);
    return able;
  } finally {
    await sql`select pg_advisory_unlock(${migrationLock})`;
  }
}

async function canMakeRoles(sql: Sql): Promise<boolean> {
  const [row] = await sql<{ able: boolean }[]>`
    select rolsuper or rolcreaterole as able from pg_roles where rolname = current_user`;
  return row?.able ?? false;
}

async function prepareRole(sql: Sql): Promise<void> {
  const [known] = await sql`select 1 from pg_roles where rolname = ${appRole}`;
  if (known === undefined) await makeRole(sql);
  const [member] = await sql<{ able: boolean }[]>`select pg_has_role(current_user, ${appRole}, 'member') as able`;
  if (!member?.able) await sql.unsafe(`grant ${appRole} to current_user`);
  await sql.unsafe(`
    grant usage on schema public to ${appRole};
    grant select, insert, update, delete on all tables in schema public to ${appRole};
    grant usage, select on all sequences in schema public to ${appRole};
  `);
}

/** Roles belong to the whole server: another database's program may make it at the same moment. */
async function makeRole(sql: Sql): Promise<void> {
  await sql.unsafe(`
    do $$ begin
      create role ${appRole} nologin nosuperuser nobypassrls;
    exception when duplicate_object or unique_violation then null;
    end $$`);
  await sql.unsafe(`grant ${appRole} to current_user`);
}
