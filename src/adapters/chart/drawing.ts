import { hasFigures } from '../../bot/chart/alt.ts';
import {
  formatAmount,
  highestOf,
  type MonthAmount,
  monthAmounts,
  type Scale,
  scaleFor,
} from '../../bot/chart/amounts.ts';
import { type Chart, ownSeries, type SeriesName, seriesOf } from '../../bot/chart/chart.ts';
import { type ChartWords, chartWords, isAllProvisional } from '../../bot/chart/notes.ts';
import { nameText } from '../../bot/chart/words.ts';
import { type Ink, inks, type Look } from './colours.ts';
import { FONT, type Frame, type FrameName, frames } from './layout.ts';

/** How a picture is to look; what it shows is the chart's own. */
export type Wish = {
  readonly look?: Look | undefined;
  readonly frame?: FrameName | undefined;
  /** Left out: PNG. */
  readonly form?: 'png' | 'svg' | undefined;
};

/** How close the months stand: room for every figure, for those of this year, or for a few only. */
export type Density = 'roomy' | 'close' | 'dense' | 'packed';

/** Everything the parts of one picture are made from. */
export type Drawing = {
  readonly chart: Chart;
  readonly look: Look;
  readonly ink: Ink;
  readonly frame: Frame;
  readonly words: ChartWords;
  readonly name: (name: SeriesName) => string;
  readonly amount: (value: number) => string;
  readonly scale: Scale;
  readonly totals: readonly MonthAmount[];
  /** Top of the scale, in the chart's unit. */
  readonly top: number;
  readonly density: Density;
  readonly isEmpty: boolean;
  readonly hasGap: boolean;
  readonly hasBefore: boolean;
  /** All known figures are provisional: said once, not at each of them. */
  readonly allProvisional: boolean;
};

/** Leaves room for the figure above the highest bar. */
const HEADROOM = { roomy: 1.14, close: 1.14, dense: 1.22, packed: 1.14 } as const;

const densityOf = (count: number): Density => {
  if (count <= 7) return 'roomy';
  if (count <= 13) return 'close';
  return count <= 24 ? 'dense' : 'packed';
};

const isGap = (chart: Chart, totals: readonly MonthAmount[]): boolean =>
  chart.chart !== 'share' && totals.some(({ value }) => value === null);

/** A name that stands alone begins with a capital. */
const beginning = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** Works out once what the parts of the picture share. */
export const drawingOf = (chart: Chart, { look = 'light', frame = 'phone' }: Wish = {}): Drawing => {
  const totals = monthAmounts(chart);
  const most = highestOf(chart);
  const scale = scaleFor(most, chart.unit);
  const density = densityOf(chart.months.length);
  return {
    ...{ chart, look, ink: inks[look], frame: frames[frame], words: chartWords(chart.locale), scale, totals, density },
    name: (name) => beginning(nameText(name, chart.locale)),
    amount: (value) => formatAmount(value, scale),
    top: (most || 1) * HEADROOM[density],
    isEmpty: !hasFigures(chart),
    hasGap: hasFigures(chart) && isGap(chart, totals),
    hasBefore: seriesOf(chart, 'before')?.values.some((value) => value !== null) ?? false,
    allProvisional: isAllProvisional(totals),
  };
};

/** The size of the figures, pixels. */
export const figureFont = ({ density }: Drawing): number => (density === 'roomy' ? FONT.value : FONT.small);

/** A figure with the marks of what is doubtful about it. */
export const marked = (
  { amount, allProvisional, words }: Drawing,
  value: number,
  { isPartial, isProvisional }: Pick<MonthAmount, 'isPartial' | 'isProvisional'>,
): string => `${amount(value)}${isPartial ? '*' : ''}${isProvisional && !allProvisional ? words.provisionalSign : ''}`;

/** The rows that are drawn on one another. */
export const stacked = ({ chart }: Drawing): ReturnType<typeof ownSeries> => ownSeries(chart);
