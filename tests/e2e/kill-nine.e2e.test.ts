import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LineTwin, startLineTwin } from '../../src/adapters/twin/line-twin.ts';
import { settingsFor, startProgram } from '../support/program.ts';

describe('kill -9 of the program and its database together', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hakaru-kill-'));
  let twin: LineTwin;
  beforeAll(async () => {
    twin = await startLineTwin({ rateLimits: false });
  });
  afterAll(async () => {
    await twin.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('loses no acknowledged event, three times in a row', async () => {
    const settings = settingsFor(twin, folder);
    const owners = Array.from({ length: 8 }, () => twin.addOwner());
    const acknowledged = new Map(owners.map((owner) => [owner.userId, 0]));
    const send = async (owner: (typeof owners)[number]): Promise<void> => {
      const { status } = await owner.text('ヘルプ');
      if (status === 200) acknowledged.set(owner.userId, (acknowledged.get(owner.userId) ?? 0) + 1);
    };
    const total = (): number => [...acknowledged.values()].reduce((sum, count) => sum + count, 0);
    for (let round = 0; round < 3; round += 1) {
      const before = total();
      const program = await startProgram(settings);
      twin.setWebhook(`${program.url}/line/webhook`);
      const sending = owners.map(async (owner) => {
        for (let at = 0; at < 12; at += 1) await send(owner);
      });
      // In the middle of it: some are stored, some answered, some on their way.
      await expect.poll(total, { timeout: 20_000, interval: 1 }).toBeGreaterThan(before + 3 + round * 7);
      await program.killAll();
      await Promise.all(sending);
    }
    const last = await startProgram(settings);
    // Each answer is two bubbles. What was stored when the acknowledgement was cut off is answered too, once.
    const answers = (userId: string): number =>
      (twin.owner(userId)?.screen() ?? []).filter((entry) => entry.from === 'bot').length / 2;
    const missing = (): readonly string[] =>
      owners.map((owner) => owner.userId).filter((id) => answers(id) < (acknowledged.get(id) ?? 0));
    await expect.poll(missing, { timeout: 30_000, interval: 200 }).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    for (const { userId } of owners) expect(answers(userId)).toBeLessThanOrEqual(36);
    for (const { userId } of owners) expect(Number.isInteger(answers(userId))).toBe(true);
    expect(total()).toBeGreaterThan(owners.length);
    expect(await last.stop()).toBe(0);
  }, 120_000);
});
