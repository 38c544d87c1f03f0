import { addDays, addMonths, lastOfMonth, monthOf } from '../days.ts';
import { DIESEL_TAX, taxInside, taxOn } from '../money.ts';
import { pickAddress, pickCustomer, pickPhone, pickRegistration, pickSupplier } from '../names.ts';
import { drawAddressee, drawBankLine, drawSender, pickAccent, pickTint } from '../paper/letter.ts';
import { createSheet } from '../paper/sheet.ts';
import { createSlip, pickSlipStyle } from '../paper/slip.ts';
import { drawTable } from '../paper/table.ts';
import { type Random, roundTo } from '../random.ts';
import { billMonth, calendarMonth, pickDay } from '../readings.ts';
import type { Draft, Period } from '../truth.ts';
import { createVoice, withCommas } from '../voice.ts';

type Fill = { readonly day: string; readonly car: string; readonly litres: number; readonly yen: number };

const fills = (
  random: Random,
  month: Period,
  count: number,
  cars: readonly string[],
  rate: number,
  most: number,
): Fill[] =>
  Array.from({ length: count }, () => random.int(0, 27))
    .sort((a, b) => a - b)
    .map((offset) => {
      const litres = random.decimal(most / 3, most, 2);
      return { day: addDays(month.from, offset), car: random.pick(cars), litres, yen: Math.floor(litres * rate) };
    });

const sumLitres = (rows: readonly Fill[]): number =>
  roundTo(
    rows.reduce((sum, { litres }) => sum + litres, 0),
    2,
  );
const sumYen = (rows: readonly Fill[]): number => rows.reduce((sum, { yen }) => sum + yen, 0);
const carNumbers = (random: Random): string[] => Array.from({ length: random.int(2, 4) }, () => random.digits(4));

/** A fuel card's month: a row a day, gasoline and diesel in turn, a subtotal each. */
export const fleetCardInvoice = (random: Random): Draft => {
  const voice = createVoice(random, { isPlain: true });
  const month = calendarMonth(random);
  const cars = carNumbers(random);
  const [gasRate, dieselRate] = [random.int(158, 182), random.int(134, 156)];
  const gasoline = fills(random, month, random.int(3, 9), cars, gasRate, 48);
  const diesel = fills(random, month, random.int(3, 9), cars, dieselRate, 130);
  const [gasLitres, dieselLitres] = [sumLitres(gasoline), sumLitres(diesel)];
  const [gasYen, dieselYen] = [sumYen(gasoline), sumYen(diesel)];
  const levy = Math.floor(dieselLitres * DIESEL_TAX);
  const total = gasYen + dieselYen;
  const supplier = pickSupplier(random, 'fuelCard');
  const accent = pickAccent(random);
  const tint = pickTint(random);
  const canvas = createSheet(1240, 1700);
  canvas.text(
    70,
    100,
    random.pick(['燃料カードご利用明細書 兼 請求書', 'フリートカード請求書', '給油カード ご請求明細']),
    { size: 34, weight: 700, ink: accent },
  );
  drawAddressee(canvas, random, 70, 160, pickCustomer(random));
  drawSender(canvas, random, 1170, 160, supplier, random.chance(0.4));
  canvas.text(70, 290, `ご利用期間 ${voice.period(month.from, month.to)}(${voice.month(month.to)}分)`, { size: 20 });
  canvas.text(1170, 290, `ご請求金額 ${voice.yen(total)}`, { size: 28, weight: 700, align: 'right' });
  const row =
    (fuel: string, rate: number) =>
    ({ day, car, litres, yen }: Fill): string[] => [
      voice.shortDay(day),
      car,
      fuel,
      voice.number(litres, 2),
      rate.toFixed(1),
      withCommas(yen),
    ];
  const [petrol, light] = [random.pick(['レギュラー', 'ガソリン', 'R-GAS']), random.pick(['軽油', 'ケイユ', '軽 油'])];
  const rows = [
    ...gasoline.map(row(petrol, gasRate)),
    ['', '', `${petrol} 小計`, voice.number(gasLitres, 2), '', withCommas(gasYen)],
    ...diesel.map(row(light, dieselRate)),
    ['', '', `${light} 小計`, voice.number(dieselLitres, 2), '', withCommas(dieselYen)],
    ['', '', '(うち軽油引取税)', voice.number(dieselLitres, 2), DIESEL_TAX.toFixed(1), withCommas(levy)],
    ['', '', '合 計', voice.number(roundTo(gasLitres + dieselLitres, 2), 2), '', withCommas(total)],
  ];
  const end = drawTable(
    canvas,
    70,
    316,
    [
      { title: '利用日', width: 130, align: 'middle' },
      { title: '車番', width: 130, align: 'middle' },
      { title: '商品名', width: 300 },
      { title: `数量(${voice.litre})`, width: 180, align: 'right' },
      { title: '単価(税込)', width: 140, align: 'right' },
      { title: '金額(円)', width: 220, align: 'right' },
    ],
    rows,
    {
      size: 19,
      rowHeight: 38,
      headFill: tint,
      grid: random.pick(['full', 'rows']),
      boldRows: [gasoline.length, rows.length - 3, rows.length - 1],
      keyCell: `${gasoline.length}:3`,
    },
  );
  canvas.mark(end - 76);
  canvas.text(70, end + 44, `消費税額(10%) ${voice.yen(taxInside(total - levy))}  ※軽油引取税は消費税の対象外です。`, {
    size: 18,
  });
  canvas.text(
    70,
    end + 76,
    `前月ご請求額 ${voice.yen(random.int(40, 400) * 1000)}  カード番号 ****-****-${random.digits(4)}`,
    { size: 17 },
  );
  drawBankLine(canvas, random, 70, end + 116);
  return {
    sheet: canvas.done(Math.max(end + 170, 1200)),
    notes: 'fuel card with two fuels; traps: rows, sum of both fuels, 軽油引取税, 前月',
    reading: {
      kind: 'gasoline',
      supplier,
      usage: { value: gasLitres, unit: 'L' },
      period: month,
      month: billMonth(month),
      amountYen: total,
      items: [
        { kind: 'gasoline', usage: { value: gasLitres, unit: 'L' }, amountYen: gasYen },
        { kind: 'diesel', usage: { value: dieselLitres, unit: 'L' }, amountYen: dieselYen },
      ],
    },
  };
};

/** A landscape invoice for lorries, closed on the 20th, grouped by vehicle, prices without tax. */
export const dieselVehicleInvoice = (random: Random): Draft => {
  const voice = createVoice(random, { isPlain: true });
  const base = calendarMonth(random);
  const period = { from: addMonths(`${monthOf(base.from)}-21`, -1), to: `${monthOf(base.from)}-20` };
  const rate = random.decimal(94, 112, 1);
  const groups = carNumbers(random).map((car) => ({
    car,
    rows: fills(random, period, random.int(1, 4), [car], rate, 180),
  }));
  const all = groups.flatMap(({ rows }) => rows);
  const litres = sumLitres(all);
  const net = sumYen(all);
  const levy = Math.floor(litres * DIESEL_TAX);
  const tax = taxOn(net);
  const total = net + levy + tax;
  const supplier = pickSupplier(random, 'fuelCard');
  const tint = pickTint(random);
  const canvas = createSheet(1560, 1100, { paper: random.pick(['#ffffff', '#fcfcf4']) });
  canvas.text(60, 84, '軽油ご利用請求書', { size: 36, weight: 700 });
  canvas.text(60, 138, `${pickCustomer(random)} 御中`, { size: 26 });
  drawSender(canvas, random, 1500, 76, supplier, true);
  canvas.text(60, 186, `対象期間 ${voice.period(period.from, period.to)}   ${voice.month(period.to)}20日締`, {
    size: 20,
  });
  const rows = [
    ...groups.flatMap(({ car, rows: some }) => [
      ...some.map(({ day, litres: used, yen }) => [
        car,
        voice.shortDay(day),
        '軽油',
        voice.number(used, 2),
        rate.toFixed(1),
        withCommas(yen),
      ]),
      [`${car} 計`, '', '', voice.number(sumLitres(some), 2), '', withCommas(sumYen(some))],
    ]),
    ['総合計', '', '軽油', voice.number(litres, 2), '', withCommas(net)],
  ];
  const end = drawTable(
    canvas,
    60,
    214,
    [
      { title: '車両番号', width: 150 },
      { title: '月日', width: 120, align: 'middle' },
      { title: '油種', width: 110, align: 'middle' },
      { title: '給油量 L', width: 180, align: 'right' },
      { title: '本体単価', width: 140, align: 'right' },
      { title: '本体金額', width: 200, align: 'right' },
    ],
    rows,
    {
      size: 20,
      rowHeight: 40,
      headFill: tint,
      grid: 'rows',
      boldRows: [rows.length - 1],
      keyCell: `${rows.length - 1}:3`,
    },
  );
  drawTable(
    canvas,
    1010,
    240,
    [
      { title: '区分', width: 270 },
      { title: '金額(円)', width: 220, align: 'right' },
    ],
    [
      ['本体金額(税抜)', withCommas(net)],
      [`軽油引取税 @${DIESEL_TAX}`, withCommas(levy)],
      ['消費税等 10%', withCommas(tax)],
      ['今回ご請求額', withCommas(total)],
    ],
    { size: 21, rowHeight: 52, headFill: tint, boldRows: [3] },
  );
  canvas.text(1010, 560, `お支払期限 ${voice.day(lastOfMonth(addMonths(period.to, 1)))}`, { size: 19 });
  drawBankLine(canvas, random, 1010, 600);
  return {
    sheet: canvas.done(Math.max(end + 60, 700)),
    notes: 'diesel by vehicle, closed on the 20th; traps: subtotals, price without 軽油引取税 and tax',
    reading: {
      kind: 'diesel',
      supplier,
      usage: { value: litres, unit: 'L' },
      period,
      month: billMonth(period),
      amountYen: total,
    },
  };
};

/** The till of a service station; two looks. */
const stationReceipt = (random: Random, kind: 'gasoline' | 'diesel'): Draft => {
  const voice = createVoice(random, { isYearless: false });
  const day = pickDay(random);
  const isDiesel = kind === 'diesel';
  const litres = isDiesel ? random.decimal(25, 190, 2) : random.decimal(8, 58, 2);
  const rate = isDiesel ? random.int(134, 157) : random.int(157, 185);
  const total = Math.floor(litres * rate);
  const levy = isDiesel ? Math.floor(litres * DIESEL_TAX) : 0;
  const name = isDiesel
    ? random.pick(['軽油', '軽油(ディーゼル)', '(掛)軽油'])
    : random.pick(['レギュラー', 'レギュラーガソリン', 'ハイオク', '無鉛レギュラー']);
  const supplier = pickSupplier(random, 'station');
  const slip = createSlip({
    ...pickSlipStyle(random, random.pick(['thermal', 'thermal', 'dots'])),
    width: random.int(440, 560),
  });
  const small = { size: 18 };
  const isCompact = random.chance(0.5);
  slip.text(supplier, { size: 26, weight: 700, align: 'middle' });
  slip.text(pickAddress(random), { size: 17, align: 'middle' });
  slip.text(`TEL ${pickPhone(random)}`, { size: 17, align: 'middle' });
  slip.text(`登録番号 ${pickRegistration(random)}`, { size: 17, align: 'middle' });
  slip.title(random.pick(['領収書', 'お買上明細', 'レシート', '売上伝票']), random.pick(['plain', 'line', 'inverse']));
  slip.pair(voice.day(day), `${String(random.int(6, 22)).padStart(2, '0')}:${random.int(10, 59)}`);
  slip.pair(`伝票 ${random.digits(5)}`, `レーン ${random.int(1, 8)}`, small);
  if (random.chance(0.6)) slip.pair('車番', random.digits(4), small);
  slip.rule();
  if (isCompact) {
    slip.text(name, { weight: 500 });
    slip.columns([`  ${voice.number(litres, 2)}${voice.litre}`, `@${rate}`, voice.yen(total)], [0.4, 0.25, 0.35], {
      key: true,
    });
  } else {
    slip.pair('商品', name);
    slip.pair('数量', `${voice.number(litres, 2)} ${voice.litre}`, { size: 27, key: true });
    slip.pair('単価', `${rate.toFixed(1)}円`);
    slip.pair('金額', voice.yen(total));
  }
  if (isDiesel) slip.pair('(内 軽油引取税 32.1円/L)', withCommas(levy), small);
  slip.rule();
  slip.pair('合計', voice.yen(total), { size: 32, weight: 700 });
  slip.pair('10%対象', voice.yen(total - levy), small);
  slip.pair('(内消費税', `${voice.yen(taxInside(total - levy))})`, small);
  const cash = Math.ceil(total / 1000) * 1000;
  if (random.chance(0.5)) {
    slip.pair('お預り', voice.yen(cash));
    slip.pair('お釣り', voice.yen(cash - total));
  } else {
    slip.pair(random.pick(['クレジット', '法人カード', '掛売']), `****${random.digits(4)}`);
  }
  slip.rule();
  slip.pair('ポイント累計', `${random.int(12, 4800)}P`, small);
  slip.text('次回オイル交換の目安 5,000km', small);
  if (random.chance(0.4)) slip.barcode(random);
  return {
    sheet: slip.done(),
    notes: `${isDiesel ? 'diesel' : 'gasoline'} receipt; traps: money given, points, km${isDiesel ? ', 軽油引取税' : ''}`,
    reading: {
      kind,
      supplier,
      usage: { value: litres, unit: 'L' },
      period: { from: day, to: day },
      month: monthOf(day),
      amountYen: total,
    },
  };
};

export const gasolineReceipt = (random: Random): Draft => stationReceipt(random, 'gasoline');
export const dieselReceipt = (random: Random): Draft => stationReceipt(random, 'diesel');
