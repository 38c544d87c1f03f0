import { addDays, addMonths, dayCount, monthNumber, yearOf } from '../days.ts';
import { pickCustomer, pickSupplier } from '../names.ts';
import { pickAccent } from '../paper/letter.ts';
import { drawBars } from '../paper/marks.ts';
import { createSheet } from '../paper/sheet.ts';
import { drawPairs, drawTable } from '../paper/table.ts';
import { type Random, roundTo } from '../random.ts';
import { billMonth, meterPeriod, otherUsage } from '../readings.ts';
import { chargePower } from '../tariffs.ts';
import type { Draft } from '../truth.ts';
import { createVoice } from '../voice.ts';

const pastMonths = (random: Random, last: string, usage: number, count: number): (readonly [string, number])[] =>
  Array.from({ length: count }, (_, i) => {
    const month = addMonths(`${last}-01`, i + 1 - count);
    return [`${monthNumber(month)}月`, i === count - 1 ? usage : otherUsage(random, usage)] as const;
  });

/** A member page on a computer: menu, cards, a bar graph and a table of months. */
export const powerWebPage = (random: Random): Draft => {
  const voice = createVoice(random, { isYearless: false, isPlain: true });
  const period = meterPeriod(random);
  const month = billMonth(period);
  const usage = random.int(180, 9000);
  const charge = chargePower(random, usage, random.int(1200, 9000), random.decimal(24, 33, 2));
  const supplier = pickSupplier(random, random.chance(0.6) ? 'electricityUtility' : 'electricityRetail');
  const accent = pickAccent(random);
  const canvas = createSheet(1366, 1000, { print: 'screen', paper: '#f3f5f8', ink: '#2b2f36' });
  canvas.rect(0, 0, 1366, 64, { fill: accent });
  canvas.text(30, 42, `${supplier} 会員サイト`, { size: 24, weight: 700, ink: '#ffffff' });
  canvas.text(1336, 40, `${pickCustomer(random)} 様 | ログアウト`, { size: 16, align: 'right', ink: '#ffffff' });
  ['ホーム', '料金・使用量', 'ご契約内容', 'お支払い', 'お問い合わせ'].forEach((item, i) => {
    canvas.text(40, 120 + i * 46, item, { size: 18, weight: i === 1 ? 700 : 400, ink: i === 1 ? accent : '#555555' });
  });
  canvas.rect(220, 90, 1110, 250, { fill: '#ffffff', stroke: '#d8dde4', round: 8 });
  canvas.text(250, 130, `${voice.month(`${month}-01`)}分のご使用実績`, { size: 24, weight: 700 });
  canvas.text(250, 160, `ご使用期間:${voice.period(period.from, period.to)}(${dayCount(period.from, period.to)}日間)`, {
    size: 16,
    ink: '#666666',
  });
  canvas.text(250, 216, 'ご使用量', { size: 18, ink: '#666666' });
  canvas.text(250, 276, voice.number(usage), { size: 54, weight: 700, ink: accent, key: true });
  canvas.text(250 + voice.number(usage).length * 33, 276, 'kWh', { size: 22 });
  canvas.text(620, 216, 'ご請求金額(税込)', { size: 18, ink: '#666666' });
  canvas.text(620, 276, voice.yen(charge.total), { size: 44, weight: 700 });
  canvas.text(990, 216, '前年同月', { size: 18, ink: '#666666' });
  canvas.text(990, 270, `${voice.number(otherUsage(random, usage))} kWh`, { size: 30 });
  canvas.text(
    250,
    318,
    `お支払期日 ${voice.day(addDays(period.to, 30))}  CO2排出量 ${roundTo(usage * 0.000438, 3)} t`,
    { size: 15, ink: '#777777' },
  );
  canvas.rect(220, 360, 640, 330, { fill: '#ffffff', stroke: '#d8dde4', round: 8 });
  canvas.text(250, 396, '使用量の推移(kWh)', { size: 18, weight: 700 });
  const past = pastMonths(random, month, usage, 13);
  drawBars(
    canvas,
    { x: 250, y: 420, width: 580, height: 220, fill: '#b9c6d6', last: accent },
    past,
    random.chance(0.5),
  );
  canvas.rect(880, 360, 450, 330, { fill: '#ffffff', stroke: '#d8dde4', round: 8 });
  canvas.text(905, 396, '料金内訳', { size: 18, weight: 700 });
  drawPairs(
    canvas,
    905,
    405,
    400,
    [
      ['基本料金', `${charge.basic.toFixed(2)}円`],
      [`電力量料金 ${charge.rate.toFixed(2)}円×${usage}kWh`, `${charge.energy.toFixed(2)}円`],
      ['燃料費調整額', `${charge.fuel.toFixed(2)}円`],
      ['再エネ賦課金', `${charge.levy}円`],
      [`合計(うち消費税 ${charge.tax}円)`, voice.yen(charge.total)],
    ],
    { size: 17, gap: 2.4, rule: '#e4e7ec', bold: [4] },
  );
  const rows = past
    .slice(-5)
    .reverse()
    .map(([label, value], i) => [
      `${yearOf(addMonths(`${month}-01`, -i))}年${label}`,
      voice.number(value),
      i === 0 ? voice.yen(charge.total) : voice.yen(Math.round((charge.total * value) / usage)),
      i === 0 ? '未払い' : 'お支払い済み',
    ]);
  drawTable(
    canvas,
    220,
    712,
    [
      { title: '年月', width: 300 },
      { title: '使用量(kWh)', width: 280, align: 'right' },
      { title: '料金', width: 280, align: 'right' },
      { title: '状況', width: 250, align: 'middle' },
    ],
    rows,
    { size: 17, rowHeight: 40, headFill: '#e6eaf0', grid: 'rows', stroke: '#ccd3dc', keyCell: '0:1' },
  );
  return {
    sheet: canvas.done(),
    notes: 'web page; traps: past months, 前年同月, CO2',
    reading: {
      kind: 'electricity',
      supplier,
      usage: { value: usage, unit: 'kWh' },
      period,
      month,
      amountYen: charge.total,
    },
  };
};

/** The application of a supplier on a phone. */
export const powerPhoneApp = (random: Random): Draft => {
  const voice = createVoice(random, { isPlain: true, isYearless: true });
  const period = meterPeriod(random);
  const month = billMonth(period);
  const usage = random.chance(0.4) ? random.decimal(120, 900, 1) : random.int(120, 3200);
  const decimals = Number.isInteger(usage) ? 0 : 1;
  const charge = chargePower(random, usage, random.int(900, 3000), random.decimal(26, 35, 2));
  const supplier = pickSupplier(random, 'electricityRetail');
  const accent = pickAccent(random);
  const canvas = createSheet(750, 1500, { print: 'screen', paper: '#f6f6f8', ink: '#26282d' });
  canvas.text(40, 44, `${random.int(7, 21)}:${random.int(10, 59)}`, { size: 26, weight: 700 });
  canvas.text(710, 44, `5G ${random.int(18, 98)}%`, { size: 22, align: 'right' });
  canvas.rect(0, 70, 750, 96, { fill: accent });
  canvas.text(375, 132, 'ご利用明細', { size: 32, weight: 700, align: 'middle', ink: '#ffffff' });
  canvas.text(375, 226, `〈  ${yearOf(period.to)}年${monthNumber(period.to)}月分  〉`, {
    size: 34,
    weight: 700,
    align: 'middle',
  });
  canvas.text(375, 268, voice.period(period.from, period.to), { size: 24, align: 'middle', ink: '#777777' });
  canvas.raw(
    `<circle cx="375" cy="480" r="165" fill="none" stroke="#e1e4e9" stroke-width="26"/><path d="M375 315 A165 165 0 1 1 232 562" fill="none" stroke="${accent}" stroke-width="26"/>`,
  );
  canvas.text(375, 445, '電気使用量', { size: 26, align: 'middle', ink: '#777777' });
  canvas.text(375, 515, voice.number(usage, decimals), { size: 62, weight: 700, align: 'middle', key: true });
  canvas.text(375, 560, 'kWh', { size: 28, align: 'middle' });
  canvas.text(
    375,
    700,
    `先月 ${voice.number(otherUsage(random, usage, decimals), decimals)} kWh  /  昨年 ${voice.number(otherUsage(random, usage, decimals), decimals)} kWh`,
    { size: 24, align: 'middle', ink: '#777777' },
  );
  canvas.rect(30, 740, 690, 460, { fill: '#ffffff', round: 18 });
  drawPairs(
    canvas,
    62,
    750,
    626,
    [
      ['ご請求額(税込)', voice.yen(charge.total)],
      ['基本料金', `${charge.basic.toFixed(2)}円`],
      ['従量料金', `${charge.energy.toFixed(2)}円`],
      ['燃料費調整', `${charge.fuel.toFixed(2)}円`],
      ['再エネ賦課金', `${charge.levy}円`],
      ['ポイント利用可', `${random.int(10, 900)}P`],
    ],
    { size: 27, gap: 2.45, rule: '#ececf0', bold: [0] },
  );
  canvas.text(375, 1262, `${supplier}`, { size: 24, align: 'middle', ink: '#666666' });
  canvas.text(375, 1300, `お客様番号 ${random.digits(4, 4, 4)}`, { size: 22, align: 'middle', ink: '#888888' });
  canvas.rect(0, 1390, 750, 110, { fill: '#ffffff' });
  ['ホーム', '明細', 'グラフ', '設定'].forEach((item, i) => {
    canvas.text(94 + i * 187, 1455, item, {
      size: 24,
      align: 'middle',
      weight: i === 1 ? 700 : 400,
      ink: i === 1 ? accent : '#888888',
    });
  });
  return {
    sheet: canvas.done(),
    notes: 'phone screen; yearless period; traps: 先月, 昨年, points',
    reading: {
      kind: 'electricity',
      supplier,
      usage: { value: usage, unit: 'kWh' },
      period,
      month,
      amountYen: charge.total,
    },
  };
};
