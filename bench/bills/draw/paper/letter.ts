import { pickAddress, pickPerson, pickPhone, pickRegistration } from '../names.ts';
import type { Random } from '../random.ts';
import { drawSeal } from './marks.ts';
import type { Canvas } from './sheet.ts';

/** Who the letter goes to, as seen through the window of an envelope. */
export const drawAddressee = (canvas: Canvas, random: Random, x: number, y: number, name: string): void => {
  canvas.text(x, y, `〒${random.digits(3, 4)}`, { size: 18 });
  canvas.text(x, y + 28, pickAddress(random), { size: 18, fit: 430 });
  const honour = random.pick(['御中', '様', '殿', ' 御中']);
  canvas.text(x, y + 70, `${name} ${honour}`, { size: 26, weight: 500, fit: 460 });
};

/** Who sends it, with telephone, registration number and perhaps a seal over the name. */
export const drawSender = (
  canvas: Canvas,
  random: Random,
  right: number,
  y: number,
  name: string,
  hasSeal: boolean,
): void => {
  canvas.text(right, y, name, { size: 24, weight: 700, align: 'right', fit: 420 });
  canvas.text(right, y + 28, `〒${random.digits(3, 4)} ${pickAddress(random)}`, { size: 15, align: 'right', fit: 420 });
  canvas.text(right, y + 50, `TEL ${pickPhone(random)}  担当 ${pickPerson(random)}`, { size: 15, align: 'right' });
  canvas.text(right, y + 72, `登録番号 ${pickRegistration(random)}`, { size: 15, align: 'right' });
  if (hasSeal) drawSeal(canvas, random, right - 18, y + 12, name);
};

/** Where to pay: the foot of an invoice. */
export const drawBankLine = (canvas: Canvas, random: Random, x: number, y: number): void => {
  const bank = random.pick(['みなみ銀行 本店', 'しおさい信用金庫 中央支店', '東都銀行 駅前支店']);
  canvas.text(x, y, `お振込先 ${bank} 普通 ${random.digits(7)}`, { size: 17 });
};

export const pickAccent = (random: Random): string =>
  random.pick(['#1f5f9e', '#2c7a4b', '#9c3b2e', '#6a4b9a', '#444444', '#b36b00', '#007a87']);
export const pickTint = (random: Random): string =>
  random.pick(['#e8eef6', '#e6f2ea', '#f6ece4', '#efefef', '#f4f0fa', '#e3f3f4']);
