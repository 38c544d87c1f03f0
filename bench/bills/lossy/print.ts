import type { Box } from '../../../src/engine/bill/scan.ts';
import { textWidth } from '../draw/paper/sheet.ts';

/** One text of a drawn paper, with the place of each of its characters. */
export type Print = { readonly text: string; readonly boxes: readonly Box[] };

const attribute = (from: string, name: string): string | undefined =>
  new RegExp(`(?:^| )${name}="([^"]*)"`).exec(from)?.[1];

const plain = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** What is printed on a drawn paper, as a perfect eye would see it. Stamps, which stand askew, are left out. */
export function printOn(svg: string): readonly Print[] {
  const texts = [...svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g)].flatMap(([, given = '', text = '']) =>
    text.trim() === '' || (/rotate/.test(given) && !/skewX/.test(given)) ? [] : [printFrom(given, plain(text))],
  );
  return texts.reduce<Print[]>((lines, text) => {
    const before = lines.at(-1);
    if (before !== undefined && isNextLetter(before, text)) lines[lines.length - 1] = both(before, text);
    else lines.push(text);
    return lines;
  }, []);
}

function printFrom(given: string, text: string): Print {
  const size = Number(attribute(given, 'font-size') ?? 20);
  const moved = /translate\(([-\d.]+) ([-\d.]+)\)/.exec(given);
  const stretch = Number(/scale\(([\d.]+) 1\)/.exec(given)?.[1] ?? 1);
  const spacing = Number(attribute(given, 'letter-spacing') ?? 0);
  const [x, y] = [Number(moved?.[1] ?? attribute(given, 'x')), Number(moved?.[2] ?? attribute(given, 'y'))];
  const widths = [...text].map((letter) => (textWidth(letter, size) + spacing) * stretch);
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const share = { start: 0, middle: 0.5, end: 1 }[attribute(given, 'text-anchor') ?? 'start'] ?? 0;
  let left = x - whole * share;
  const boxes = widths.map((width): Box => {
    left += width;
    return [left - width, y - size * 0.82, width, size];
  });
  return { text, boxes };
}

/** Handwriting is drawn letter by letter. */
function isNextLetter({ boxes }: Print, { text, boxes: [next] }: Print): boolean {
  const last = boxes.at(-1);
  if (last === undefined || next === undefined || [...text].length > 1) return false;
  return Math.abs(last[1] - next[1]) < next[3] * 0.3 && Math.abs(next[0] - last[0] - last[2]) < next[3] * 0.4;
}

const both = (one: Print, other: Print): Print => ({
  text: one.text + other.text,
  boxes: [...one.boxes, ...other.boxes],
});
