import type { Box, FreeEnds, Glyph, PrintedLine } from '../scan.ts';
import { putRight } from './blurred.ts';

/** A piece of print that belongs together: one cell of a table, one label. Text is NFKC, without blanks. */
export type Segment = {
  readonly text: string;
  /** Where each character of `text` stands. */
  readonly boxes: readonly Box[];
  readonly box: Box;
  /** Where it ends nothing was cut off. */
  readonly free: FreeEnds;
};

// Forms of other writing, and what stands in a Japanese bill at such a place.
const written = [
  ...'额电气检费请计单间产业废轻经号户统币圆圓发發对應应总总価价实见车电温终处贩売录銭錄绿凳扩樣济收领场證证约调员钢线權',
];
const meant = [
  ...'額電気検費請計単間産業廃軽経号戸統円円円発発対応応総総価価実見車電温終処販売録銭録録発お様済収領場証証約調員鋼線権',
];
const otherForms = new Map<string, string>([
  ...written.map((character, at): [string, string] => [character, meant[at] ?? character]),
  ['〜', '~'],
  ['～', '~'],
  ['−', '-'],
  ['–', '-'],
  ['―', '-'],
  ['△', '▲'],
  ['￥', '¥'],
  ['²', '2'],
  ['³', '3'],
  ['ℓ', 'L'],
  ['㍑', 'L'],
]);

/** One character, as it is compared: full width and half width alike, forms of other writing put right. */
export function plain(character: string): string {
  const known = otherForms.get(character);
  if (known !== undefined) return known;
  const folded = character.normalize('NFKC').replace(/\s/g, '');
  return otherForms.get(folded) ?? folded;
}

type Character = { readonly text: string; readonly box: Box };

function charactersOf({ text, box }: Glyph): Character[] {
  return [...[...text].map(plain).join('')].map((one) => ({ text: one, box }));
}

// Wider than this share of the line's height, and it is another cell.
const cellGap = 1.1;

/** Cuts a line where a wide gap shows that another cell begins. */
export function segmentsOf(line: PrintedLine): Segment[] {
  const height = line.box[3];
  const parts: Character[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const character of line.glyphs.flatMap(charactersOf)) {
    const [x, , width] = character.box;
    if (x - end > height * cellGap || parts.length === 0) parts.push([]);
    parts.at(-1)?.push(character);
    end = x + width;
  }
  return parts.map((part, at) => ({
    ...segmentFrom(part, line.box, parts.length === 1),
    free: { left: at > 0 || line.free?.left === true, right: at < parts.length - 1 || line.free?.right === true },
  }));
}

// Between figures a pause of a sentence is the comma of thousands.
const pauses = /(?<=\d)[、。](?=\d{3}(?!\d))/g;

function segmentFrom(characters: readonly Character[], line: Box, whole: boolean): Omit<Segment, 'free'> {
  const boxes = characters.map(({ box }) => box);
  const text = putRight(characters.map((one) => one.text)).join('');
  return { text: text.replaceAll(pauses, ','), boxes, box: whole ? line : around(boxes) };
}

/** The rectangle around others. */
export function around(boxes: readonly Box[]): Box {
  const left = Math.min(...boxes.map(([x]) => x));
  const top = Math.min(...boxes.map(([, y]) => y));
  const right = Math.max(...boxes.map(([x, , width]) => x + width));
  const bottom = Math.max(...boxes.map(([, y, , height]) => y + height));
  return [left, top, right - left, bottom - top];
}

/** How much of the shorter of two stretches they share, 0–1. */
export function shared(from: number, length: number, otherFrom: number, otherLength: number): number {
  const both = Math.min(from + length, otherFrom + otherLength) - Math.max(from, otherFrom);
  return Math.max(0, both) / Math.max(1, Math.min(length, otherLength));
}
