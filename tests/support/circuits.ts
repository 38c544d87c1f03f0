import type { Scan } from '../../src/engine/bill/scan.ts';
import { paper } from '../engine/bill/paper.ts';

/** The supplier of `circuits`, as the public list has it. */
export const circuitSupplier = '東京電力エナジーパートナー(株)';

/** A paper with four amounts of which none is called the amount used: nobody can be sure, and the first comes first. */
export function circuits(month: number, amounts: readonly [number, number, number, number]): Scan {
  return paper([
    '電気料金等のお知らせ',
    `令和8年${month}月分|ご使用期間|${month - 1}月9日~${month}月8日`,
    ...amounts.map((amount, at) => `第${'一二三四'[at]}回路||${amount.toLocaleString('en')}kWh`),
    '請求予定金額||56,470円',
    '(うち消費税等相当額||5,133円)',
    '東京電力エナジーパートナー株式会社',
  ]);
}
