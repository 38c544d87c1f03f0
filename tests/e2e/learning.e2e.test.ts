import { sql } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LineOwner } from '../../src/adapters/twin/line-twin.ts';
import { addProgramme } from '../../src/db/repositories/programmes.ts';
import { type BillDesk, createBillDesk } from '../../src/service/bill-reader.ts';
import { demoProgramme } from '../../src/service/demo-programme.ts';
import { circuitSupplier, circuits } from '../support/circuits.ts';
import { openStage, type Stage, stageStart } from '../support/stage.ts';

/** Four amounts a month; the firm's own is always the fourth, which the reader would not even offer. */
const papers = [
  { month: 8, amounts: [1715, 1244, 1120, 980] },
  { month: 9, amounts: [1815, 1344, 1220, 870] },
  { month: 10, amounts: [1915, 1444, 1320, 760] },
] as const;
const patience = 60_000;

describe('a layout that is read wrongly', () => {
  let stage: Stage;
  let desk: BillDesk;
  let pictures: readonly Buffer[];
  beforeAll(async () => {
    const sheet = await sharp({ create: { width: 2000, height: 450, channels: 3, background: 'white' } })
      .png()
      .toBuffer();
    pictures = papers.map((_, at) => Buffer.concat([sheet, Buffer.from([at])]));
    stage = await openStage({ readBill: (bytes, programmeId) => desk.read(bytes, programmeId) });
    // Everything is real but the recognisers: what they would see is given.
    const scan = async (bytes: Uint8Array) => {
      const { month, amounts } = papers[bytes.at(-1) ?? 0] ?? papers[0];
      const by = [1, 0, 0, 0, 1, 0, 0, 0, 1] as const;
      return { pages: [{ scan: circuits(month, amounts), page: 0, paper: 'none', by, sheet }] } as const;
    };
    const { clock, storage } = stage;
    desk = createBillDesk({ environment: {}, clock, storage, scanner: { scan, close: async () => undefined } });
  }, patience);
  afterAll(() => stage.close());

  const words = (owner: LineOwner): string => JSON.stringify(owner.screen().findLast(({ from }) => from === 'bot'));
  async function send(owner: LineOwner, at: number): Promise<string> {
    await owner.image(pictures[at] ?? Buffer.alloc(0), 'image/png');
    await stage.settle();
    return words(owner);
  }
  async function correct(owner: LineOwner, at: number): Promise<void> {
    await owner.text(String(papers[at]?.amounts[3]));
    await stage.settle();
    await owner.tap('この内容で登録');
    await stage.settle();
  }
  const tables = async (programmeId: string): Promise<string> => {
    const rows = await stage.storage.database.scoped(programmeId, (db) =>
      db.execute(
        sql`select to_jsonb(p) - 'programme_id' as row from bill_places p
          union all select to_jsonb(c) - 'programme_id' from bill_counts c`,
      ),
    );
    return JSON.stringify([...rows]);
  };

  it('offers the right amount first after it was corrected in two months, and in no other programme', {
    timeout: patience,
  }, async () => {
    const owner = await stage.join();
    expect(await send(owner, 0)).not.toContain('980 kWh');
    await correct(owner, 0);
    stage.clock.setTo(new Date(stageStart.getTime() + 31 * 86_400_000));
    const second = await send(owner, 1);
    expect(second).toMatch(/1,815 kWh.*1,344 kWh.*1,220 kWh/);
    await correct(owner, 1);
    const third = await send(owner, 2);
    expect(third).toMatch(/はっきり読めません.*760 kWh.*1,444 kWh/s);
    expect(third.indexOf('760 kWh')).toBeLessThan(third.indexOf('1,444 kWh'));
    const theirs = await addProgramme(stage.storage.database, { ...demoProgramme('2026-11-24'), code: 'another' });
    const stranger = await stage.join(theirs.id);
    expect(await send(stranger, 2)).toMatch(/1,915 kWh.*1,444 kWh.*1,320 kWh/);
    expect(words(stranger)).not.toContain('760 kWh');
  });

  it('is remembered without a firm, a conversation or a figure', async () => {
    const kept = await tables(stage.programmeId);
    expect(kept).toContain(circuitSupplier);
    for (const figure of papers.flatMap(({ amounts }) => amounts))
      expect(kept).not.toMatch(new RegExp(`\\b${figure}\\b`));
    const rows = await stage.storage.database.queues((db) =>
      db.execute<{ id: string }>(sql`select id from conversations union all select key_id from conversations`),
    );
    for (const { id } of rows) expect(kept).not.toContain(id);
    expect(kept).not.toMatch(/見本|kWh/);
  });
});
