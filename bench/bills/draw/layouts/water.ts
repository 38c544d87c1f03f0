import { addDays, addMonths, monthNumber } from '../days.ts';
import { taxInside } from '../money.ts';
import { pickAddress, pickCustomer, pickPhone, pickSupplier } from '../names.ts';
import { drawAddressee, pickAccent, pickTint } from '../paper/letter.ts';
import { drawBarcode, drawCode } from '../paper/marks.ts';
import { createSheet } from '../paper/sheet.ts';
import { createSlip, pickSlipStyle } from '../paper/slip.ts';
import { drawPairs, drawTable } from '../paper/table.ts';
import type { Random } from '../random.ts';
import { billMonth, meterPeriod, otherUsage, readMeter } from '../readings.ts';
import type { Draft, Reading } from '../truth.ts';
import { createVoice } from '../voice.ts';

type Step = { readonly label: string; readonly price: number; readonly used: number };

/** A quantity cut into the steps of a price list. */
const stepsFor = (usage: number, first: number): Step[] =>
  (
    [
      [1, 20],
      [21, 40],
      [41, 100],
      [101, Number.POSITIVE_INFINITY],
    ] as const
  ).map(([from, to], i) => ({
    label: to === Number.POSITIVE_INFINITY ? `${from}㎥～` : `${from}～${to}㎥`,
    price: first + i * 32,
    used: Math.max(0, Math.min(usage, to) - from + 1),
  }));

const priceOf = (basic: number, steps: readonly Step[]): number =>
  Math.floor((basic + steps.reduce((sum, { price, used }) => sum + price * used, 0)) * 1.1);

const facts = (random: Random) => {
  const period = meterPeriod(random, 2);
  const meter = readMeter(random, { from: 12, to: 900, decimals: 0, multipliers: [1] });
  const water = { basic: random.int(18, 42) * 100, steps: stepsFor(meter.usage, random.int(60, 120)) };
  const waste = { basic: random.int(14, 30) * 100, steps: stepsFor(meter.usage, random.int(50, 90)) };
  const [supply, sewer] = [priceOf(water.basic, water.steps), priceOf(waste.basic, waste.steps)];
  return { period, meter, water, waste, supply, sewer, total: supply + sewer, supplier: pickSupplier(random, 'water') };
};

const readingOf = ({ period, meter, total, supplier }: ReturnType<typeof facts>): Reading => ({
  kind: 'water',
  supplier,
  usage: { value: meter.usage, unit: 'm3' },
  period,
  month: billMonth(period),
  amountYen: total,
});

/** A slip for two months: water and sewage have the same quantity. */
export const waterReaderSlip = (random: Random): Draft => {
  const given = facts(random);
  const { period, meter, supply, sewer, total, supplier } = given;
  const voice = createVoice(random);
  const slip = createSlip(pickSlipStyle(random));
  const small = { size: 18 };
  slip.title(
    random.pick(['使用水量等のお知らせ', '上下水道 検針票', '水道検針のお知らせ']),
    random.pick(['box', 'line', 'plain']),
  );
  slip.text(supplier, { align: 'right', weight: 500 });
  slip.pair('お客様番号', random.digits(8, 1), small);
  slip.text(`${pickCustomer(random)} 様`, { weight: 500 });
  slip.text(pickAddress(random), small);
  slip.rule();
  const [first, second] = [monthNumber(addMonths(`${period.to.slice(0, 7)}-01`, -1)), monthNumber(period.to)];
  slip.pair(`${voice.month(period.to)}検針`, `(${first}・${second}月分)`, { weight: 700 });
  slip.pair('使用期間', voice.period(period.from, period.to));
  slip.pair('メーター口径', `${random.pick([13, 20, 25, 40, 50])}mm`, small);
  slip.pair('今回検針 指示数', `${meter.now}`);
  slip.pair('前回検針 指示数', `${meter.before}`);
  slip.pair(random.pick(['使用水量', '今回ご使用水量', '水道使用量']), `${voice.number(meter.usage)} ${voice.cubic}`, {
    size: 29,
    weight: 700,
    key: true,
  });
  slip.pair('汚水排出量', `${voice.number(meter.usage)} ${voice.cubic}`, small);
  slip.rule();
  slip.pair('水道料金', voice.yen(supply));
  slip.pair('下水道使用料', voice.yen(sewer));
  slip.pair('合計(税込)', voice.yen(total), { size: 27, weight: 700 });
  slip.pair('うち消費税相当額', voice.yen(taxInside(supply) + taxInside(sewer)), small);
  slip.rule();
  slip.pair('前回使用水量', `${otherUsage(random, meter.usage)}${voice.cubic}`, small);
  slip.pair('前年同期', `${otherUsage(random, meter.usage)}${voice.cubic}`, small);
  slip.pair('次回検針予定', voice.shortDay(addMonths(period.from, 4)), small);
  slip.text(`受付センター ${pickPhone(random)}`, small);
  return {
    sheet: slip.done(),
    reading: readingOf(given),
    notes: '2 months of water; traps: 指示数, 口径, 前回使用水量, month of the reading',
  };
};

/** A city's payment notice on three stubs side by side. */
export const waterPaymentNotice = (random: Random): Draft => {
  const given = facts(random);
  const { period, meter, supply, sewer, total, supplier } = given;
  const voice = createVoice(random);
  const accent = pickAccent(random);
  const customer = pickCustomer(random);
  const canvas = createSheet(1560, 720, { paper: random.pick(['#fdfdfb', '#f2f9ff', '#fff8f8']), ink: '#24272c' });
  const number = random.digits(10);
  const stub = (x: number, width: number, title: string): void => {
    canvas.rect(x, 40, width, 48, { fill: accent });
    canvas.text(x + width / 2, 74, title, { size: 24, weight: 700, align: 'middle', ink: '#ffffff', fit: width - 10 });
  };
  stub(40, 560, '水道料金・下水道使用料 納入通知書');
  canvas.text(50, 126, `${customer} 様`, { size: 23 });
  const end = drawTable(
    canvas,
    40,
    146,
    [
      { title: '', width: 190 },
      { title: '', width: 370, align: 'right' },
    ],
    [
      ['年度・期別', `${voice.month(period.to)}期`],
      ['使用期間', voice.period(period.from, period.to)],
      ['使用水量', `${voice.number(meter.usage)}${voice.cubic}`],
      ['水道料金', voice.yen(supply)],
      ['下水道使用料', voice.yen(sewer)],
      ['納入金額', voice.yen(total)],
      ['納入期限', voice.day(addDays(period.to, 25))],
    ],
    { size: 21, rowHeight: 52, headless: true, keyCell: '2:1', boldRows: [5], stroke: accent },
  );
  canvas.text(50, end + 40, supplier, { size: 23, weight: 700 });
  canvas.text(50, end + 70, `前回水量 ${otherUsage(random, meter.usage)}m3`, { size: 17 });
  for (const [x, title] of [
    [640, '納付書兼領収済通知書'],
    [1130, '領収証書'],
  ] as const) {
    canvas.line(x - 20, 20, x - 20, 700, 1.4, '#888888', '6 6');
    stub(x, 400, title);
    drawPairs(
      canvas,
      x,
      100,
      400,
      [
        ['納入者番号', number],
        ['納入者', `${customer} 様`],
        ['納入金額', voice.yen(total)],
        ['期別', voice.month(period.to)],
      ],
      { size: 20, gap: 2.2, rule: accent, bold: [2] },
    );
    canvas.raw(`<circle cx="${x + 200}" cy="450" r="62" fill="none" stroke="#999999" stroke-dasharray="5 5"/>`);
    canvas.text(x + 200, 456, '領収日付印', { size: 18, align: 'middle', ink: '#999999' });
  }
  drawBarcode(canvas, random, 650, 570, 360, 74);
  canvas.text(830, 672, `(91)${random.digits(6)}-${random.digits(21)}-0-${random.digits(6)}`, {
    size: 12,
    align: 'middle',
  });
  return {
    sheet: canvas.done(),
    reading: readingOf(given),
    notes: 'three stubs; the usage on the first only; traps: 前回水量, long numbers',
  };
};

/** A letter with a step price table, two columns: water at the left, sewage at the right. */
export const waterStepInvoice = (random: Random): Draft => {
  const given = facts(random);
  const { period, meter, supply, sewer, total, supplier } = given;
  const voice = createVoice(random);
  const accent = pickAccent(random);
  const tint = pickTint(random);
  const canvas = createSheet(1240, 1360);
  canvas.text(620, 96, '上下水道料金 ご請求のお知らせ', { size: 34, weight: 700, align: 'middle', ink: accent });
  drawAddressee(canvas, random, 80, 160, pickCustomer(random));
  canvas.text(1160, 170, supplier, { size: 25, weight: 700, align: 'right' });
  canvas.text(1160, 202, `発行日 ${voice.day(addDays(period.to, 8))}`, { size: 18, align: 'right' });
  canvas.text(1160, 230, `水栓番号 ${random.digits(3, 5)}`, { size: 18, align: 'right' });
  const summary = drawTable(
    canvas,
    80,
    290,
    [
      { title: '検針期間', width: 400, align: 'middle' },
      { title: '今回指針', width: 150, align: 'right' },
      { title: '前回指針', width: 150, align: 'right' },
      { title: '水量(㎥)', width: 160, align: 'right' },
      { title: '請求額', width: 220, align: 'right' },
    ],
    [
      [
        voice.period(period.from, period.to),
        String(meter.now),
        String(meter.before),
        voice.number(meter.usage),
        voice.yen(total),
      ],
    ],
    { size: 22, rowHeight: 56, headFill: tint, keyCell: '0:3', boldRows: [0], stroke: accent },
  );
  const rowsFor = ({ basic, steps }: typeof given.water): string[][] => [
    ['基本料金', String(basic), ''],
    ...steps.map(({ label, price, used }) => [label, String(price), used > 0 ? String(used) : '-']),
  ];
  const columns = [
    { title: '区分', width: 200 },
    { title: '単価', width: 130, align: 'right' as const },
    { title: '水量', width: 180, align: 'right' as const },
  ];
  canvas.text(80, summary + 60, '◆ 水道料金(税抜単価)', { size: 22, weight: 700 });
  const left = drawTable(canvas, 80, summary + 76, columns, rowsFor(given.water), {
    size: 20,
    rowHeight: 44,
    headFill: tint,
  });
  canvas.text(650, summary + 60, '◆ 下水道使用料(税抜単価)', { size: 22, weight: 700 });
  drawTable(canvas, 650, summary + 76, columns, rowsFor(given.waste), { size: 20, rowHeight: 44, headFill: tint });
  drawPairs(canvas, 80, left + 10, 510, [['水道料金(税込)', voice.yen(supply)]], { size: 22 });
  const end = drawPairs(
    canvas,
    650,
    left + 10,
    510,
    [
      ['下水道使用料(税込)', voice.yen(sewer)],
      ['ご請求合計', voice.yen(total)],
      ['うち消費税等', voice.yen(taxInside(supply) + taxInside(sewer))],
    ],
    { size: 22, bold: [1] },
  );
  canvas.text(80, end + 70, `${voice.month(period.to)}分(2か月分)  口座振替日 ${voice.day(addDays(period.to, 26))}`, {
    size: 20,
  });
  canvas.text(
    80,
    end + 104,
    `昨年の同じ時期の水量 ${otherUsage(random, meter.usage)}㎥  1日あたり約${Math.round((meter.usage * 1000) / 60)}リットル`,
    { size: 18 },
  );
  drawCode(canvas, random, 1040, end + 50, 110);
  return {
    sheet: canvas.done(end + 200),
    reading: readingOf(given),
    notes: 'step prices; unit in the head; traps: quantities of steps, litres a day, 指針',
  };
};
