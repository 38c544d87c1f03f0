import { addMonths } from '../days.ts';
import { taxInside, taxOn } from '../money.ts';
import { pickAddress, pickCustomer, pickPerson, pickPhone, pickSupplier } from '../names.ts';
import { drawSender, pickAccent, pickTint } from '../paper/letter.ts';
import { drawCode } from '../paper/marks.ts';
import { createSheet } from '../paper/sheet.ts';
import { createSlip, pickSlipStyle } from '../paper/slip.ts';
import { drawTable } from '../paper/table.ts';
import type { Random } from '../random.ts';
import { pickDay } from '../readings.ts';
import type { OtherDraft } from '../truth.ts';
import { createVoice, withCommas } from '../voice.ts';

export const restaurantMenu = (random: Random): OtherDraft => {
  const accent = pickAccent(random);
  const canvas = createSheet(900, 1240, { paper: random.pick(['#fbf4e4', '#fffaf0', '#f1e7d2']), ink: '#4a382a' });
  canvas.text(450, 130, random.pick(['喫茶 こもれび', 'CAFE あんず', '珈琲 風見鶏']), {
    size: 58,
    weight: 700,
    align: 'middle',
    ink: accent,
  });
  canvas.text(450, 180, '― お品書き ―', { size: 26, align: 'middle', ink: accent });
  const dishes = [
    'ブレンドコーヒー',
    'カフェオレ',
    '紅茶(ホット)',
    'クリームソーダ',
    'ナポリタン',
    'たまごサンド',
    '日替わりランチ',
    'チーズケーキ',
    'プリンアラモード',
    'カレーライス',
  ];
  random
    .shuffle(dishes)
    .slice(0, 9)
    .forEach((dish, i) => {
      canvas.text(130, 270 + i * 96, dish, { size: 34, ink: '#8a5a3a' });
      canvas.text(770, 270 + i * 96, `${random.int(42, 130) * 10}円`, { size: 34, align: 'right', ink: '#8a5a3a' });
      canvas.line(130, 288 + i * 96, 770, 288 + i * 96, 1.4, '#c9a98a', '3 6');
    });
  canvas.text(450, 1180, `営業時間 ${random.int(7, 10)}:00～${random.int(17, 21)}:00  定休日 水曜`, {
    size: 24,
    align: 'middle',
    ink: accent,
  });
  return { sheet: canvas.done(), notes: 'café menu' };
};

export const nameCard = (random: Random): OtherDraft => {
  const accent = pickAccent(random);
  const canvas = createSheet(910, 550);
  canvas.rect(0, 0, 26, 550, { fill: accent });
  canvas.text(80, 110, `${pickCustomer(random)}`, { size: 34, weight: 500 });
  canvas.text(80, 190, random.pick(['営業部 課長', '施設管理課 主任', '代表取締役']), { size: 24 });
  canvas.text(80, 270, `${pickPerson(random)}  ${random.pick(['健一', '直子', '誠', '由美'])}`, {
    size: 56,
    weight: 500,
    spacing: 6,
  });
  canvas.text(80, 390, `〒${random.digits(3, 4)} ${pickAddress(random)}`, { size: 22 });
  canvas.text(80, 430, `TEL ${pickPhone(random)}  FAX ${pickPhone(random)}`, { size: 22 });
  canvas.text(80, 470, 'mail: info@example.jp', { size: 22 });
  return { sheet: canvas.done(), notes: 'name card' };
};

const SENTENCES = [
  '県内の電気料金は来月から平均で三％下がる見通しとなった。',
  '商店街では年末の大売り出しが始まり、朝から多くの人でにぎわった。',
  '気象台によると、この冬の灯油の需要は平年並みとみられる。',
  '市議会は水道事業の広域化に向けた基本計画を承認した。',
  '地元の高校生が考えた新しい菓子が駅の売店に並んだ。',
  'ガソリンの店頭価格は一リットル百七十円台で推移している。',
  '農協の直売所では早生みかんの出荷が最盛期を迎えている。',
];

/** Columns of text from top to bottom, right to left. */
export const newspaperPage = (random: Random): OtherDraft => {
  const canvas = createSheet(1240, 1660, { paper: '#ebe7dc', ink: '#2b2b2b' });
  canvas.text(1060, 130, random.pick(['東海日報', '北浜新聞', 'みなと新報']), {
    size: 44,
    weight: 900,
    align: 'middle',
  });
  canvas.text(
    500,
    116,
    random.pick(['電力価格 3年ぶり下落', '灯油高騰 続く', '新駅の計画を発表', '豊作 平年の1.2倍']),
    { size: 62, weight: 900, fit: 820, align: 'middle' },
  );
  canvas.line(60, 170, 1180, 170, 3);
  const rows = 5;
  const letters = 21;
  for (let row = 0; row < rows; row += 1) {
    const top = 200 + row * 288;
    let story = '';
    while (story.length < 40 * letters) story += random.pick(SENTENCES);
    const hasPicture = random.chance(0.35);
    for (let column = 0; column < 40; column += 1) {
      if (hasPicture && column > 24 && column < 36) continue;
      canvas.raw(
        `<text x="${1165 - column * 28}" y="${top}" font-size="13" writing-mode="vertical-rl">${story.slice(column * 20, column * 20 + 20)}</text>`,
      );
    }
    if (hasPicture) canvas.rect(170, top, 300, 260, { fill: '#a8a39a' });
    canvas.line(60, top + 276, 1180, top + 276, 1);
  }
  return { sheet: canvas.done(), notes: 'newspaper page with energy prices in the text' };
};

export const shoppingReceipt = (random: Random): OtherDraft => {
  const voice = createVoice(random, { isYearless: false });
  const slip = createSlip({ ...pickSlipStyle(random, 'thermal'), width: 460 });
  slip.text(random.pick(['スーパーまるやす', 'ホームセンター大工', 'ドラッグあおば']), {
    size: 30,
    weight: 700,
    align: 'middle',
  });
  slip.text(`TEL ${pickPhone(random)}`, { size: 18, align: 'middle' });
  slip.text(`${voice.day(pickDay(random))} ${random.int(9, 20)}:${random.int(10, 59)}`);
  slip.rule();
  let total = 0;
  for (const name of random
    .shuffle([
      '牛乳 1L',
      '食パン',
      'LED電球 60W形',
      '単3電池 8本',
      '灯油用ポリ缶 18L',
      'ガスボンベ 3本組',
      'トイレットペーパー',
      '洗剤 詰替',
      '軍手',
      'ゴミ袋 45L',
    ])
    .slice(0, random.int(4, 8))) {
    const yen = random.int(90, 1900);
    total += yen;
    slip.pair(name, withCommas(yen));
  }
  slip.rule();
  slip.pair('合計', voice.yen(total), { size: 30, weight: 700 });
  slip.pair('(内消費税', `${voice.yen(taxInside(total))})`, { size: 18 });
  slip.pair('お預り', voice.yen(Math.ceil(total / 1000) * 1000));
  slip.barcode(random);
  return { sheet: slip.done(), notes: 'shop receipt with LED lamps and cans' };
};

export const meetingNote = (random: Random): OtherDraft => {
  const canvas = createSheet(1000, 1300, { paper: '#fffdf0', ink: '#222222' });
  for (let y = 140; y < 1260; y += 62) canvas.line(50, y, 950, y, 1, '#b9cfe4');
  const hand = { hand: true, ink: '#1f2f6e' } as const;
  canvas.text(80, 124, random.pick(['省エネ打合せ', '朝礼メモ', '来月の予定']), { size: 40, ...hand });
  random
    .shuffle([
      '空調の設定温度 28度に',
      '電気代 去年より高い?',
      'ボイラー点検 15日',
      'ガス屋さんに電話',
      '軽油 あと200L位',
      '蛍光灯 12本交換',
      '水もれ 2階トイレ',
      '見積 3社とる',
    ])
    .slice(0, 7)
    .forEach((entry, i) => {
      canvas.text(90, 192 + i * 124, `・${entry}`, { size: 34, ...hand });
    });
  return { sheet: canvas.done(), notes: 'handwritten note that mentions energy' };
};

/** An offer for a change of supplier: looks like a bill and is none. */
export const estimate = (random: Random): OtherDraft => {
  const voice = createVoice(random, { isYearless: false });
  const day = pickDay(random);
  const supplier = pickSupplier(random, 'electricityRetail');
  const canvas = createSheet(1240, 1300);
  canvas.text(620, 110, '御 見 積 書', { size: 42, weight: 700, align: 'middle' });
  canvas.text(80, 190, `${pickCustomer(random)} 御中`, { size: 28 });
  drawSender(canvas, random, 1160, 180, supplier, true);
  canvas.text(80, 240, `見積日 ${voice.day(day)}  有効期限 ${voice.day(addMonths(`${day.slice(0, 7)}-01`, 2))}`, {
    size: 20,
  });
  const items = ['LED照明器具 交換工事', '高効率空調機', '太陽光パネル 5kW', '受電設備点検', '撤去処分費'].map(
    (name) => ({ name, count: random.int(1, 40), price: random.int(20, 400) * 100 }),
  );
  const net = items.reduce((sum, { count, price }) => sum + count * price, 0);
  drawTable(
    canvas,
    80,
    330,
    [
      { title: '品名', width: 460 },
      { title: '数量', width: 120, align: 'right' },
      { title: '単位', width: 100, align: 'middle' },
      { title: '単価', width: 180, align: 'right' },
      { title: '金額', width: 220, align: 'right' },
    ],
    [
      ...items.map(({ name, count, price }) => [
        name,
        String(count),
        '式',
        withCommas(price),
        withCommas(count * price),
      ]),
      ['小計', '', '', '', withCommas(net)],
      ['消費税', '', '', '', withCommas(taxOn(net))],
      ['見積合計', '', '', '', withCommas(net + taxOn(net))],
    ],
    { size: 22, rowHeight: 56, headFill: pickTint(random), boldRows: [7] },
  );
  return { sheet: canvas.done(), notes: 'estimate for energy works, no use of energy' };
};

export const trainTimetable = (random: Random): OtherDraft => {
  const accent = pickAccent(random);
  const canvas = createSheet(1000, 1300);
  canvas.rect(0, 0, 1000, 110, { fill: accent });
  canvas.text(500, 74, random.pick(['北丘駅 平日時刻表', '市民病院前 バス時刻表', '港町線 時刻表']), {
    size: 42,
    weight: 700,
    align: 'middle',
    ink: '#ffffff',
  });
  const rows = Array.from({ length: 17 }, (_, i) => [
    String(i + 6),
    Array.from({ length: random.int(2, 7) }, () => random.int(0, 59))
      .sort((a, b) => a - b)
      .map((minute) => String(minute).padStart(2, '0'))
      .join('   '),
  ]);
  drawTable(
    canvas,
    50,
    140,
    [
      { title: '時', width: 110, align: 'middle' },
      { title: '分', width: 790 },
    ],
    rows,
    { size: 28, rowHeight: 60, headFill: '#eeeeee' },
  );
  drawCode(canvas, random, 860, 1180, 90);
  return { sheet: canvas.done(), notes: 'timetable' };
};
