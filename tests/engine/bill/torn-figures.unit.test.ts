import { describe, expect, it } from 'vitest';
import { readBill } from '../../../src/engine/bill/read-bill.ts';
import { paper } from './paper.ts';

const context = { today: '2026-11-25', suppliers: () => [] };
const read = (...given: Parameters<typeof paper>) => readBill(paper(...given), context);

const slip = (full: string, empty: string, net: string) => [
  '計量伝票',
  '計量日|2025年08月16日',
  '品目|金属くず|産業廃棄物',
  `総重量|${full}`,
  `空車重量|${empty}`,
  `正味重量|${net}`,
];

describe('a figure that blurred print has drawn apart', () => {
  it('goes on behind its comma', () => {
    const reading = read(slip('8,720kg', '4,000kg', '4,720kg'), {
      kana: { 3: '総重量|8,  720kg', 4: '空車重量|4y  000kg', 5: '正味重量|4,   720Kg' },
      tesseract: { 3: null, 4: '空車重量|4。000kg', 5: '正味重量|4、720kg' },
    });
    expect(reading).toMatchObject({ usage: { value: 4720, unit: 'kg' }, month: '2025-08' });
  });

  it('is never sure of what is left of it, whatever the rest of the paper seems to prove', () => {
    const reading = read(slip('8,720kg', '4y 000kg', '4,      720kg'));
    expect(reading.usage?.value === 720 && reading.status === 'ok').toBe(false);
    expect(read(slip('8|720kg', '000kg', '4.|720kg')).status).not.toBe('ok');
  });
});

describe('a table whose rows have slipped', () => {
  const rows = [
    '軽油ご利用請求書',
    '対象期間|2025年1月21日~2025年2月20日',
    '車両番号|油種|給油量(L)|単価',
    '4366|軽油|80.15|111.6',
    '4366|軽油|66.82|111.6',
    '||146.97|',
    '2635|軽油|173.30|111.6',
    '2635|軽油|177.15|111.6',
  ];

  it('takes no subtotal for the whole: the sum of the subtotals is', () => {
    const reading = read([...rows, '総合計||350.45|', '||497.42|']);
    expect(reading.usage?.value === 350.45 && reading.status === 'ok').toBe(false);
    const candidates = reading.fields.usage.candidates.map(({ value }) => value);
    expect(candidates).toContain(497.42);
  });
});

describe('a period whose sign was not read', () => {
  it('does not take its first day for its month', () => {
    const of = (period: string) => read(['電気ご使用量のお知らせ', period, 'ご使用量|1,715kWh', '燃料費調整額|-100円']);
    expect(of('対象期間01/21|対象期間02/20|2025年2月20日締').fields.month.status).toBe('review');
    const reading = of('ご使用期間|2025年1月21日|2025年2月20日');
    expect(reading.fields.month.status).toBe('review');
    expect(reading.fields.month.candidates).toContain('2025-02');
  });
});

describe("a filling station's receipt whose fuel cannot be read", () => {
  it('is asked about, and no receipt of another shop is taken for one', () => {
    const receipt = (shop: string, advice: string) => [
      shop,
      '2026年06月25日 11:33',
      '伝票03351 レーン3',
      '数量|43.88L',
      '単価|161.0円',
      '金額|¥7,064-',
      '合計|¥7,064-',
      '(内消費税|¥642)',
      advice,
    ];
    const station = read(receipt('太陽石油販売 南インターSS', '次回オイル交換の目安5,000km'));
    expect(station).toMatchObject({ status: 'review', usage: { value: 43.88, unit: 'L' }, month: '2026-06' });
    expect(station.fields.kind).toMatchObject({ status: 'review', candidates: ['gasoline', 'diesel'] });
    expect(read(receipt('スーパーみどり', 'またのご来店を').toSpliced(2, 1)).status).toBe('reject');
  });
});
