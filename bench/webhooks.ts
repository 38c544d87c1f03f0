import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FakeLine, startFakeLine } from './webhooks/fake-line.ts';
import { joinAll } from './webhooks/join.ts';
import { measure, measureAcks, type Result } from './webhooks/measure.ts';
import { prepareProgramme } from './webhooks/prepare.ts';
import { type Subject, startSubject } from './webhooks/subject.ts';

/**
 * Turns a second of the whole product (inbox, dialogue, ledger, outbox, a durable PostgreSQL) beside a bare
 * in-memory bot with the same webhook and SDK, in one run on one machine.
 *
 * People: 1000, each giving a figure and confirming it, the next message at once after the answer. Pictures are drawn
 * when they are fetched; nobody fetches them here.
 */
const people = Number(process.env['BENCH_PEOPLE'] ?? 1000);
const levels = [1, 16, 64];
const secret = 'bench-secret';
const main = new URL('../src/main.ts', import.meta.url).pathname;

type Round = { readonly bare: Result; readonly product: Result };

const folder = mkdtempSync(join(tmpdir(), 'hakaru-bench-'));
const line = await startFakeLine();
const env = {
  LINE_CHANNEL_SECRET: secret,
  LINE_CHANNEL_ACCESS_TOKEN: 'x',
  LINE_API_BASE_URL: line.url,
  LINE_DATA_API_BASE_URL: line.url,
  SLACK_BOT_TOKEN: '',
  DATA_DIR: folder,
  PORT: '0',
  LOG_LEVEL: 'warn',
  ENCRYPTION_KEY: randomBytes(32).toString('base64'),
  PUBLIC_URL: 'https://bench.invalid',
};
const readyLine = /(http:\/\/\S+?:\d+)/;

async function round(
  users: number,
  first: number,
  count: number,
  subjects: { bare: Subject; product: Subject },
): Promise<Round> {
  const plan = { users, people: count, first };
  const bare = await measure({ url: subjects.bare.url, secret }, line, plan);
  const product = await measure({ url: subjects.product.url, secret }, line, plan);
  return { bare, product };
}

function row(name: string, result: Result, base: Result): string {
  const cells = [
    String(result.users).padStart(5),
    name.padEnd(8),
    result.turnsPerSecond.toFixed(0).padStart(8),
    (result.turnsPerSecond / base.turnsPerSecond).toFixed(2).padStart(6),
    result.turnP50.toFixed(1).padStart(7),
    result.turnP99.toFixed(1).padStart(7),
    result.ackP50.toFixed(1).padStart(8),
    result.ackP99.toFixed(1).padStart(8),
    String(result.wrong).padStart(6),
  ];
  return cells.join('  ');
}

async function compare(fake: FakeLine): Promise<void> {
  const code = await prepareProgramme(env, people + 10);
  const bare = await startSubject([new URL('./webhooks/subject-echo.ts', import.meta.url).pathname], env, readyLine);
  const product = await startSubject([main, 'serve'], env, readyLine);
  process.stdout.write(`ready on an existing data folder: ${(product.readyMs / 1000).toFixed(2)} s\n`);
  const joining = performance.now();
  await joinAll({ url: product.url, secret }, fake, { people, code, width: 64 });
  process.stdout.write(
    `${people} people joined through the dialogue in ${((performance.now() - joining) / 1000).toFixed(1)} s\n\n`,
  );
  process.stdout.write('users  subject    turns/s  ratio   p50 ms   p99 ms  ack p50   ack p99   wrong\n');
  for (const users of levels) {
    const count = users === 1 ? Math.min(100, people) : people;
    const { bare: b, product: p } = await round(users, 0, count, { bare, product });
    process.stdout.write(`${row('bare', b, b)}\n${row('product', p, b)}\n`);
  }
  const acks = await measureAcks({ url: product.url, secret }, { perSecond: 100, seconds: 10, people });
  process.stdout.write(
    `\nacks at 100 events/s: p50 ${acks.p50.toFixed(1)} ms, p99 ${acks.p99.toFixed(1)} ms, max ${acks.max.toFixed(1)} ms\n`,
  );
  await bare.stop();
  await product.stop();
}

try {
  await compare(line);
} finally {
  await line.close();
  rmSync(folder, { recursive: true, force: true });
}
