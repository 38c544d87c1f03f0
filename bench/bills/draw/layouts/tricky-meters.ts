import { addMonths } from '../days.ts';
import { sen, taxInside } from '../money.ts';
import { pickCustomer, pickPhone, pickSupplier } from '../names.ts';
import { createSlip, pickSlipStyle } from '../paper/slip.ts';
import { type Random, roundTo } from '../random.ts';
import { billMonth, meterPeriod, otherUsage } from '../readings.ts';
import { chargePower, gasSteps, stepFor } from '../tariffs.ts';
import type { Draft } from '../truth.ts';
import { createVoice } from '../voice.ts';

const small = { size: 18 } as const;

/** The meter was changed within the month: two pairs of readings, and their sum is what was used. */
export const powerMeterChange = (random: Random): Draft => {
  const voice = createVoice(random);
  const period = meterPeriod(random);
  const [old, fresh] = [random.int(40, 1400), random.int(40, 1400)];
  const before = random.int(2000, 80_000);
  const usage = old + fresh;
  const charge = chargePower(random, usage, random.int(900, 3200), random.decimal(26, 36, 2));
  const supplier = pickSupplier(random, 'electricityUtility');
  const slip = createSlip(pickSlipStyle(random));
  slip.text(supplier, { weight: 500 });
  slip.title(random.pick(['電気使用量のお知らせ', '電気ご使用量のご案内']), random.pick(['line', 'plain']));
  slip.text(`${pickCustomer(random)} 様`, { weight: 500 });
  slip.pair(`${voice.month(period.to)}分`, voice.period(period.from, period.to));
  slip.pair(random.pick(['ご使用量', '使用電力量']), `${voice.number(usage)} ${voice.kwh}`, {
    size: 30,
    weight: 700,
    key: true,
  });
  slip.pair('請求予定金額', voice.yen(charge.total), { size: 26, weight: 700 });
  slip.pair('(うち消費税等相当額', `${voice.yen(charge.tax)})`, small);
  slip.rule();
  const [gone, now] = random.pick([
    ['旧計器', '新計器'],
    ['取替前', '取替後'],
    ['旧メーター', '新メーター'],
  ] as const);
  slip.columns([gone, '今回', '前回', '使用量'], [0.28, 0.24, 0.24, 0.24]);
  slip.columns(['', String(before + old), String(before), voice.number(old)], [0.28, 0.24, 0.24, 0.24]);
  slip.columns([now, '今回', '前回', '使用量'], [0.28, 0.24, 0.24, 0.24]);
  slip.columns(['', String(fresh), '0', voice.number(fresh)], [0.28, 0.24, 0.24, 0.24]);
  slip.pair('計器取替日', voice.shortDay(addMonths(period.from, 0)), small);
  slip.rule();
  slip.pair('基本料金', sen(charge.basic), small);
  slip.pair('電力量料金', sen(charge.energy), small);
  slip.pair('前月のご使用量', `${voice.number(otherUsage(random, usage))}${voice.kwh}`, small);
  slip.text(`お問合せ ${pickPhone(random)}`, small);
  return {
    sheet: slip.done(),
    notes: 'the meter was changed; traps: what each of the two counted',
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

/** Nothing was used; last month something was. */
export const gasNothingUsed = (random: Random): Draft => {
  const voice = createVoice(random);
  const period = meterPeriod(random);
  const reading = random.int(100, 8000);
  const basic = random.pick([759, 1056, 1980]);
  const supplier = pickSupplier(random, 'cityGas');
  const slip = createSlip(pickSlipStyle(random));
  slip.text(supplier, { weight: 500 });
  slip.title('都市ガスご使用量のお知らせ', random.pick(['line', 'box', 'plain']));
  slip.text(`${pickCustomer(random)} 様`, { weight: 500 });
  slip.pair(`${voice.month(period.to)}分`, voice.period(period.from, period.to));
  slip.pair('今回指針', String(reading));
  slip.pair('前回指針', String(reading));
  slip.pair('ガスご使用量', `0 ${voice.cubic}`, { size: 28, weight: 700, key: true });
  slip.pair('ガス料金(税込)', voice.yen(basic), { size: 26, weight: 700 });
  slip.pair('うち消費税等', voice.yen(taxInside(basic)), small);
  slip.rule();
  slip.pair('前月ご使用量', `${random.int(5, 90)}${voice.cubic}`, small);
  slip.pair('前年同月ご使用量', `${random.int(5, 90)}${voice.cubic}`, small);
  slip.text(`お問合せ ${pickPhone(random)}`, small);
  return {
    sheet: slip.done(),
    notes: 'nothing used; traps: last month',
    reading: {
      kind: 'city_gas',
      supplier,
      usage: { value: 0, unit: 'm3' },
      period,
      month: billMonth(period),
      amountYen: basic,
    },
  };
};

/** What was used and what the panels on the roof sold, below each other. */
export const powerUsedAndSold = (random: Random): Draft => {
  const voice = createVoice(random);
  const period = meterPeriod(random);
  const [usage, sold] = [random.int(150, 3000), random.int(80, 2200)];
  const charge = chargePower(random, usage, random.int(900, 3200), random.decimal(26, 36, 2));
  const supplier = pickSupplier(random, 'electricityUtility');
  const slip = createSlip(pickSlipStyle(random));
  slip.text(supplier, { weight: 500 });
  slip.title('電気ご使用量・購入電力量のお知らせ', random.pick(['line', 'plain']));
  slip.text(`${pickCustomer(random)} 様`, { weight: 500 });
  slip.pair(`${voice.month(period.to)}分`, voice.period(period.from, period.to));
  const lines = [
    () => {
      slip.pair('ご使用量', `${voice.number(usage)} ${voice.kwh}`, { size: 27, weight: 700, key: true });
      slip.pair('請求予定金額', voice.yen(charge.total), { weight: 700 });
      slip.pair('(うち消費税等相当額', `${voice.yen(charge.tax)})`, small);
    },
    () => {
      slip.pair(
        random.pick(['購入電力量(太陽光)', '余剰購入電力量', '受給電力量']),
        `${voice.number(sold)} ${voice.kwh}`,
        {
          size: 27,
          weight: 700,
        },
      );
      slip.pair('購入予定金額', voice.yen(Math.floor(sold * 16)), { weight: 700 });
    },
  ];
  for (const draw of random.chance(0.5) ? lines : lines.toReversed()) {
    slip.rule();
    draw();
  }
  slip.rule();
  slip.pair('1日平均ご使用量', `${roundTo(usage / 30, 1)}${voice.kwh}`, small);
  slip.pair('昨年同月のご使用量', `${voice.number(otherUsage(random, usage))}${voice.kwh}`, small);
  return {
    sheet: slip.done(),
    notes: 'used and sold; traps: what was sold, a day, last year',
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

/** Nobody could read the meter: the amount is estimated, and last month's estimate stands beside it. */
export const gasEstimated = (random: Random): Draft => {
  const voice = createVoice(random);
  const period = meterPeriod(random);
  const usage = random.decimal(6, 160, 1);
  const step = stepFor(gasSteps(random), usage);
  const total = Math.floor(step.basic + usage * step.rate);
  const supplier = pickSupplier(random, 'cityGas');
  const slip = createSlip(pickSlipStyle(random));
  slip.text(supplier, { weight: 500 });
  slip.title('ガスご使用量のお知らせ(推定)', random.pick(['line', 'box']));
  slip.text(`${pickCustomer(random)} 様`, { weight: 500 });
  slip.pair('検針月', `${voice.month(period.to)}分`);
  slip.pair('対象期間', voice.period(period.from, period.to));
  slip.pair(random.pick(['今回ご使用量(推定)', 'ご使用量 ※推定']), `${voice.number(usage, 1)} ${voice.cubic}`, {
    size: 27,
    weight: 700,
    key: true,
  });
  slip.pair('都市ガス料金', voice.yen(total), { size: 26, weight: 700 });
  slip.pair('(内消費税等', `${voice.yen(taxInside(total))})`, small);
  slip.rule();
  slip.pair('基本料金', voice.yen(step.basic), small);
  slip.pair('単位料金', `${step.rate.toFixed(2)}円/m3`, small);
  slip.pair('前回推定使用量', `${otherUsage(random, usage, 1)}${voice.cubic}`, small);
  slip.text('※ご不在等により検針できなかったため、推定しております。', { size: 16 });
  slip.text('次回検針時に精算いたします。', { size: 16 });
  return {
    sheet: slip.done(),
    notes: 'estimated; traps: last estimate',
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
