import { pickCustomer } from '../names.ts';
import { pickAccent } from '../paper/letter.ts';
import { drawBarcode, drawCode } from '../paper/marks.ts';
import { type Canvas, createSheet } from '../paper/sheet.ts';
import { createSlip, pickSlipStyle } from '../paper/slip.ts';
import type { Random } from '../random.ts';
import { pickDay } from '../readings.ts';
import type { OtherDraft } from '../truth.ts';
import { createVoice } from '../voice.ts';

export const parkingTicket = (random: Random): OtherDraft => {
  const voice = createVoice(random, { isYearless: false });
  const slip = createSlip({ ...pickSlipStyle(random, 'thermal'), width: 420 });
  slip.title('駐 車 券', 'inverse');
  slip.text(`${random.pick(['中央パーキング', '駅西立体駐車場', '市民会館駐車場'])}`, { align: 'middle', weight: 700 });
  slip.pair('入庫', `${voice.day(pickDay(random))}`);
  slip.pair('', `${random.int(7, 20)}:${random.int(10, 59)}`, { size: 34, weight: 700 });
  slip.pair('券番号', random.digits(6));
  slip.pair('料金', `30分 ${random.int(1, 3) * 100}円`);
  slip.text('最大料金 1,200円(24時間)', { size: 18 });
  slip.text('本券を紛失した場合は係員まで。', { size: 18 });
  slip.barcode(random);
  return { sheet: slip.done(), notes: 'parking ticket' };
};

const gradient = (id: string, from: string, to: string, isRound = false): string => {
  const tag = isRound ? 'radialGradient' : 'linearGradient';
  const vector = isRound ? '' : ' x1="0" y1="0" x2="0.4" y2="1"';
  return `<defs><${tag} id="${id}"${vector}><stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></${tag}></defs>`;
};

/** A wall of the given colours for things that hang on it. */
const wall = (canvas: Canvas, random: Random, width: number, height: number): void => {
  const [from, to] = random.pick([
    ['#cfc9bd', '#8e887c'],
    ['#b9bdc2', '#6f757c'],
    ['#d9d2c0', '#a5967a'],
  ] as const);
  canvas.raw(gradient('wall', from, to));
  canvas.rect(0, 0, width, height, { fill: 'url(#wall)' });
  for (let i = 0; i < 160; i += 1)
    canvas.rect(random.int(0, width), random.int(0, height), random.int(2, 9), random.int(1, 4), {
      fill: random.pick(['#00000014', '#ffffff1c']),
    });
};

/** A meter on the wall: digits and units, but no bill. */
export const meterDisplay = (random: Random): OtherDraft => {
  const canvas = createSheet(1200, 1200, { print: 'scene', ink: '#22262a' });
  wall(canvas, random, 1200, 1200);
  const isPower = random.chance(0.5);
  canvas.raw(gradient('case', '#f4f4f0', '#b8bab6'));
  canvas.rect(262, 182, 700, 860, { fill: '#00000038', round: 60 });
  canvas.rect(240, 160, 700, 860, { fill: 'url(#case)', stroke: '#8b8d8a', thick: 4, round: 60 });
  canvas.rect(330, 300, 520, 200, { fill: isPower ? '#b9c6ae' : '#1d1f22', stroke: '#6f726c', thick: 8, round: 10 });
  const digits = random.digits(5);
  [...digits].forEach((digit, i) => {
    if (!isPower) canvas.rect(350 + i * 98, 330, 84, 140, { fill: i === 4 ? '#b3312b' : '#33363a', round: 6 });
    canvas.text(392 + i * 98, 446, digit, {
      size: 110,
      weight: 700,
      align: 'middle',
      ink: isPower ? '#2b332a' : '#f3f3ee',
    });
  });
  canvas.text(590, 250, isPower ? '電力量計' : 'ガスメーター', { size: 40, weight: 700, align: 'middle' });
  canvas.text(850, 560, isPower ? 'kWh' : 'm³', { size: 44, align: 'right' });
  canvas.text(340, 640, isPower ? '単相3線式 100V 30A 50Hz' : `最大流量 ${random.int(2, 10)} m³/h`, { size: 30 });
  canvas.text(340, 700, `製造番号 ${random.digits(7)}`, { size: 30 });
  canvas.text(340, 760, `検定有効期限 20${random.int(27, 33)}年${random.int(1, 12)}月`, { size: 30 });
  canvas.raw(
    '<circle cx="300" cy="220" r="16" fill="#8b8d8a"/><circle cx="880" cy="220" r="16" fill="#8b8d8a"/><circle cx="300" cy="960" r="16" fill="#8b8d8a"/><circle cx="880" cy="960" r="16" fill="#8b8d8a"/>',
  );
  drawBarcode(canvas, random, 400, 840, 380, 70);
  return { sheet: canvas.done(), notes: 'meter on a wall, a reading but no bill' };
};

export const productLabel = (random: Random): OtherDraft => {
  const accent = pickAccent(random);
  const canvas = createSheet(900, 760, { paper: '#fbfbfb' });
  canvas.rect(0, 0, 900, 120, { fill: accent });
  canvas.text(450, 80, random.pick(['石油ファンヒーター', '業務用エアコン', 'ガス給湯器', '電気温水器']), {
    size: 46,
    weight: 700,
    align: 'middle',
    ink: '#ffffff',
  });
  [
    ['型式', `HK-${random.digits(4)}R`],
    ['電源', '単相 200V 50/60Hz'],
    ['定格消費電力', `${random.int(6, 58) / 10} kW`],
    ['年間消費電力量', `${random.int(300, 1900)} kWh/年`],
    ['タンク容量', `${random.int(5, 9)}.0 L`],
    ['製造年月', `20${random.int(18, 25)}年${random.int(1, 12)}月`],
    ['製造者', pickCustomer(random)],
  ].forEach(([label = '', value = ''], i) => {
    canvas.text(60, 190 + i * 66, label, { size: 30 });
    canvas.text(840, 190 + i * 66, value, { size: 30, align: 'right' });
    canvas.line(60, 206 + i * 66, 840, 206 + i * 66, 1, '#aaaaaa');
  });
  drawCode(canvas, random, 740, 640, 100);
  drawBarcode(canvas, random, 60, 650, 420, 80);
  return { sheet: canvas.done(), notes: 'product label with kWh a year' };
};

/** A room: wall, window, table, a few things; no letters. */
export const roomView = (random: Random): OtherDraft => {
  const canvas = createSheet(1300, 980, { print: 'scene' });
  wall(canvas, random, 1300, 980);
  canvas.raw(
    gradient('floor', '#7a5a3e', '#3d2c1f') +
      gradient('sky', '#dff0ff', '#9cc4e8') +
      gradient('lamp', '#fff7d6', '#fff7d600', true),
  );
  canvas.rect(0, 680, 1300, 300, { fill: 'url(#floor)' });
  const x = random.int(80, 700);
  canvas.rect(x, 120, 420, 360, { fill: 'url(#sky)', stroke: '#efe9df', thick: 22 });
  canvas.line(x + 210, 120, x + 210, 480, 14, '#efe9df');
  for (let i = 0; i < random.int(3, 7); i += 1) {
    const [left, top] = [random.int(0, 1150), random.int(520, 800)];
    canvas.raw(gradient(`thing${i}`, random.pick(['#b7584a', '#5b7fa6', '#7f9c5c', '#d8b45c', '#8c8c94']), '#26221e'));
    if (random.chance(0.5))
      canvas.rect(left, top, random.int(80, 300), random.int(60, 240), {
        fill: `url(#thing${i})`,
        round: random.int(0, 30),
      });
    else
      canvas.raw(
        `<ellipse cx="${left}" cy="${top}" rx="${random.int(50, 160)}" ry="${random.int(40, 130)}" fill="url(#thing${i})"/>`,
      );
  }
  canvas.raw(`<circle cx="${random.int(200, 1100)}" cy="140" r="220" fill="url(#lamp)"/>`);
  return { sheet: canvas.done(), notes: 'a room without letters' };
};

export const wallThermometer = (random: Random): OtherDraft => {
  const canvas = createSheet(1000, 1200, { print: 'scene', ink: '#2b2b2b' });
  wall(canvas, random, 1000, 1200);
  canvas.rect(300, 200, 400, 800, { fill: '#f6f3ea', stroke: '#8a6a44', thick: 22, round: 40 });
  canvas.text(500, 290, '温 度 計', { size: 46, weight: 700, align: 'middle' });
  for (let i = 0; i <= 10; i += 1) {
    canvas.line(470, 360 + i * 50, 530, 360 + i * 50, 3);
    canvas.text(450, 372 + i * 50, String(50 - i * 10), { size: 28, align: 'right' });
  }
  const top = random.int(420, 640);
  canvas.rect(492, top, 16, 900 - top, { fill: '#c9302c', round: 8 });
  canvas.raw('<circle cx="500" cy="915" r="30" fill="#c9302c"/>');
  canvas.text(640, 960, '℃', { size: 34, align: 'right' });
  return { sheet: canvas.done(), notes: 'thermometer on a wall' };
};

/** The price board of a service station. */
export const streetSign = (random: Random): OtherDraft => {
  const canvas = createSheet(1000, 1250, { print: 'scene', ink: '#ffffff' });
  canvas.raw(gradient('air', '#8fb7de', '#dfeaf2'));
  canvas.rect(0, 0, 1000, 1250, { fill: 'url(#air)' });
  canvas.rect(460, 900, 80, 350, { fill: '#5d6166' });
  canvas.rect(180, 140, 640, 780, { fill: '#20262d', stroke: '#c7ccd1', thick: 14, round: 18 });
  canvas.rect(180, 140, 640, 140, { fill: pickAccent(random) });
  canvas.text(500, 236, random.pick(['セルフ 24h', '緑ヶ丘SS', '洗車 500円']), {
    size: 64,
    weight: 900,
    align: 'middle',
  });
  [
    ['レギュラー', random.int(158, 181)],
    ['ハイオク', random.int(169, 192)],
    ['軽油', random.int(137, 158)],
    ['灯油', random.int(104, 129)],
  ].forEach(([name, price], i) => {
    canvas.text(220, 390 + i * 140, String(name), { size: 52, weight: 500 });
    canvas.text(780, 396 + i * 140, String(price), { size: 92, weight: 900, align: 'right', ink: '#ffd23e' });
  });
  return { sheet: canvas.done(), notes: 'price board of a service station' };
};
