/** x, y, width, height in pixels of the cleaned sheet. */
export type Box = readonly [number, number, number, number];

/** One recognised character. `sure` is 0–100 as the recogniser says, which is worth little by itself. */
export type Glyph = { readonly text: string; readonly box: Box; readonly sure: number };

/** Whether there is nothing but paper at an end of a line. */
export type FreeEnds = { readonly left: boolean; readonly right: boolean };

/** What a recogniser takes for one line of print; without `free` nothing is known of its ends. */
export type PrintedLine = { readonly box: Box; readonly glyphs: readonly Glyph[]; readonly free?: FreeEnds };

/**
 * The recognisers. `tesseract` finds and reads lines by itself; the other two read the same lines that one detector
 * found: `kana` knows Japanese, `digits` was taught other writing and is surer of figures.
 */
export const recognisers = ['tesseract', 'kana', 'digits'] as const;
export type Recogniser = (typeof recognisers)[number];

/** One sheet as the recognisers saw it. It holds what a person wrote: never to be logged or stored. */
export type Scan = {
  readonly width: number;
  readonly height: number;
  readonly lines: Readonly<Record<Recogniser, readonly PrintedLine[]>>;
};
