import { connect, type Socket } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { createLinePlatform } from '../../src/adapters/line/platform.ts';
import { lineWebhook } from '../../src/adapters/line/webhook.ts';
import type { LineTwin } from '../../src/adapters/twin/line-twin.ts';
import type { Logger } from '../../src/bot/log.ts';
import type { ChatPlatform, Clock } from '../../src/bot/ports.ts';
import { writeText } from '../../src/bot/text/write.ts';
import type { Worker } from '../../src/bot/usecases/worker.ts';
import { openDatabase } from '../../src/db/connection.ts';
import { createCore } from '../../src/service/core.ts';
import { unreadable } from '../../src/service/see-bill.ts';
import type { TestStorage } from './storage.ts';

/** Decides, at each boundary where the program waits for the world, whether it dies there. */
export type Fate = { readonly boundary: (name: string) => boolean };

/** A whole program that can be killed in the middle of anything, in this process. */
export type Mortal = {
  readonly app: FastifyInstance;
  readonly worker: Worker;
  readonly dead: Promise<void>;
  readonly isDead: () => boolean;
  /** Ends it in order. */
  readonly retire: () => Promise<void>;
};

export type MortalOptions = {
  readonly storage: TestStorage;
  readonly twin: LineTwin;
  readonly clock: Clock;
  readonly fate: Fate;
};

/** Photographs are really read in tests of their own. */
const nothingRead = {
  bill: unreadable('unreadable', { exact: '', look: '' }),
  strips: { usage: null, month: null },
  shareable: null,
  others: [],
};

const silent: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined };

/**
 * Death: every connection to the database is cut where it is (so its transaction rolls back), no answer that is
 * under way is heard any more, and nothing of it ever speaks again. What was already committed or sent stays.
 */
function createDeath() {
  const sockets = new Set<Socket>();
  let isDead = false;
  let tell: () => void = () => undefined;
  const dead = new Promise<void>((resolve) => {
    tell = resolve;
  });
  return {
    sockets,
    dead,
    isDead: () => isDead,
    die: (): void => {
      isDead = true;
      for (const socket of sockets) socket.destroy();
      tell();
    },
  };
}

type Death = ReturnType<typeof createDeath>;

/** A connection that counts each time it is written to and each time it hears something. */
function mortalSocket(path: string, death: Death, fate: Fate): Promise<Socket> {
  return new Promise((resolve, reject) => {
    if (death.isDead()) return reject(new Error('dead'));
    const socket = connect(path);
    death.sockets.add(socket);
    const write = socket.write.bind(socket);
    socket.write = ((...args: Parameters<Socket['write']>) => {
      if (!death.isDead() && fate.boundary('database-write')) death.die();
      return death.isDead() ? true : write(...args);
    }) as Socket['write'];
    const emit = socket.emit.bind(socket);
    socket.emit = ((name: string, ...args: unknown[]) => {
      if (name === 'data') {
        if (!death.isDead() && fate.boundary('database-answer')) death.die();
        if (death.isDead()) return true;
      }
      return emit(name, ...args);
    }) as Socket['emit'];
    socket.once('connect', () => resolve(socket));
    socket.once('error', reject);
  });
}

/** A new one each time: what waits for a promise that everybody shares is never let go of. */
const never = (): Promise<never> => new Promise(() => undefined);

/** Calls to LINE: it may die before the call and after it, when LINE has already shown the message. */
function mortalPlatform(platform: ChatPlatform, death: Death, fate: Fate): ChatPlatform {
  return {
    ...platform,
    deliver: async (delivery) => {
      if (death.isDead()) return never();
      if (fate.boundary('line-call')) {
        death.die();
        return never();
      }
      const result = await platform.deliver(delivery);
      if (!death.isDead() && fate.boundary('line-answer')) death.die();
      return death.isDead() ? never() : result;
    },
  };
}

/** Starts a program over the storage and the twin. */
export async function bear(options: MortalOptions): Promise<Mortal> {
  const { storage, twin, clock, fate } = options;
  const death = createDeath();
  const path = `${storage.connection.host}/.s.PGSQL.${storage.connection.port}`;
  const socket = (): Promise<Socket> => mortalSocket(path, death, fate);
  const database = await openDatabase(storage.connection, { max: 3, migrated: true, socket });
  const line = createLinePlatform({
    accounts: () => ({ accessToken: twin.accessToken }),
    apiBaseUrl: twin.url,
    dataApiBaseUrl: twin.url,
    publicUrl: 'https://hakaru.invalid',
    write: writeText,
    log: silent,
  });
  const platform = mortalPlatform(line, death, fate);
  const core = createCore({
    readBill: async () => nothingRead,
    storage: { database, vault: storage.vault, mediaKey: storage.mediaKey, pageKey: storage.pageKey },
    platforms: { line: platform, slack: platform },
    clock,
    log: silent,
    counts: { turned: () => undefined, delivered: () => undefined },
    pollMs: 20,
  });
  const app = Fastify();
  await app.register(
    lineWebhook({
      channels: () => [{ channel: twin.botUserId, secret: twin.channelSecret }],
      receive: core.receive,
      log: silent,
    }),
  );
  const worker = core.startWorker();
  void death.dead.then(() => worker.stop()).catch(() => undefined);
  return {
    app,
    worker,
    dead: death.dead,
    isDead: death.isDead,
    retire: async () => {
      await worker.stop();
      await database.close();
      await app.close();
    },
  };
}
