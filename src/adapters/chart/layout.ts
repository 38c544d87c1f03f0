/** The size of a picture, pixels, before it is brought to the width that was asked for. */
export type Frame = { readonly width: number; readonly height: number };

/** What a phone shows edge to edge, and what stands beside words on a slide. */
export const frames = { phone: { width: 1040, height: 860 }, slide: { width: 1480, height: 760 } } as const;
export type FrameName = keyof typeof frames;

/** Empty border, pixels. */
export const MARGIN = 40;

/** Sizes of type, pixels; a phone shows the picture at about a third. */
export const FONT = {
  title: 46,
  subtitle: 30,
  legend: 30,
  month: 30,
  value: 29,
  small: 24,
  tiny: 21,
  source: 24,
} as const;

/** Room for the legend, pixels; less than there is, since text is drawn a little wider than the library thinks. */
export const legendWidth = ({ width }: Frame): number => width - 140;

const LEGEND_ICON = 62;
const LEGEND_GAP = 30;

/** Rough width of a text, pixels: Japanese characters are as wide as high, others a little over half. */
export const textWidth = (text: string, fontPx: number): number =>
  [...text].reduce((sum, character) => sum + fontPx * (character.charCodeAt(0) > 0x2e7f ? 1 : 0.55), 0);

/** How many lines the entries of a legend take. */
export const legendRows = (entries: readonly string[], frame: Frame): number => {
  let rows = 1;
  let used = 0;
  for (const entry of entries) {
    const width = LEGEND_ICON + textWidth(entry, FONT.legend) + LEGEND_GAP;
    if (used > 0 && used + width - LEGEND_GAP > legendWidth(frame)) {
      rows += 1;
      used = 0;
    }
    used += width;
  }
  return rows;
};

/** Places where a line may end: after a space or a stop, or between Japanese characters, but never after an opening bracket. */
const BREAKS = /(?<=[ 、。，・）」])|(?<![「（])(?=[\u3041-\u9fff「（])/u;

/** Breaks a text into lines that fit between the borders. */
export const wrap = (text: string, fontPx: number, { width }: Frame): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.split(BREAKS)) {
    if (line !== '' && textWidth(line + piece, fontPx) > width - 2 * MARGIN) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return line === '' ? lines : [...lines, line];
};

/** The largest of these sizes at which a text stands on one line. */
export const fittingFont = (text: string, fontPx: number, { width }: Frame): number => {
  const needed = textWidth(text, fontPx);
  const room = width - 2 * MARGIN;
  return needed <= room ? fontPx : Math.floor((fontPx * room) / needed);
};
