import type { Random } from '../random.ts';
import { drawBarcode } from './marks.ts';
import { createSheet, type Print, type Sheet, type TextStyle } from './sheet.ts';

/** How the slips of one device look; drawn once for a slip. */
export type SlipStyle = {
  readonly width: number;
  readonly margin: number;
  readonly size: number;
  readonly gap: number;
  readonly stretch: number;
  readonly rule: string;
  readonly leader: boolean;
  readonly print: Print;
  readonly paper: string;
  readonly ink: string;
};

export const pickSlipStyle = (
  random: Random,
  print: Print = random.pick(['thermal', 'thermal', 'dots']),
): SlipStyle => ({
  width: random.int(500, 620),
  margin: random.int(22, 40),
  size: random.int(21, 25),
  gap: random.decimal(1.35, 1.6, 2),
  stretch: random.pick([1, 0.92, 0.85]),
  rule: random.pick(['', '6 5', '2 4', '12 4']),
  leader: random.chance(0.2),
  print,
  paper: random.pick(['#fdfdfb', '#f8f7f2', '#fbfbff', '#fffef6']),
  ink: random.pick(['#1c1c1c', '#2a2a30', '#222233']),
});

/** A narrow paper that grows downwards as lines are printed. */
export const createSlip = (style: SlipStyle) => {
  const { width, margin, size, gap, stretch } = style;
  const canvas = createSheet(width, 100, style);
  const left = margin;
  const right = width - margin;
  let y = margin * 1.4;
  const base = { size, stretch } as const;
  const line = (scale = 1): number => {
    y += size * gap * scale;
    return y;
  };
  return {
    canvas,
    left,
    right,
    at: (): number => y,
    space: (scale = 0.5): void => {
      y += size * scale;
    },
    text: (content: string, options: TextStyle = {}): void => {
      const big = (options.size ?? size) / size;
      const x = options.align === 'middle' ? width / 2 : options.align === 'right' ? right : left;
      canvas.text(x, line(Math.max(0.8, big)), content, { ...base, fit: right - left, ...options });
    },
    title: (content: string, look: 'box' | 'inverse' | 'plain' | 'line'): void => {
      const tall = size * 2.3;
      y += size * 0.6;
      if (look === 'inverse') canvas.rect(left, y, right - left, tall, { fill: canvas.ink });
      if (look === 'box') canvas.rect(left, y, right - left, tall, { stroke: canvas.ink, thick: 2 });
      if (look === 'line') canvas.line(left, y + tall, right, y + tall, 3);
      canvas.text(width / 2, y + tall * 0.67, content, {
        size: size * 1.25,
        weight: 700,
        align: 'middle',
        fit: right - left - 16,
        ink: look === 'inverse' ? style.paper : canvas.ink,
      });
      y += tall + size * 0.2;
    },
    pair: (label: string, value: string, options: TextStyle & { indent?: number } = {}): void => {
      const big = options.size ?? size;
      const at = line(Math.max(0.85, big / size));
      const start = left + (options.indent ?? 0);
      const labelSize = Math.min(big, size * 1.1);
      canvas.text(start, at, label, {
        ...base,
        size: labelSize,
        fit: (right - start) * 0.56,
        weight: options.weight ?? 400,
      });
      canvas.text(right, at, value, { ...base, align: 'right', fit: (right - start) * 0.6, ...options });
    },
    columns: (cells: readonly string[], shares: readonly number[], options: TextStyle = {}): void => {
      const at = line();
      let edge = left;
      cells.forEach((cell, index) => {
        const wide = (shares[index] ?? 0) * (right - left);
        edge += wide;
        if (index === 0) canvas.text(left, at, cell, { ...base, fit: wide, ...options });
        else canvas.text(edge, at, cell, { ...base, align: 'right', fit: wide - 4, ...options });
      });
    },
    rule: (): void => {
      y += size * 0.5;
      canvas.line(left, y, right, y, 1.6, canvas.ink, style.rule);
      y += size * 0.1;
    },
    /** A frame around what is printed inside. */
    frame: (inside: () => void): void => {
      const top = y + size * 0.35;
      y += size * 0.35;
      inside();
      y += size * 0.6;
      canvas.rect(left - 8, top, right - left + 16, y - top, { stroke: canvas.ink, thick: 2.4 });
    },
    barcode: (random: Random): void => {
      drawBarcode(canvas, random, left + 20, y + size * 0.6, right - left - 40, size * 2.6);
      y += size * 3.4;
    },
    done: (): Sheet => canvas.done(y + margin * 1.6),
  };
};
