import { addDays, addMonths, monthNumber, yearOf } from '../days.ts';
import { taxInside } from '../money.ts';
import { pickAddress, pickCustomer, pickPhone, pickSupplier } from '../names.ts';
import { drawAddressee, drawSender, pickAccent } from '../paper/letter.ts';
import { createSheet } from '../paper/sheet.ts';
import { createSlip, pickSlipStyle } from '../paper/slip.ts';
import { drawPairs } from '../paper/table.ts';
import type { Random } from '../random.ts';
import { billMonth, meterPeriod, otherUsage } from '../readings.ts';
import { chargePower, gasSteps, stepFor } from '../tariffs.ts';
import type { Draft } from '../truth.ts';
import { createVoice, withCommas } from '../voice.ts';

/** A letter full of months: read, used, billed, paid, and those of the prices. */
export const gasManyMonths = (random: Random): Draft => {
  const voice = createVoice(random);
  const period = meterPeriod(random);
  const usage = random.int(9, 480);
  const step = stepFor(gasSteps(random), usage);
  const total = Math.floor(step.basic + usage * step.rate);
  const supplier = pickSupplier(random, 'cityGas');
  const month = `${period.to.slice(0, 7)}-01`;
  const accent = pickAccent(random);
  const canvas = createSheet(1240, 1000);
  drawSender(canvas, random, 1160, 90, supplier, false);
  drawAddressee(canvas, random, 80, 90, pickCustomer(random));
  canvas.text(80, 250, 'ガスご使用量・ガス料金のお知らせ', { size: 32, weight: 700, ink: accent });
  drawPairs(
    canvas,
    80,
    280,
    510,
    [
      ['ご使用月分', `${voice.month(month)}分`],
      ['ご使用期間', voice.period(period.from, period.to)],
      ['検針日', voice.day(addDays(period.to, 1))],
      ['発行日', voice.day(addDays(period.to, 6))],
      ['口座振替日', voice.day(addDays(period.to, 26))],
      ['次回検針予定日', voice.shortDay(addMonths(period.from, 2))],
    ],
    { size: 20, gap: 2, rule: '#d0d0d0' },
  );
  drawPairs(
    canvas,
    650,
    280,
    510,
    [
      ['ガスご使用量', `${voice.number(usage)} ${voice.cubic}`],
      ['ご請求金額', voice.yen(total)],
      ['うち消費税等相当額', voice.yen(taxInside(total))],
      ['基本料金', withCommas(step.basic)],
      [`${monthNumber(month)}月検針分の単位料金`, `${step.rate.toFixed(2)}円/m3`],
      [`${monthNumber(addMonths(month, 1))}月検針分の単位料金`, `${(step.rate + 1.32).toFixed(2)}円/m3`],
    ],
    { size: 20, gap: 2, rule: '#d0d0d0', key: 0, bold: [0, 1] },
  );
  canvas.text(
    80,
    600,
    `※${yearOf(addMonths(month, 1))}年${monthNumber(addMonths(month, 1))}月分の原料費調整は、${monthNumber(addMonths(month, -4))}月～${monthNumber(addMonths(month, -2))}月の平均価格によります。`,
    { size: 17 },
  );
  canvas.text(80, 632, `前年同月のご使用量 ${voice.number(otherUsage(random, usage))}${voice.cubic}`, { size: 18 });
  return {
    sheet: canvas.done(700),
    notes: 'many months; traps: next month, prices of other months, days of paying',
    reading: {
      kind: 'city_gas',
      supplier,
      usage: { value: usage, unit: 'm3' },
      period,
      month: billMonth(period),
      amountYen: total,
    },
  };
};

/** A bill over the turn of the year: only the day of issue has its year. */
export const powerNewYear = (random: Random): Draft => {
  const voice = createVoice(random, { isYearless: true });
  const to = `${random.pick([2025, 2026])}-01-${String(random.int(5, 26)).padStart(2, '0')}`;
  const period = { from: addDays(to, -random.int(28, 33)), to };
  const isDecember = random.chance(0.4);
  const shown = isDecember ? { from: addMonths(period.from, -1), to: addMonths(period.to, -1) } : period;
  const usage = random.int(120, 4200);
  const charge = chargePower(random, usage, random.int(900, 3200), random.decimal(26, 36, 2));
  const supplier = pickSupplier(random, 'electricityUtility');
  const issued = addDays(period.to, isDecember ? -random.int(1, 4) : 5);
  const slip = createSlip(pickSlipStyle(random));
  slip.text(supplier, { weight: 500 });
  slip.title('電気ご使用量のお知らせ', random.pick(['line', 'plain', 'box']));
  slip.text(`${pickCustomer(random)} 様`, { weight: 500 });
  slip.text(pickAddress(random), { size: 18 });
  slip.pair(`${monthNumber(shown.to)}月分`, `ご使用期間 ${voice.period(shown.from, shown.to)}`);
  slip.pair('ご使用量', `${voice.number(usage)} ${voice.kwh}`, { size: 29, weight: 700, key: true });
  slip.pair('請求予定金額', voice.yen(charge.total), { size: 26, weight: 700 });
  slip.pair('(うち消費税等', `${voice.yen(charge.tax)})`, { size: 18 });
  slip.rule();
  slip.pair('発行日', voice.day(issued));
  slip.pair('お支払期限', voice.day(addDays(issued, 30)), { size: 18 });
  slip.pair('次回検針日', voice.shortDay(addDays(shown.to, 31)), { size: 18 });
  slip.pair(`昨年${monthNumber(shown.to)}月のご使用量`, `${voice.number(otherUsage(random, usage))}${voice.kwh}`, {
    size: 18,
  });
  slip.text(`お問合せ ${pickPhone(random)}`, { size: 18 });
  return {
    sheet: slip.done(),
    notes: 'turn of the year, one date with its year; traps: issued and paid in another year',
    reading: {
      kind: 'electricity',
      supplier,
      usage: { value: usage, unit: 'kWh' },
      period: shown,
      month: billMonth(shown),
      amountYen: charge.total,
    },
  };
};

/** A correction of a bill: what was said before stands beside what is right. */
export const powerCorrected = (random: Random): Draft => {
  const voice = createVoice(random, { isPlain: true });
  const period = meterPeriod(random);
  const usage = random.int(200, 5200);
  const wrong = otherUsage(random, usage);
  const charge = chargePower(random, usage, random.int(900, 3200), random.decimal(26, 36, 2));
  const wrongYen = Math.floor(charge.total * (wrong / usage));
  const supplier = pickSupplier(random, 'electricityUtility');
  const canvas = createSheet(1240, 860);
  drawSender(canvas, random, 1160, 90, supplier, true);
  drawAddressee(canvas, random, 80, 90, pickCustomer(random));
  canvas.text(620, 260, '電気ご使用量・電気料金 訂正のお知らせ', { size: 32, weight: 700, align: 'middle' });
  canvas.text(80, 310, `${voice.month(period.to)}分   ご使用期間 ${voice.period(period.from, period.to)}`, {
    size: 20,
  });
  const column = (x: number, title: string, used: number, yen: number, isRight: boolean): void => {
    canvas.text(x, 380, title, { size: 26, weight: 700 });
    drawPairs(
      canvas,
      x,
      390,
      480,
      [
        ['ご使用量', `${voice.number(used)} ${voice.kwh}`],
        ['電気料金(税込)', voice.yen(yen)],
      ],
      { size: 22, gap: 2, rule: '#cccccc', key: isRight ? 0 : -1 },
    );
  };
  column(80, '訂正前', wrong, wrongYen, false);
  column(660, '訂正後', usage, charge.total, true);
  canvas.text(80, 580, `差額 ${voice.yen(Math.abs(charge.total - wrongYen))} は翌月分で精算いたします。`, { size: 19 });
  return {
    sheet: canvas.done(680),
    notes: 'a correction; traps: what was said before',
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
