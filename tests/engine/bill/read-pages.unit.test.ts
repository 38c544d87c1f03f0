import { describe, expect, it } from 'vitest';
import { readPages } from '../../../src/engine/bill/read-pages.ts';
import { paper } from './paper.ts';

const context = { today: '2026-11-25', suppliers: () => [] };

const electricity = (month: string, kWh: string) => [
  '電気ご使用量のお知らせ',
  `令和7年${month}分`,
  `ご使用量||${kWh}kWh`,
  '請求予定金額||56,470円',
  '燃料費調整額||-100円',
  '再エネ賦課金||200円',
];
const gas = ['都市ガス検針票', '令和7年12月分', 'ガスご使用量||134m3', 'ご請求金額||26,520円', '原料費調整額||10円'];
const back = ['お支払い方法のご案内', '口座振替のお申し込みはお近くの窓口へお越しください', '令和7年12月分'];

type Given = readonly (readonly [rows: readonly string[], page: number])[];
const read = (given: Given) =>
  readPages(
    given.map(([rows, page]) => ({ scan: paper(rows), page })),
    context,
  );

describe('the sheets of a file or photograph', () => {
  it('papers beside each other are bills of their own', () => {
    const found = read([
      [electricity('12月', '1,715'), 0],
      [gas, 0],
    ]);
    expect(found.map(({ reading }) => [reading.kind, reading.usage?.value])).toEqual([
      ['electricity', 1715],
      ['city_gas', 134],
    ]);
  });

  it('the same slip twice is one bill', () => {
    const slip = electricity('12月', '1,715');
    expect(
      read([
        [slip, 0],
        [slip, 0],
      ]),
    ).toHaveLength(1);
  });

  it('pages of a file are one bill, unless their months differ', () => {
    const [november, december] = [electricity('11月', '1,502'), electricity('12月', '1,715')];
    const months = (given: Given) => read(given).map(({ reading }) => reading.month);
    expect(
      months([
        [december, 0],
        [december, 1],
      ]),
    ).toEqual(['2025-12']);
    expect(
      months([
        [november, 0],
        [december, 1],
      ]),
    ).toEqual(['2025-11', '2025-12']);
  });

  it('the other side may name the month, of which no strip can be shown', () => {
    const front = electricity('12月', '1,715').toSpliced(1, 1);
    const [bill, ...others] = read([
      [front, 0],
      [back, 1],
    ]);
    expect(others).toEqual([]);
    expect(bill?.reading).toMatchObject({ usage: { value: 1715 }, month: '2025-12', fields: { month: { box: null } } });
  });

  it('where none is a bill the first is refused; without a sheet there is nothing', () => {
    expect(read([[back, 0]])).toMatchObject([{ sheet: 0, reading: { status: 'reject' } }]);
    expect(read([])).toEqual([]);
  });
});
