import type { Random } from '../random.ts';
import type { Canvas } from './sheet.ts';

/** Bars of random widths. */
export const drawBarcode = (
  canvas: Canvas,
  random: Random,
  x: number,
  y: number,
  width: number,
  height: number,
): void => {
  let left = x;
  while (left < x + width) {
    const bar = random.int(1, 4) * 1.5;
    canvas.rect(left, y, Math.min(bar, x + width - left), height, { fill: canvas.ink });
    left += bar + random.int(1, 3) * 1.6;
  }
};

/** Squares that look like a two-dimensional code. */
export const drawCode = (canvas: Canvas, random: Random, x: number, y: number, side: number): void => {
  const cells = 25;
  const cell = side / cells;
  const isCorner = (row: number, column: number): boolean =>
    (row < 8 || row > 16) && (column < 8 || column > 16) && !(row > 16 && column > 16);
  for (let row = 0; row < cells; row += 1) {
    for (let column = 0; column < cells; column += 1) {
      if (!isCorner(row, column) && random.chance(0.48))
        canvas.rect(x + column * cell, y + row * cell, cell, cell, { fill: canvas.ink });
    }
  }
  for (const [row, column] of [
    [0, 0],
    [0, 18],
    [18, 0],
  ] as const) {
    canvas.rect(x + (column + 0.5) * cell, y + (row + 0.5) * cell, cell * 6, cell * 6, {
      stroke: canvas.ink,
      thick: cell,
    });
    canvas.rect(x + (column + 2) * cell, y + (row + 2) * cell, cell * 3, cell * 3, { fill: canvas.ink });
  }
};

/** A company's square seal or a person's round one, in red over the print. */
export const drawSeal = (canvas: Canvas, random: Random, x: number, y: number, name: string): void => {
  const red = random.pick(['#c8281e', '#d23b30', '#b5322a']);
  const tilt = random.int(-9, 9);
  const letters = [...name.replace(/株式会社|有限会社|合同会社|\s/g, '')].slice(0, 4);
  const shape = random.chance(0.5)
    ? `<circle r="36" fill="none" stroke="${red}" stroke-width="3.5"/>`
    : `<rect x="-34" y="-34" width="68" height="68" fill="none" stroke="${red}" stroke-width="4" rx="3"/>`;
  const half = Math.ceil(letters.length / 2);
  const column = (list: string[], left: number): string =>
    list
      .map(
        (letter, i) =>
          `<text x="${left}" y="${-4 + i * 27}" font-size="24" font-weight="700" fill="${red}" text-anchor="middle">${letter}</text>`,
      )
      .join('');
  canvas.raw(
    `<g transform="translate(${x} ${y}) rotate(${tilt})" opacity="0.8">${shape}${column(letters.slice(0, half), 14)}${column(letters.slice(half), -14)}</g>`,
  );
};

/** A round date stamp of a shop. */
export const drawDateStamp = (canvas: Canvas, x: number, y: number, top: string, date: string): void => {
  const red = '#c8372d';
  const label = (dy: number, text: string, size: number): string =>
    `<text y="${dy}" font-size="${size}" fill="${red}" text-anchor="middle">${text}</text>`;
  canvas.raw(
    `<g transform="translate(${x} ${y}) rotate(-8)" opacity="0.75"><circle r="44" fill="none" stroke="${red}" stroke-width="3"/><line x1="-42" x2="42" y1="-11" y2="-11" stroke="${red}" stroke-width="2"/><line x1="-42" x2="42" y1="13" y2="13" stroke="${red}" stroke-width="2"/>${label(-18, top.slice(0, 4), 17)}${label(8, date, 17)}${label(32, '受領', 15)}</g>`,
  );
};

/** A small bar graph of past months, a trap for whoever takes the first number. */
export const drawBars = (
  canvas: Canvas,
  {
    x,
    y,
    width,
    height,
    fill,
    last,
  }: { x: number; y: number; width: number; height: number; fill: string; last: string },
  values: readonly (readonly [label: string, value: number])[],
  hasNumbers: boolean,
): void => {
  const most = Math.max(...values.map(([, value]) => value)) * 1.15;
  const step = width / values.length;
  values.forEach(([label, value], index) => {
    const tall = (value / most) * height;
    const left = x + index * step + step * 0.2;
    canvas.rect(left, y + height - tall, step * 0.6, tall, { fill: index === values.length - 1 ? last : fill });
    canvas.text(left + step * 0.3, y + height + 18, label, { size: 14, align: 'middle', fit: step });
    if (hasNumbers)
      canvas.text(left + step * 0.3, y + height - tall - 5, String(value), { size: 12, align: 'middle', fit: step });
  });
  canvas.line(x, y + height, x + width, y + height, 1.2, '#777777');
};
