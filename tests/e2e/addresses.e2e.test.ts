import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LineOwner } from '../../src/adapters/twin/line-twin.ts';
import { listBusinesses } from '../../src/db/repositories/businesses.ts';
import { readingHistory } from '../../src/db/repositories/readings.ts';
import { keptTurns } from '../../src/db/repositories/turns-kept.ts';
import { demoProgramme } from '../../src/service/demo-programme.ts';
import { queueReminders } from '../../src/service/reminders.ts';
import { replayTurns } from '../../src/service/replay.ts';
import { openStage, type Stage, stageStart } from '../support/stage.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const programme = demoProgramme('2026-11-24');

describe('a firm on the whole program', () => {
  let stage: Stage;
  let owner: LineOwner;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());
  const settle = (): Promise<void> => stage.settle();
  const said = (): string => {
    const screen = owner.screen().filter((entry) => entry.from === 'bot');
    return screen
      .slice(-4)
      .map((entry) => entry.text)
      .join('\n');
  };
  const say = async (text: string, quoted?: string): Promise<string> => {
    await owner.text(text, quoted === undefined ? {} : { quotedMessageId: quoted });
    await settle();
    return said();
  };
  const join = async (): Promise<void> => {
    owner = await stage.join();
  };
  const ledger = async () => {
    const firms = await listBusinesses(stage.storage.database, stage.storage.vault, stage.programmeId);
    const last = firms.at(-1);
    if (last === undefined) throw new Error('no firm');
    const rows = await readingHistory(stage.storage.database, stage.storage.vault, stage.programmeId, last.id);
    return rows
      .filter((row) => row.supersededBy === null && row.withdrawnAt === null)
      .map((row) => `${row.kind} ${row.month} ${row.quantity.value}`)
      .toSorted();
  };

  it('corrects exactly the figure whose card or message is quoted', async () => {
    await join();
    await say('10月の電気1234kWh');
    await say('はい');
    const card = owner.screen().findLast((entry) => entry.text.includes('1,234 kWh') && entry.from === 'bot');
    await say('9月の電気1180kWh');
    const own = owner.screen().findLast((entry) => entry.from === 'owner');
    await say('はい');
    expect(await say('これ1020の間違い', card?.id)).toContain('2026年10月');
    await say('はい');
    expect(await ledger()).toEqual(['electricity 2026-09 1180', 'electricity 2026-10 1020']);
    await say('1190の間違いでした', own?.id);
    await say('はい');
    expect(await ledger()).toEqual(['electricity 2026-09 1190', 'electricity 2026-10 1020']);
  });

  it('asks again about a stored figure whose message was taken back', async () => {
    await join();
    await owner.text('10月の電気1234kWh');
    await settle();
    const own = owner.screen().findLast((entry) => entry.from === 'owner');
    await say('はい');
    expect(await ledger()).toEqual(['electricity 2026-10 1234']);
    await owner.unsend(own?.id ?? '');
    await settle();
    expect(await ledger()).toEqual([]);
    await say('はい');
    expect(await ledger()).toEqual(['electricity 2026-10 1234']);
  });

  it('does not keep a message with personal data', async () => {
    await join();
    await say('電話は080-1111-2222、電気は1,234kWh');
    await say('はい');
    const turns = await keptTurns(stage.storage.database, stage.storage.vault, {
      programmeId: stage.programmeId,
      from: stageStart,
      conversationId: null,
    });
    expect(JSON.stringify(turns)).not.toContain('080-1111');
  });

  it('makes stored turns again, and nothing differs', async () => {
    const turns = await keptTurns(stage.storage.database, stage.storage.vault, {
      programmeId: stage.programmeId,
      from: stageStart,
      conversationId: null,
    });
    const replayed = replayTurns(turns, { id: stage.programmeId, document: programme });
    expect(replayed.length).toBeGreaterThan(20);
    expect(replayed.filter((turn) => turn.differs)).toEqual([]);
  });

  it('reminds once, of what is missing, and not at all when nothing is, or nobody wants it', async () => {
    await join();
    const events: number[] = [];
    const remind = (at: string, held: (programme: string, count: number) => void = () => undefined): Promise<void> => {
      stage.clock.setTo(new Date(at));
      return queueReminders({
        database: stage.storage.database,
        vault: stage.storage.vault,
        clock: stage.clock,
        log: silent,
        held,
        receive: async (found) => {
          events.push(found.length);
          await stage.service.receive(found);
        },
      });
    };
    // 07:00 in Japan: too early.
    await remind('2026-12-09T22:00:00Z');
    expect(events).toEqual([]);
    // Whoever is just talking with us has the question before them.
    stage.clock.setTo(new Date('2026-12-10T00:30:00Z'));
    await say('ヘルプ');
    await remind('2026-12-10T01:00:00Z');
    await settle();
    expect(said()).not.toContain('うかがう日になりました');
    await remind('2026-12-10T03:00:00Z');
    await settle();
    expect(said()).toContain('2026年11月の数字をうかがう日になりました');
    const before = owner.screen().length;
    await remind('2026-12-10T06:00:00Z');
    await settle();
    expect(owner.screen()).toHaveLength(before);
    await say('もう通知はいりません');
    const silentFrom = owner.screen().length;
    await remind('2026-12-17T02:00:00Z');
    await settle();
    expect(owner.screen()).toHaveLength(silentFrom);
    const rows = await stage.storage.database.queues((db) =>
      db.execute<{ n: string }>(sql`select count(*) as n from seen_events where event_id like 'reminder:2026-11:7:%'`),
    );
    expect(Number(rows[0]?.n)).toBeGreaterThan(0);
  });
});
