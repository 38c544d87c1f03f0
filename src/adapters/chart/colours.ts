/** How one kind of energy is drawn: colour and pattern together, so that colour is never the only carrier. */
export type KindStyle = { readonly colour: string; readonly pattern: Pattern };

/** A pattern as the chart library draws it; `null` = plain. */
export type Pattern = {
  readonly symbol: 'rect' | 'circle' | 'triangle' | 'diamond';
  readonly symbolSize: number;
  readonly dashArrayX: number[] | number[][];
  readonly dashArrayY: number[];
  readonly rotation: number;
  readonly color: string;
} | null;

const WHITE = 'rgba(255,255,255,0.62)';
const QUARTER = Math.PI / 4;

const stripes = (rotation: number, color: string = WHITE, gap = 12): Pattern => ({
  symbol: 'rect',
  symbolSize: 1,
  dashArrayX: [1, 0],
  dashArrayY: [5, gap],
  rotation,
  color,
});
const dots = (symbol: 'circle' | 'triangle' | 'diamond', symbolSize: number): Pattern => ({
  symbol,
  symbolSize,
  dashArrayX: [
    [14, 14],
    [0, 14, 14, 0],
  ],
  dashArrayY: [14, 0],
  rotation: 0,
  color: WHITE,
});

/**
 * Colours that stay apart for colour-blind eyes, by kind.
 * @source Okabe M., Ito K.: Color Universal Design (2008), palette; yellow deepened for white paper
 */
const STYLES: Readonly<Record<string, KindStyle>> = {
  electricity: { colour: '#F2B134', pattern: null },
  city_gas: { colour: '#0072B2', pattern: stripes(-QUARTER) },
  lpg: { colour: '#4FA8DC', pattern: dots('circle', 0.9) },
  kerosene: { colour: '#D55E00', pattern: stripes(0) },
  diesel: { colour: '#009E73', pattern: stripes(QUARTER) },
  gasoline: { colour: '#C2679A', pattern: dots('diamond', 1) },
  heavy_oil: { colour: '#7A4B1E', pattern: stripes(Math.PI / 2) },
  coal: { colour: '#4A4A4A', pattern: dots('circle', 0.7) },
  coke: { colour: '#6B6B6B', pattern: stripes(QUARTER) },
  heat: { colour: '#B8432F', pattern: dots('triangle', 1) },
  steam: { colour: '#B8432F', pattern: dots('triangle', 1) },
  water: { colour: '#5FB3B3', pattern: stripes(0) },
  waste: { colour: '#8A7FA8', pattern: stripes(-QUARTER) },
};
const OTHER: KindStyle = { colour: '#8C8C8C', pattern: dots('diamond', 0.8) };

/** Colours of everything that is not a kind of energy. */
export type Ink = {
  readonly paper: string;
  readonly text: string;
  readonly quiet: string;
  readonly line: string;
  readonly gap: string;
  readonly gapEdge: string;
  readonly gapPattern: Pattern;
  readonly lastYear: string;
  readonly lastYearEdge: string;
  readonly total: string;
  readonly path: string;
};

const light: Ink = {
  paper: '#FFFFFF',
  text: '#1F2933',
  quiet: '#4B5865',
  line: '#D9DEE3',
  gap: '#F4F5F7',
  gapEdge: '#8D97A1',
  gapPattern: stripes(-QUARTER, 'rgba(120,128,136,0.42)', 14),
  lastYear: '#E6E9ED',
  lastYearEdge: '#6B7783',
  total: '#14507A',
  path: '#B8432F',
};

const dark: Ink = {
  paper: '#14181C',
  text: '#E9EDF1',
  quiet: '#AAB4BE',
  line: '#39424B',
  gap: '#1E242A',
  gapEdge: '#8D97A1',
  gapPattern: stripes(-QUARTER, 'rgba(170,180,190,0.35)', 14),
  lastYear: '#2B333B',
  lastYearEdge: '#9AA6B2',
  total: '#7CC4F5',
  path: '#FF9C86',
};

/** On light or on dark paper; text stands out by at least 7 to 1 on both. */
export const inks = { light, dark } as const;
export type Look = keyof typeof inks;

/** Hatching in the colour of the paper would be lost on dark paper where a kind is dark: these are lightened there. */
const LIFTED: Readonly<Record<string, string>> = { '#4A4A4A': '#8A8A8A', '#6B6B6B': '#A0A0A0', '#7A4B1E': '#B07A45' };

/** The colour and pattern of a kind; kinds without their own share one. */
export const styleOf = (kind: string, look: Look = 'light'): KindStyle => {
  const style = STYLES[kind] ?? STYLES[kind.replace(/_(a|bc)$/, '')] ?? OTHER;
  return look === 'dark' ? { ...style, colour: LIFTED[style.colour] ?? style.colour } : style;
};
