import { describe, expect, it } from 'vitest';
import { readBill } from '../../../src/engine/bill/read-bill.ts';
import { paper } from './paper.ts';

const context = { today: '2026-11-25', suppliers: () => [] };
/** Rows are divided by ` / `. */
const read = (rows: string) => readBill(paper(rows.split(' / ')), context);

// All three read all of it alike: what keeps it from being sure is the paper itself.
const papers: Readonly<Record<string, string>> = {
  'it is billed in':
    '電気料金請求書 / 2025年11月ご請求分 / ご使用月|2025年10月 / ご使用量|1,200kWh / ご請求金額|30,120円',
  'it is billed in, beside the period':
    '電気料金請求書 / 2025年11月分請求書 / ご使用期間|2025年9月9日~2025年10月8日 / ご使用量|1,200kWh / ご請求金額|30,120円',
  'of a price':
    '電気ご使用量のお知らせ / ご使用量|1,200kWh / 2025年12月分の燃料費調整単価は-2.40円です / 発行 2025年11月10日',
  'without a year, beside the years of a contract':
    '電気ご使用量のお知らせ / 10月分|ご使用期間|9月9日~10月8日 / ご使用量|1,200kWh / 契約期間 2024年4月1日~2025年3月31日',
  'without a year, beside that of a price list':
    '電気ご使用量のお知らせ / 10月分|ご使用期間|9月9日~10月8日 / ご使用量|1,200kWh / 料金改定 2024年4月1日より',
  'over the turn of the year, without one':
    '電気ご使用量のお知らせ / 1月分|ご使用期間|12月9日~1月8日 / ご使用量|1,200kWh / 発行日 2025年12月28日',
  'whose year is only that of the issue':
    '電気ご使用量のお知らせ / 12月分|ご使用期間|11月9日~12月8日 / ご使用量|1,200kWh / 発行日 2026年1月5日 / 支払期限 2026年1月30日',
  'ten months before the paper was issued':
    '灯油納品書 / 納品日|2025年1月4日 / 灯油|200L|110|22,000 / 発行日|2025年11月5日',
};

describe('another month is never sure', () => {
  it.each(Object.entries(papers))('%s', (_, rows) => {
    expect(read(rows).status).not.toBe('ok');
  });
});
