import { addDays, addMonths, monthNumber } from '../days.ts';
import { taxInside, taxOn } from '../money.ts';
import { pickCustomer, pickSupplier } from '../names.ts';
import { drawAddressee, drawBankLine, drawSender, pickAccent, pickTint } from '../paper/letter.ts';
import { createSheet } from '../paper/sheet.ts';
import { drawPairs, drawTable } from '../paper/table.ts';
import type { Random } from '../random.ts';
import { billMonth, calendarMonth, meterPeriod, otherUsage } from '../readings.ts';
import { chargePower } from '../tariffs.ts';
import type { Draft } from '../truth.ts';
import { createVoice, withCommas } from '../voice.ts';

/** This month, last month, last year and the sum of the year side by side; the demand below. */
export const powerComparedTable = (random: Random): Draft => {
  const voice = createVoice(random, { isPlain: true });
  const period = calendarMonth(random);
  const usage = random.int(4_000, 60_000);
  const demand = random.int(30, 240);
  const charge = chargePower(random, usage, demand * 1800, random.decimal(15, 22, 2));
  const supplier = pickSupplier(random, 'electricityRetail');
  const tint = pickTint(random);
  const canvas = createSheet(1240, 1100);
  drawSender(canvas, random, 1160, 90, supplier, false);
  drawAddressee(canvas, random, 80, 90, pickCustomer(random));
  canvas.text(80, 250, '電力ご使用状況・料金のお知らせ', { size: 32, weight: 700 });
  canvas.text(80, 296, `${voice.month(period.to)}分   計算期間 ${voice.period(period.from, period.to)}`, { size: 21 });
  const order = random.shuffle([0, 1, 2]);
  const heads = ['当月', '前月', '前年同月'];
  const pick = (values: readonly string[]): string[] => order.map((at) => values[at] ?? '');
  const other = (value: number): number => otherUsage(random, value);
  const end = drawTable(
    canvas,
    80,
    330,
    [
      { title: '項目', width: 270 },
      ...order.map((at) => ({ title: heads[at] ?? '', width: 190, align: 'right' as const })),
      { title: '年度累計', width: 220, align: 'right' },
    ],
    [
      [
        '使用電力量(kWh)',
        ...pick([voice.number(usage), voice.number(other(usage)), voice.number(other(usage))]),
        voice.number(usage * random.int(3, 9) + random.int(1, 999)),
      ],
      ['最大需要電力(kW)', ...pick([String(demand), String(other(demand)), String(other(demand))]), ''],
      ['力率(%)', ...pick(['98', '99', '97']), ''],
      [
        '電気料金(円)',
        ...pick([withCommas(charge.total), withCommas(other(charge.total)), withCommas(other(charge.total))]),
        '',
      ],
    ],
    {
      size: 22,
      rowHeight: 56,
      headFill: tint,
      keyCell: `0:${1 + order.indexOf(0)}`,
      grid: random.pick(['full', 'rows']),
    },
  );
  drawPairs(
    canvas,
    640,
    end + 20,
    510,
    [
      ['今回ご請求金額', voice.yen(charge.total)],
      ['(うち消費税等)', voice.yen(charge.tax)],
      ['お支払期限', voice.day(addDays(period.to, 30))],
    ],
    { size: 24, rule: '#cccccc', bold: [0] },
  );
  return {
    sheet: canvas.done(end + 240),
    notes: 'months side by side in any order; traps: 前月, 前年同月, 累計, kW',
    reading: {
      kind: 'electricity',
      supplier,
      usage: { value: usage, unit: 'kWh' },
      period,
      month: billMonth(period),
      amountYen: charge.total,
    },
  };
};

/** Two contracts of one firm on one paper; their sum is printed at the foot. */
export const powerTwoContracts = (random: Random): Draft => {
  const voice = createVoice(random, { isPlain: true });
  const period = meterPeriod(random);
  const supplier = pickSupplier(random, 'electricityUtility');
  const accent = pickAccent(random);
  const contracts = [
    { name: '従量電灯C', usage: random.int(200, 2400), basic: 3200, rate: 30.5 },
    { name: '低圧電力', usage: random.int(200, 5200), basic: 11_000, rate: 19.2 },
  ].map((one) => ({ ...one, charge: chargePower(random, one.usage, one.basic, one.rate) }));
  const usage = contracts.reduce((sum, one) => sum + one.usage, 0);
  const total = contracts.reduce((sum, { charge }) => sum + charge.total, 0);
  const canvas = createSheet(1240, 1200);
  drawSender(canvas, random, 1160, 90, supplier, false);
  drawAddressee(canvas, random, 80, 90, pickCustomer(random));
  canvas.text(80, 250, `${voice.month(period.to)}分 電気料金請求書`, { size: 32, weight: 700, ink: accent });
  canvas.text(80, 292, `ご使用期間 ${voice.period(period.from, period.to)}`, { size: 20 });
  let y = 310;
  for (const { name, usage: used, charge } of contracts) {
    canvas.text(80, y + 40, `ご契約種別 ${name}`, { size: 22, weight: 700 });
    y = drawTable(
      canvas,
      80,
      y + 56,
      [
        { title: '項目', width: 330 },
        { title: '数量', width: 220, align: 'right' },
        { title: '単価', width: 200, align: 'right' },
        { title: '金額(円)', width: 300, align: 'right' },
      ],
      [
        ['基本料金', '', '', withCommas(charge.basic, 2)],
        ['電力量料金', `${voice.number(used)} ${voice.kwh}`, charge.rate.toFixed(2), withCommas(charge.energy, 2)],
        ['燃料費調整額', `${voice.number(used)} ${voice.kwh}`, charge.fuelRate.toFixed(2), withCommas(charge.fuel, 2)],
        ['再エネ賦課金', `${voice.number(used)} ${voice.kwh}`, charge.levyRate.toFixed(2), withCommas(charge.levy)],
        ['小計', '', '', withCommas(charge.total)],
      ],
      { size: 20, rowHeight: 42, grid: 'rows', stroke: '#bbbbbb' },
    );
  }
  const end = drawPairs(
    canvas,
    80,
    y + 30,
    1050,
    [
      ['使用電力量合計', `${voice.number(usage)} ${voice.kwh}`],
      ['ご請求金額合計(税込)', voice.yen(total)],
      ['うち消費税等相当額', voice.yen(taxInside(total))],
    ],
    { size: 24, rule: accent, key: 0, bold: [0, 1] },
  );
  return {
    sheet: canvas.done(end + 70),
    notes: 'two contracts; the sum counts; traps: each of them',
    reading: {
      kind: 'electricity',
      supplier,
      usage: { value: usage, unit: 'kWh' },
      period,
      month: billMonth(period),
      amountYen: total,
    },
  };
};

/** A month of deliveries with one that went back; the net sum is at the foot. */
export const keroseneWithReturn = (random: Random): Draft => {
  const voice = createVoice(random, { isPlain: true, isYearless: true });
  const month = calendarMonth(random);
  const supplier = pickSupplier(random, 'oil');
  const tint = pickTint(random);
  const rate = random.int(98, 126);
  const deliveries = [random.int(20, 60) * 10, random.int(20, 60) * 10, random.int(20, 60) * 10];
  const back = random.int(2, 18) * 10;
  const litres = deliveries.reduce((sum, one) => sum + one, 0) - back;
  const [net, tax] = [litres * rate, taxOn(litres * rate)];
  const minus = random.pick(['-', '▲', '△']);
  const canvas = createSheet(1240, 1000);
  canvas.text(620, 100, random.pick(['請 求 書', '御請求明細書']), { size: 38, weight: 700, align: 'middle' });
  canvas.text(80, 180, `${pickCustomer(random)} 御中`, { size: 27 });
  drawSender(canvas, random, 1160, 170, supplier, true);
  canvas.text(80, 250, `${voice.month(month.to)}分   今回御請求額 ${voice.yen(net + tax)}`, { size: 24, weight: 700 });
  const end = drawTable(
    canvas,
    80,
    290,
    [
      { title: '月日', width: 130, align: 'middle' },
      { title: '品名', width: 340 },
      { title: `数量(${voice.litre})`, width: 190, align: 'right' },
      { title: '単価', width: 150, align: 'right' },
      { title: '金額', width: 260, align: 'right' },
    ],
    [
      ...deliveries.map((one, at) => [
        voice.shortDay(addDays(month.from, 4 + at * 6)),
        '灯油',
        voice.number(one, 1),
        rate.toFixed(1),
        withCommas(one * rate),
      ]),
      [
        voice.shortDay(addDays(month.from, 23)),
        '灯油 返品',
        `${minus}${voice.number(back, 1)}`,
        rate.toFixed(1),
        `${minus}${withCommas(back * rate)}`,
      ],
      ['', '【灯油 計】', voice.number(litres, 1), '', withCommas(net)],
      ['', '消費税(10%)', '', '', withCommas(tax)],
      ['', '合計', '', '', withCommas(net + tax)],
    ],
    { size: 21, rowHeight: 50, headFill: tint, boldRows: [4], keyCell: '4:2', grid: random.pick(['full', 'rows']) },
  );
  drawBankLine(canvas, random, 80, end + 60);
  return {
    sheet: canvas.done(end + 120),
    notes: 'a delivery went back; the net sum counts; traps: minus',
    reading: {
      kind: 'kerosene',
      supplier,
      usage: { value: litres, unit: 'L' },
      period: month,
      month: billMonth(month),
      amountYen: net + tax,
    },
  };
};

/** Kerosene in cans: how many, and how much that is. */
export const keroseneInCans = (random: Random): Draft => {
  const voice = createVoice(random, { isYearless: false, isPlain: true });
  const day = addDays('2024-02-01', random.int(0, 960));
  const cans = random.int(2, 24);
  const each = random.int(19, 26) * 100;
  const [net, tax] = [cans * each, taxOn(cans * each)];
  const supplier = pickSupplier(random, 'oil');
  const canvas = createSheet(1240, 720);
  canvas.text(620, 90, random.pick(['納 品 書', '売上伝票']), { size: 38, weight: 700, align: 'middle' });
  canvas.text(80, 160, `${pickCustomer(random)} 様`, { size: 27 });
  canvas.text(80, 210, `納品日 ${voice.day(day)}`, { size: 22 });
  drawSender(canvas, random, 1160, 150, supplier, true);
  const end = drawTable(
    canvas,
    80,
    260,
    [
      { title: '品名', width: 330 },
      { title: '缶数', width: 140, align: 'right' },
      { title: '数量', width: 180, align: 'right' },
      { title: '単価', width: 160, align: 'right' },
      { title: '金額', width: 250, align: 'right' },
    ],
    [
      ['灯油 18L缶', `${cans}缶`, `${cans * 18}${voice.litre}`, withCommas(each), withCommas(net)],
      ['消費税(10%)', '', '', '', withCommas(tax)],
      ['合計', '', '', '', withCommas(net + tax)],
    ],
    { size: 23, rowHeight: 54, keyCell: '0:2', headFill: pickTint(random) },
  );
  return {
    sheet: canvas.done(end + 90),
    notes: 'cans of 18 L; traps: what one holds, how many',
    reading: {
      kind: 'kerosene',
      supplier,
      usage: { value: cans * 18, unit: 'L' },
      period: { from: day, to: day },
      month: billMonth({ from: day, to: day }),
      amountYen: net + tax,
    },
  };
};

/** A notice with what was not paid of the month before, in the same table. */
export const waterWithArrears = (random: Random): Draft => {
  const voice = createVoice(random, { isPlain: true });
  const period = meterPeriod(random);
  const usage = random.int(12, 400);
  const old = otherUsage(random, usage);
  const rate = random.int(190, 320);
  const [yen, oldYen] = [usage * rate + 1800, old * rate + 1800];
  const supplier = pickSupplier(random, 'water');
  const before = addMonths(`${period.to.slice(0, 7)}-01`, -1);
  const canvas = createSheet(1240, 820);
  drawAddressee(canvas, random, 80, 90, pickCustomer(random));
  canvas.text(1160, 100, supplier, { size: 24, weight: 700, align: 'right' });
  canvas.text(80, 250, '水道料金のお知らせ', { size: 32, weight: 700 });
  canvas.text(80, 292, `今回分 ${voice.month(period.to)}分   使用期間 ${voice.period(period.from, period.to)}`, {
    size: 20,
  });
  const rows = [
    ['今回分', `${monthNumber(period.to)}月分`, `${usage} ${voice.cubic}`, withCommas(yen)],
    ['未納分', `${monthNumber(before)}月分`, `${old} ${voice.cubic}`, withCommas(oldYen)],
  ];
  const isLast = random.chance(0.5);
  const end = drawTable(
    canvas,
    80,
    330,
    [
      { title: '区分', width: 190 },
      { title: '月分', width: 170 },
      { title: '使用水量', width: 240, align: 'right' },
      { title: '料金(円)', width: 280, align: 'right' },
    ],
    isLast ? rows.toReversed() : rows,
    { size: 23, rowHeight: 56, keyCell: isLast ? '1:2' : '0:2', headFill: pickTint(random) },
  );
  drawPairs(
    canvas,
    560,
    end + 20,
    400,
    [
      ['今回料金', voice.yen(yen)],
      ['うち消費税', voice.yen(taxInside(yen))],
      ['未納を含む合計', voice.yen(yen + oldYen)],
    ],
    { size: 22, rule: '#cccccc' },
  );
  return {
    sheet: canvas.done(end + 220),
    notes: 'two months in one table; traps: the month that was not paid',
    reading: {
      kind: 'water',
      supplier,
      usage: { value: usage, unit: 'm3' },
      period,
      month: billMonth(period),
      amountYen: yen,
    },
  };
};
