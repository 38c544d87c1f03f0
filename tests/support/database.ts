import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';
import { parseSocketUrl } from '../../src/db/embedded/socket-url.ts';

/** The run's database server, as the global setup hands it to the tests. */
export type TestServer = {
  /** Database for `create database` and `drop database`. */
  readonly url: string;
  /** The migrated database that every test database is a copy of; nobody can connect to it. */
  readonly template: string;
};

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

/** Options of postgres.js for one database. */
type TestConnection = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
  readonly password?: string;
  readonly ssl?: 'require' | 'prefer' | 'verify-full';
};

/** Where a database is, as the program's own `openDatabase` takes it. */
type TestAddress = { readonly url: string } | TestConnection;

/** A migrated database of a test's own. */
type TestDatabase = {
  /** For `DATABASE_URL`; in libpq's socket form (`parseSocketUrl`) when the server is the embedded one. */
  readonly url: string;
  readonly connection: TestConnection;
  readonly address: TestAddress;
  /** Drops the database, open connections included; may be called twice. */
  readonly drop: () => Promise<void>;
};

/** Creates a migrated database of its own: call it in `beforeAll` and its `drop` in `afterAll`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { url, template } = inject('testServer');
  const name = `${template}_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  await asAdmin(url, (sql) => sql`create database ${sql(name)} template ${sql(template)}`);
  const drop = async () => {
    await asAdmin(url, (sql) => whenSwept(() => sql`drop database if exists ${sql(name)} with (force)`));
  };
  const own = withDatabase(url, name);
  const connection = connectionOf(own);
  return { url: own, connection, address: parseSocketUrl(own) ?? { url: own }, drop };
}

const sweptTries = 20;
const sweptPauseMs = 250;

/** While the server's own vacuum is in a database, it is not ours to put out: it is done in a moment. */
async function whenSwept(drop: () => PromiseLike<unknown>): Promise<void> {
  for (let left = sweptTries; ; left -= 1) {
    try {
      await drop();
      return;
    } catch (error) {
      const isVacuum = error instanceof postgres.PostgresError && error.code === '42501';
      if (!isVacuum || left === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, sweptPauseMs));
    }
  }
}

/** Runs one piece of work on a short-lived connection to the database of a URL. */
export async function asAdmin(url: string, work: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres({ ...connectionOf(url), max: 1, onnotice: () => {} });
  try {
    await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Turns a database URL, a socket one too, into options of postgres.js. */
export function connectionOf(url: string): TestConnection {
  const socket = parseSocketUrl(url);
  if (socket !== undefined) return socket;
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const ssl = searchParams.get('sslmode');
  return {
    host: hostname,
    port: Number(port || 5432),
    user: decodeURIComponent(username),
    database: decodeURIComponent(pathname.slice(1)),
    ...(password === '' ? {} : { password: decodeURIComponent(password) }),
    ...(ssl === 'require' || ssl === 'prefer' || ssl === 'verify-full' ? { ssl } : {}),
  };
}

/** The same URL with another database. */
export function withDatabase(url: string, database: string): string {
  return url.replace(/^(\w+:\/\/[^/]*\/)[^?]*/, `$1${encodeURIComponent(database)}`);
}
