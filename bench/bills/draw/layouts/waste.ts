import { addDays, monthOf } from '../days.ts';
import { taxOn } from '../money.ts';
import { pickAddress, pickCustomer, pickPerson, pickPhone, pickSupplier } from '../names.ts';
import { drawBankLine, drawSender, pickAccent, pickTint } from '../paper/letter.ts';
import { drawSeal } from '../paper/marks.ts';
import { createSheet } from '../paper/sheet.ts';
import { createSlip, pickSlipStyle } from '../paper/slip.ts';
import { drawPairs, drawTable } from '../paper/table.ts';
import { type Random, roundTo } from '../random.ts';
import { billMonth, calendarMonth, pickDay } from '../readings.ts';
import type { Draft, Usage } from '../truth.ts';
import { createVoice, withCommas } from '../voice.ts';

const WASTES = [
  '廃プラスチック類',
  '木くず',
  '金属くず',
  '汚泥',
  '紙くず',
  'ガラス・陶磁器くず',
  '動植物性残さ',
  '廃油',
  'がれき類',
  '混合廃棄物',
];

/** A month of collections: rows by day, in kilograms, tons or cubic metres, with the sum below. */
export const wasteMonthInvoice = (random: Random): Draft => {
  const voice = createVoice(random, { isPlain: true });
  const month = calendarMonth(random);
  const unit = random.pick<Usage['unit']>(['kg', 'kg', 't', 'm3']);
  const decimals = unit === 'kg' ? 0 : unit === 't' ? 2 : 1;
  const rate =
    unit === 'kg' ? random.int(28, 65) : unit === 't' ? random.int(240, 520) * 100 : random.int(60, 140) * 100;
  const days = random
    .shuffle(Array.from({ length: 27 }, (_, i) => i))
    .slice(0, random.int(2, 7))
    .sort((a, b) => a - b);
  const name = random.pick(WASTES);
  const rows = days.map((offset) => {
    const amount = unit === 'kg' ? random.int(30, 800) : random.decimal(0.3, 6, decimals);
    return { day: addDays(month.from, offset), amount, yen: Math.floor(amount * rate) };
  });
  const amount = roundTo(
    rows.reduce((sum, row) => sum + row.amount, 0),
    decimals,
  );
  const haul = days.length * random.pick([5000, 8000, 12_000]);
  const net = rows.reduce((sum, row) => sum + row.yen, 0) + haul;
  const tax = taxOn(net);
  const supplier = pickSupplier(random, 'waste');
  const accent = pickAccent(random);
  const tint = pickTint(random);
  const written = unit === 'm3' ? voice.cubic : unit;
  const canvas = createSheet(1240, 1500);
  canvas.text(70, 104, '請 求 書', { size: 42, weight: 700, spacing: 6, ink: accent });
  canvas.text(70, 134, '(産業廃棄物 収集運搬・処分)', { size: 18 });
  canvas.text(70, 196, `${pickCustomer(random)} 御中`, { size: 28 });
  canvas.text(70, 232, `${voice.month(month.to)}分   期間 ${voice.period(month.from, month.to)}`, { size: 20 });
  drawSender(canvas, random, 1170, 100, supplier, true);
  canvas.rect(70, 258, 640, 64, { stroke: accent, thick: 3 });
  canvas.text(90, 300, `ご請求金額   ${voice.yen(net + tax)}(税込)`, { size: 27, weight: 700 });
  const list = [
    ...rows.map((row) => [
      voice.shortDay(row.day),
      `${name} 処分費`,
      voice.number(row.amount, decimals),
      written,
      withCommas(rate),
      withCommas(row.yen),
    ]),
    ['', '処分量 計', voice.number(amount, decimals), written, '', withCommas(net - haul)],
    ['', '収集運搬費', String(days.length), '台', withCommas(haul / days.length), withCommas(haul)],
    ['', '税抜合計', '', '', '', withCommas(net)],
    ['', '消費税(10%)', '', '', '', withCommas(tax)],
    ['', 'ご請求金額', '', '', '', withCommas(net + tax)],
  ];
  const end = drawTable(
    canvas,
    70,
    350,
    [
      { title: '日付', width: 120, align: 'middle' },
      { title: '内容', width: 380 },
      { title: '数量', width: 160, align: 'right' },
      { title: '単位', width: 110, align: 'middle' },
      { title: '単価', width: 130, align: 'right' },
      { title: '金額', width: 200, align: 'right' },
    ],
    list,
    {
      size: 21,
      rowHeight: 47,
      headFill: tint,
      boldRows: [rows.length, list.length - 1],
      keyCell: `${rows.length}:2`,
      grid: random.pick(['full', 'rows']),
    },
  );
  drawBankLine(canvas, random, 70, end + 50);
  return {
    sheet: canvas.done(Math.max(end + 110, 900)),
    notes: `waste invoice in ${unit}; the sum row counts; traps: number of trucks, 税抜`,
    reading: {
      kind: 'waste',
      supplier,
      usage: { value: amount, unit },
      period: month,
      month: billMonth(month),
      amountYen: net + tax,
    },
  };
};

/** The paper that travels with the waste, one copy of seven; no money on it. */
export const wasteManifest = (random: Random): Draft => {
  const voice = createVoice(random, { isPlain: true, isYearless: false });
  const day = pickDay(random);
  const unit = random.pick<Usage['unit']>(['t', 'm3', 'kg']);
  const amount = unit === 'kg' ? random.int(5, 180) * 10 : random.decimal(0.2, 9, unit === 't' ? 2 : 1);
  const supplier = pickSupplier(random, 'waste');
  const form = random.pick(['#2e7d5b', '#3464a8', '#a05a2c', '#7a3f8a']);
  const isHand = random.chance(0.5);
  const canvas = createSheet(1300, 1060, {
    ink: form,
    print: isHand ? 'carbon' : 'laser',
    paper: random.pick(['#fbfffc', '#fdfdff', '#fffdf5']),
  });
  const fill = { size: 23, ink: isHand ? '#1f2f70' : '#1a1a1a', hand: isHand } as const;
  const copy = random.pick(['B2票', 'D票', 'E票', 'C2票']);
  canvas.text(60, 76, '産業廃棄物管理票', { size: 34, weight: 700 });
  canvas.text(400, 74, '(マニフェスト)', { size: 22 });
  canvas.text(1240, 76, copy, { size: 34, weight: 700, align: 'right' });
  canvas.rect(50, 100, 1200, 860, { stroke: form, thick: 3 });
  const row = (
    y: number,
    cells: readonly (readonly [label: string, value: string, x: number, key?: boolean])[],
  ): void => {
    for (const [label, value, x, key] of cells) {
      canvas.text(x + 14, y + 26, label, { size: 15 });
      canvas.text(x + 20, y + 66, value, { ...fill, fit: 540, key: key === true });
      if (x > 50) canvas.line(x, y, x, y + 84, 1.2);
    }
    canvas.line(50, y + 84, 1250, y + 84, 1.4);
  };
  row(100, [
    ['交付年月日', voice.day(day), 50],
    ['交付番号', random.digits(11), 450],
    ['整理番号', random.digits(4), 900],
  ]);
  row(184, [
    ['排出事業者 氏名又は名称', pickCustomer(random), 50],
    ['排出事業場 所在地', pickAddress(random), 620],
  ]);
  const name = random.pick(WASTES);
  row(268, [
    ['産業廃棄物の種類', name, 50],
    ['数量(及び単位)', `${amount} ${unit === 'm3' ? voice.cubic : unit}`, 500, true],
    ['荷姿', random.pick(['バラ', 'コンテナ', 'フレコン 4袋', 'ドラム缶 2本']), 850],
  ]);
  row(352, [
    ['処分方法', random.pick(['破砕', '焼却', '脱水', '埋立']), 50],
    ['有害物質等', 'なし', 500],
    ['備考', `委託契約No.${random.digits(4)}`, 850],
  ]);
  row(436, [
    ['中間処理産業廃棄物', '帳簿記載のとおり', 50],
    ['最終処分の場所', '委託契約書記載のとおり', 620],
  ]);
  row(520, [
    ['運搬受託者', supplier, 50],
    ['許可番号', random.digits(11), 620],
    ['電話', pickPhone(random), 900],
  ]);
  row(604, [
    ['処分受託者', supplier, 50],
    ['処分事業場', pickAddress(random), 620],
  ]);
  row(688, [
    ['運搬終了年月日', voice.day(day), 50],
    ['運搬担当者', pickPerson(random), 500],
    ['有価物拾集量', '0', 850],
  ]);
  row(772, [
    ['処分終了年月日', voice.day(addDays(day, random.int(1, 9))), 50],
    ['処分担当者', pickPerson(random), 500],
    ['最終処分終了', '', 850],
  ]);
  drawSeal(canvas, random, 1180, 560, supplier);
  canvas.text(60, 996, '※この管理票は5年間保存してください。', { size: 17 });
  return {
    sheet: canvas.done(),
    notes: `manifest ${copy}${isHand ? ', written by hand' : ''}; no amount; traps: long numbers, several dates`,
    reading: {
      kind: 'waste',
      supplier,
      usage: { value: amount, unit },
      period: { from: day, to: day },
      month: monthOf(day),
      amountYen: null,
    },
  };
};

/** A weighbridge's slip: gross, empty and net. */
export const wasteWeighingSlip = (random: Random): Draft => {
  const voice = createVoice(random, { isYearless: false });
  const day = pickDay(random);
  const empty = random.int(280, 640) * 10;
  const net = random.int(20, 480) * 10;
  const hasMoney = random.chance(0.6);
  const rate = random.int(25, 60);
  const yen = net * rate;
  const supplier = pickSupplier(random, 'waste');
  const slip = createSlip(pickSlipStyle(random, random.pick(['thermal', 'dots'])));
  slip.title(random.pick(['計 量 票', '計量伝票', '計量証明(控)']), random.pick(['plain', 'box', 'line']));
  slip.pair('計量日', voice.day(day));
  slip.pair('伝票番号', random.digits(6), { size: 18 });
  slip.pair('車両番号', `${random.int(11, 99)}-${random.int(10, 99)}`);
  slip.text(`${pickCustomer(random)} 様`, { size: 25, weight: 500 });
  slip.pair('品目', random.pick(WASTES));
  slip.rule();
  slip.pair('総重量', `${voice.number(empty + net)} kg  ${random.int(8, 11)}:${random.int(10, 59)}`);
  slip.pair('空車重量', `${voice.number(empty)} kg  ${random.int(12, 16)}:${random.int(10, 59)}`);
  slip.pair('正味重量', `${voice.number(net)} kg`, { size: 30, weight: 700, key: true });
  slip.pair('控除', '0 kg', { size: 18 });
  slip.rule();
  if (hasMoney) {
    slip.pair('単価', `${rate}円/kg`);
    slip.pair('処分料', voice.yen(yen));
    slip.pair('消費税', voice.yen(taxOn(yen)));
    slip.pair('合計', voice.yen(yen + taxOn(yen)), { size: 28, weight: 700 });
  }
  slip.text(supplier, { weight: 500 });
  slip.text(`計量者 ${pickPerson(random)}  TEL ${pickPhone(random)}`, { size: 18 });
  return {
    sheet: slip.done(),
    notes: 'weighing slip; traps: 総重量, 空車重量',
    reading: {
      kind: 'waste',
      supplier,
      usage: { value: net, unit: 'kg' },
      period: { from: day, to: day },
      month: monthOf(day),
      amountYen: hasMoney ? yen + taxOn(yen) : null,
    },
  };
};

/** A list out of the electronic system: one registered manifest, many columns. */
export const electronicManifest = (random: Random): Draft => {
  const voice = createVoice(random, { isPlain: true, isYearless: false });
  const day = pickDay(random);
  const unit = random.pick<Usage['unit']>(['t', 'kg', 'm3']);
  const amount = unit === 'kg' ? random.int(40, 3800) : random.decimal(0.4, 12, 3);
  const decimals = unit === 'kg' ? 0 : 3;
  const supplier = pickSupplier(random, 'waste');
  const tint = pickTint(random);
  const canvas = createSheet(1240, 1180);
  canvas.text(620, 90, '受渡確認票(電子マニフェスト)', { size: 32, weight: 700, align: 'middle' });
  drawPairs(
    canvas,
    80,
    110,
    1080,
    [
      ['マニフェスト番号', random.digits(11)],
      ['登録状態', '運搬終了報告済'],
      ['引渡し日', voice.day(day)],
      ['登録日', voice.day(addDays(day, 1))],
    ],
    { size: 21, rule: '#cccccc' },
  );
  const first = drawTable(
    canvas,
    80,
    290,
    [
      { title: '', width: 280 },
      { title: '', width: 800 },
    ],
    [
      ['排出事業者', pickCustomer(random)],
      ['排出事業場', pickAddress(random)],
      ['廃棄物の種類', `${random.digits(4)} ${random.pick(WASTES)}`],
      ['数量(確定者:排出事業者)', `${voice.number(amount, decimals)} ${unit === 'm3' ? voice.cubic : unit}`],
      ['荷姿の数量', `コンテナ ${random.int(1, 6)} 個`],
      ['収集運搬業者', supplier],
      ['運搬車両', `${random.digits(4)}  担当 ${pickPerson(random)}`],
      ['処分業者', supplier],
      ['処分方法', random.pick(['破砕', '焼却', '選別'])],
    ],
    { size: 21, rowHeight: 56, headless: true, stripes: tint, keyCell: '3:1', stroke: '#888888' },
  );
  canvas.text(80, first + 50, `連絡番号 ${random.digits(10)}  印刷日 ${voice.day(addDays(day, random.int(2, 20)))}`, {
    size: 18,
  });
  return {
    sheet: canvas.done(first + 120),
    notes: 'electronic manifest; no amount; traps: number of containers, several dates',
    reading: {
      kind: 'waste',
      supplier,
      usage: { value: amount, unit },
      period: { from: day, to: day },
      month: monthOf(day),
      amountYen: null,
    },
  };
};
