import { sql } from 'drizzle-orm';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { openCorkedSocket } from './corked-socket.ts';
import { parseSocketUrl } from './embedded/socket-url.ts';
import { appRole, migrateDatabase } from './migrate.ts';
import { createTogether, type Sent } from './together.ts';

/** Where the database is: an address, or a socket folder and the rest. */
export type DatabaseAddress =
  | { readonly url: string }
  | { readonly host: string; readonly port: number; readonly user: string; readonly database: string };

/** A drizzle handle, of the pool or of one transaction. */
export type Db = Pick<PostgresJsDatabase, 'select' | 'insert' | 'update' | 'delete' | 'execute'>;

/** The open database. Nothing can be read or written without saying for which programme. */
export type Database = {
  /** One transaction that sees a single programme. */
  readonly scoped: <T>(programmeId: string, work: (db: Db) => Promise<T>) => Promise<T>;
  /** As `scoped`, to read only: all of it as it stood at one moment, whatever others write meanwhile. */
  readonly snapshot: <T>(programmeId: string, work: (db: Db) => Promise<T>) => Promise<T>;
  /** One statement over the queues of all programmes, a transaction by itself: no begin, no commit, one round trip. */
  readonly queue: Db;
  /**
   * As `queue`, for what may be forgotten in a crash because it is found out again: the answer does not wait for the
   * disk. Never for anything that was promised to somebody.
   */
  readonly relaxed: Db;
  /** One transaction over the queues of all programmes; the tables of firms stay invisible. */
  readonly queues: <T>(work: (db: Db) => Promise<T>) => Promise<T>;
  /** As `queues`, with fewer waits: `begin` and `commit` travel with the first and the last statements. */
  readonly turning: <T>(work: (db: Db) => Promise<Sent<T>>) => Promise<T>;
  /** Tells the workers of other processes that something came in. Only a wake: what is lost is found by the poll. */
  readonly wakeOthers: () => Promise<void>;
  /** Calls back when another process says so, also after the connection was lost and made anew. */
  readonly onWake: (wake: () => void) => Promise<void>;
  readonly ping: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** What callers may choose: how many connections, and in tests a socket that can be cut. */
export type PoolOptions = {
  readonly max?: number;
  readonly socket?: unknown;
  /** Skips the migration: this very version has just made it. */
  readonly migrated?: true;
};

type Options = Record<string, unknown>;

function optionsOf(address: DatabaseAddress): Options {
  return 'url' in address ? {} : { ...address };
}

function connect(given: DatabaseAddress, options: Options): postgres.Sql {
  // postgres.js cannot read an address that names a socket.
  const address = 'url' in given ? (parseSocketUrl(given.url) ?? given) : given;
  const all = { onnotice: () => undefined, ...optionsOf(address), ...options };
  return 'url' in address ? postgres(address.url, all) : postgres(all);
}

/** Sets the programme for the rest of the transaction; `*` opens the queues. */
export async function actFor(db: Db, programme: string): Promise<void> {
  await db.execute(sql`select set_config('hakaru.programme', ${programme}, true)`);
}

/**
 * Migrates, then opens the pool under a role that the walls hold for.
 * @throws the driver's error when the database cannot be reached
 */
export async function openDatabase(address: DatabaseAddress, pool: PoolOptions = {}): Promise<Database> {
  if (pool.migrated) return openPool(address, true, pool);
  const login = connect(address, { max: 1 });
  try {
    return await openPool(address, await migrateDatabase(login), pool);
  } finally {
    await login.end();
  }
}

const wakeChannel = 'hakaru_wake';

function openClient(address: DatabaseAddress, pool: PoolOptions, settings: Options): postgres.Sql {
  return connect(address, {
    max: pool.max ?? 8,
    connect_timeout: 5,
    // Array types are not asked for at each connect: a connection lost during that question would end the program.
    fetch_types: false,
    socket: pool.socket ?? openCorkedSocket,
    // What is not scoped sees the queues of all programmes, and no firm's table.
    connection: {
      application_name: 'hakaru',
      'hakaru.programme': '*',
      // The hot statements take one document each and go by index: planning them anew would cost more than running them.
      plan_cache_mode: 'force_generic_plan',
      jit: 'off',
      // A plan made while a table was small must not read it whole when it has grown.
      enable_seqscan: 'off',
      ...settings,
    },
  });
}

async function openPool(address: DatabaseAddress, changeRole: boolean, pool: PoolOptions): Promise<Database> {
  const role = changeRole ? { role: appRole } : {};
  const client = openClient(address, pool, role);
  const hasty = openClient(address, { ...pool, max: 1 }, { ...role, synchronous_commit: 'off' });
  const db = drizzle(preparing(client));
  const within = <T>(programme: string, work: (tx: Db) => Promise<T>): Promise<T> =>
    db.transaction(async (tx) => {
      // Not awaited alone: it travels with the first statement of the work.
      const acted = actFor(tx, programme);
      const [, result] = await Promise.all([acted, work(tx)]);
      return result;
    });
  return {
    scoped: within,
    snapshot: (programme, work) =>
      db.transaction(
        async (tx) => {
          await actFor(tx, programme);
          return work(tx);
        },
        { isolationLevel: 'repeatable read', accessMode: 'read only' },
      ),
    queue: db,
    relaxed: drizzle(preparing(hasty)),
    queues: (work) => db.transaction(work),
    turning: createTogether<Db>({
      reserve: () => client.reserve(),
      // drizzle looks for the pool's options, which a reserved connection does not show.
      wrap: (handle) => drizzle(preparing(Object.assign(handle, { options: client.options }))),
      isLost: isConnectionLost,
    }),
    wakeOthers: async () => {
      await db.execute(sql`select pg_notify(${wakeChannel}, '')`);
    },
    onWake: async (wake) => {
      await client.listen(wakeChannel, wake, wake);
    },
    ping: async () => {
      await db.execute(sql`select 1`);
    },
    close: async () => {
      await Promise.all([client.end({ timeout: 5 }), hasty.end({ timeout: 5 })]);
    },
  };
}

type Unsafe = (query: string, args?: unknown[], options?: object) => unknown;

/**
 * drizzle sends unprepared statements, for which postgres.js asks the server for a description first: one more
 * round trip each, and nothing travels together. Prepared ones do.
 */
function preparing<T extends object>(client: T): T {
  return new Proxy(client, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      if (name === 'unsafe')
        return preparedUnsafe(target, (query, args, options) => Reflect.apply(value, target, [query, args, options]));
      if (name !== 'begin' && name !== 'savepoint') return value;
      return (...args: unknown[]) => Reflect.apply(value, target, args.map(wrapCallback));
    },
  });
}

function preparedUnsafe(_target: object, unsafe: Unsafe): Unsafe {
  return (query, args = [], options = {}) =>
    unsafe(query, args, args.length === 0 ? options : { ...options, prepare: true });
}

function wrapCallback(argument: unknown): unknown {
  if (typeof argument !== 'function') return argument;
  return async (client: object): Promise<unknown> => {
    try {
      return await Reflect.apply(argument, undefined, [preparing(client)]);
    } catch (error) {
      if (isConnectionLost(error)) return new Promise(() => undefined);
      throw error;
    }
  };
}

const lost = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  'ECONNRESET',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
]);

/**
 * postgres.js answers an error in a transaction with `rollback`, also when the connection is gone, and then writes to
 * a socket that is no more: an exception that nobody can catch. The server has rolled back already, and the
 * transaction is told by the closing itself, so it is left to that.
 */
function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string' && lost.has(error.code)) return true;
  return isConnectionLost(error.cause);
}
