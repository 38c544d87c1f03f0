import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startLastingTwin } from '../../src/service/simulator-memory.ts';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'hakaru-phones-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

it('phones and rooms are as they were left, and new ids are new', async () => {
  const place = folder();
  const first = await startLastingTwin({ folder: place, now: Date.now, log });
  const owner = first.line.addOwner({ displayName: 'パン屋' });
  await owner.follow();
  const said = await owner.text('こんにちは');
  const room = first.slack.addChannel({ name: 'soudan' });
  await first.close();

  const second = await startLastingTwin({ folder: place, now: Date.now, log });
  onTestFinished(() => second.close());
  const again = second.line.owner(owner.userId);
  expect(again?.displayName).toBe('パン屋');
  expect(again?.isFriend()).toBe(true);
  expect(again?.screen()).toEqual(owner.screen());
  const next = await again?.text('ただいま');
  expect(next?.messageId).not.toBe(said.messageId);
  expect(next?.eventId).not.toBe(said.eventId);
  expect(second.slack.channel(room.id)?.name).toBe('soudan');
});

it('a file that cannot be read is no reason not to start', async () => {
  const place = folder();
  writeFileSync(join(place, 'simulator.bin'), 'not a memory');
  const twin = await startLastingTwin({ folder: place, now: Date.now, log });
  expect(twin.line.owners()).toEqual([]);
  await twin.close();
});
