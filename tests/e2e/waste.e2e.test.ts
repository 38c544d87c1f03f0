import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LineOwner } from '../../src/adapters/twin/line-twin.ts';
import { fixture } from '../support/bills.ts';
import { openStage, type Stage } from '../support/stage.ts';

/** A picture takes some seconds to be read, more when the machine is busy. */
const patience = 150_000;

type Row = { id: string; sort: string; value: string; unit: string; origin: string; kg_co2: string | null };
type Request = { reason: string; number: number };

describe('waste, through the whole service', () => {
  let stage: Stage;
  let owner: LineOwner;
  beforeAll(async () => {
    stage = await openStage({ also: ['waste'] });
    owner = await stage.join();
  }, patience);
  afterAll(() => stage.close(), patience);

  const say = async (...words: readonly string[]): Promise<void> => {
    for (const word of words) {
      await owner.text(word);
      await stage.settle();
    }
  };
  const lastWords = (): string =>
    owner
      .screen()
      .slice(-3)
      .map((entry) => entry.text)
      .join('\n');
  const ledger = async (): Promise<readonly Row[]> => [
    ...(await stage.storage.database.scoped(stage.programmeId, (db) =>
      db.execute<Row>(sql`
        select r.id, r.sort, r.value, r.unit, r.origin, e.kg_co2 from readings r
        left join emissions e on e.reading_id = r.id order by r.recorded_at, r.sort`),
    )),
  ];
  const requests = async (programmeId = stage.programmeId): Promise<readonly Request[]> => [
    ...(await stage.storage.database.scoped(programmeId, (db) =>
      db.execute<Request>(sql`select reason, state, number from consultations order by number`),
    )),
  ];

  it('is stored as rows of their own; what has no factor has no emission and waits for a person, once', async () => {
    await say('廃プラ 120kg 焼却、木くず 300kg リサイクル', 'はい');
    const rows = await ledger();
    expect(
      rows.map(({ sort, value, kg_co2 }) => [sort, Number(value), kg_co2 === null ? null : Number(kg_co2)]),
    ).toEqual([
      ['incineration.plastic_industrial', 120, 307.2],
      ['recycling.wood', 300, null],
    ]);
    expect(await requests()).toMatchObject([{ reason: 'no-factor', number: 1 }]);
  });

  it('keeps requests behind the wall of their programme', async () => {
    expect(await requests(randomUUID())).toEqual([]);
    const seen = await stage.storage.database.queues((db) => db.execute(sql`select id from consultations`));
    expect([...seen]).toEqual([]);
  });

  it('is read off an invoice; what does not stand there is asked', { timeout: patience }, async () => {
    await owner.image(fixture('waste.jpg'), 'image/jpeg');
    await stage.settle();
    expect(lastWords()).toContain('宛名が「藤川運送有限会社」');
    await owner.tap('はい、うちの分です');
    await stage.settle();
    expect(lastWords()).toContain('生ごみの「1,470 kg」は、どう処理されますか？');
    await owner.tap('焼却');
    await stage.settle();
    expect(lastWords()).toMatch(/生ごみ（焼却）[\s\S]*2025年9月/);
    await owner.tap('この内容で登録');
    await stage.settle();
    expect((await ledger()).at(-1)).toMatchObject({ sort: 'incineration.food', origin: 'photo', kg_co2: null });
    // Whoever looks at the first one looks at this one, too.
    expect(await requests()).toHaveLength(1);
  });
});
