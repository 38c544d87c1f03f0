import {
  type Box,
  type Glyph,
  type PrintedLine,
  type Recogniser,
  recognisers,
  type Scan,
} from '../../../src/engine/bill/scan.ts';
import type { Sheet } from '../draw/paper/sheet.ts';
import type { Random } from '../draw/random.ts';
import { type Print, printOn } from './print.ts';

/** How likely it is that something is lost to all three, or to one of them, or misread by one. */
export type Losses = {
  /** For each side of the paper: that it is cut off. */
  readonly side: number;
  readonly line: number;
  /** That the first one or two characters of a line are lost, as in a fold. */
  readonly start: number;
  readonly lineOfOne: number;
  readonly glyph: number;
};

type Frame = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

/** A drawn paper as three recognisers might have seen it, without any picture. */
export function seenWith(sheet: Sheet, random: Random, losses: Losses): Scan {
  const frame = frameOf(sheet, random, losses.side);
  const lines: Record<Recogniser, PrintedLine[]> = { tesseract: [], kana: [], digits: [] };
  for (const print of printOn(sheet.svg)) {
    const [y = 0, height = 0] = [print.boxes[0]?.[1], print.boxes[0]?.[3]];
    if (y < frame.top || y + height > frame.bottom || random.chance(losses.line)) continue;
    const lost = random.chance(losses.start) ? random.int(1, 2) : 0;
    for (const name of recognisers) {
      const glyphs = random.chance(losses.lineOfOne) ? [] : glyphsSeen(print, { name, random, frame, lost, losses });
      const [first, last] = [glyphs[0]?.box, glyphs.at(-1)?.box];
      if (first === undefined || last === undefined) continue;
      lines[name].push({ box: [first[0], first[1], last[0] + last[2] - first[0], first[3]], glyphs });
    }
  }
  return { width: frame.right - frame.left, height: frame.bottom - frame.top, lines };
}

function frameOf({ width, height }: Sheet, random: Random, side: number): Frame {
  const cut = (most: number): number => (random.chance(side) ? random.between(0, most) : 0);
  return {
    left: cut(0.25) * width,
    right: (1 - cut(0.25)) * width,
    top: cut(0.4) * height,
    bottom: (1 - cut(0.4)) * height,
  };
}

type Eye = {
  readonly name: Recogniser;
  readonly random: Random;
  readonly frame: Frame;
  readonly lost: number;
  readonly losses: Losses;
};

function glyphsSeen({ text, boxes }: Print, { name, random, frame, lost, losses }: Eye): readonly Glyph[] {
  return [...text].flatMap((letter, at) => {
    const [x, y, width, height]: Box = boxes[at] ?? [0, 0, 0, 0];
    if (at < lost || x < frame.left || x + width > frame.right || letter === ' ') return [];
    const read = readAs(letter, name, random, losses.glyph);
    return read === '' ? [] : [{ text: read, box: [x - frame.left, y - frame.top, width, height] as const, sure: 95 }];
  });
}

function readAs(letter: string, name: Recogniser, random: Random, wrong: number): string {
  // The reader of figures knows no kana.
  if (name === 'digits' && /[\u3040-\u30ff]/.test(letter))
    return random.chance(0.8) ? '' : random.pick(['一', 'l', '7', '二']);
  if (!random.chance(wrong)) return letter;
  if (/\d/.test(letter)) return String(random.int(0, 9));
  return /[,.]/.test(letter) ? random.pick([',', '.', '']) : random.pick(['〓', '', '一', '目']);
}
