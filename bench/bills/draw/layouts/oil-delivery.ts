import { addDays, monthOf } from '../days.ts';
import { taxInside, taxOn } from '../money.ts';
import { pickAddress, pickCustomer, pickPerson, pickPhone, pickRegistration, pickSupplier } from '../names.ts';
import { drawBankLine, drawSender, pickAccent, pickTint } from '../paper/letter.ts';
import { drawDateStamp, drawSeal } from '../paper/marks.ts';
import { createSheet } from '../paper/sheet.ts';
import { createSlip, pickSlipStyle } from '../paper/slip.ts';
import { drawTable } from '../paper/table.ts';
import { type Random, roundTo } from '../random.ts';
import { billMonth, calendarMonth, pickDay } from '../readings.ts';
import type { Draft } from '../truth.ts';
import { createVoice, withCommas } from '../voice.ts';

/** What the printer of a delivery truck gives: meter before and after, one product. */
export const keroseneTruckSlip = (random: Random): Draft => {
  const voice = createVoice(random, { isYearless: false });
  const day = pickDay(random);
  const litres = random.chance(0.5) ? random.int(3, 60) * 10 : random.decimal(40, 980, 1);
  const decimals = Number.isInteger(litres) ? 0 : 1;
  const rate = random.int(104, 138);
  const total = Math.floor(litres * rate);
  const counter = random.int(10_000, 90_000);
  const supplier = pickSupplier(random, 'oil');
  const slip = createSlip(pickSlipStyle(random, random.pick(['thermal', 'dots'])));
  slip.text(supplier, { size: 27, weight: 700, align: 'middle' });
  slip.text(`${pickPhone(random)}`, { align: 'middle', size: 18 });
  slip.title(random.pick(['納品伝票', '灯油配達票', 'お届け明細書']), random.pick(['plain', 'line', 'box']));
  slip.pair(voice.day(day), `${random.int(8, 17)}:${random.int(10, 59)}`);
  slip.pair('伝票番号', random.digits(3, 5), { size: 18 });
  slip.pair('車両', `ローリー ${random.int(1, 9)}号車`, { size: 18 });
  slip.text(`${pickCustomer(random)} 様`, { size: 26, weight: 500 });
  slip.rule();
  slip.pair('油種', random.pick(['白灯油', '灯油', '灯油(ホーム用)']));
  slip.pair('開始', `${counter.toFixed(decimals)}`, { size: 18, indent: 20 });
  slip.pair('終了', `${roundTo(counter + litres, decimals).toFixed(decimals)}`, { size: 18, indent: 20 });
  slip.pair('給油量', `${voice.number(litres, decimals)} ${voice.litre}`, { size: 30, weight: 700, key: true });
  slip.pair('単価(税込)', `${rate}円`);
  slip.pair('金額', voice.yen(total), { size: 28, weight: 700 });
  slip.pair('(内消費税10%', `${voice.yen(taxInside(total))})`, { size: 18 });
  slip.rule();
  slip.text('掛売', { align: 'right' });
  slip.text(`配達 ${pickPerson(random)}  登録番号 ${pickRegistration(random)}`, { size: 16 });
  slip.text('油漏れにご注意下さい。', { size: 18 });
  return {
    sheet: slip.done(),
    notes: 'kerosene truck slip; traps: counter before and after',
    reading: {
      kind: 'kerosene',
      supplier,
      usage: { value: litres, unit: 'L' },
      period: { from: day, to: day },
      month: monthOf(day),
      amountYen: total,
    },
  };
};

type NoteGoods = {
  readonly kind: 'kerosene' | 'heavy_oil' | 'diesel';
  readonly name: string;
  readonly litres: number;
  readonly rate: number;
};

/** A printed form filled in by hand, one product among empty rows. */
const handNote = (random: Random, goods: NoteGoods): Draft => {
  const voice = createVoice(random, { isYearless: false, isPlain: true });
  const day = pickDay(random);
  const net = Math.floor(goods.litres * goods.rate);
  const tax = taxOn(net);
  const supplier = pickSupplier(random, 'oil');
  const form = random.pick(['#2d5ea8', '#b03a48', '#2f7d57', '#6b6b6b']);
  const pen = random.pick(['#1c2a5e', '#222222', '#2a3d8f']);
  const canvas = createSheet(1240, 840, {
    print: 'carbon',
    ink: form,
    paper: random.pick(['#fffefc', '#fff4f4', '#f3f8ff', '#fdfde8']),
  });
  const hand = { hand: true, ink: pen } as const;
  canvas.text(620, 78, random.pick(['納 品 書', '納品書(控)', '売 上 伝 票']), {
    size: 38,
    weight: 500,
    align: 'middle',
  });
  canvas.text(80, 150, pickCustomer(random), { size: 32, ...hand });
  canvas.text(560, 150, '様', { size: 24 });
  canvas.line(70, 162, 590, 162, 2);
  canvas.text(1160, 120, voice.day(day), { size: 26, align: 'right', ...hand });
  canvas.text(1160, 66, `No ${random.digits(5)}`, { size: 18, align: 'right' });
  canvas.text(1160, 166, supplier, { size: 24, weight: 700, align: 'right' });
  canvas.text(1160, 194, `${pickAddress(random)} TEL ${pickPhone(random)}`, { size: 15, align: 'right', fit: 520 });
  canvas.text(80, 220, '下記の通り納品いたしました', { size: 18 });
  const columns = [
    { title: '品  名', width: 390 },
    { title: '数 量', width: 170, align: 'right' as const },
    { title: '単位', width: 90, align: 'middle' as const },
    { title: '単 価', width: 160, align: 'right' as const },
    { title: '金 額', width: 290, align: 'right' as const },
  ];
  const unit = random.pick(['L', 'ℓ', '㍑', 'リットル']);
  const rows = [[goods.name, String(goods.litres), unit, String(goods.rate), withCommas(net)], [], [], []];
  const end = drawTable(canvas, 70, 240, columns, rows, {
    size: 27,
    rowHeight: 60,
    hand: true,
    handInk: pen,
    headInk: form,
    keyCell: '0:1',
    stroke: form,
  });
  drawTable(
    canvas,
    70 + 390 + 170 + 90,
    end,
    [
      { title: '', width: 160 },
      { title: '', width: 290 },
    ],
    [
      ['税 抜', ''],
      ['消費税', ''],
      ['合 計', ''],
    ],
    { size: 22, rowHeight: 52, headless: true, stroke: form },
  );
  [net, tax, net + tax].forEach((value, i) => {
    canvas.text(1150, end + 36 + i * 52, withCommas(value), { size: 27, align: 'right', ...hand });
  });
  drawSeal(canvas, random, 1130, 176, supplier);
  if (random.chance(0.5))
    drawDateStamp(canvas, 260, end + 90, supplier.replace(/株式会社|有限会社/g, ''), day.slice(2).replaceAll('-', '.'));
  canvas.text(90, end + 150, `担当 ${pickPerson(random)}`, { size: 20 });
  return {
    sheet: canvas.done(end + 190),
    notes: 'form filled in by hand; traps: 税抜, tax',
    reading: {
      kind: goods.kind,
      supplier,
      usage: { value: goods.litres, unit: 'L' },
      period: { from: day, to: day },
      month: monthOf(day),
      amountYen: net + tax,
    },
  };
};

export const keroseneHandNote = (random: Random): Draft =>
  handNote(random, {
    kind: 'kerosene',
    name: random.pick(['灯油', '白灯油', '灯油(ローリー)']),
    litres: random.int(4, 90) * 10,
    rate: random.int(92, 126),
  });

export const heavyOilHandNote = (random: Random): Draft =>
  handNote(random, {
    kind: 'heavy_oil',
    name: random.pick(['A重油', 'Ａ重油', 'A重油(LSA)']),
    litres: random.int(4, 60) * 50,
    rate: random.int(86, 112),
  });

/** A printed delivery note of heavy oil: ordered and delivered differ, the temperature is a trap. */
export const heavyOilDelivery = (random: Random): Draft => {
  const voice = createVoice(random, { isYearless: false });
  const day = pickDay(random);
  const litres = random.int(10, 160) * 50 - random.pick([0, 0, 20, 35]);
  const ordered = Math.ceil(litres / 100) * 100;
  const rate = random.decimal(84, 109, 1);
  const net = Math.floor(litres * rate);
  const tax = taxOn(net);
  const supplier = pickSupplier(random, 'oil');
  const accent = pickAccent(random);
  const tint = pickTint(random);
  const canvas = createSheet(1240, 1100);
  canvas.text(70, 92, random.pick(['石油製品 納品書', '燃料油納入書', '出荷・納品伝票']), {
    size: 36,
    weight: 700,
    ink: accent,
  });
  canvas.text(70, 150, `${pickCustomer(random)} 御中`, { size: 27 });
  canvas.text(70, 184, `納入場所 ${pickAddress(random)}  地下タンクNo.${random.int(1, 3)}`, { size: 18 });
  drawSender(canvas, random, 1170, 90, supplier, true);
  drawTable(
    canvas,
    70,
    220,
    [
      { title: '納入日', width: 260, align: 'middle' },
      { title: '注文日', width: 260, align: 'middle' },
      { title: '伝票No.', width: 280, align: 'middle' },
      { title: '車番', width: 300, align: 'middle' },
    ],
    [[voice.day(day), voice.shortDay(addDays(day, -random.int(1, 6))), random.digits(8), random.digits(4)]],
    { size: 21, rowHeight: 50, headFill: tint },
  );
  const end = drawTable(
    canvas,
    70,
    360,
    [
      { title: '品名', width: 280 },
      { title: '注文数量', width: 160, align: 'right' },
      { title: '納入数量', width: 190, align: 'right' },
      { title: '単位', width: 100, align: 'middle' },
      { title: '単価', width: 140, align: 'right' },
      { title: '金額', width: 230, align: 'right' },
    ],
    [
      [
        random.pick(['A重油', 'Ａ重油 1種2号', '特A重油']),
        withCommas(ordered),
        voice.number(litres),
        voice.litre,
        rate.toFixed(1),
        withCommas(net),
      ],
      ['(油温 15℃換算済)', '', '', '', '', ''],
      ['', '', '', '', '小計', withCommas(net)],
      ['', '', '', '', '消費税', withCommas(tax)],
      ['', '', '', '', '合計', withCommas(net + tax)],
    ],
    { size: 22, rowHeight: 54, headFill: tint, keyCell: '0:2', boldRows: [4] },
  );
  canvas.text(
    70,
    end + 56,
    `流量計 始 ${withCommas(random.int(100_000, 800_000))}   油温 ${random.decimal(4, 32, 1)}℃   密度 0.8${random.int(40, 79)}   硫黄分 0.${random.int(2, 8)}%`,
    { size: 19 },
  );
  canvas.text(70, end + 100, '軽油引取税 対象外', { size: 18 });
  drawSeal(canvas, random, 1080, end + 110, pickPerson(random));
  canvas.text(940, end + 110, '受領者印', { size: 18 });
  return {
    sheet: canvas.done(end + 190),
    notes: 'A重油 delivery; traps: ordered quantity, flow meter, 軽油引取税 in the text',
    reading: {
      kind: 'heavy_oil',
      supplier,
      usage: { value: litres, unit: 'L' },
      period: { from: day, to: day },
      month: monthOf(day),
      amountYen: net + tax,
    },
  };
};

/** A month of deliveries of one product, days without the year, the sum at the foot. */
const monthInvoice = (
  random: Random,
  kind: 'kerosene' | 'heavy_oil',
  name: string,
  size: readonly [number, number],
  rate: number,
): Draft => {
  const voice = createVoice(random, { isPlain: true, isYearless: true });
  const month = calendarMonth(random);
  const days = random
    .shuffle(Array.from({ length: 28 }, (_, i) => i))
    .slice(0, random.int(2, 6))
    .sort((a, b) => a - b);
  const rows = days.map((offset) => {
    const litres = random.int(...size) * 10;
    return { day: addDays(month.from, offset), litres, yen: Math.floor(litres * rate) };
  });
  const litres = rows.reduce((sum, row) => sum + row.litres, 0);
  const net = rows.reduce((sum, row) => sum + row.yen, 0);
  const tax = taxOn(net);
  const before = random.int(40, 300) * 1000;
  const supplier = pickSupplier(random, 'oil');
  const tint = pickTint(random);
  const canvas = createSheet(1240, 1500);
  canvas.text(620, 110, '御 請 求 書', { size: 40, weight: 700, align: 'middle', spacing: 4 });
  canvas.text(80, 190, `${pickCustomer(random)} 御中`, { size: 28 });
  canvas.line(80, 204, 600, 204, 2);
  drawSender(canvas, random, 1160, 190, supplier, true);
  canvas.text(80, 250, `${voice.month(month.to)}分  締日 ${voice.day(month.to)}`, { size: 20 });
  const head = drawTable(
    canvas,
    80,
    300,
    [
      { title: '前回請求額', width: 180, align: 'right' },
      { title: '御入金額', width: 180, align: 'right' },
      { title: '繰越額', width: 140, align: 'right' },
      { title: '今回売上額', width: 190, align: 'right' },
      { title: '消費税額', width: 170, align: 'right' },
      { title: '今回御請求額', width: 220, align: 'right' },
    ],
    [[withCommas(before), withCommas(before), '0', withCommas(net), withCommas(tax), withCommas(net + tax)]],
    { size: 22, rowHeight: 52, headFill: tint, boldRows: [0] },
  );
  const end = drawTable(
    canvas,
    80,
    head + 40,
    [
      { title: '月日', width: 110, align: 'middle' },
      { title: '伝票No.', width: 150, align: 'middle' },
      { title: '品名', width: 260 },
      { title: `数量(${voice.litre})`, width: 180, align: 'right' },
      { title: '単価', width: 140, align: 'right' },
      { title: '金額', width: 240, align: 'right' },
    ],
    [
      ...rows.map((row) => [
        voice.shortDay(row.day),
        random.digits(6),
        name,
        voice.number(row.litres, 1),
        rate.toFixed(1),
        withCommas(row.yen),
      ]),
      ['', '', `【${name} 計】`, voice.number(litres, 1), '', withCommas(net)],
      ['', '', '【消費税 10%】', '', '', withCommas(tax)],
      ['', '', '【 合 計 】', '', '', withCommas(net + tax)],
    ],
    {
      size: 21,
      rowHeight: 48,
      headFill: tint,
      boldRows: [rows.length],
      keyCell: `${rows.length}:3`,
      grid: random.pick(['full', 'rows']),
    },
  );
  drawBankLine(canvas, random, 80, end + 60);
  return {
    sheet: canvas.done(Math.max(end + 120, 1050)),
    notes: `${rows.length} deliveries in a month; the sum row counts; days without year; traps: 前回請求額, 税抜`,
    reading: {
      kind,
      supplier,
      usage: { value: litres, unit: 'L' },
      period: month,
      month: billMonth(month),
      amountYen: net + tax,
    },
  };
};

export const keroseneMonthInvoice = (random: Random): Draft =>
  monthInvoice(random, 'kerosene', '灯油', [10, 60], random.int(96, 124));
export const heavyOilMonthInvoice = (random: Random): Draft =>
  monthInvoice(random, 'heavy_oil', random.pick(['A重油', 'Ａ重油']), [60, 400], random.int(84, 106));
