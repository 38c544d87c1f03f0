import { describe, expect, it } from 'vitest';
import { readBill } from '../../../src/engine/bill/read-bill.ts';
import { paper } from './paper.ts';

const context = { today: '2026-11-25', suppliers: () => ['東京電力エナジーパートナー(株)'] };
const read = (...given: Parameters<typeof paper>) => readBill(paper(...given), context);

const slip = [
  '電気ご使用量のお知らせ',
  '株式会社さくら縫製様',
  'お客さま番号||66532-98356-4-83',
  '7年12月分|ご使用期間|11月9日~12月8日',
  'ご使用量||1,715kWh',
  '請求予定金額||56,470円',
  '(うち消費税等相当額||5,133円)',
  '当月指示数||40,566',
  '前月指示数||38,851',
  '昨年12月分は||1,854kWhです',
  '東京電力エナジーパートナー株式会社',
];

describe('a bill that all read alike', () => {
  it('of electricity is ok: kind, amount, month over the turn of no year, period, sum, supplier', () => {
    expect(read(slip)).toMatchObject({
      status: 'ok',
      kind: 'electricity',
      usage: { value: 1715, unit: 'kWh' },
      month: '2025-12',
      period: { from: '2025-11-09', to: '2025-12-08' },
      amountYen: 56470,
      supplier: '東京電力エナジーパートナー(株)',
      contractNumber: '****-83',
    });
  });

  it('keeps nothing of the number that identifies the customer but its last two digits', () => {
    expect(JSON.stringify(read(slip))).not.toMatch(/66532|98356/);
  });

  it('of LP gas in cylinders counts what is in them, not how many or how large they are', () => {
    const reading = read([
      'LPガス容器納品書',
      '納品日|令和6年8月1日',
      '品名|容器|本数|数量(kg)|単価|金額',
      'い号プロパン|50kg|6|300|379|113,700',
      '消費税|||||11,370',
      '合計|||||125,070',
    ]);
    expect(reading).toMatchObject({
      kind: 'lpg',
      usage: { value: 300, unit: 'kg' },
      month: '2024-08',
      amountYen: 125070,
    });
  });

  it('of water with steps takes the whole and not a step', () => {
    const reading = read([
      '上下水道料金のお知らせ',
      '検針期間|今回指針|前回指針|水量(m3)',
      'R06/04/02からR06/06/01まで|8048|7252|796',
      '区分|単価|水量',
      '1~20m3|78|20',
      '21~40m3|110|20',
      '101m3~|174|756',
      'R6年6月分',
    ]);
    expect(reading).toMatchObject({ kind: 'water', usage: { value: 796, unit: 'm3' }, month: '2024-06' });
  });

  it('of waste on the scales takes what is left without the lorry', () => {
    const reading = read([
      '計量証明書',
      '計量日|26/04/12',
      '品目|廃油',
      '総重量|8,780kg',
      '空車重量|5,070kg',
      '正味重量|3,710kg',
      '処分料|129,850円',
    ]);
    expect(reading).toMatchObject({
      kind: 'waste',
      usage: { value: 3710, unit: 'kg' },
      month: '2026-04',
      status: 'ok',
    });
  });

  it('of a month of deliveries takes the sum and not a line', () => {
    const reading = read([
      '御請求書|R7年4月分',
      '月日|品名|数量(L)|単価|金額',
      '04/13|A重油|2,340.0|96.0|224,640',
      '04/14|A重油|2,450.0|96.0|235,200',
      '|A重油計|4,790.0||459,840',
    ]);
    expect(reading).toMatchObject({ kind: 'heavy_oil_a', usage: { value: 4790, unit: 'L' }, month: '2025-04' });
  });
});

describe('several energies on one paper', () => {
  it('are told apart by their units, in the order they are printed, and never taken over without asking', () => {
    const reading = read([
      '令和8年1月分|ガス・電気料金のお知らせ',
      '電気||都市ガス',
      'ご使用量|2,216kWh|ご使用量|214m3',
      '電気料金|71,426円|ガス料金|35,947円',
    ]);
    expect(reading.items).toMatchObject([
      { kind: 'electricity', usage: { value: 2216, unit: 'kWh' } },
      { kind: 'city_gas', usage: { value: 214, unit: 'm3' } },
    ]);
    expect(reading).toMatchObject({ status: 'review', reason: 'two-energies', kind: 'electricity' });
  });

  it('are told apart by the names in their lines where they share a unit', () => {
    const reading = read([
      '燃料カードご利用明細書|2024年03月分',
      '利用日|商品名|数量(L)|単価|金額(円)',
      '3/3|ガソリン|19.13|169.0|3,233',
      '3/10|ガソリン|27.55|169.0|4,656',
      '|ガソリン小計|46.68||7,889',
      '3/4|軽油|122.80|154.0|18,911',
      '3/13|軽油|128.01|154.0|19,714',
      '|軽油小計|250.81||38,625',
      '|合計|297.49||46,514',
    ]);
    expect(reading.items).toMatchObject([
      { kind: 'gasoline', usage: { value: 46.68, unit: 'L' } },
      { kind: 'diesel', usage: { value: 250.81, unit: 'L' } },
    ]);
    expect(reading.usage).toEqual({ value: 46.68, unit: 'L' });
  });
});

describe('what is not sure', () => {
  const gas = ['都市ガス検針票', '令和7年6月検針分', 'ガスご使用量||157m3', 'ガス料金||19,507円'];

  it('is asked about when the recognisers differ', () => {
    const reading = read(gas, { tesseract: { 2: 'ガスご使用量||151m3' } });
    expect(reading.status).toBe('review');
    expect(reading.fields.usage.candidates.map(({ value }) => value)).toEqual(expect.arrayContaining([157, 151]));
  });

  it('is asked about when both readers of lines were shown a figure that was cut off', () => {
    const cut = { 2: 'ガスご使用量|| 57m3' };
    expect(read(gas, { kana: cut, digits: cut })).toMatchObject({
      status: 'review',
      fields: { usage: { why: 'one-recogniser' } },
    });
  });

  it('is asked about when no year is printed', () => {
    const reading = read(['都市ガス検針票', '6月検針分', 'ガスご使用量||157m3', 'ガス料金||19,507円']);
    expect(reading).toMatchObject({ status: 'review', fields: { month: { why: 'no-year' } } });
  });

  it('is asked about when the price would be out of all reason', () => {
    const reading = read([
      ...slip.slice(0, 4),
      'ご使用量||17kWh',
      '請求予定金額||56,470円',
      '(うち消費税等相当額||5,133円)',
      'ご請求額||56,470円',
    ]);
    expect(reading.fields.usage.why).toBe('price-unusual');
  });

  it('leaves a sum unsaid beside the receipt of the month before', () => {
    const reading = read([
      '電気ご使用量のお知らせ|領収証',
      '2024年07月分|6月分口座振替済',
      '使用電力量|192kWh|領収金額|9,088円',
      'ご請求金額|7,489円|うち消費税等|826円',
    ]);
    expect(reading.usage).toEqual({ value: 192, unit: 'kWh' });
    expect(reading.amountYen).toBeNull();
  });

  it('leaves a sum unsaid that nothing proves', () => {
    expect(read(gas).amountYen).toBeNull();
  });
});

describe('what is no bill', () => {
  it.each([
    [
      'a label',
      ['電気温水器', '定格消費電力|5.3kW', '年間消費電力量|573kWh/年', '製造年月|2021年5月', '製造者|旭町電機'],
    ],
    [
      'a receipt of a shop',
      ['ホームセンター', '2024年10月21日', '灯油用ポリ缶18L|195', 'LED電球60W形|1,668', '合計|1,863円'],
    ],
    ['a note', ['会議メモ', '電気代が高い件→相見積もり', 'LED40本交換 見積128,000円', '次回6月20日 補助金の申請']],
    ['almost nothing', ['ガス 12m3']],
  ])('%s is turned away, with nothing of it kept', (_, rows) => {
    expect(read(rows)).toMatchObject({ status: 'reject', kind: null, usage: null, month: null, amountYen: null });
  });
});

describe('what must not be taken for the amount or the month', () => {
  it('the sum of two fuels that stand below each other, when one of them is called something new', () => {
    const card = [
      '燃料カードご利用明細書 兼 請求書',
      'ご利用期間 2/1~2/28(2025年2月分)',
      '利用日|商品名|数量(L)|単価|金額(円)',
      '2/7|R-GAS|40.32|174.0|7,015',
      '|R-GAS小計|40.32||7,015',
      '2/5|ケイユ|69.54|137.0|9,526',
      '|ケイユ小計|69.54||9,526',
      '|合計|109.86||16,541',
    ];
    const reading = read(card);
    expect(reading.status).not.toBe('ok');
    expect(reading.usage?.value).not.toBe(109.86);
  });

  it('another month in the history of a page, whatever is printed there', () => {
    const page = [
      '会員サイト 電気ご使用実績',
      'R8年2月分|ご使用期間:2026/01/11~2026/02/11',
      '料金内訳|電力量料金24.11円×2992kWh||72137.12円',
      '年月|使用量(kWh)|料金',
      '2026年2月|2,992|62,823',
      '2025年11月|3,645|76,534',
      '2025年10月|3,482|73,112',
    ];
    expect(read(page)).toMatchObject({ usage: { value: 2992 }, month: '2026-02' });
  });

  it("last month's amount on the receipt beside it, where the name of this month's was not read", () => {
    const card = [
      '電気料金等領収証・ご使用量のお知らせ|||領収証',
      '令和6年7月分|||6月分',
      '〓〓〓|2,110kWh|使用電力量|2,430kWh',
    ];
    expect(read(card)).toMatchObject({ status: 'review', fields: { usage: { status: 'review' } } });
  });

  it('the sum before tax on a bill that was cut off above it', () => {
    const rest = [
      '小計|6,577',
      '消費税(10%)|657',
      '当月ガス料金|¥7,234',
      '御請求残高|¥7,234',
      '2024年07月分',
      '液化ガス株式会社',
    ];
    expect(read(rest).usage?.value).not.toBe(6577);
  });

  it('the sum before tax, where nobody could see that tax is added', () => {
    const invoice = [
      ...['御請求書', '令和7年12月分', '北陽燃料株式会社', '今回請求金額|183,280円', '月日|品名|数量|単価|金額'],
      ...['12.1|灯油|480.0L|116.0|55,680', '12.8|灯油|1100.0L|116.0|127,600', '計|(灯油計)|1580.0L||183,280'],
      '(台)||||201,608',
    ];
    expect(read(invoice)).toMatchObject({ amountYen: null, fields: { amountYen: { why: 'close-second' } } });
  });

  it('a month that one recogniser alone names, unless another read a whole date of it', () => {
    const named = { kana: { 1: '令和8年4月分' }, digits: { 1: '-' } };
    const slip = (date: string) => ['電気ご使用量のお知らせ', date, 'ご使用量||1,715kWh', '請求予定金額||56,470円'];
    expect(read(slip(''), named).fields.month).toMatchObject({ status: 'review', why: 'one-recogniser' });
    expect(read(slip('作成日 2026年4月30日'), named).fields.month).toMatchObject({ status: 'ok' });
  });

  it('a sum of money where the amount itself was not read', () => {
    const delivery = [
      '燃料油納入書',
      '納入日|2026年8月29日',
      '品名|納入数量',
      'A重油 1種2号|182,546',
      '|18,254',
      '合計|200,800',
    ];
    expect(read(delivery)).toMatchObject({ kind: 'heavy_oil_a', fields: { usage: { status: 'review' } } });
  });

  it('a number without a name of its own where last month is named beside none', () => {
    const slip = [
      'ガスご使用量のお知らせ',
      'R7年2月分',
      '使用量',
      'ガス料金|6,602円',
      '29m3',
      '前回使用量',
      '前年同月使用量',
    ];
    expect(read(slip).fields.usage.status).not.toBe('ok');
  });

  it('an amount beyond all measure', () => {
    const manifest = [
      '産業廃棄物管理票',
      '引渡し日|2024年2月1日',
      '排出事業者|白樺旅館',
      '数量|7,357t',
      '処分方法|焼却',
    ];
    expect(read(manifest)).toMatchObject({ fields: { usage: { status: 'review', why: 'amount-unusual' } } });
  });

  it('a rule beside a cell, which one recogniser takes for a 1', () => {
    const rows = [
      '産業廃棄物管理票',
      '引渡し日|2025年7月23日',
      '排出事業者|白樺旅館',
      '数量(確定者)|:7.698t',
      '処分方法|焼却',
    ];
    expect(read(rows, { tesseract: { 3: '数量(確定者)|:17.698t' } })).toMatchObject({
      usage: { value: 7.698, unit: 't' },
    });
  });
});
