import { describe, expect, it } from 'vitest';
import { readBill } from '../../../src/engine/bill/read-bill.ts';
import { paper } from './paper.ts';

const context = { today: '2026-11-25', suppliers: () => [] };
const read = (...rows: readonly string[]) => readBill(paper(rows), context);

describe('a sum of money stays unsaid', () => {
  it('where it is of one of two energies', () => {
    const both = ['ガス・電気料金のお知らせ', '令和7年10月分', 'ご使用量|1,170kWh', 'ご使用量|332m3'];
    const gas = ['ガス料金|60,360円', 'うち消費税等|5,487円'];
    expect(read(...both, ...gas).amountYen).toBeNull();
    expect(read(...both, ...gas, '電気料金|31,720円', '今回ご請求合計|92,080円').amountYen).not.toBe(60_360);
  });

  it('where it adds up but tax comes on top of it', () => {
    const lines = ['10/4|A重油|4,000.0|96.0|384,000', '10/9|A重油|2,000.0|96.0|192,000', '|A重油計|6,000.0||576,000'];
    const invoice = ['御請求書|R7年10月分', '月日|品名|数量(L)|単価|金額', ...lines, '今回売上額||||576,000'];
    expect(read(...invoice, '消費税(10%)').amountYen).toBeNull();
    expect(read(...invoice, '消費税(10%)||||57,600', '御請求額||||633,600').amountYen).toBe(633_600);
  });

  it('where what was owed before is in it', () => {
    const slip = ['LPガス検針伝票', '2025年2月分', '使用量|9.6m3', '当月ガス料金|7,749円', '前月繰越|6,000円'];
    expect(read(...slip, '御請求残高|13,749円').amountYen).toBeNull();
  });

  it('where it makes no price of what was used', () => {
    const slip = ['電気ご使用量のお知らせ', '2025年10月分', 'ご使用量|8,012kWh', 'ご請求金額|244円', 'うち消費税|22円'];
    expect(read(...slip)).toMatchObject({ amountYen: null, usage: { value: 8012 } });
  });
});

describe('an amount that the rules could pass over', () => {
  it('of nothing at all is offered as such, and asked about', () => {
    const slip = ['都市ガスご使用量のお知らせ', '2025年10月分', '今回指針|8,120', '前回指針|8,120', 'ご使用量|0m3'];
    expect(read(...slip, '前月ご使用量|45m3')).toMatchObject({ status: 'review', usage: { value: 0, unit: 'm3' } });
  });

  it('is found where its unit was misread, by what its price makes of it', () => {
    const receipt = ['領収書 給油所SS', '2024年7月16日', '商品|軽油', '数量|95.55「', '単価|157.0円', '金額|15,001円'];
    expect(read(...receipt)).toMatchObject({ status: 'ok', usage: { value: 95.55, unit: 'L' } });
  });

  it('is found before its price in the same cell, and what a bottle holds is not it', () => {
    const receipt = ['領収書 給油所SS', '2025年4月28日', '軽油', '69.71L×@147.0|10,247円', '合計|10,247円'];
    expect(read(...receipt)).toMatchObject({ status: 'ok', kind: 'diesel', usage: { value: 69.71, unit: 'L' } });
    const bottles = ['LPガス納品書', '納品日|2025年4月28日', 'い号プロパン|50kg×6本|379|113,700円'];
    expect(read(...bottles).status).not.toBe('ok');
  });

  it('is the sum of two contracts, and not one of them', () => {
    const invoice = [
      '電気料金請求書|2025年10月分|ご使用期間|9月9日~10月8日',
      '従量電灯|電力量料金|1,200kWh|25.00|30,000円',
      '低圧電力|電力量料金|3,400kWh|16.00|54,400円',
      '使用電力量合計||4,600kWh',
      'ご請求金額||84,400円',
    ];
    expect(read(...invoice)).toMatchObject({ status: 'ok', usage: { value: 4600, unit: 'kWh' } });
  });
});
