import type { BarSeriesOption, LineSeriesOption } from 'echarts';
import { type ChartSeries, type SeriesName, seriesOf } from '../../bot/chart/chart.ts';
import { styleOf } from './colours.ts';
import { type Drawing, figureFont, marked, stacked } from './drawing.ts';
import { FONT } from './layout.ts';

type Label = NonNullable<BarSeriesOption['label']>;

/** The chart library's sign for "no bar here", which is not zero. */
export const NOTHING = '-';

/** Keeps a figure readable on whatever lies under it. */
export const halo = ({ ink }: Drawing) => ({ textBorderColor: ink.paper, textBorderWidth: 7 }) as const;

/** With few months both figures stand side by side above the bars, which must be wide enough for that. */
export const widths = ({ density }: Drawing) =>
  ({ barMaxWidth: 150, barGap: '4%', barCategoryGap: density === 'roomy' ? '9%' : '22%' }) as const;

/** Of very many months only the highest, the lowest and the last figure are printed. */
const isPrinted = ({ totals, density }: Drawing, at: number): boolean => {
  if (density !== 'packed') return true;
  const known = totals.flatMap(({ value }, index) => (value === null ? [] : [{ value, index }]));
  const sorted = known.toSorted((a, b) => a.value - b.value);
  return [sorted[0], sorted.at(-1), known.at(-1)].some((one) => one?.index === at);
};

const totalLabel = (drawing: Drawing, at: number): Label => {
  const total = drawing.totals[at];
  if (!total || total.value === null || !isPrinted(drawing, at)) return { show: false };
  const turned = { rotate: 90, align: 'left', verticalAlign: 'middle' } as const;
  return {
    show: true,
    position: 'top',
    distance: 6,
    formatter: marked(drawing, total.value, total),
    fontSize: figureFont(drawing),
    fontWeight: 'bold',
    color: drawing.ink.text,
    ...halo(drawing),
    ...(drawing.density === 'dense' ? turned : {}),
  };
};

/** The plot is at least so high, pixels. */
const PLOT = 320;
const PART_FONT = 22;

/** The parts of a bar that are high enough for a figure of their own. */
export const shownParts = (drawing: Drawing, at: number): { readonly name: SeriesName; readonly value: number }[] => {
  if (drawing.density !== 'roomy' || stacked(drawing).length < 2) return [];
  return stacked(drawing).flatMap(({ name, values }) => {
    const value = values[at] ?? null;
    return value !== null && (value / drawing.top) * PLOT > PART_FONT + 12 ? [{ name, value }] : [];
  });
};

const partLabel = (drawing: Drawing, at: number, name: SeriesName): Label => {
  const part = shownParts(drawing, at).find((one) => one.name === name);
  if (part === undefined) return { show: false };
  const { ink, amount } = drawing;
  return {
    show: true,
    position: 'inside',
    formatter: amount(part.value),
    fontSize: PART_FONT,
    color: ink.text,
    ...halo(drawing),
  };
};

/** The kinds on one another, each with its own figure inside where there is room. */
const kindBars = (drawing: Drawing): BarSeriesOption[] =>
  stacked(drawing).map(({ name, values }) => {
    const { colour, pattern } = styleOf(name, drawing.look);
    const { ink } = drawing;
    return {
      type: 'bar',
      name: drawing.name(name),
      stack: 'now',
      ...widths(drawing),
      itemStyle: {
        color: name === 'total' ? ink.total : colour,
        borderColor: ink.paper,
        borderWidth: 1.5,
        ...(pattern && name !== 'total' ? { decal: pattern } : {}),
      },
      data: drawing.chart.months.map((_month, at) => ({
        value: values[at] ?? NOTHING,
        label: partLabel(drawing, at, name),
      })),
    };
  });

/** Carries the totals above the bars: rows of no height. */
const totalBars = (drawing: Drawing): BarSeriesOption => ({
  type: 'bar',
  name: drawing.name('total'),
  stack: 'now',
  ...widths(drawing),
  itemStyle: { color: 'transparent' },
  data: drawing.totals.map(({ value }, at) =>
    value === null ? { value: NOTHING } : { value: 0, label: totalLabel(drawing, at) },
  ),
});

/** With many months the figure stands inside its bar, turned, so that it never meets this year's. */
const beforeLabel = (drawing: Drawing, value: number): Label => ({
  show: true,
  formatter: drawing.amount(value),
  color: drawing.ink.quiet,
  ...(drawing.density === 'roomy'
    ? { position: 'top', distance: 6, fontSize: FONT.small, ...halo(drawing) }
    : {
        position: 'insideBottom',
        distance: 12,
        rotate: 90,
        align: 'left',
        verticalAlign: 'middle',
        fontSize: FONT.tiny,
      }),
});

const beforeBars = (drawing: Drawing, values: readonly (number | null)[]): BarSeriesOption => ({
  type: 'bar',
  name: drawing.name('before'),
  stack: 'before',
  ...widths(drawing),
  itemStyle: {
    color: drawing.ink.lastYear,
    borderColor: drawing.ink.lastYearEdge,
    borderWidth: 2,
    borderType: 'dashed',
  },
  data: values.map((value) => (value === null ? { value: NOTHING } : { value, label: beforeLabel(drawing, value) })),
});

/** The year before where bars are too many to stand beside each other, and the line to a target. */
const lineOver = (drawing: Drawing, row: ChartSeries): LineSeriesOption => {
  const isPath = row.name === 'path';
  const colour = isPath ? drawing.ink.path : drawing.ink.lastYearEdge;
  return {
    type: 'line',
    name: drawing.name(row.name),
    z: 6,
    symbol: 'none',
    lineStyle: { color: colour, width: 3, type: isPath ? 'dotted' : 'dashed' },
    itemStyle: { color: colour },
    data: row.values.map((value) => value ?? NOTHING),
  };
};

const beforeOf = (drawing: Drawing): (BarSeriesOption | LineSeriesOption)[] => {
  const row = seriesOf(drawing.chart, 'before');
  if (row === null || !drawing.hasBefore) return [];
  const isClose = drawing.density === 'roomy' || drawing.density === 'close';
  return [isClose ? beforeBars(drawing, row.values) : lineOver(drawing, row)];
};

/** A hatched column of full height says that there is no figure; it has no scale and no number. */
export const gapBars = (drawing: Drawing): BarSeriesOption => {
  const { ink, words, density, chart, totals, top } = drawing;
  const isNarrow = density === 'dense' || density === 'packed';
  return {
    type: 'bar',
    name: words.gap,
    stack: 'now',
    ...widths(drawing),
    itemStyle: {
      color: ink.gap,
      borderColor: ink.gapEdge,
      borderWidth: isNarrow ? 1 : 2,
      borderType: 'dotted',
      ...(ink.gapPattern ? { decal: ink.gapPattern } : {}),
    },
    label: {
      show: !isNarrow,
      position: 'inside',
      rotate: chart.locale === 'en' ? 90 : 0,
      formatter: words.gapColumn,
      lineHeight: figureFont(drawing) + 8,
      fontSize: figureFont(drawing) + 1,
      color: ink.text,
      textBorderColor: ink.gap,
      textBorderWidth: 8,
    },
    data: totals.map(({ value }) => ({ value: value === null ? top : NOTHING })),
  };
};

/** The bars, left to right within a month: last year's total, then this year's kinds on one another, or the gap. */
export const barsOf = (drawing: Drawing): (BarSeriesOption | LineSeriesOption)[] => {
  const path = seriesOf(drawing.chart, 'path');
  return [
    ...beforeOf(drawing),
    ...kindBars(drawing),
    totalBars(drawing),
    ...(path === null ? [] : [lineOver(drawing, path)]),
    ...(drawing.hasGap ? [gapBars(drawing)] : []),
  ];
};
