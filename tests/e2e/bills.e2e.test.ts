import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LineOwner } from '../../src/adapters/twin/line-twin.ts';
import { pieceId } from '../../src/bot/ids.ts';
import { tidyUp } from '../../src/service/housekeeping.ts';
import { fixture, sideBySide } from '../support/bills.ts';
import { openStage, type Stage, stageStart } from '../support/stage.ts';

const logged: string[] = [];
const note = (...what: readonly unknown[]): void => {
  logged.push(JSON.stringify(what));
};
const log = { info: note, warn: note, error: note };
/** A picture takes some seconds to be read, more when the machine is busy. */
const patience = 150_000;

/** A PDF of so many empty pages. */
function pdfOf(pages: number): Buffer {
  const kids = Array.from({ length: pages }, (_, at) => `${at + 3} 0 R`).join(' ');
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${pages}/Kids[${kids}]>>`,
    ...Array.from({ length: pages }, () => '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]>>'),
  ];
  const body = objects.map((object, at) => `${at + 1} 0 obj${object}endobj\n`).join('');
  return Buffer.from(`%PDF-1.4\n${body}trailer<</Root 1 0 R/Size ${objects.length + 1}>>\n%%EOF`);
}

describe('photographs of bills, really read', () => {
  let stage: Stage;
  let owner: LineOwner;
  beforeAll(async () => {
    stage = await openStage({ log });
    owner = await stage.join();
  }, patience);
  afterAll(() => stage.close(), patience);
  const settle = (): Promise<void> => stage.settle();
  const lastWords = (of = owner): string =>
    of
      .screen()
      .filter((entry) => entry.from === 'bot')
      .slice(-3)
      .map((entry) => entry.text)
      .join('\n');
  const pushes = (): number => stage.twin.calls.filter(({ path }) => path.endsWith('/push')).length ?? 0;
  type Row = { kind: string; month: string; value: string; origin: string; voucher_id: string | null };
  const ledger = async (): Promise<readonly Row[]> => {
    const rows = await stage.storage.database.scoped(stage.programmeId, (db) =>
      db.execute<Row>(sql`
        select kind, month, value, origin, voucher_id from readings r where not exists (
          select 1 from reading_withdrawals w where w.reading_id = r.id) order by recorded_at`),
    );
    return [...rows];
  };
  const images = async (): Promise<readonly string[]> => {
    const rows = await stage.storage.database.queues((db) =>
      db.execute<{ id: string }>(sql`select id from media where kind = 'image' order by created_at`),
    );
    return rows.map((row) => row.id);
  };

  const destroyed = async (): Promise<readonly { id: string; reason: string }[]> => {
    const rows = await stage.storage.database.scoped(stage.programmeId, (db) =>
      db.execute<{ id: string; reason: string }>(sql`select id, reason from destroyed_pictures order by at`),
    );
    return [...rows];
  };

  it('is confirmed with one tap and stored with its photograph as voucher, all for free', {
    timeout: patience,
  }, async () => {
    const before = pushes();
    await owner.image(fixture('electricity.jpg'), 'image/jpeg');
    await settle();
    expect(lastWords()).toMatch(/登録しますか[\s\S]*電気[\s\S]*2024年8月[\s\S]*7,060 kWh/);
    expect(await ledger()).toEqual([]);
    await owner.tap('この内容で登録');
    await settle();
    const [row] = await ledger();
    expect(row).toMatchObject({ kind: 'electricity', month: '2024-08', origin: 'photo' });
    expect(Number(row?.value)).toBe(7060);
    expect(await images()).toContain(row?.voucher_id);
    expect(pushes()).toBe(before);
  });

  it('has a copy beside it without the numbers that name the customer, sealed like itself', async () => {
    const [row] = await ledger();
    expect(await images()).toContain(pieceId(row?.voucher_id ?? '', 'shareable'));
  });

  it('of two papers that name another firm is asked about once, before their figures are confirmed together', {
    timeout: patience,
  }, async () => {
    const before = await ledger();
    await owner.image(await sideBySide(['city-gas.jpg', 'lpg.jpg']), 'image/jpeg');
    await settle();
    const sent = owner.screen().findLast((entry) => entry.from === 'owner');
    expect(lastWords()).toContain('宛名が「有限会社湖南製麺」と読めます。\n「見本の会社」の請求書ですか？');
    expect(await ledger()).toEqual(before);
    await owner.tap('はい、うちの分です');
    await settle();
    expect(lastWords()).toMatch(/53 m³/);
    expect(lastWords()).toMatch(/LPガス/);
    await owner.unsend(sent?.id ?? '');
    await settle();
  });

  it('is not stored twice', { timeout: patience }, async () => {
    const [before, kept] = [await ledger(), await images()];
    await owner.image(fixture('electricity.jpg'), 'image/jpeg');
    await settle();
    expect(lastWords()).toContain('2回は数えません');
    expect(await ledger()).toEqual(before);
    expect(await images()).toEqual(kept);
  });

  it('that is no bill is answered and not kept', { timeout: patience }, async () => {
    const [before, kept] = [await ledger(), await images()];
    await owner.image(fixture('estimate.jpg'), 'image/jpeg');
    await settle();
    expect(lastWords()).toContain('請求書の写真ではないようです');
    expect(await ledger()).toEqual(before);
    expect(await images()).toEqual(kept);
  });

  it('of what the programme does not collect is declined', { timeout: patience }, async () => {
    const kept = await images();
    await owner.image(fixture('water.jpg'), 'image/jpeg');
    await settle();
    expect(lastWords()).toContain('水道は集めていません');
    expect(await images()).toEqual(kept);
  });

  it('that is not sure offers what it may be, chooses nothing, and takes what is typed', {
    timeout: patience,
  }, async () => {
    await owner.image(fixture('electricity-unsure.jpg'), 'image/jpeg');
    await settle();
    expect(lastWords()).toMatch(/はっきり読めません[\s\S]*使用量はどれですか/);
    const card = JSON.stringify(owner.screen().at(-1)?.message);
    expect(card).toMatch(/"type":"image","url":"https:[^"]*\/media\//);
    await owner.text('1661');
    await settle();
    expect(lastWords()).toMatch(/2026年8月[\s\S]*1,661 kWh/);
    await owner.tap('この内容で登録');
    await settle();
    const row = (await ledger()).at(-1);
    expect(row).toMatchObject({ kind: 'electricity', month: '2026-08', origin: 'typed' });
    expect(await images()).toContain(row?.voucher_id);
  });

  it('that is taken back takes its figure and its voucher along', { timeout: patience }, async () => {
    const kept = await images();
    await owner.image(fixture('city-gas.jpg'), 'image/jpeg');
    await settle();
    expect(lastWords()).toContain('53 m³');
    expect((await images()).length).toBeGreaterThan(kept.length);
    const sent = owner.screen().findLast((entry) => entry.from === 'owner');
    await owner.unsend(sent?.id ?? '');
    await settle();
    expect(lastWords()).toContain('その数字は使いません');
    expect(await images()).toEqual(kept);
  });

  it('leaves a record that its picture is gone, and why', async () => {
    const gone = await destroyed();
    expect(gone.map(({ reason }) => reason)).toContain('taken-back');
    expect(await images()).not.toContain(gone[0]?.id);
  });

  it.each([
    ['a PDF of 40 pages', pdfOf(40), '請求書.pdf', '4ページまで'],
    ['an empty PDF', pdfOf(1), '請求書.pdf', '数字を送っても大丈夫です'],
    ['a ZIP', Buffer.from('PK\u0003\u0004nonsense'), '写真.zip', '写真かPDF'],
    ['a ZIP that calls itself a picture', Buffer.from('PK\u0003\u0004nonsense'), '写真.jpg', '開けません'],
  ])('that is %s is answered by one whom nobody advises', { timeout: patience }, async (_, bytes, name, words) => {
    const kept = await images();
    const asked = await stage.join();
    await asked.file(bytes, name);
    await settle();
    expect(lastWords(asked)).toContain(words);
    expect(await images()).toEqual(kept);
  });

  it('is read as a file too, as an iPhone keeps it', { timeout: patience }, async () => {
    const kept = await images();
    const sender = await stage.join();
    await sender.file(fixture('electricity-slip-phone.heic'), 'IMG_0412.HEIC');
    await settle();
    expect(lastWords(sender)).toMatch(/2025年5月[\s\S]*94 kWh/);
    expect((await images()).length).toBeGreaterThan(kept.length);
  });

  it('stays the voucher of the figure that corrects it', async () => {
    const before = (await ledger()).at(-1);
    for (const words of ['訂正', '1662']) await owner.text(words);
    await settle();
    await owner.tap('はい');
    await settle();
    const row = (await ledger()).at(-1);
    expect(row).toMatchObject({ origin: 'typed', voucher_id: before?.voucher_id });
    expect(Number(row?.value)).toBe(1662);
  });

  it('goes when its time is over', async () => {
    stage.clock.setTo(new Date('2036-11-24T01:00:00Z'));
    await tidyUp({ database: stage.storage.database, clock: stage.clock, log });
    expect(await images()).toEqual([]);
    const vouchers = (await ledger()).flatMap(({ voucher_id }) => voucher_id ?? []);
    const expired = (await destroyed()).filter(({ reason }) => reason === 'expired').map(({ id }) => id);
    expect(expired).toEqual(expect.arrayContaining(vouchers));
    stage.clock.setTo(stageStart);
  });

  it('leaves no word of the bill in the log', () => {
    expect(logged.join('\n')).not.toMatch(/7060|7,060|1661|kWh|お客|電力|湖南/);
  });
});
