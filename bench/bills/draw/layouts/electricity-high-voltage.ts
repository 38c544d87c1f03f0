import { addDays, addMonths, monthNumber } from '../days.ts';
import { sen } from '../money.ts';
import { pickCustomer, pickSupplier } from '../names.ts';
import { drawAddressee, drawBankLine, drawSender, pickAccent, pickTint } from '../paper/letter.ts';
import { drawCode } from '../paper/marks.ts';
import { createSheet } from '../paper/sheet.ts';
import { drawPairs, drawTable } from '../paper/table.ts';
import { type Random, roundTo } from '../random.ts';
import { billMonth, calendarMonth, otherUsage, readMeter } from '../readings.ts';
import { chargePower } from '../tariffs.ts';
import type { Draft } from '../truth.ts';
import { createVoice, withCommas } from '../voice.ts';

const demandFacts = (random: Random, usage: number) => {
  const contract = Math.max(51, Math.round(usage / random.between(120, 260)));
  const factor = random.int(92, 100);
  const basicRate = random.decimal(1700, 2300, 2);
  const basic = roundTo((contract * basicRate * (185 - factor)) / 100, 2);
  return {
    contract,
    factor,
    basicRate,
    basic,
    peak: contract - random.int(0, 9),
    idle: roundTo(usage * random.between(0.08, 0.3), 0),
  };
};

/** A letter of a utility to a factory: demand, power factor, meter multiplier, price lines. */
export const highVoltageInvoice = (random: Random): Draft => {
  const voice = createVoice(random);
  const period = calendarMonth(random);
  const meter = readMeter(random, {
    from: 4000,
    to: 190_000,
    decimals: 1,
    multipliers: [60, 120, 240, 360, 600, 1200],
  });
  const usage = meter.usage;
  const demand = demandFacts(random, usage);
  const charge = chargePower(random, usage, demand.basic, random.decimal(16, 24, 2));
  const supplier = pickSupplier(random, 'electricityUtility');
  const accent = pickAccent(random);
  const tint = pickTint(random);
  const canvas = createSheet(1240, 1640);
  canvas.rect(60, 60, 1120, 6, { fill: accent });
  canvas.text(
    620,
    118,
    random.pick(['電気料金請求書(高圧)', '業務用・産業用電気料金のご請求', '電力料金等計算書 兼 請求書']),
    { size: 34, weight: 700, align: 'middle' },
  );
  drawAddressee(canvas, random, 90, 180, pickCustomer(random));
  drawSender(canvas, random, 1170, 180, supplier, random.chance(0.4));
  canvas.text(90, 330, `${voice.month(period.to)}分`, { size: 26, weight: 700 });
  canvas.text(90, 362, `使用期間 ${voice.period(period.from, period.to)}`, { size: 19 });
  canvas.text(1170, 330, `発行日 ${voice.day(addDays(period.to, 6))}`, { size: 18, align: 'right' });
  canvas.rect(90, 385, 1080, 84, { stroke: accent, thick: 3 });
  canvas.text(120, 438, '今回ご請求金額', { size: 26, weight: 500 });
  canvas.text(760, 440, voice.yen(charge.total), { size: 40, weight: 700, align: 'right' });
  canvas.text(1150, 438, `(内消費税等 ${voice.yen(charge.tax)})`, { size: 18, align: 'right' });
  canvas.text(90, 512, '■ ご契約・計量内容', { size: 21, weight: 700 });
  const metered = drawTable(
    canvas,
    90,
    524,
    [
      { title: '計量項目', width: 250 },
      { title: '今回指示数', width: 180, align: 'right' },
      { title: '前回指示数', width: 180, align: 'right' },
      { title: '差引', width: 140, align: 'right' },
      { title: '乗率', width: 110, align: 'right' },
      { title: random.pick(['使用量', '計量値', '当月実績']), width: 220, align: 'right' },
    ],
    [
      [
        '全日有効電力量',
        meter.now.toFixed(1),
        meter.before.toFixed(1),
        meter.difference.toFixed(1),
        String(meter.multiplier),
        `${voice.number(usage)} ${voice.kwh}`,
      ],
      ['無効電力量', '', '', '', String(meter.multiplier), `${voice.number(demand.idle)} kvarh`],
      ['最大需要電力', '', '', '', '', `${demand.peak} kW`],
      ['契約電力', '', '', '', '', `${demand.contract} kW`],
      ['力率', '', '', '', '', `${demand.factor} %`],
    ],
    { size: 20, rowHeight: 40, headFill: tint, keyCell: '0:5', stroke: accent },
  );
  canvas.text(90, metered + 46, '■ 料金内訳', { size: 21, weight: 700 });
  const charged = drawTable(
    canvas,
    90,
    metered + 58,
    [
      { title: '項目', width: 280 },
      { title: '単価', width: 230, align: 'right' },
      { title: '数量', width: 230, align: 'right' },
      { title: '金額', width: 340, align: 'right' },
    ],
    [
      ['基本料金(力率割引後)', `${withCommas(demand.basicRate, 2)}円/kW`, `${demand.contract}kW`, sen(charge.basic)],
      ['電力量料金', `${charge.rate.toFixed(2)}円/kWh`, `${voice.number(usage)}kWh`, sen(charge.energy)],
      ['燃料費調整額', `${charge.fuelRate.toFixed(2)}円/kWh`, `${voice.number(usage)}kWh`, sen(charge.fuel)],
      [
        '再生可能エネルギー発電促進賦課金',
        `${charge.levyRate.toFixed(2)}円/kWh`,
        `${voice.number(usage)}kWh`,
        `${withCommas(charge.levy)}円`,
      ],
      ['合計(税込)', '', '', `${withCommas(charge.total)}円`],
    ],
    {
      size: 20,
      rowHeight: 40,
      headFill: tint,
      boldRows: [4],
      grid: random.pick(['full', 'rows']),
      stroke: accent,
      keyCell: '1:2',
    },
  );
  drawPairs(
    canvas,
    90,
    charged + 24,
    500,
    [
      ['前月使用電力量', `${voice.number(otherUsage(random, usage))} kWh`],
      ['前年同月使用電力量', `${voice.number(otherUsage(random, usage))} kWh`],
      ['前年同月最大需要電力', `${demand.peak + random.int(-20, 20)} kW`],
    ],
    { size: 18, rule: '#cccccc' },
  );
  canvas.text(660, charged + 60, `供給地点特定番号 ${random.digits(2, 4, 4, 4, 4, 4)}`, { size: 17 });
  canvas.text(660, charged + 90, `お客様番号 ${random.digits(5, 5, 3)}`, { size: 17 });
  canvas.text(660, charged + 120, `お支払期限 ${voice.day(addDays(period.to, 30))}`, { size: 17 });
  canvas.mark(charged + 30);
  drawBankLine(canvas, random, 90, 1590);
  return {
    sheet: canvas.done(),
    notes: '高圧 invoice; traps: 指示数, 乗率, kvarh, 最大需要電力, 契約電力, 前月, 前年同月',
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

/** A landscape sheet whose usage is split by time of day, with the sum under the columns. */
export const highVoltageTimeBands = (random: Random): Draft => {
  const voice = createVoice(random, { isYearless: true });
  const period = calendarMonth(random);
  const [day, peak, night] = [random.int(1800, 30_000), random.int(300, 6000), random.int(1200, 26_000)];
  const usage = day + peak + night;
  const demand = demandFacts(random, usage);
  const [peakRate, dayRate, nightRate] = [24.18, 21.64, 16.02];
  const energy = roundTo(peak * peakRate + day * dayRate + night * nightRate, 2);
  const charge = chargePower(random, usage, demand.basic, roundTo(energy / usage, 4));
  const total = Math.floor(demand.basic + energy + charge.fuel + charge.levy);
  const supplier = pickSupplier(random, random.chance(0.5) ? 'electricityUtility' : 'electricityRetail');
  const tint = pickTint(random);
  const canvas = createSheet(1640, 1120, { paper: random.pick(['#ffffff', '#fdfcf6', '#f7fbf7']) });
  canvas.text(70, 90, '電気料金計算内訳書', { size: 34, weight: 700 });
  canvas.text(1570, 70, supplier, { size: 22, weight: 700, align: 'right' });
  canvas.text(1570, 100, `作成日 ${voice.day(addDays(period.to, 4))}`, { size: 17, align: 'right' });
  canvas.text(70, 146, `${pickCustomer(random)} 様`, { size: 25 });
  canvas.text(70, 184, `${voice.month(period.to)}分   計量期間 ${voice.period(period.from, period.to)}`, { size: 21 });
  canvas.text(70, 214, `地点番号 ${random.digits(22)}`, { size: 17 });
  const width = 210;
  const half = drawTable(
    canvas,
    70,
    240,
    [
      { title: '時間帯', width: 190 },
      { title: '使用電力量(kWh)', width: 250, align: 'right' },
      { title: '単価(円)', width: 150, align: 'right' },
      { title: '料金(円)', width: 260, align: 'right' },
    ],
    [
      ['ピーク時間', voice.number(peak), peakRate.toFixed(2), withCommas(peak * peakRate, 2)],
      ['昼間時間', voice.number(day), dayRate.toFixed(2), withCommas(day * dayRate, 2)],
      ['夜間時間', voice.number(night), nightRate.toFixed(2), withCommas(night * nightRate, 2)],
      [random.pick(['計', '合計', '使用量計']), voice.number(usage), '', withCommas(energy, 2)],
    ],
    { size: 21, rowHeight: 46, headFill: tint, boldRows: [3], keyCell: '3:1' },
  );
  drawTable(
    canvas,
    70,
    half + 40,
    [
      { title: '契約電力', width },
      { title: '最大需要電力', width },
      { title: '力率', width },
      { title: '負荷率', width },
    ],
    [[`${demand.contract}kW`, `${demand.peak}kW`, `${demand.factor}%`, `${random.int(18, 60)}%`]],
    { size: 21, rowHeight: 46, headFill: tint },
  );
  drawTable(
    canvas,
    70,
    half + 190,
    [
      { title: '最近のご使用状況', width: 180 },
      { title: '使用量', width: 240, align: 'right' },
      { title: '最大需要', width: 180, align: 'right' },
    ],
    [1, 2, 12].map((back) => [
      `${back === 12 ? '前年' : ''}${monthNumber(addMonths(period.from, -back))}月`,
      voice.number(otherUsage(random, usage)),
      String(demand.peak + random.int(-12, 8)),
    ]),
    { size: 19, rowHeight: 40, grid: 'rows' },
  );
  canvas.line(960, 240, 960, 1040, 1, '#999999');
  canvas.text(1000, 270, '請求金額の計算', { size: 23, weight: 700 });
  const end = drawPairs(
    canvas,
    1000,
    280,
    570,
    [
      ['① 基本料金', `${withCommas(demand.basic, 2)}`],
      ['② 電力量料金', `${withCommas(energy, 2)}`],
      ['③ 燃料費等調整額', `${withCommas(charge.fuel, 2)}`],
      ['④ 再エネ賦課金', `${withCommas(charge.levy)}`],
      ['ご請求金額(①～④) 円', withCommas(total)],
      ['(税抜金額)', withCommas(total - Math.floor((total * 10) / 110))],
      ['(消費税等10%)', withCommas(Math.floor((total * 10) / 110))],
    ],
    { size: 22, gap: 2.1, rule: '#bbbbbb', bold: [4] },
  );
  drawCode(canvas, random, 1420, end + 60, 140);
  canvas.text(1000, end + 80, `振替日 ${voice.day(addDays(period.to, 27))}`, { size: 19 });
  return {
    sheet: canvas.done(),
    notes: '高圧 by time of day; the sum of three rows; traps: past months, 契約電力, 税抜',
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
