import type { BarSeriesOption, LineSeriesOption } from 'echarts';
import { type ChartSeries, ownSeries } from '../../bot/chart/chart.ts';
import { gapBars, halo, NOTHING } from './bars.ts';
import { styleOf } from './colours.ts';
import { type Drawing, figureFont, marked } from './drawing.ts';
import { FONT } from './layout.ts';

type Stroke = { readonly colour: string; readonly type: 'solid' | 'dashed' | 'dotted'; readonly symbol: string };

const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond'] as const;

/** Lines differ by colour, by stroke and by the sign of their points. */
const strokeOf = ({ ink, look, chart }: Drawing, { name }: ChartSeries): Stroke => {
  if (name === 'total') return { colour: ink.total, type: 'solid', symbol: 'circle' };
  if (name === 'before') return { colour: ink.lastYearEdge, type: 'dashed', symbol: 'rect' };
  if (name === 'path') return { colour: ink.path, type: 'dotted', symbol: 'none' };
  const order = ownSeries(chart).findIndex((row) => row.name === name);
  return { colour: styleOf(name, look).colour, type: 'solid', symbol: SYMBOLS[order % SYMBOLS.length] ?? 'circle' };
};

/** Which points of a row get their figure: all while there is room, else the ends and what stands out. */
const printedAt = ({ density }: Drawing, values: readonly (number | null)[], isMain: boolean): ReadonlySet<number> => {
  const known = values.flatMap((value, at) => (value === null ? [] : [{ value, at }]));
  if (isMain && density !== 'dense' && density !== 'packed') return new Set(known.map(({ at }) => at));
  const sorted = known.toSorted((a, b) => a.value - b.value);
  const ends = [known[0], known.at(-1)];
  const chosen = isMain ? [...ends, sorted[0], sorted.at(-1)] : ends;
  return new Set(chosen.flatMap((one) => one?.at ?? []));
};

/** On the side of a line that is away from the other one. */
const sideOf = ({ chart, top }: Drawing, row: ChartSeries, at: number): 'top' | 'bottom' => {
  const value = row.values[at] ?? 0;
  const other = chart.series.find(({ name }) => name !== row.name)?.values[at] ?? null;
  const isHigher = other === null || (value === other ? row.name === 'total' : value > other);
  // Close to zero there is no room below.
  return isHigher || value < top / 8 ? 'top' : 'bottom';
};

const lineOf = (drawing: Drawing, row: ChartSeries, isMain: boolean): LineSeriesOption => {
  const { colour, type, symbol } = strokeOf(drawing, row);
  const printed = printedAt(drawing, row.values, isMain);
  return {
    type: 'line',
    name: drawing.name(row.name),
    z: isMain ? 7 : 6,
    symbol,
    symbolSize: isMain ? 14 : 10,
    connectNulls: false,
    lineStyle: { color: colour, width: isMain ? 5 : 4, type },
    itemStyle: { color: colour },
    data: drawing.chart.months.map((month, at) => {
      const value = row.values[at] ?? null;
      if (value === null) return { value: NOTHING };
      const isProvisional = row.provisional?.includes(month) === true;
      return {
        value,
        label: {
          show: printed.has(at),
          position: sideOf(drawing, row, at),
          distance: 10,
          formatter: marked(drawing, value, { isPartial: false, isProvisional }),
          fontSize: isMain ? figureFont(drawing) : FONT.tiny,
          fontWeight: isMain ? 'bold' : 'normal',
          color: isMain ? drawing.ink.text : drawing.ink.quiet,
          ...halo(drawing),
        },
      };
    }),
  };
};

/** Lines over the months; a month that is not known breaks the line and is hatched. */
export const linesOf = (drawing: Drawing): (BarSeriesOption | LineSeriesOption)[] => {
  const own = ownSeries(drawing.chart);
  return [
    ...drawing.chart.series
      .filter(({ name }) => name !== 'before' || drawing.hasBefore)
      .map((row) => lineOf(drawing, row, own.length === 1 && own[0]?.name === row.name)),
    ...(drawing.hasGap ? [gapBars(drawing)] : []),
  ];
};
