import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LineOwner } from '../../src/adapters/twin/line-twin.ts';
import { loadMedia } from '../../src/db/repositories/media.ts';
import { billRead } from '../support/bills.ts';
import { openStage, type Stage, stageStart } from '../support/stage.ts';
import { workbook } from '../support/workbook.ts';

/** A PNG of one grey point; its header can be made to claim any size. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
function claiming(width: number, height: number): Buffer {
  const bomb = Buffer.from(png);
  bomb.writeUInt32BE(width, 16);
  bomb.writeUInt32BE(height, 20);
  return bomb;
}

describe('photographs', () => {
  let stage: Stage;
  let owner: LineOwner;
  beforeAll(async () => {
    // What is on them is read in bills.e2e.test.ts.
    let months = 0;
    const readBill = async (bytes: Uint8Array) => {
      months += 1;
      // Those of a set say their month in their last byte, and the fourth takes its time.
      const own = bytes.at(-1) ?? 0;
      if (own === 4) await new Promise((resolve) => setTimeout(resolve, 1500));
      if (own >= 1 && own <= 5) return billRead({ month: { sure: true, candidates: [`2025-0${own}`] } });
      const nothing = { sure: false, candidates: [] };
      const month = { sure: true, candidates: ['2025-07'] };
      // The two sides of one bill.
      if (own === 6) return billRead({ month: nothing, supplier: null });
      const side = { kind: 'electricity', month, supplier: null } as const;
      if (own === 7) return billRead({ status: 'reject', reason: 'no-amount-found', side });
      return billRead({ month: { sure: true, candidates: [`2026-0${months}`] } });
    };
    stage = await openStage({ readBill });
    owner = await stage.join();
  });
  afterAll(() => stage.close());
  const settle = (): Promise<void> => stage.settle();
  const kept = async (): Promise<readonly string[]> => {
    const rows = await stage.storage.database.queues((db) =>
      db.execute<{ id: string }>(sql`select id from media where kind = 'image' order by created_at`),
    );
    return rows.map((row) => row.id);
  };
  const lastWords = (): string =>
    owner
      .screen()
      .filter((entry) => entry.from === 'bot')
      .slice(-3)
      .map((entry) => entry.text)
      .join('\n');

  it('are fetched at once and kept sealed, each once', async () => {
    await owner.image(png, 'image/png');
    await settle();
    const [id = ''] = await kept();
    const found = await loadMedia(stage.storage.database, stage.storage.vault, { id, now: stageStart });
    expect(found).toMatchObject({ type: 'image', contentType: 'image/png' });
    expect(found?.type === 'image' && found.bytes.equals(png)).toBe(true);
    const [raw] = await stage.storage.database.queues((db) =>
      db.execute<{ body: Buffer }>(sql`select body_enc as body from media where id = ${id}::uuid`),
    );
    expect(raw?.body.includes(png.subarray(0, 16))).toBe(false);
  });

  it.each([
    ['a bomb of pixels', claiming(60_000, 60_000), '大きすぎ'],
    ['eleven megabytes', Buffer.concat([png, Buffer.alloc(11_000_000)]), '大きすぎ'],
    ['a page that calls itself a picture', Buffer.from('<html><body>no</body></html>'), '開けません'],
    ['nothing at all', Buffer.alloc(0), '開けません'],
  ])('that cannot be taken are answered and not kept: %s', async (_, bytes, words) => {
    const before = await kept();
    await owner.image(bytes, 'image/png');
    await settle();
    expect(lastWords()).toContain(words);
    expect(await kept()).toEqual(before);
  });

  it('go when their message is taken back', async () => {
    const before = await kept();
    await owner.image(png, 'image/png');
    await settle();
    expect(await kept()).toHaveLength(before.length + 1);
    const sent = owner.screen().findLast((entry) => entry.from === 'owner');
    await owner.unsend(sent?.id ?? '');
    await settle();
    expect(await kept()).toEqual(before);
  });

  it('of somebody who has not consented are not fetched', async () => {
    const before = await kept();
    const stranger = stage.newOwner();
    await stranger.follow();
    await stranger.image(png, 'image/png');
    await settle();
    expect(await kept()).toEqual(before);
  });

  describe('of a set', () => {
    const five = [1, 2, 3, 4, 5].map((month) => ({
      bytes: Buffer.concat([png, Buffer.from([month])]),
      contentType: 'image/png',
    }));
    const words = (one: LineOwner): string => one.screen().findLast(({ from }) => from === 'bot')?.text ?? '';
    const months = async (): Promise<readonly string[]> => {
      const rows = await stage.storage.database.scoped(stage.programmeId, (db) =>
        db.execute<{ month: string }>(
          sql`select month from readings where origin = 'photo' order by recorded_at desc limit 5`,
        ),
      );
      return rows.map(({ month }) => month).toSorted();
    };

    it.each([
      ['in any order', { order: [4, 2, 0, 1, 3] }],
      ['without their numbers, in one webhook', { withoutIndex: true, together: true }],
    ])('are confirmed one after the other, %s', async (_, options) => {
      const one = await stage.join();
      await one.imageSet(five, options);
      await settle();
      for (const at of [1, 2, 3, 4, 5]) {
        expect(words(one)).toContain(`${at}枚目/5枚`);
        await one.tap('この内容で登録');
        await settle();
      }
      expect(words(one)).toContain('の使用量は？');
      expect(await months()).toEqual(['2025-01', '2025-02', '2025-03', '2025-04', '2025-05']);
    });

    it('do not hold up what is said meanwhile, and go when they are taken back while they are read', async () => {
      const before = await kept();
      const one = await stage.join();
      await one.image(Buffer.concat([png, Buffer.from([4])]), 'image/png');
      await one.text('状況');
      await expect.poll(() => one.screen().at(-1)?.from, { timeout: 1200, interval: 20 }).toBe('bot');
      const photo = one.screen().findLast((entry) => entry.from === 'owner' && entry.text !== '状況');
      await one.unsend(photo?.id ?? '');
      await settle();
      expect(words(one)).not.toContain('この内容で登録');
      expect(await kept()).toEqual(before);
    });
  });

  it('of the two sides of a bill are both vouchers of its figure', async () => {
    const one = await stage.join();
    const before = await kept();
    for (const side of [6, 7]) {
      await one.image(Buffer.concat([png, Buffer.from([side])]), 'image/png');
      await settle();
    }
    await one.tap('この内容で登録');
    await settle();
    const rows = await stage.storage.database.scoped(stage.programmeId, (db) =>
      db.execute<{ first: string; second: string }>(
        sql`select voucher_id as first, second_voucher_id as second from readings where month = '2025-07'`,
      ),
    );
    const pictures = (await kept()).filter((id) => !before.includes(id));
    expect(rows.flatMap(({ first, second }) => [first, second])).toEqual(pictures);
  });

  describe('of a table', () => {
    const readings = async (): Promise<readonly string[]> => {
      const rows = await stage.storage.database.scoped(stage.programmeId, (db) =>
        db.execute<{ kind: string; month: string; value: string }>(sql`
          select kind, month, value from readings r where origin = 'typed' and not exists (
            select 1 from reading_withdrawals w where w.reading_id = r.id) order by kind, month`),
      );
      return rows.map(({ kind, month, value }) => `${kind} ${month} ${Number(value)}`);
    };

    it('are read from a workbook, shown, and stored with one tap, all as free replies', async () => {
      const pushes = stage.twin.calls.filter(({ path }) => path.endsWith('/push')).length;
      await owner.text('はい');
      await settle();
      const months = ['2025-08', '2025-09', '2025-10', '2025-11'];
      const rows = months.map((month, at) => [new Date(`${month}-01T00:00:00Z`), 1000 + at, 30_000]);
      await owner.file(await workbook({ 電気: [['月', '電気(kWh)', '料金(円)'], ...rows] }), '昨年.xlsx');
      await settle();
      expect(lastWords()).toContain('数字は4件です');
      expect(await readings()).toEqual([]);
      await owner.text('はい');
      await settle();
      expect(await readings()).toEqual(months.map((month, at) => `electricity ${month} ${1000 + at}`));
      expect(stage.twin.calls.filter(({ path }) => path.endsWith('/push')).length).toBe(pushes);
    });

    it.each([
      ['no table of months', Buffer.from('品名,個数\nパン,3\n菓子,4\n'), 'list.csv', '読み取れませんでした'],
      ['no workbook at all', Buffer.from('PK\u0003\u0004nonsense'), 'list.xlsx', 'このファイルは読めませんでした'],
      ['more than two megabytes', Buffer.alloc(2_200_000, '1,'), 'list.csv', '大きすぎ'],
    ])('are not taken: %s', async (_, bytes, name, words) => {
      const before = await readings();
      await owner.file(bytes, name);
      await settle();
      expect(lastWords()).toContain(words);
      expect(await readings()).toEqual(before);
    });
  });
});
