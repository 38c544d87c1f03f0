import { addDays, dayCount, lastOfMonth, monthOf } from '../days.ts';
import { taxInside, taxOn } from '../money.ts';
import { pickCustomer, pickPerson, pickPhone, pickSupplier } from '../names.ts';
import { drawSender, pickAccent, pickTint } from '../paper/letter.ts';
import { drawDateStamp } from '../paper/marks.ts';
import { createSheet } from '../paper/sheet.ts';
import { createSlip, pickSlipStyle } from '../paper/slip.ts';
import { drawPairs, drawTable } from '../paper/table.ts';
import { type Random, roundTo } from '../random.ts';
import { billMonth, calendarMonth, meterPeriod, otherUsage, pickDay, readMeter } from '../readings.ts';
import type { Draft } from '../truth.ts';
import { createVoice, withCommas } from '../voice.ts';

/** A slip of an LP gas shop: readings above, then the money with last month's debt. */
export const lpgReaderSlip = (random: Random): Draft => {
  const voice = createVoice(random);
  const period = meterPeriod(random);
  const meter = readMeter(random, { from: 3, to: 180, decimals: 1, multipliers: [1] });
  const rate = random.int(380, 690);
  const basic = random.pick([1500, 1650, 1800, 2000]);
  const net = Math.floor(basic + meter.usage * rate);
  const total = net + taxOn(net);
  const owed = random.chance(0.4) ? random.int(30, 120) * 100 : 0;
  const supplier = pickSupplier(random, 'lpg');
  const slip = createSlip(pickSlipStyle(random));
  const small = { size: 18 };
  slip.text(random.pick(['LPガス検針伝票', 'プロパンガス検針票', 'LPG 検針・請求明細票']), {
    size: 29,
    weight: 700,
    align: 'middle',
  });
  slip.rule();
  slip.text(`${pickCustomer(random)} 様`, { weight: 500 });
  slip.pair('顧客コード', random.digits(6), small);
  slip.pair('検針日', voice.day(addDays(period.to, 1)));
  slip.pair('前回検針日', voice.shortDay(period.from));
  slip.pair('対象期間', `${voice.period(period.from, period.to)}`);
  slip.pair('使用日数', `${dayCount(period.from, period.to)}日`);
  slip.rule();
  slip.pair('今回指針', meter.now.toFixed(1));
  slip.pair('前回指針', meter.before.toFixed(1));
  slip.pair(random.pick(['使用量', 'ご使用量', '今回使用量']), `${meter.usage.toFixed(1)} ${voice.cubic}`, {
    size: 29,
    weight: 700,
    key: true,
  });
  slip.pair('前回使用量', `${otherUsage(random, meter.usage, 1).toFixed(1)}`, small);
  slip.pair('前年同月', `${otherUsage(random, meter.usage, 1).toFixed(1)}`, small);
  slip.rule();
  slip.pair('基本料金', withCommas(basic));
  slip.pair(`従量料金 @${rate}`, withCommas(Math.floor(meter.usage * rate)));
  slip.pair('小計', withCommas(net));
  slip.pair('消費税(10%)', withCommas(taxOn(net)));
  slip.pair('当月ガス料金', voice.yen(total), { size: 28, weight: 700 });
  slip.pair('前月繰越', withCommas(owed), small);
  slip.pair('御請求残高', voice.yen(total + owed), small);
  slip.rule();
  slip.text(`${voice.month(period.to)}分`, small);
  slip.text(supplier, { weight: 500 });
  slip.text(`TEL ${pickPhone(random)} 検針員 ${pickPerson(random)}`, small);
  return {
    sheet: slip.done(),
    notes: `LP gas slip; traps: 指針, 前回使用量, 前月繰越 ${owed}, 御請求残高; the amount is this month's charge`,
    reading: {
      kind: 'lpg',
      supplier,
      usage: { value: meter.usage, unit: 'm3' },
      period,
      month: billMonth(period),
      amountYen: total,
    },
  };
};

/** A shop's monthly statement: dated rows with gas among other goods. */
export const lpgMonthlyStatement = (random: Random): Draft => {
  const voice = createVoice(random, { isPlain: true });
  const month = calendarMonth(random);
  const meter = readMeter(random, { from: 6, to: 420, decimals: 1, multipliers: [1] });
  const rate = random.int(360, 640);
  const gas = Math.floor(meter.usage * rate);
  const basic = random.pick([1700, 1900, 2200]);
  const rent = random.pick([0, 440, 800]);
  const net = gas + basic + rent;
  const tax = taxOn(net);
  const supplier = pickSupplier(random, 'lpg');
  const ink = random.pick(['#1f6b45', '#27509a', '#7a3a2a']);
  const canvas = createSheet(1400, 1000, { ink: '#232323', paper: random.pick(['#fefefe', '#fbfff9', '#fffefa']) });
  canvas.text(700, 82, '請 求 明 細 書', { size: 36, weight: 700, align: 'middle', ink });
  canvas.text(70, 140, `${pickCustomer(random)} 様`, { size: 27, weight: 500 });
  canvas.line(70, 152, 560, 152, 2, ink);
  canvas.text(70, 190, `${voice.day(month.to)} 締切分`, { size: 20 });
  drawSender(canvas, random, 1330, 120, supplier, true);
  const end = drawTable(
    canvas,
    70,
    220,
    [
      { title: '日付', width: 110, align: 'middle' },
      { title: '品名・摘要', width: 400 },
      { title: '前回', width: 140, align: 'right' },
      { title: '今回', width: 140, align: 'right' },
      { title: '数量', width: 160, align: 'right' },
      { title: '単価', width: 130, align: 'right' },
      { title: '金額', width: 180, align: 'right' },
    ],
    [
      [voice.shortDay(month.to), 'LPガス 基本料', '', '', '1', withCommas(basic), withCommas(basic)],
      [
        voice.shortDay(month.to),
        `LPガス 使用料(${voice.cubic})`,
        meter.before.toFixed(1),
        meter.now.toFixed(1),
        meter.usage.toFixed(1),
        withCommas(rate),
        withCommas(gas),
      ],
      rent > 0 ? [voice.shortDay(month.to), '警報器リース料', '', '', '1', withCommas(rent), withCommas(rent)] : [],
      [],
      ['', '<税抜金額計>', '', '', '', '', withCommas(net)],
      ['', '<消費税 10%>', '', '', '', '', withCommas(tax)],
      ['', '<今回ご請求額>', '', '', '', '', withCommas(net + tax)],
    ],
    { size: 21, rowHeight: 48, stroke: ink, headInk: ink, keyCell: '1:4', boldRows: [6] },
  );
  canvas.text(70, end + 50, `検針期間 ${voice.period(month.from, month.to)}`, { size: 20 });
  canvas.text(
    70,
    end + 84,
    `前回使用量 ${otherUsage(random, meter.usage, 1).toFixed(1)}  お支払は翌月末日までにお願いいたします。`,
    { size: 18 },
  );
  drawDateStamp(
    canvas,
    1260,
    end + 80,
    supplier.replace(/株式会社|有限会社/g, ''),
    month.to.slice(2).replaceAll('-', '.'),
  );
  return {
    sheet: canvas.done(end + 180),
    notes: 'LP gas statement; unit in the name column; traps: 前回/今回 readings, other goods, 税抜',
    reading: {
      kind: 'lpg',
      supplier,
      usage: { value: meter.usage, unit: 'm3' },
      period: month,
      month: billMonth(month),
      amountYen: net + tax,
    },
  };
};

/** Cylinders brought to a kitchen or workshop: kilograms, not cubic metres. */
export const lpgCylinderDelivery = (random: Random): Draft => {
  const voice = createVoice(random);
  const day = pickDay(random);
  const size = random.pick([20, 30, 50]);
  const count = random.int(1, 8);
  const mass = size * count;
  const rate = random.int(210, 420);
  const net = mass * rate;
  const tax = taxOn(net);
  const supplier = pickSupplier(random, 'lpg');
  const tint = pickTint(random);
  const ink = pickAccent(random);
  const isHand = random.chance(0.45);
  const canvas = createSheet(1180, 860, {
    print: isHand ? 'carbon' : 'laser',
    paper: random.pick(['#fffdf2', '#f7fbff', '#ffffff']),
  });
  canvas.text(60, 80, 'LPガス容器 納品書', { size: 34, weight: 700, ink });
  canvas.text(1120, 70, `No.${random.digits(6)}`, { size: 20, align: 'right' });
  canvas.text(60, 138, `${pickCustomer(random)} 様`, { size: 26, weight: 500, hand: isHand });
  canvas.line(60, 152, 560, 152, 1.6, ink);
  canvas.text(1120, 112, `納品日 ${voice.day(day)}`, { size: 21, align: 'right' });
  drawSender(canvas, random, 1120, 160, supplier, true);
  const end = drawTable(
    canvas,
    60,
    270,
    [
      { title: '品名', width: 300 },
      { title: '容器', width: 130, align: 'right' },
      { title: '本数', width: 120, align: 'right' },
      { title: '数量(kg)', width: 160, align: 'right' },
      { title: '単価(円/kg)', width: 160, align: 'right' },
      { title: '金額', width: 190, align: 'right' },
    ],
    [
      ['い号プロパン', `${size}kg`, String(count), voice.number(mass), withCommas(rate), withCommas(net)],
      ['空容器 引取', `${size}kg`, String(count), '', '', ''],
      [],
      ['', '', '', '', '税抜計', withCommas(net)],
      ['', '', '', '', '消費税', withCommas(tax)],
      ['合計', '', '', `${voice.number(mass)}`, '', voice.yen(net + tax)],
    ],
    {
      size: 22,
      rowHeight: 54,
      headFill: tint,
      stroke: ink,
      boldRows: [5],
      hand: isHand,
      keyCell: '0:3',
      ...(isHand ? { handInk: '#20306e' } : {}),
    },
  );
  drawPairs(
    canvas,
    60,
    end + 16,
    440,
    [
      ['配送員', pickPerson(random)],
      ['容器番号', random.digits(4, 5)],
    ],
    { size: 18 },
  );
  canvas.text(700, end + 50, '受領印', { size: 18 });
  canvas.rect(780, end + 20, 90, 90, { stroke: '#777777' });
  return {
    sheet: canvas.done(end + 150),
    notes: `cylinders, kg = ${size} × ${count}${isHand ? ', written by hand' : ''}; traps: size and number of cylinders, 税抜`,
    reading: {
      kind: 'lpg',
      supplier,
      usage: { value: mass, unit: 'kg' },
      period: { from: day, to: day },
      month: monthOf(day),
      amountYen: net + tax,
    },
  };
};

/** A notice with a stub: usage in a large box, the half-month fee written as text. */
export const lpgNoticeCard = (random: Random): Draft => {
  const voice = createVoice(random);
  const period = meterPeriod(random);
  const meter = readMeter(random, { from: 4, to: 90, decimals: 1, multipliers: [1] });
  const total = Math.floor((1800 + meter.usage * random.int(420, 620)) * 1.1);
  const supplier = pickSupplier(random, 'lpg');
  const accent = pickAccent(random);
  const canvas = createSheet(900, 1180, { paper: random.pick(['#fff9f4', '#f5fbff', '#ffffff']) });
  canvas.rect(40, 40, 820, 80, { fill: accent, round: 8 });
  canvas.text(450, 94, 'ガスご使用のお知らせ', { size: 36, weight: 700, align: 'middle', ink: '#ffffff' });
  canvas.text(60, 180, `${pickCustomer(random)} 様方`, { size: 26 });
  canvas.text(
    60,
    232,
    `令和${Number(monthOf(period.to).slice(0, 4)) - 2018}年 ${Number(period.to.slice(5, 7))}月ご請求`,
    { size: 26, weight: 700 },
  );
  canvas.rect(60, 260, 380, 170, { stroke: accent, thick: 4 });
  canvas.text(80, 300, 'ご使用量', { size: 22 });
  canvas.text(420, 390, `${meter.usage.toFixed(1)}${voice.cubic}`, {
    size: 52,
    weight: 700,
    align: 'right',
    key: true,
    fit: 350,
  });
  canvas.rect(460, 260, 380, 170, { stroke: accent, thick: 4 });
  canvas.text(480, 300, 'ガス料金(消費税込)', { size: 22 });
  canvas.text(820, 390, voice.yen(total), { size: 46, weight: 700, align: 'right', fit: 350 });
  const end = drawPairs(
    canvas,
    60,
    450,
    780,
    [
      ['検針期間', voice.period(period.from, period.to)],
      ['今回の指針 ①', meter.now.toFixed(1)],
      ['前回の指針 ②', meter.before.toFixed(1)],
      ['差引 ①-②', roundTo(meter.now - meter.before, 1).toFixed(1)],
      ['(うち消費税)', voice.yen(taxInside(total))],
      ['前月ご使用量', `${otherUsage(random, meter.usage, 1).toFixed(1)} ${voice.cubic}`],
      ['次回検針予定', voice.shortDay(lastOfMonth(addDays(period.to, 25)))],
    ],
    { size: 23, gap: 2.1, rule: '#d0d0d0', key: 3 },
  );
  canvas.text(60, end + 60, '保安点検の結果:異常なし  調整器期限 2031年', { size: 19 });
  canvas.text(60, end + 100, `${supplier}  電話 ${pickPhone(random)}`, { size: 21, weight: 500 });
  return {
    sheet: canvas.done(end + 160),
    notes: 'LP gas card; traps: 指針, 前月ご使用量, expiry year 2031',
    reading: {
      kind: 'lpg',
      supplier,
      usage: { value: meter.usage, unit: 'm3' },
      period,
      month: monthOf(period.to),
      amountYen: total,
    },
  };
};
