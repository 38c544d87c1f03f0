import { connect, type Socket } from 'node:net';
import { createSlackDesk } from '../../../src/adapters/slack/desk.ts';
import { createLanes } from '../../../src/adapters/slack/lanes.ts';
import { type SlackChannel, type SlackTwin, startSlackTwin } from '../../../src/adapters/twin/slack-twin.ts';
import type { Logger } from '../../../src/bot/log.ts';
import { type Database, openDatabase } from '../../../src/db/connection.ts';
import type { ProgrammeRow } from '../../../src/db/repositories/programmes.ts';
import { lookAtWeeks } from '../../../src/service/week/loop.ts';
import type { WeekOptions } from '../../../src/service/week/options.ts';
import { openTestStorage, type TestStorage } from '../../support/storage.ts';
import { addWeekProgramme } from '../../support/week.ts';

/** A whole that makes and posts summaries, on a twin of Slack and a database, with a clock that is moved by hand. */
export type WeekStage = {
  readonly storage: TestStorage;
  readonly twin: SlackTwin;
  readonly channel: SlackChannel;
  readonly row: ProgrammeRow;
  readonly logged: { readonly event: string; readonly code: string | undefined }[];
  readonly late: Map<string, number>;
  readonly to: (at: string) => void;
  readonly look: () => Promise<void>;
  /** A process of its own, that dies at the n-th boundary: whenever it speaks to the database or to Slack. */
  readonly mortal: (boundary: number) => Promise<Mortal>;
  readonly close: () => Promise<void>;
};

export type Mortal = {
  readonly look: () => Promise<'done' | 'dead'>;
  readonly passed: () => number;
  readonly close: () => Promise<void>;
};

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** Opens the stage; the programme's summary goes out on Mondays at nine. */
export async function openWeekStage(change: Parameters<typeof addWeekProgramme>[1] = {}): Promise<WeekStage> {
  const storage = await openTestStorage({ max: 6 });
  const time = { now: Date.parse('2026-11-20T00:00:00Z') };
  const twin = await startSlackTwin({ now: () => time.now });
  const channel = twin.addChannel({ name: 'houkoku' });
  const logged: { event: string; code: string | undefined }[] = [];
  const write = (event: string, fields?: { readonly code?: string }): void =>
    void logged.push({ event, code: fields?.code });
  const log: Logger = { info: write, warn: write, error: write };
  const late = new Map<string, number>();
  const row = await addWeekProgramme(storage, change);
  const slack = createSlackDesk(
    { accounts: () => ({ botToken: twin.botToken }), apiUrl: twin.apiUrl, log, timeoutMs: 2_000 },
    createLanes(),
  );
  const options: WeekOptions = {
    ...{ storage, log, slack, clock: { now: () => new Date(time.now) }, accountOf: () => 'T1A1' },
    drawChart: async () => png,
    late: (programme, count) => void late.set(programme, count),
  };
  const mortal = (boundary: number): Promise<Mortal> => bear(options, storage, boundary);
  return {
    ...{ storage, twin, channel, row, logged, late, mortal },
    to: (at) => {
      time.now = Date.parse(at);
    },
    look: () => lookAtWeeks(options),
    close: async () => {
      await twin.close();
      await storage.close();
    },
  };
}

/** Death cuts every connection to the database where it is; an answer of Slack's is not heard any more. */
async function bear(options: WeekOptions, storage: TestStorage, boundary: number): Promise<Mortal> {
  const sockets = new Set<Socket>();
  let passed = 0;
  let isDead = false;
  let tell: () => void = () => undefined;
  const dead = new Promise<'dead'>((resolve) => {
    tell = () => resolve('dead');
  });
  const passes = (): boolean => {
    passed += 1;
    if (!isDead && passed === boundary) {
      isDead = true;
      // What is on its way to a socket at this moment is swallowed by it; then the connections are gone.
      setTimeout(() => {
        for (const socket of sockets) socket.destroy();
        tell();
      }, 10);
    }
    return !isDead;
  };
  const path = `${storage.connection.host}/.s.PGSQL.${storage.connection.port}`;
  const socket = (): Promise<Socket> =>
    new Promise((resolve, reject) => {
      if (isDead) return reject(new Error('dead'));
      const made = connect(path);
      sockets.add(made);
      const write = made.write.bind(made);
      made.write = ((...args: Parameters<Socket['write']>) => (passes() ? write(...args) : true)) as Socket['write'];
      const emit = made.emit.bind(made);
      made.emit = ((name: string, ...args: unknown[]) =>
        isDead && name === 'data' ? true : emit(name, ...args)) as Socket['emit'];
      made.once('connect', () => resolve(made));
      made.once('error', reject);
    });
  const database: Database = await openDatabase(storage.connection, { max: 4, migrated: true, socket });
  passed = 0;
  const never = (): Promise<never> => new Promise(() => undefined);
  const around =
    <A extends readonly unknown[], R>(call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      if (!passes()) return never();
      const result = await call(...args);
      return passes() ? result : never();
    };
  const { post, upload, channelNamed } = options.slack;
  const own: WeekOptions = {
    ...options,
    storage: { ...storage, database },
    slack: { post: around(post), upload: around(upload), channelNamed: around(channelNamed) },
  };
  return {
    passed: () => passed,
    look: () =>
      Promise.race([
        dead,
        lookAtWeeks(own).then(
          () => (isDead ? ('dead' as const) : ('done' as const)),
          () => 'dead' as const,
        ),
      ]),
    close: async () => {
      for (const one of sockets) one.destroy();
      if (!isDead) await database.close().catch(() => undefined);
    },
  };
}
