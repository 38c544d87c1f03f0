import { addDays, addMonths, dayCount, monthNumber } from '../days.ts';
import { taxInside } from '../money.ts';
import { pickAddress, pickCustomer, pickPhone, pickSupplier } from '../names.ts';
import { drawAddressee, drawSender, pickAccent, pickTint } from '../paper/letter.ts';
import { drawBarcode, drawBars } from '../paper/marks.ts';
import { createSheet } from '../paper/sheet.ts';
import { createSlip, pickSlipStyle } from '../paper/slip.ts';
import { drawPairs, drawTable } from '../paper/table.ts';
import { type Random, roundTo } from '../random.ts';
import { billMonth, meterPeriod, otherUsage, readMeter } from '../readings.ts';
import { gasSteps, stepFor } from '../tariffs.ts';
import type { Draft } from '../truth.ts';
import { createVoice, withCommas } from '../voice.ts';

/** A slip: meter readings in columns above, the price list by usage below. */
export const gasReaderSlip = (random: Random): Draft => {
  const voice = createVoice(random);
  const period = meterPeriod(random);
  const meter = readMeter(random, { from: 8, to: 900, decimals: 0, multipliers: [1] });
  const steps = gasSteps(random);
  const step = stepFor(steps, meter.usage);
  const total = Math.floor(step.basic + meter.usage * step.rate);
  const supplier = pickSupplier(random, 'cityGas');
  const slip = createSlip(pickSlipStyle(random));
  const small = { size: 18 };
  slip.title(
    random.pick(['ガスご使用量・料金のお知らせ', '都市ガス検針票', 'ガス検針のお知らせ']),
    random.pick(['box', 'inverse', 'line']),
  );
  slip.text(`${pickCustomer(random)} 様`, { weight: 500 });
  slip.text(`お客さま番号 ${random.digits(1, 3, 3, 4)}`, small);
  slip.pair(`${voice.month(period.to)}分`, '検針区分 定例', small);
  slip.pair('検針日', voice.day(addDays(period.to, 1)));
  slip.pair('使用期間', voice.period(period.from, period.to));
  slip.rule();
  slip.columns(['', '今回', '前回', '使用量'], [0.2, 0.25, 0.25, 0.3], small);
  slip.columns(
    ['指針', String(meter.now), String(meter.before), `${voice.number(meter.usage)}${voice.cubic}`],
    [0.2, 0.25, 0.25, 0.3],
    { weight: 500, key: true },
  );
  slip.rule();
  slip.pair('ガス料金(税込)', voice.yen(total), { size: 30, weight: 700 });
  slip.pair('うち消費税', voice.yen(taxInside(total)), small);
  slip.pair('基本料金', `${withCommas(step.basic, 2)}円`, { indent: 20, ...small });
  slip.pair('従量料金', `${withCommas(meter.usage * step.rate, 2)}円`, { indent: 20, ...small });
  slip.pair('適用単位料金', `${step.rate.toFixed(2)}円/m3`, { indent: 20, ...small });
  slip.rule();
  slip.text('<料金表>', small);
  for (const { name, most, basic, rate } of steps.slice(0, 4)) {
    slip.columns([`${name} ${most}m3まで`, withCommas(basic, 2), rate.toFixed(2)], [0.4, 0.3, 0.3], small);
  }
  slip.rule();
  slip.pair(
    '前年同期間使用量',
    `${voice.number(otherUsage(random, meter.usage))}m3 (${dayCount(period.from, period.to)}日)`,
    small,
  );
  slip.pair('前回使用量', `${voice.number(otherUsage(random, meter.usage))}m3`, small);
  slip.text(`${supplier} ${pickPhone(random)}`, small);
  slip.text(`メーター番号 ${random.digits(2, 7)}`, small);
  if (random.chance(0.5)) slip.barcode(random);
  return {
    sheet: slip.done(),
    notes: 'gas slip; usage in a column beside the readings; traps: 指針, 料金表, 前年同期間',
    reading: {
      kind: 'city_gas',
      supplier,
      usage: { value: meter.usage, unit: 'm3' },
      period,
      month: billMonth(period),
      amountYen: total,
    },
  };
};

/** An invoice for firms whose price changes with the half of the year; two columns. */
export const gasSeasonInvoice = (random: Random): Draft => {
  const voice = createVoice(random);
  const period = meterPeriod(random);
  const meter = readMeter(random, { from: 300, to: 22_000, decimals: 0, multipliers: [1, 1, 10] });
  const [summer, winter] = [random.decimal(96, 118, 2), random.decimal(119, 139, 2)];
  const isWinter = [12, 1, 2, 3].includes(monthNumber(period.to));
  const rate = isWinter ? winter : summer;
  const fixed = random.int(12_000, 42_000);
  const flow = random.int(10, 90);
  const flowRate = 624.8;
  const net = Math.floor(fixed + flow * flowRate + meter.usage * rate);
  const tax = Math.floor(net / 10);
  const supplier = pickSupplier(random, 'cityGas');
  const accent = pickAccent(random);
  const tint = pickTint(random);
  const canvas = createSheet(1240, 1560, { paper: random.pick(['#ffffff', '#fffdf7']) });
  canvas.text(70, 100, 'ガス料金請求書', { size: 40, weight: 700, ink: accent });
  canvas.text(70, 134, '(業務用季節別契約)', { size: 19 });
  drawAddressee(canvas, random, 70, 190, pickCustomer(random));
  drawSender(canvas, random, 1170, 110, supplier, random.chance(0.5));
  canvas.text(1170, 250, `請求日 ${voice.day(addDays(period.to, 5))}`, { size: 18, align: 'right' });
  canvas.rect(70, 300, 1100, 90, { fill: tint });
  canvas.text(95, 356, `${voice.month(period.to)}分 ご請求金額`, { size: 26, weight: 500 });
  canvas.text(1140, 362, voice.yen(net + tax), { size: 44, weight: 700, align: 'right' });
  canvas.text(70, 440, '▼ ご使用状況', { size: 21, weight: 700, ink: accent });
  const left = drawPairs(
    canvas,
    70,
    446,
    500,
    [
      ['ご使用期間', voice.period(period.from, period.to)],
      ['今回指針', voice.number(meter.now)],
      ['前回指針', voice.number(meter.before)],
      ['補正係数', `${meter.multiplier}.000`],
      ['ご使用量', `${voice.number(meter.usage)} ${voice.cubic}`],
      ['契約最大時間流量', `${flow} m3/h`],
      ['契約年間使用量', `${withCommas(meter.usage * 11)} m3`],
    ],
    { size: 20, gap: 2.1, rule: '#cfcfcf', key: 4, bold: [4] },
  );
  canvas.text(640, 440, '▼ 料金単価(税抜)', { size: 21, weight: 700, ink: accent });
  drawTable(
    canvas,
    640,
    460,
    [
      { title: '区分', width: 250 },
      { title: '円/m3', width: 280, align: 'right' },
    ],
    [
      [`上期(4～11月)${isWinter ? '' : ' ◎'}`, summer.toFixed(2)],
      [`下期(12～3月)${isWinter ? ' ◎' : ''}`, winter.toFixed(2)],
      ['流量基本(円/m3/h)', flowRate.toFixed(2)],
      ['定額基本(円/月)', withCommas(fixed)],
    ],
    { size: 20, rowHeight: 44, headFill: tint },
  );
  drawBars(
    canvas,
    { x: 650, y: 720, width: 500, height: 90, fill: '#cccccc', last: accent },
    Array.from(
      { length: 6 },
      (_, i) =>
        [
          `${monthNumber(addMonths(`${period.to.slice(0, 7)}-01`, i - 5))}月`,
          i === 5 ? meter.usage : otherUsage(random, meter.usage),
        ] as const,
    ),
    true,
  );
  const end = drawTable(
    canvas,
    70,
    Math.max(left, 840) + 40,
    [
      { title: '料金項目', width: 400 },
      { title: '計算', width: 400 },
      { title: '金額(円)', width: 300, align: 'right' },
    ],
    [
      ['定額基本料金', '', withCommas(fixed)],
      ['流量基本料金', `${flowRate.toFixed(2)} × ${flow}`, withCommas(roundTo(flow * flowRate, 2), 2)],
      ['従量料金', `${rate.toFixed(2)} × ${voice.number(meter.usage)}`, withCommas(meter.usage * rate, 2)],
      ['税抜合計', '', withCommas(net)],
      ['消費税等相当額(10%)', '', withCommas(tax)],
      ['請求金額', '', withCommas(net + tax)],
    ],
    { size: 20, rowHeight: 44, headFill: tint, boldRows: [5], grid: random.pick(['full', 'rows']) },
  );
  canvas.text(70, end + 50, `ご使用場所 ${pickAddress(random)}   ガス設置場所番号 ${random.digits(3, 6)}`, {
    size: 17,
  });
  drawBarcode(canvas, random, 70, end + 80, 460, 60);
  return {
    sheet: canvas.done(Math.max(end + 190, 1500)),
    notes: 'city gas for firms, 上期/下期 prices; traps: 指針, 契約年間使用量, m3/h, past months, 税抜',
    reading: {
      kind: 'city_gas',
      supplier,
      usage: { value: meter.usage, unit: 'm3' },
      period,
      month: billMonth(period),
      amountYen: net + tax,
    },
  };
};

/** A member page: a table of months, the newest on top. */
export const gasWebPage = (random: Random): Draft => {
  const voice = createVoice(random, { isPlain: true });
  const period = meterPeriod(random);
  const usage = random.int(9, 700);
  const steps = gasSteps(random);
  const charge = (used: number): number => {
    const step = stepFor(steps, used);
    return Math.floor(step.basic + used * step.rate);
  };
  const supplier = pickSupplier(random, 'cityGas');
  const accent = pickAccent(random);
  const canvas = createSheet(1180, 900, { print: 'screen', ink: '#30343a' });
  canvas.rect(0, 0, 1180, 70, { fill: '#fafafa', stroke: '#dddddd' });
  canvas.text(30, 46, `${supplier}`, { size: 25, weight: 900, ink: accent });
  canvas.text(1150, 44, `${pickCustomer(random)}さま`, { size: 17, align: 'right' });
  canvas.text(30, 116, 'TOP > ガス料金照会 > 検針結果', { size: 15, ink: '#888888' });
  canvas.text(30, 172, `${voice.month(period.to)}検針分`, { size: 32, weight: 700 });
  drawTable(
    canvas,
    30,
    196,
    [
      { title: '', width: 260 },
      { title: '', width: 860 },
    ],
    [
      ['検針期間', voice.period(period.from, period.to)],
      ['ガス使用量', `${voice.number(usage)} ${voice.cubic}`],
      ['ガス料金', `${voice.yen(charge(usage))}(うち消費税等 ${voice.yen(taxInside(charge(usage)))})`],
      ['お支払い方法', 'クレジットカード'],
      ['お客さま番号', random.digits(11)],
    ],
    { size: 20, rowHeight: 48, headless: true, stripes: '#f6f8fa', stroke: '#d0d4da', keyCell: '1:1' },
  );
  canvas.text(30, 490, '過去の実績', { size: 22, weight: 700 });
  const rows = Array.from({ length: 6 }, (_, i) => {
    const used = i === 0 ? usage : otherUsage(random, usage);
    return [
      voice.month(addMonths(`${period.to.slice(0, 7)}-01`, -i)),
      String(used),
      withCommas(charge(used)),
      i === 0 ? 'NEW' : '',
    ];
  });
  drawTable(
    canvas,
    30,
    510,
    [
      { title: '検針月', width: 320 },
      { title: '使用量(m3)', width: 300, align: 'right' },
      { title: '料金(円)', width: 300, align: 'right' },
      { title: '', width: 200, align: 'middle' },
    ],
    rows,
    { size: 19, rowHeight: 44, headFill: accent, headInk: '#ffffff', grid: 'rows', stroke: '#d0d4da', keyCell: '0:1' },
  );
  return {
    sheet: canvas.done(),
    notes: 'gas web page; traps: past months',
    reading: {
      kind: 'city_gas',
      supplier,
      usage: { value: usage, unit: 'm3' },
      period,
      month: billMonth(period),
      amountYen: charge(usage),
    },
  };
};
