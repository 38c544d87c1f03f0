import type { EChartsOption, TitleComponentOption } from 'echarts';
import type { ChartSpec } from '../../bot/chart.ts';
import { seriesOf } from './chart-series.ts';
import { INK } from './colours.ts';
import { type Drawing, drawingOf } from './drawing.ts';
import { FONT, HEIGHT, LEGEND_WIDTH, legendRows, MARGIN, wrap } from './layout.ts';

/** The family name inside the font files. */
export const FONT_FAMILY = 'Noto Sans JP';

const SUBTITLE_TOP = 96;
const LEGEND_TOP = 152;
const LEGEND_ROW = 50;
const NOTE_LINE = 34;
const MONTH_NAMES = 92;

const isYearShown = (months: readonly string[], at: number): boolean =>
  at === 0 || months[at]?.endsWith('-01') === true;

const legendEntries = ({ spec, words, hasLastYear, hasGap }: Drawing): string[] => [
  ...spec.series.map(({ kind }) => words.kind(kind)),
  ...(hasLastYear ? [words.lastYear] : []),
  ...(hasGap ? [words.gap] : []),
];

const subtitle = ({ spec, words, unit }: Drawing): string => {
  const [first, last] = [spec.months[0], spec.months.at(-1)];
  return first && last ? `${words.span(first, last)}　${words.unit(unit)}` : words.unit(unit);
};

const noteLines = ({ spec, words, isPartial }: Drawing): string[] => [
  ...(isPartial ? wrap(words.partly, FONT.source) : []),
  ...wrap(words.source(spec.source), FONT.source),
];

const titles = (drawing: Drawing, notes: readonly string[]): TitleComponentOption[] => {
  const place = { left: MARGIN, padding: 0 } as const;
  return [
    { ...place, top: 28, text: drawing.words.title, textStyle: { fontSize: FONT.title, color: INK.text } },
    {
      ...place,
      top: SUBTITLE_TOP,
      text: subtitle(drawing),
      textStyle: { fontSize: FONT.subtitle, fontWeight: 'normal', color: INK.quiet },
    },
    {
      ...place,
      top: HEIGHT - 24 - notes.length * NOTE_LINE,
      text: notes.join('\n'),
      textStyle: { fontSize: FONT.source, fontWeight: 'normal', color: INK.quiet, lineHeight: NOTE_LINE },
    },
  ];
};

const axes = ({ spec, words, top, isRoomy }: Drawing): Pick<EChartsOption, 'xAxis' | 'yAxis'> => ({
  xAxis: {
    type: 'category',
    // Above the bars, so that a bar close to zero does not cut the line.
    z: 5,
    data: spec.months.map((month, at) => words.month(month, isYearShown(spec.months, at))),
    axisTick: { show: false },
    axisLine: { lineStyle: { color: INK.text, width: 3 } },
    axisLabel: {
      interval: 0,
      fontSize: isRoomy ? FONT.month : FONT.small,
      lineHeight: 36,
      color: INK.text,
      margin: 12,
    },
  },
  yAxis: {
    type: 'value',
    min: 0,
    max: top,
    axisLabel: { show: false },
    splitLine: { showMaxLine: false, lineStyle: { color: INK.line, width: 1.5 } },
  },
});

/**
 * The picture as the chart library wants it, 1040 × 860 pixels. Every bar stands on zero, so lengths can be compared;
 * the figures are printed on the bars, so there is no scale at the side.
 */
export const chartOption = (spec: ChartSpec): EChartsOption => {
  const drawing = drawingOf(spec);
  const notes = noteLines(drawing);
  const entries = legendEntries(drawing);
  return {
    animation: false,
    backgroundColor: INK.paper,
    textStyle: { fontFamily: FONT_FAMILY },
    title: titles(drawing, notes),
    legend: {
      data: entries,
      left: MARGIN,
      width: LEGEND_WIDTH,
      top: LEGEND_TOP,
      padding: 0,
      itemWidth: 44,
      itemHeight: 30,
      itemGap: 26,
      selectedMode: false,
      textStyle: { fontSize: FONT.legend, color: INK.text },
    },
    grid: {
      left: MARGIN,
      right: MARGIN,
      top: LEGEND_TOP + legendRows(entries) * LEGEND_ROW + 16,
      bottom: MONTH_NAMES + notes.length * NOTE_LINE + 34,
    },
    ...axes(drawing),
    series: seriesOf(drawing),
  };
};
