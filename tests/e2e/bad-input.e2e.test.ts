import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LineTwin } from '../../src/adapters/twin/line-twin.ts';
import type { LogFields, Logger } from '../../src/bot/log.ts';
import { readConfig } from '../../src/config.ts';
import { openDatabase } from '../../src/db/connection.ts';
import { socketUrl } from '../../src/db/embedded/socket-url.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/db/embedded/start.ts';
import { openInstallation } from '../../src/db/installation.ts';
import { stoppedRows } from '../../src/db/repositories/queue-rows.ts';
import { newDataKey } from '../../src/db/vault/master-keys.ts';
import { type Service, startService } from '../../src/service/start.ts';
import type { Storage } from '../../src/service/storage.ts';
import { asAdmin } from '../support/database.ts';

/** The whole service on the twin, with a database of its own that can be taken away. */
describe('what must not happen', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hakaru-bad-'));
  const logged: string[] = [];
  const note = (event: string, fields: LogFields = {}): void => void logged.push(JSON.stringify({ event, ...fields }));
  const log: Logger = { info: note, warn: note, error: note };
  let server: EmbeddedPostgres;
  let storage: Storage;
  let service: Service;
  let twin: LineTwin;

  beforeAll(async () => {
    server = await startEmbeddedPostgres({ dataDir: folder, durable: false });
    const database = await openDatabase(server.connection, { max: 6 });
    const installation = await openInstallation(database, [newDataKey()]);
    storage = { ...installation, database, where: folder, isOwn: true, close: () => database.close() };
    service = await startService({ config: readConfig({ PORT: '0' }), environment: {}, storage, log, pollMs: 20 });
    if (service.simulator === null) throw new Error('the twin takes the place of LINE');
    twin = service.simulator.twin.line;
  });
  afterAll(async () => {
    await service.stop();
    await storage.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const settle = async (): Promise<void> => {
    await twin.idle();
    await service.worker?.idle();
  };
  const post = (body: string | Buffer, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${service.url}/line/webhook`, { method: 'POST', body, headers });

  /** Writes into a table are refused by the server itself, with the code of a full disk. */
  const fillDisk = (table: 'inbox' | 'outbox'): Promise<void> =>
    asAdmin(socketUrl(server.connection), async (sql) => {
      await sql.unsafe(`create or replace function full_disk() returns trigger language plpgsql as
        $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$`);
      await sql.unsafe(`create trigger full_disk before insert on ${table} for each row execute function full_disk()`);
    });
  /** One table at a time: both in one transaction would wait for a turn that holds one and wants the other. */
  const emptyDisk = (): Promise<void> =>
    asAdmin(socketUrl(server.connection), async (sql) => {
      await sql.unsafe('drop trigger full_disk on outbox');
      await sql.unsafe('drop trigger full_disk on inbox');
      await sql.unsafe('drop function full_disk()');
    });

  it('a body that nobody signed, or somebody else did, is turned away and leaves nothing behind', async () => {
    expect((await post('{"events":[]}')).status).toBe(401);
    expect((await post('{"events":[]}', { 'x-line-signature': 'AAAA' })).status).toBe(401);
    expect(await (await post('{}', { 'x-line-signature': 'x' })).json()).toMatchObject({
      error: { code: 'line-signature-invalid' },
    });
  });

  it('a huge body is refused before it is read', async () => {
    const answer = await post(Buffer.alloc(3_000_000, 'x'), { 'x-line-signature': 'x' }).catch(() => null);
    if (answer !== null) expect(answer.status).toBe(413);
    expect((await fetch(`${service.url}/healthz`)).status).toBe(200);
  });

  it('signed nonsense is answered with a code, and unknown events are kept, not refused', async () => {
    expect((await twin.sendWebhook(Buffer.from('{"events":'))).status).toBe(400);
    expect((await twin.sendWebhook(Buffer.from('[]'))).status).toBe(400);
    expect((await twin.sendWebhook({ destination: twin.botUserId, events: [] })).status).toBe(200);
    const stranger = twin.addOwner();
    const unknown = {
      type: 'telepathy',
      mode: 'active',
      timestamp: Date.now(),
      source: { type: 'user', userId: stranger.userId },
      webhookEventId: '01TELEPATHY000000000000000',
      deliveryContext: { isRedelivery: false },
      aura: { colour: 'blue' },
    };
    expect((await twin.sendWebhook({ destination: twin.botUserId, events: [unknown] })).status).toBe(200);
    await settle();
    expect(stranger.screen()).toEqual([]);
  });

  it('control characters, a lone surrogate and five thousand letters are only words', async () => {
    const owner = twin.addOwner();
    await owner.follow();
    for (const text of [
      '\u0000\u0001\u0007',
      '\ud800',
      '𠮷'.repeat(2400),
      "'; drop table readings; --",
      '{code}',
      '<script>alert(1)</script>',
    ]) {
      expect(await owner.text(text)).toMatchObject({ status: 200 });
    }
    await settle();
    expect(owner.screen().at(-1)?.from).toBe('bot');
    expect(await stoppedRows(storage.database)).toEqual([]);
  });

  it('in a group the bot says one line and is silent from then on', async () => {
    const owner = twin.addOwner();
    const group = twin.addGroup([owner.userId]);
    await group.join();
    await group.text(owner.userId, '電気 1234kWh');
    await group.text(owner.userId, 'もう一度');
    await settle();
    expect(group.screen().filter((entry) => entry.from === 'bot')).toHaveLength(1);
  });

  it('while the database is away nothing is acknowledged that is not stored, and all of it is answered afterwards', async () => {
    const owner = twin.addOwner();
    await owner.follow();
    await settle();
    const before = owner.screen().length;
    await server.stop();
    const away = await owner.text('ヘルプ');
    expect(away.status).toBe(503);
    expect((await fetch(`${service.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${service.url}/healthz`)).status).toBe(200);
    server = await startEmbeddedPostgres({ dataDir: folder, durable: false });
    await expect.poll(async () => (await fetch(`${service.url}/readyz`)).status, { timeout: 15_000 }).toBe(200);
    expect((await owner.text('ヘルプ')).status).toBe(200);
    await expect
      .poll(() => owner.screen().filter((entry) => entry.from === 'bot').length, { timeout: 15_000 })
      .toBeGreaterThan(1);
    expect(owner.screen().length).toBeGreaterThan(before + 1);
  });

  it('while the disk is full nothing is acknowledged that is not stored, and nothing stored is lost or doubled', async () => {
    const owner = twin.addOwner();
    await owner.follow();
    await settle();
    const answers = (): number => owner.screen().filter(({ from }) => from === 'bot').length;
    const greeted = answers();
    await owner.text('ヘルプ');
    await settle();
    const before = answers();
    const each = before - greeted;
    expect(each).toBeGreaterThan(0);

    // PostgreSQL refuses a write as it does on a full disk; first where the answer would be kept …
    await fillDisk('outbox');
    expect((await owner.text('ヘルプ')).status).toBe(200);
    await expect.poll(() => logged.some((line) => line.includes('53100')), { timeout: 10_000 }).toBe(true);
    expect(answers()).toBe(before);
    // … then where the message itself is kept: LINE is told, and will bring it again.
    await fillDisk('inbox');
    expect((await owner.text('ヘルプ')).status).toBe(503);
    expect((await fetch(`${service.url}/healthz`)).status).toBe(200);

    await emptyDisk();
    // A third try comes after half a minute, if the machine was slow enough for two to fail.
    await expect.poll(answers, { timeout: 60_000 }).toBe(before + each);
    expect((await owner.text('ヘルプ')).status).toBe(200);
    await expect.poll(answers, { timeout: 20_000 }).toBe(before + 2 * each);
  }, 120_000);

  it('no log line holds what a person wrote, who they are, or a token', async () => {
    const owner = twin.addOwner({ displayName: 'MARKED-NAME' });
    await owner.follow();
    await owner.text('MARKED-TEXT 090-1234-5678');
    twin.faults.plan('reply', '500');
    await owner.text('MARKED-AGAIN');
    await settle();
    const all = logged.join('\n');
    for (const mark of ['MARKED', '090-1234', owner.userId, twin.accessToken, twin.channelSecret])
      expect(all).not.toContain(mark);
  });

  it('the twin, which refuses what LINE refuses, had nothing to refuse', () => {
    expect(twin.violations).toEqual([]);
  });
});
