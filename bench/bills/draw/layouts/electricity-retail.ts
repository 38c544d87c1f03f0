import { addDays, dayCount } from '../days.ts';
import { taxInside } from '../money.ts';
import { pickAddress, pickCustomer, pickSupplier } from '../names.ts';
import { drawAddressee, drawBankLine, drawSender, pickAccent, pickTint } from '../paper/letter.ts';
import { drawCode } from '../paper/marks.ts';
import { createSheet } from '../paper/sheet.ts';
import { drawPairs, drawTable } from '../paper/table.ts';
import { type Random, roundTo } from '../random.ts';
import { billMonth, calendarMonth, meterPeriod, otherUsage } from '../readings.ts';
import { chargePower, gasSteps, stepFor } from '../tariffs.ts';
import type { Draft } from '../truth.ts';
import { createVoice, withCommas } from '../voice.ts';

/** A new supplier's invoice: a coloured head, a large sum at the right, quantities in a table. */
export const retailPowerInvoice = (random: Random): Draft => {
  const voice = createVoice(random);
  const period = meterPeriod(random);
  const usage = random.int(220, 16_000);
  const kilowatts = random.int(6, 49);
  const charge = chargePower(random, usage, roundTo(kilowatts * 1070.5, 2), random.decimal(20, 28, 2));
  const supplier = pickSupplier(random, 'electricityRetail');
  const accent = pickAccent(random);
  const canvas = createSheet(1240, 1500);
  canvas.rect(0, 0, 1240, 120, { fill: accent });
  canvas.text(70, 76, '電気ご利用請求書', { size: 38, weight: 700, ink: '#ffffff' });
  canvas.text(1170, 72, supplier, { size: 24, weight: 500, align: 'right', ink: '#ffffff' });
  drawAddressee(canvas, random, 80, 180, pickCustomer(random));
  canvas.rect(700, 160, 470, 180, { fill: pickTint(random), round: 10 });
  canvas.text(730, 200, `${voice.month(period.to)}分 ご請求金額(税込)`, { size: 20 });
  canvas.text(1150, 264, voice.yen(charge.total), { size: 46, weight: 700, align: 'right' });
  canvas.text(1150, 310, `お支払期日 ${voice.day(addDays(period.to, 28))}`, { size: 18, align: 'right' });
  canvas.text(80, 330, `請求書番号 ${random.digits(4, 6)}  請求日 ${voice.day(addDays(period.to, 9))}`, { size: 17 });
  canvas.text(80, 392, 'ご契約地点の明細', { size: 24, weight: 700, ink: accent });
  const left = drawPairs(
    canvas,
    80,
    400,
    520,
    [
      ['需要場所', pickAddress(random)],
      ['供給地点特定番号', random.digits(22)],
      ['契約プラン', random.pick(['低圧動力プラン', '法人ベーシックM', 'グリーン100'])],
      ['契約電力', `${kilowatts} kW`],
    ],
    { size: 19, gap: 2, rule: '#d5d5d5' },
  );
  drawPairs(
    canvas,
    650,
    400,
    520,
    [
      ['ご使用期間', voice.period(period.from, period.to)],
      ['日数', `${dayCount(period.from, period.to)}日`],
      [random.pick(['ご使用電力量', '使用量合計', '電力使用量']), `${voice.number(usage)} ${voice.kwh}`],
      ['次回検針日', voice.shortDay(addDays(period.to, 31))],
    ],
    { size: 19, gap: 2, rule: '#d5d5d5', key: 2 },
  );
  const end = drawTable(
    canvas,
    80,
    left + 60,
    [
      { title: '内訳', width: 400 },
      { title: '単価', width: 180, align: 'right' },
      { title: '数量', width: 170, align: 'right' },
      { title: '単位', width: 110, align: 'middle' },
      { title: '金額(円)', width: 230, align: 'right' },
    ],
    [
      ['基本料金', '1,070.50', String(kilowatts), 'kW', withCommas(charge.basic, 2)],
      ['電力量料金', charge.rate.toFixed(2), voice.number(usage), 'kWh', withCommas(charge.energy, 2)],
      ['燃料費等調整額', charge.fuelRate.toFixed(2), voice.number(usage), 'kWh', withCommas(charge.fuel, 2)],
      ['再エネ賦課金', charge.levyRate.toFixed(2), voice.number(usage), 'kWh', withCommas(charge.levy)],
      ['小計', '', '', '', withCommas(charge.total)],
      ['(うち消費税額 10%)', '', '', '', withCommas(charge.tax)],
    ],
    {
      size: 20,
      rowHeight: 46,
      headFill: accent,
      headInk: '#ffffff',
      grid: 'rows',
      stroke: '#c9c9c9',
      boldRows: [4],
      keyCell: '1:2',
    },
  );
  canvas.text(
    80,
    end + 60,
    `参考:前年同月のご使用量 ${voice.number(otherUsage(random, usage))} kWh / CO2排出係数 0.000${random.int(300, 520)} t-CO2/kWh`,
    { size: 17 },
  );
  drawBankLine(canvas, random, 80, end + 100);
  drawCode(canvas, random, 1040, end + 60, 120);
  return {
    sheet: canvas.done(Math.max(end + 230, 1240)),
    notes: 'new supplier; unit in a column of its own; traps: 契約電力, 22 digits, CO2 factor',
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

/** Electricity and gas of one supplier on one paper. */
export const powerAndGasInvoice = (random: Random): Draft => {
  const voice = createVoice(random);
  const period = meterPeriod(random);
  const usage = random.int(200, 2600);
  const charge = chargePower(random, usage, random.int(900, 3200), random.decimal(26, 33, 2));
  const gas = random.int(12, 480);
  const step = stepFor(gasSteps(random), gas);
  const gasYen = Math.floor(step.basic + gas * step.rate);
  const supplier = pickSupplier(random, random.chance(0.6) ? 'cityGas' : 'electricityRetail');
  const total = charge.total + gasYen;
  const accent = pickAccent(random);
  const tint = pickTint(random);
  const canvas = createSheet(1240, 1300);
  drawSender(canvas, random, 1170, 90, supplier, false);
  drawAddressee(canvas, random, 80, 100, pickCustomer(random));
  canvas.text(620, 290, `${voice.month(period.to)}分 ガス・電気料金のお知らせ`, {
    size: 32,
    weight: 700,
    align: 'middle',
  });
  const boxes = [
    { title: '電 気', use: `${voice.number(usage)} ${voice.kwh}`, yen: charge.total, x: 80 },
    { title: 'ガ ス', use: `${voice.number(gas)} ${voice.cubic}`, yen: gasYen, x: 640 },
  ];
  for (const { title, use, yen, x } of boxes) {
    canvas.rect(x, 330, 520, 420, { stroke: accent, thick: 2, round: 12 });
    canvas.rect(x, 330, 520, 60, { fill: tint, round: 12 });
    canvas.text(x + 260, 370, title, { size: 28, weight: 700, align: 'middle' });
    drawPairs(
      canvas,
      x + 30,
      400,
      460,
      [
        ['ご使用量', use],
        ['ご使用期間', voice.period(period.from, period.to)],
        ['料金(税込)', voice.yen(yen)],
        ['うち消費税等', voice.yen(taxInside(yen))],
        [
          '前年同月',
          title.startsWith('電')
            ? `${voice.number(otherUsage(random, usage))}kWh`
            : `${voice.number(otherUsage(random, gas))}m3`,
        ],
      ],
      { size: 23, gap: 2.6, rule: '#dddddd', key: 0, bold: [0, 2] },
    );
  }
  drawTable(
    canvas,
    80,
    790,
    [
      { title: '電気料金', width: 270, align: 'right' },
      { title: 'ガス料金', width: 270, align: 'right' },
      { title: '割引', width: 200, align: 'right' },
      { title: '今回ご請求合計', width: 340, align: 'right' },
    ],
    [[voice.yen(charge.total), voice.yen(gasYen), '0円', voice.yen(total)]],
    { size: 26, rowHeight: 58, headFill: tint, boldRows: [0], stroke: accent },
  );
  canvas.text(
    80,
    970,
    `基本料金(ガス) ${withCommas(step.basic)}円  単位料金 ${step.rate.toFixed(2)}円/m3 (料金表${step.name})`,
    { size: 18 },
  );
  canvas.text(80, 1000, `お客さま番号 ${random.digits(4, 3, 4)}   口座振替日 ${voice.day(addDays(period.to, 20))}`, {
    size: 18,
  });
  canvas.text(80, 1040, '※セット割は翌月分から適用されます。', { size: 16 });
  const unit = 'kWh';
  return {
    sheet: canvas.done(1120),
    notes: 'electricity and gas on one paper; the sum is of both',
    reading: {
      kind: 'electricity',
      supplier,
      usage: { value: usage, unit },
      period,
      month: billMonth(period),
      amountYen: total,
      items: [
        { kind: 'electricity', usage: { value: usage, unit }, amountYen: charge.total },
        { kind: 'city_gas', usage: { value: gas, unit: 'm3' }, amountYen: gasYen },
      ],
    },
  };
};

/** A table of many sites; only its last row says what the firm used. */
export const powerSitesTable = (random: Random): Draft => {
  const voice = createVoice(random, { isPlain: true });
  const period = calendarMonth(random);
  const supplier = pickSupplier(random, 'electricityRetail');
  const tint = pickTint(random);
  const names = random
    .shuffle(['本社', '第一工場', '第二工場', '中央店', '駅前店', '物流倉庫', '西営業所', '研修棟', '冷蔵庫棟'])
    .slice(0, random.int(3, 8));
  const sites = names.map((name) => {
    const usage = random.int(300, 9000);
    return { name, usage, contract: random.int(8, 120), yen: Math.floor(usage * random.between(23, 31) + 4000) };
  });
  const usage = sites.reduce((total, site) => total + site.usage, 0);
  const net = sites.reduce((total, site) => total + site.yen, 0);
  const tax = Math.floor(net / 10);
  const canvas = createSheet(1640, 1120);
  canvas.text(70, 88, random.pick(['電気料金一括請求書', '複数地点 電気料金請求明細', 'ご請求書(地点別明細)']), {
    size: 34,
    weight: 700,
  });
  canvas.text(70, 140, `${pickCustomer(random)} 御中`, { size: 25 });
  drawSender(canvas, random, 1570, 80, supplier, true);
  canvas.text(70, 186, `ご利用月:${voice.month(period.to)}   ご利用期間:${voice.period(period.from, period.to)}`, {
    size: 20,
  });
  canvas.text(70, 232, `ご請求額 ${voice.yen(net + tax)}(税込)`, { size: 30, weight: 700 });
  const rows = [
    ...sites.map(({ name, usage: used, contract, yen }, i) => [
      String(i + 1),
      name,
      random.digits(22),
      String(contract),
      voice.number(used),
      withCommas(yen),
    ]),
    ['', '合計', `${sites.length}地点`, '', voice.number(usage), withCommas(net)],
    ['', '消費税(10%)', '', '', '', withCommas(tax)],
    ['', 'ご請求額', '', '', '', withCommas(net + tax)],
  ];
  drawTable(
    canvas,
    70,
    262,
    [
      { title: 'No.', width: 60, align: 'middle' },
      { title: '拠点名', width: 260 },
      { title: '供給地点特定番号', width: 420 },
      { title: '契約電力\n(kW)', width: 160, align: 'right' },
      { title: '使用電力量\n(kWh)', width: 260, align: 'right' },
      { title: '料金\n(円・税抜)', width: 340, align: 'right' },
    ],
    rows,
    {
      size: 21,
      rowHeight: 50,
      headHeight: 66,
      headFill: tint,
      boldRows: [sites.length, sites.length + 2],
      keyCell: `${sites.length}:4`,
      stripes: '#fafafa',
    },
  );
  drawBankLine(canvas, random, 70, 1070);
  return {
    sheet: canvas.done(),
    notes: `${sites.length} sites; the sum row counts; traps: site rows, 税抜`,
    reading: {
      kind: 'electricity',
      supplier,
      usage: { value: usage, unit: 'kWh' },
      period,
      month: billMonth(period),
      amountYen: net + tax,
    },
  };
};
