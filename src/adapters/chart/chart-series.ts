import type { BarSeriesOption } from 'echarts';
import { formatAmount } from './chart-data.ts';
import { GAP_PATTERN, INK, styleOf } from './colours.ts';
import type { Drawing } from './drawing.ts';
import { FONT } from './layout.ts';

type Label = NonNullable<BarSeriesOption['label']>;

/** The chart library's sign for "no bar here", which is not zero. */
const NOTHING = '-';

const HALO = { textBorderColor: INK.paper, textBorderWidth: 7 } as const;
const figureFont = ({ isRoomy }: Drawing): number => (isRoomy ? FONT.value : FONT.small);

/** With few months both figures stand side by side above the bars, which must be wide enough for that. */
const widths = ({ isRoomy }: Drawing) =>
  ({ barMaxWidth: 150, barGap: '4%', barCategoryGap: isRoomy ? '9%' : '22%' }) as const;

/** The kind that ends the bar of a month and so carries its figure: the last with a height, else the last reported. */
const topKind = ({ spec }: Drawing, at: number): number => {
  const withHeight = spec.series.findLastIndex(({ kgCo2 }) => (kgCo2[at] ?? 0) > 0);
  return withHeight >= 0 ? withHeight : spec.series.findLastIndex(({ kgCo2 }) => (kgCo2[at] ?? null) !== null);
};

const totalLabel = (drawing: Drawing, at: number): Label => {
  const total = drawing.totals[at];
  if (!total || total.kgCo2 === null) return { show: false };
  return {
    show: true,
    position: 'top',
    distance: 6,
    formatter: formatAmount(total.kgCo2, drawing.unit) + (total.isPartial ? '*' : ''),
    fontSize: figureFont(drawing),
    fontWeight: 'bold',
    color: INK.text,
    ...HALO,
  };
};

const kindBars = (drawing: Drawing): BarSeriesOption[] =>
  drawing.spec.series.map(({ kind, kgCo2 }, order) => {
    const { colour, pattern } = styleOf(kind);
    return {
      type: 'bar',
      name: drawing.words.kind(kind),
      stack: 'now',
      ...widths(drawing),
      itemStyle: { color: colour, borderColor: INK.paper, borderWidth: 1.5, ...(pattern ? { decal: pattern } : {}) },
      data: drawing.spec.months.map((_month, at) => ({
        value: kgCo2[at] ?? NOTHING,
        ...(topKind(drawing, at) === order ? { label: totalLabel(drawing, at) } : {}),
      })),
    };
  });

/** With many months the figure stands inside its bar, turned, so that it never meets this year's. */
const lastYearLabel = ({ isRoomy, unit }: Drawing, kgCo2: number): Label => ({
  show: true,
  formatter: formatAmount(kgCo2, unit),
  color: INK.quiet,
  ...(isRoomy
    ? { position: 'top', distance: 6, fontSize: FONT.small, ...HALO }
    : {
        position: 'insideBottom',
        distance: 12,
        rotate: 90,
        align: 'left',
        verticalAlign: 'middle',
        fontSize: FONT.tiny,
      }),
});

const lastYearBars = (drawing: Drawing): BarSeriesOption => ({
  type: 'bar',
  name: drawing.words.lastYear,
  stack: 'last-year',
  ...widths(drawing),
  itemStyle: { color: INK.lastYear, borderColor: INK.lastYearEdge, borderWidth: 2, borderType: 'dashed' },
  data: drawing.totals.map(({ lastYearKgCo2 }) =>
    lastYearKgCo2 === null
      ? { value: NOTHING }
      : { value: lastYearKgCo2, label: lastYearLabel(drawing, lastYearKgCo2) },
  ),
});

/** A hatched column of full height says that there is no figure; it has no scale and no number. */
const gapBars = (drawing: Drawing): BarSeriesOption => ({
  type: 'bar',
  name: drawing.words.gap,
  stack: 'now',
  ...widths(drawing),
  itemStyle: {
    color: INK.gap,
    borderColor: INK.gapEdge,
    borderWidth: 2,
    borderType: 'dotted',
    ...(GAP_PATTERN ? { decal: GAP_PATTERN } : {}),
  },
  label: {
    show: true,
    position: 'inside',
    rotate: drawing.words.gapColumn.rotate,
    formatter: drawing.words.gapColumn.text,
    lineHeight: figureFont(drawing) + 8,
    fontSize: figureFont(drawing) + 1,
    color: INK.text,
    textBorderColor: INK.gap,
    textBorderWidth: 8,
  },
  data: drawing.totals.map(({ kgCo2 }) => ({ value: kgCo2 === null ? drawing.top : NOTHING })),
});

/** The bars, left to right within a month: last year's total, then this year's kinds on one another, or the gap. */
export const seriesOf = (drawing: Drawing): BarSeriesOption[] => [
  ...(drawing.hasLastYear ? [lastYearBars(drawing)] : []),
  ...kindBars(drawing),
  ...(drawing.hasGap ? [gapBars(drawing)] : []),
];
