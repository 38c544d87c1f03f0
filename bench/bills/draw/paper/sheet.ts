/** How a paper got its ink; decides how it fades and what its letters look like. `scene` = no paper but a view. */
export type Print = 'laser' | 'thermal' | 'dots' | 'carbon' | 'screen' | 'scene';

export type TextStyle = {
  readonly size?: number;
  readonly weight?: 300 | 400 | 500 | 700 | 900;
  readonly align?: 'left' | 'middle' | 'right';
  readonly ink?: string;
  /** Narrower or wider letters; 1 = as they are. */
  readonly stretch?: number;
  readonly spacing?: number;
  /** The width the text may take; it is made narrower to fit. */
  readonly fit?: number;
  /** Written by hand: every letter a little off. */
  readonly hand?: boolean;
  /** Says the usage: a picture that leaves it off cannot be read. */
  readonly key?: boolean;
  readonly turn?: number;
};

/** A drawn paper. `keys` = heights at which the usage stands, as a share of the paper's height. */
export type Sheet = {
  readonly width: number;
  readonly height: number;
  readonly svg: string;
  readonly print: Print;
  readonly paper: string;
  readonly keys: readonly number[];
};

export type SheetStyle = { readonly paper?: string; readonly ink?: string; readonly print?: Print };

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The width of a text in its own size, near enough to align and to fit. */
export const textWidth = (text: string, size: number): number => {
  let width = 0;
  for (const letter of text) width += (letter.codePointAt(0) ?? 0) < 0x2000 ? 0.57 : 1;
  return width * size;
};

const ANCHOR = { left: 'start', middle: 'middle', right: 'end' } as const;

/** A number between -1 and 1 that is always the same for the same place. */
const wobble = (seed: number): number => {
  const value = Math.sin(seed * 12.9898) * 43758.5453;
  return (value - Math.floor(value)) * 2 - 1;
};

/** A paper to draw on; lengths in drawing units, about 150 to the inch. */
export const createSheet = (width: number, startHeight: number, style: SheetStyle = {}) => {
  const { paper = '#ffffff', ink = '#1a1a1a', print = 'laser' } = style;
  const parts: string[] = [];
  const keys: number[] = [];
  let height = startHeight;
  const raw = (svg: string): void => {
    parts.push(svg);
  };

  const handText = (x: number, y: number, text: string, size: number, fill: string): void => {
    let at = x;
    for (const letter of text) {
      const seed = at * 3.1 + y * 7.7 + (letter.codePointAt(0) ?? 0);
      const turned = (wobble(seed) * 6 - 4).toFixed(1);
      const big = (size * (1 + wobble(seed + 1) * 0.09)).toFixed(1);
      const down = y + wobble(seed + 2) * size * 0.05;
      const place = `translate(${at.toFixed(1)} ${down.toFixed(1)}) rotate(${turned}) skewX(-9)`;
      raw(
        `<text transform="${place}" font-size="${big}" font-weight="400" fill="${fill}">${escapeText(letter)}</text>`,
      );
      at += textWidth(letter, size) * (0.98 + wobble(seed + 3) * 0.06);
    }
  };

  const text = (x: number, y: number, content: string, options: TextStyle = {}): void => {
    const { size = 20, weight = 400, align = 'left', fit, spacing = 0, turn = 0 } = options;
    const fill = options.ink ?? ink;
    if (options.key === true) keys.push(y);
    const natural = textWidth(content, size) + spacing * [...content].length;
    const stretch =
      (options.stretch ?? 1) * Math.min(1, fit === undefined ? 1 : fit / (natural * (options.stretch ?? 1)));
    if (options.hand === true) {
      const start = align === 'left' ? x : x - natural * (align === 'right' ? 1 : 0.5);
      handText(start, y, content, size * Math.min(1, stretch), fill);
      return;
    }
    const rotate = turn === 0 ? '' : ` rotate(${turn})`;
    const place =
      stretch === 1 && turn === 0
        ? `x="${x}" y="${y}"`
        : `transform="translate(${x} ${y})${rotate} scale(${stretch.toFixed(3)} 1)"`;
    const extra = spacing === 0 ? '' : ` letter-spacing="${spacing}"`;
    raw(
      `<text ${place} font-size="${size}" font-weight="${weight}" fill="${fill}" text-anchor="${ANCHOR[align]}"${extra} xml:space="preserve">${escapeText(content)}</text>`,
    );
  };

  const line = (x1: number, y1: number, x2: number, y2: number, thick = 1, stroke = ink, dashes = ''): void =>
    raw(
      `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${stroke}" stroke-width="${thick}"${dashes === '' ? '' : ` stroke-dasharray="${dashes}"`}/>`,
    );

  const rect = (
    x: number,
    y: number,
    w: number,
    h: number,
    {
      fill = 'none',
      stroke = 'none',
      thick = 1,
      round = 0,
    }: { fill?: string; stroke?: string; thick?: number; round?: number },
  ): void =>
    raw(
      `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${round}" fill="${fill}" stroke="${stroke}" stroke-width="${thick}"/>`,
    );

  return {
    width,
    ink,
    text,
    line,
    rect,
    raw,
    /** Marks a height at which the usage stands. */
    mark: (y: number): void => {
      keys.push(y);
    },
    /** Ends the drawing; a paper that grew with its content gives its height here. */
    done: (finalHeight: number = height): Sheet => {
      height = Math.ceil(finalHeight);
      const body = parts.join('');
      return {
        width,
        height,
        print,
        paper,
        keys: keys.map((y) => y / height),
        svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Noto Sans JP"><rect width="${width}" height="${height}" fill="${paper}"/>${body}</svg>`,
      };
    },
  };
};
export type Canvas = ReturnType<typeof createSheet>;
