import { describe, expect, it } from 'vitest';
import { readBill } from '../../../src/engine/bill/read-bill.ts';
import { paper } from './paper.ts';

const read = (...given: Parameters<typeof paper>) =>
  readBill(paper(...given), { today: '2026-11-25', suppliers: () => [] });
const invoice = (...lines: readonly string[]): readonly string[] => [
  '産業廃棄物処理費 御請求書|2026年10月分',
  '株式会社みどりリサイクル',
  '月日|品名|数量(kg)|単価|金額',
  ...lines,
  '収集運搬費|1回||8,000円',
];

describe('a paper about waste', () => {
  it('says what it is and what is done with it', () => {
    const reading = read(invoice('10/15|廃プラスチック類 焼却|120kg|40|4,800円'));
    expect(reading).toMatchObject({
      kind: 'waste',
      usage: { value: 120, unit: 'kg' },
      waste: { type: 'plastic_industrial', treatment: 'incineration' },
      fields: { wasteType: { status: 'ok', why: 'agreed' }, wasteTreatment: { status: 'ok', why: 'agreed' } },
    });
  });

  it('takes no treatment from the name of a firm, nor from 中間処理', () => {
    const reading = read(invoice('10/15|木くず|300kg|20|6,000円', '中間処理後の最終処分|委託契約書のとおり'));
    expect(reading.waste).toEqual({ type: 'wood', treatment: null });
    expect(reading.fields.wasteTreatment).toMatchObject({ status: 'review', why: 'not-found', candidates: [] });
  });

  it('reads 処分方法 on a manifest, beside its label and below it', () => {
    const form = ['産業廃棄物管理票(マニフェスト)|交付年月日 2026年10月5日', '種類|廃油', '数量|正味重量|180kg'];
    for (const rows of [['処分方法|焼却'], ['処分方法|有害物質', '焼却|なし']])
      expect(read([...form, ...rows])).toMatchObject({
        waste: { type: 'waste_oil', treatment: 'incineration' },
        fields: { wasteTreatment: { status: 'ok' } },
      });
  });

  it('takes the unit of a sum from its parts, and is sure of none that nobody saw', () => {
    const form = ['産業廃棄物処理費 御請求書|2026年10月分', '株式会社みどりリサイクル'];
    const parts = ['汚泥|2.41|t', '汚泥|1.52|t', '汚泥|4.41|t'];
    const summed = read([...form, ...parts, '合計|8.34']);
    expect(summed).toMatchObject({ usage: { value: 8.34, unit: 't' } });
    const bare = read([...form, '汚泥 数量|8.34']);
    expect(bare.fields.usage).toMatchObject({ status: 'review' });
  });

  it('is sure of no unit that another amount contradicts', () => {
    const { fields } = read(invoice('10/15|汚泥|2.41|t', '10/16|汚泥|1.52|t', '合計|数量|3.93|kg'));
    expect(fields.usage).toMatchObject({ status: 'review' });
  });

  it('offers two wastes and is sure of neither', () => {
    const { fields } = read(invoice('10/15|廃プラスチック類|120kg|40|4,800円', '10/16|木くず|120kg|20|2,400円'));
    expect(fields.wasteType).toMatchObject({ status: 'review', why: 'close-second' });
    expect(fields.wasteType.candidates).toEqual(['plastic_industrial', 'wood']);
  });

  it('takes nothing from a form on which every waste is printed', () => {
    const all = '□汚泥|□廃油|□廃プラスチック類|□紙くず|□木くず|□金属くず|□がれき類';
    const { fields } = read(invoice(all, '10/15|処分費|120kg|40|4,800円'));
    expect(fields.wasteType).toMatchObject({ status: 'review', candidates: [] });
  });

  it('is not sure of what one recogniser alone has read', () => {
    const rows = invoice('10/15|汚泥|120kg|40|4,800円');
    const { fields } = read(rows, {
      kana: { 3: '10/15|活泥|120kg|40|4,800円' },
      digits: { 3: '10/15|舌泥|120kg|40|4,800円' },
    });
    expect(fields.wasteType).toMatchObject({ status: 'review', why: 'one-recogniser', candidates: ['sludge'] });
  });

  it('and none else has a waste', () => {
    const reading = read([
      '電気ご使用量のお知らせ',
      '7年12月分|ご使用期間|11月9日~12月8日',
      'ご使用量||1,715kWh',
      '請求予定金額||56,470円',
      '再生可能エネルギー発電促進賦課金',
    ]);
    expect(reading).toMatchObject({ kind: 'electricity', waste: null, fields: { wasteTreatment: { candidates: [] } } });
  });
});
