import postgres from 'postgres';
import { SOCKET_PORT } from './layout.ts';
import { SUPERUSER } from './server-settings.ts';

/** How to reach an embedded database: fits the options of postgres.js, whose `host` may be a socket's folder. */
export type EmbeddedConnection = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
};

const NAME = 'hakaru';

/** The connection of the bot to the server behind a socket folder. */
export function connectionAt(socketDir: string): EmbeddedConnection {
  return { host: socketDir, port: SOCKET_PORT, user: NAME, database: NAME };
}

/**
 * Makes sure that the bot's role and database exist and answer. The role has the rights a hosted PostgreSQL usually
 * gives and no more, so that what works here works there.
 */
export async function ensureDatabase(socketDir: string): Promise<void> {
  const sql = postgres({
    ...connectionAt(socketDir),
    user: SUPERUSER,
    database: SUPERUSER,
    max: 1,
    onnotice: () => {},
  });
  try {
    const roles = await sql`select 1 from pg_roles where rolname = ${NAME}`;
    if (roles.length === 0) await sql`create role ${sql(NAME)} login createdb createrole`;
    const databases = await sql`select 1 from pg_database where datname = ${NAME}`;
    if (databases.length === 0) await sql`create database ${sql(NAME)} owner ${sql(NAME)}`;
  } finally {
    await sql.end();
  }
}
