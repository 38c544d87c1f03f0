import { addDays, addMonths, dayCount, monthNumber } from '../days.ts';
import { sen, taxInside } from '../money.ts';
import { pickAddress, pickCustomer, pickPhone, pickSupplier } from '../names.ts';
import { createSheet } from '../paper/sheet.ts';
import { createSlip, pickSlipStyle } from '../paper/slip.ts';
import { drawPairs, drawTable } from '../paper/table.ts';
import type { Random } from '../random.ts';
import { billMonth, meterPeriod, otherUsage, readMeter } from '../readings.ts';
import { chargePower } from '../tariffs.ts';
import type { Draft, Reading } from '../truth.ts';
import { createVoice, withCommas } from '../voice.ts';

const facts = (random: Random) => {
  const period = meterPeriod(random);
  const meter = readMeter(random, { from: 90, to: 6000, decimals: 0, multipliers: [1, 1, 1, 10, 20] });
  const ampere = random.pick([20, 30, 40, 50, 60]);
  const charge = chargePower(random, meter.usage, ampere * 31.18, random.decimal(26, 36, 2));
  return {
    period,
    meter,
    ampere,
    charge,
    supplier: pickSupplier(random, 'electricityUtility'),
    customer: pickCustomer(random),
  };
};
type Facts = ReturnType<typeof facts>;

const readingOf = ({ period, meter, charge, supplier }: Facts): Reading => ({
  kind: 'electricity',
  supplier,
  usage: { value: meter.usage, unit: 'kWh' },
  period,
  month: billMonth(period),
  amountYen: charge.total,
});

/** A slip of the meter reader: the usage in a frame, meter readings and last year's usage below. */
export const powerReaderSlip = (random: Random): Draft => {
  const given = facts(random);
  const { period, meter, ampere, charge, supplier, customer } = given;
  const voice = createVoice(random);
  const slip = createSlip(pickSlipStyle(random));
  const small = { size: 18 };
  slip.text(supplier, { weight: 500 });
  slip.title(
    random.pick(['電気使用量等のお知らせ', '検針のお知らせ(電気)', '電気ご使用量のご案内']),
    random.pick(['inverse', 'line', 'plain']),
  );
  slip.text(`${customer} 様`, { weight: 500 });
  slip.text(pickAddress(random), small);
  slip.pair('供給地点特定番号', random.digits(2, 4, 4, 4, 4, 4), small);
  slip.pair('お客さま番号', random.digits(3, 5, 5, 1), small);
  slip.rule();
  slip.pair(`${voice.month(period.to)}分`, `(${dayCount(period.from, period.to)}日間)`, { weight: 700 });
  slip.pair('使用期間', voice.period(period.from, period.to));
  slip.frame(() => {
    slip.pair(random.pick(['ご使用量', '使用電力量', '今回ご使用量']), `${voice.number(meter.usage)} ${voice.kwh}`, {
      size: 31,
      weight: 700,
      key: true,
    });
    slip.pair(random.pick(['請求予定金額', '電気料金(予定額)']), voice.yen(charge.total), { size: 28, weight: 700 });
  });
  slip.pair('(内消費税等相当額', `${voice.yen(charge.tax)})`, small);
  slip.space();
  slip.pair('契約種別', random.pick(['従量電灯B', '低圧電力', 'スマートビジネスプラン']));
  slip.pair('契約電流', `${ampere}A`);
  slip.columns(['指示数', '当月', '前月'], [0.3, 0.35, 0.35]);
  slip.columns(['', String(meter.now), String(meter.before)], [0.3, 0.35, 0.35]);
  slip.pair('乗率', `${meter.multiplier}倍`, { indent: 20 });
  slip.pair('計器番号', random.digits(3, 6), { indent: 20, ...small });
  slip.rule();
  slip.pair('基本料金', sen(charge.basic), small);
  slip.pair('電力量料金', sen(charge.energy), small);
  slip.pair('燃料費調整額', sen(charge.fuel), small);
  slip.pair('再エネ発電賦課金', `${withCommas(charge.levy)}円`, small);
  slip.rule();
  slip.pair('昨年同月のご使用量', `${voice.number(otherUsage(random, meter.usage))}${voice.kwh}`);
  slip.pair('前月のご使用量', `${voice.number(otherUsage(random, meter.usage))}${voice.kwh}`);
  slip.pair('次回検針予定日', voice.shortDay(addMonths(period.from, 2)), small);
  slip.text(`お問合せ ${pickPhone(random)}`, small);
  if (random.chance(0.5)) slip.barcode(random);
  return {
    sheet: slip.done(),
    reading: readingOf(given),
    notes: '検針票 framed usage; traps: 指示数, 乗率, 昨年同月, 前月',
  };
};

/** A sealed postcard opened flat: this month's notice at the left, last month's receipt at the right. */
export const powerPostcard = (random: Random): Draft => {
  const given = facts(random);
  const { period, meter, ampere, charge, supplier, customer } = given;
  const voice = createVoice(random);
  const ink = random.pick(['#1d3b6e', '#205c3b', '#333333']);
  const canvas = createSheet(1320, 860, { paper: random.pick(['#fffefa', '#f7fbff', '#fdfdfd']), ink: '#22252b' });
  canvas.rect(30, 30, 720, 66, { fill: ink });
  canvas.text(390, 76, '電気料金等領収証・ご使用量のお知らせ', {
    size: 30,
    weight: 700,
    align: 'middle',
    ink: '#ffffff',
    fit: 690,
  });
  canvas.text(40, 140, `${customer} 様`, { size: 26, weight: 500 });
  canvas.text(40, 172, `ご使用場所 ${pickAddress(random)}`, { size: 17 });
  canvas.text(40, 226, `${voice.month(period.to)}分`, { size: 28, weight: 700 });
  canvas.text(740, 226, `ご使用期間 ${voice.period(period.from, period.to)}(${dayCount(period.from, period.to)}日間)`, {
    size: 19,
    align: 'right',
    fit: 480,
  });
  const bottom = drawTable(
    canvas,
    40,
    246,
    [
      { title: '', width: 300 },
      { title: '', width: 400, align: 'right' },
    ],
    [
      ['使用電力量', `${voice.number(meter.usage)}${voice.kwh}`],
      ['ご請求金額', voice.yen(charge.total)],
      ['うち消費税等相当額', voice.yen(charge.tax)],
      ['口座振替予定日', voice.shortDay(addDays(period.to, 21))],
    ],
    { size: 25, rowHeight: 52, headless: true, boldRows: [0, 1], keyCell: '0:1', stroke: ink },
  );
  const last = drawPairs(
    canvas,
    40,
    bottom + 16,
    330,
    [
      ['ご契約種別', '従量電灯C'],
      ['ご契約', `${ampere}A`],
      ['今回指示数', String(meter.now)],
      ['前回指示数', String(meter.before)],
      ['計量器乗率', `${meter.multiplier}`],
      ['前年同月', `${voice.number(otherUsage(random, meter.usage))}${voice.kwh}`],
    ],
    { size: 18, rule: '#bbbbbb' },
  );
  drawPairs(
    canvas,
    410,
    bottom + 16,
    330,
    [
      ['基本料金', sen(charge.basic)],
      ['電力量料金', sen(charge.energy)],
      ['燃料費調整額', sen(charge.fuel)],
      ['再エネ賦課金', `${withCommas(charge.levy)}円`],
    ],
    { size: 18, rule: '#bbbbbb' },
  );
  canvas.text(40, last + 46, '※次回検針は計量器の都合により前後することがあります。', { size: 15 });
  canvas.line(780, 10, 780, 850, 1.5, '#888888', '6 6');
  const oldUsage = otherUsage(random, meter.usage);
  const oldYen = Math.round(charge.total * (oldUsage / meter.usage));
  canvas.text(1050, 90, '領 収 証', { size: 34, weight: 700, align: 'middle' });
  canvas.text(810, 150, `${monthNumber(addMonths(`${period.to.slice(0, 7)}-01`, -1))}月分 口座振替済領収証`, {
    size: 21,
  });
  drawPairs(
    canvas,
    810,
    170,
    470,
    [
      ['領収金額', voice.yen(oldYen)],
      ['うち消費税等', voice.yen(taxInside(oldYen))],
      ['使用電力量', `${voice.number(oldUsage)}${voice.kwh}`],
      ['振替日', voice.shortDay(addDays(period.from, 12))],
    ],
    { size: 22, rule: ink },
  );
  canvas.text(810, 400, '上記料金を口座振替により領収いたしました。', { size: 18 });
  canvas.text(1280, 470, supplier, { size: 24, weight: 700, align: 'right' });
  canvas.text(1280, 502, `登録番号 T${random.digits(13)}`, { size: 16, align: 'right' });
  canvas.text(810, 790, `お客さま番号 ${random.digits(2, 5, 5, 2)}`, { size: 17 });
  canvas.text(810, 820, `お問い合わせ ${pickPhone(random)}`, { size: 17 });
  return {
    sheet: canvas.done(),
    reading: readingOf(given),
    notes: 'postcard; traps: last month receipt beside it, 前年同月, 指示数',
  };
};
