import { describe, expect, it } from 'vitest';
import { readBill } from '../../../src/engine/bill/read-bill.ts';
import { paper } from './paper.ts';

const context = { today: '2026-11-25', suppliers: () => [] };
/** Rows are divided by ` / `. */
const read = (rows: string) => readBill(paper(rows.split(' / ')), context);

describe('what the paper tells apart stays sure', () => {
  it.each([
    [
      'a slip with an empty line for a meter that was changed',
      '電気ご使用量のお知らせ / 7年12月分|ご使用期間|11月9日~12月8日 / ご使用量||1,715kWh / 請求予定金額||56,470円 / 当月指示数||40,566 / 前月指示数||38,851 / 取替前計量値 / 昨年12月分は29日間で||1,854kWhです / 発行日|2025年12月9日 / 検針日|2025年12月9日',
      { value: 1715, unit: 'kWh' },
      '2025-12',
    ],
    [
      'two meters and their sum',
      '電気ご使用量のお知らせ / 令和7年10月分|ご使用期間|9月9日~10月8日 / ご使用量||315kWh / |今回|前回|使用量 / 旧計器|5,120|4,900|220 / 新計器|95|0|95 / 請求予定金額||9,470円',
      { value: 315, unit: 'kWh' },
      '2025-10',
    ],
    [
      'used and sold, each by its name',
      '電気ご使用量のお知らせ / 2025年10月分|ご使用期間|9月9日~10月8日 / 使用電力量|820kWh / 売電電力量|320kWh / 請求予定金額|25,120円',
      { value: 820, unit: 'kWh' },
      '2025-10',
    ],
    [
      'an amount beside its CO2',
      '電気ご使用量のお知らせ / 2025年10月分|ご使用期間|9月9日~10月8日 / ご使用量|1,200kWh / CO2排出量 504kg-CO2 / 請求予定金額||30,120円',
      { value: 1200, unit: 'kWh' },
      '2025-10',
    ],
    [
      'waste beside its CO2',
      '産業廃棄物処理 請求書 / 2025年10月分 / 廃プラ|1,200kg|30|36,000 / CO2排出量|504kg',
      { value: 1200, unit: 'kg' },
      '2025-10',
    ],
    [
      'this month, last month and last year, each under its head',
      '電気ご使用量のお知らせ / 2025年10月分 / |今月|先月|昨年 / ご使用量(kWh)|1,200|1,180|1,302 / 請求予定金額||30,120円',
      { value: 1200, unit: 'kWh' },
      '2025-10',
    ],
    [
      'a day of reading beside a month of payment',
      '電気料金のお知らせ / ご使用量|1,200kWh / 2025年11月分口座振替日|2025年11月27日 / 検針日|2025年10月14日 / ご請求金額|30,120円',
      { value: 1200, unit: 'kWh' },
      '2025-10',
    ],
    [
      'water and another amount of waste water',
      '上下水道使用量のお知らせ / 令和7年10月分|使用期間|8月9日~10月8日 / 水道使用水量|44m3 / 下水道汚水量|40m3 / 料金|9,900円',
      { value: 44, unit: 'm3' },
      '2025-10',
    ],
    [
      'water from the pipe and from a well',
      '上下水道使用量のお知らせ / 令和7年10月分|使用期間|8月9日~10月8日 / 井戸水認定水量|60m3 / 水道使用水量|44m3 / 料金|9,900円',
      { value: 44, unit: 'm3' },
      '2025-10',
    ],
    [
      'a period beside the month of a price',
      '電気料金請求書 / 燃料費調整単価適用 2025年11月分 / ご使用期間 2025年9月9日~2025年10月8日 / ご使用量|1,200kWh',
      { value: 1200, unit: 'kWh' },
      '2025-10',
    ],
    [
      'a month and its period',
      '電気ご使用量のお知らせ / ご使用期間|2025年1月9日~2025年2月8日 / 2025年2月分 / ご使用量|1,200kWh',
      { value: 1200, unit: 'kWh' },
      '2025-02',
    ],
    [
      'a period that ends in another month than a misread one',
      '電気ご使用量のお知らせ / 2025年1月分 / ご使用期間|2025年10月9日~2025年11月8日 / ご使用量|1,200kWh',
      { value: 1200, unit: 'kWh' },
      '2025-11',
    ],
  ])('%s', (_, rows, usage, month) => {
    expect(read(rows)).toMatchObject({ status: 'ok', usage, month });
  });
});
