import type { EChartsOption, TitleComponentOption } from 'echarts';
import type { Chart } from '../../bot/chart/chart.ts';
import { chartNotes } from '../../bot/chart/notes.ts';
import { shortMonth, spanText, titleText, unitLine } from '../../bot/chart/words.ts';
import { barsOf, shownParts } from './bars.ts';
import { type Drawing, drawingOf, stacked, type Wish } from './drawing.ts';
import { FONT, fittingFont, legendRows, legendWidth, MARGIN, wrap } from './layout.ts';
import { linesOf } from './lines.ts';
import { nameRoom, shareOf } from './share.ts';

/** The family name inside the font files. */
export const FONT_FAMILY = 'Noto Sans JP';

const SUBTITLE_TOP = 96;
const LEGEND_TOP = 152;
const LEGEND_ROW = 50;
const NOTE_LINE = 34;
const MONTH_NAMES = 92;

/** What stands beside the plot: the names of the rows, none where the plot names them itself. */
export const legendEntries = ({ chart, name, words, hasBefore, hasGap, isEmpty }: Drawing): string[] => {
  if (chart.chart === 'share' || isEmpty) return [];
  const rows = chart.series.filter((row) => row.name !== 'before' || hasBefore).map((row) => name(row.name));
  return [...rows, ...(hasGap ? [words.gap] : [])];
};

const subtitle = ({ chart, scale }: Drawing): string => {
  const unit = unitLine(chart, scale);
  const span = spanText(chart);
  return span === '' ? unit : `${span}　${unit}`;
};

/** Whether the figures printed on the parts of a bar add up to the one printed above it. */
const addUp = (drawing: Drawing): boolean =>
  drawing.totals.every(({ value }, at) => {
    const shown = shownParts(drawing, at);
    if (value === null || shown.length < stacked(drawing).length) return true;
    const read = (text: string): number => Number(text.replace(/[^\d.]/g, ''));
    const sum = shown.reduce((all, part) => all + read(drawing.amount(part.value)), 0);
    return Math.abs(sum - read(drawing.amount(value))) < 1e-9;
  });

/** The sentences below the plot, broken into lines. */
export const noteLines = (drawing: Drawing): string[] => {
  const { chart, frame } = drawing;
  const isRounded = chart.chart === 'months' && !addUp(drawing);
  return chartNotes(chart, { isRounded }).flatMap((note) => wrap(note, FONT.source, frame));
};

const titles = (drawing: Drawing, notes: readonly string[]): TitleComponentOption[] => {
  const { chart, ink, frame, isEmpty, words } = drawing;
  const place = { left: MARGIN, padding: 0 } as const;
  const title = titleText(chart);
  const quiet = { fontWeight: 'normal', color: ink.quiet } as const;
  return [
    { ...place, top: 28, text: title, textStyle: { fontSize: fittingFont(title, FONT.title, frame), color: ink.text } },
    { ...place, top: SUBTITLE_TOP, text: subtitle(drawing), textStyle: { ...quiet, fontSize: FONT.subtitle } },
    ...(isEmpty
      ? [
          {
            ...place,
            top: frame.height / 2 - FONT.title,
            text: words.none,
            textStyle: { ...quiet, fontSize: FONT.title },
          },
        ]
      : []),
    {
      ...place,
      top: frame.height - 24 - notes.length * NOTE_LINE,
      text: notes.join('\n'),
      textStyle: { ...quiet, fontSize: FONT.source, lineHeight: NOTE_LINE },
    },
  ];
};

const isYearShown = (months: readonly string[], at: number): boolean =>
  at === 0 || months[at]?.endsWith('-01') === true;

/** Where months stand close, only some are named. */
const monthNames = ({ chart: { months, locale }, density }: Drawing): string[] => {
  const every = { roomy: 1, close: 1, dense: 3, packed: 12 }[density];
  return months.map((month, at) => {
    const isNamed =
      every === 1 || (every === 12 ? month.endsWith('-01') || at === 0 : Number(month.slice(5)) % every === 1);
    return isNamed ? shortMonth(month, { locale, withYear: isYearShown(months, at) }) : '';
  });
};

const monthAxes = (drawing: Drawing): Pick<EChartsOption, 'xAxis' | 'yAxis'> => {
  const { ink, top, density, amount } = drawing;
  // Where not every figure is printed, the scale at the side has to be there.
  const hasScale = density === 'dense' || density === 'packed';
  return {
    xAxis: {
      type: 'category',
      // Above the bars, so that a bar close to zero does not cut the line.
      z: 5,
      data: monthNames(drawing),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: ink.text, width: 3 } },
      axisLabel: {
        interval: 0,
        fontSize: density === 'roomy' ? FONT.month : FONT.small,
        lineHeight: 36,
        color: ink.text,
        margin: 12,
      },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: top,
      axisLabel: {
        show: hasScale,
        showMaxLabel: false,
        fontSize: FONT.tiny,
        color: ink.quiet,
        formatter: (value: number) => amount(value),
      },
      splitLine: { showMaxLine: false, lineStyle: { color: ink.line, width: 1.5 } },
    },
  };
};

const plotOf = (drawing: Drawing): Pick<EChartsOption, 'xAxis' | 'yAxis' | 'series'> => {
  if (drawing.isEmpty) return { xAxis: { show: false }, yAxis: { show: false }, series: [] };
  switch (drawing.chart.chart) {
    case 'months':
      return { ...monthAxes(drawing), series: barsOf(drawing) };
    case 'share':
      return shareOf(drawing);
    case 'trend':
    case 'intensity':
    case 'target':
      return { ...monthAxes(drawing), series: linesOf(drawing) };
  }
};

const gridOf = (drawing: Drawing, notes: number): NonNullable<EChartsOption['grid']> => {
  const { chart, density, frame } = drawing;
  const isShare = chart.chart === 'share';
  const hasScale = !isShare && (density === 'dense' || density === 'packed');
  const entries = legendEntries(drawing);
  const rows = entries.length === 0 ? 0 : legendRows(entries, frame);
  return {
    left: MARGIN + (isShare ? nameRoom(drawing) : 0) + (hasScale ? 84 : 0),
    right: MARGIN,
    top: LEGEND_TOP + rows * LEGEND_ROW + 16,
    bottom: (isShare ? 10 : MONTH_NAMES) + notes * NOTE_LINE + 34,
    outerBoundsMode: 'none',
  };
};

/**
 * The picture as the chart library wants it. Every bar and line stands on zero, so lengths can be compared; the figures
 * are printed where they can be read, and where they cannot, there is a scale at the side.
 */
export const optionOf = (chart: Chart, wish: Wish = {}): EChartsOption => {
  const drawing = drawingOf(chart, wish);
  const notes = noteLines(drawing);
  const { ink, frame } = drawing;
  return {
    animation: false,
    backgroundColor: ink.paper,
    textStyle: { fontFamily: FONT_FAMILY },
    title: titles(drawing, notes),
    legend: {
      show: legendEntries(drawing).length > 0,
      data: legendEntries(drawing),
      left: MARGIN,
      width: legendWidth(frame),
      top: LEGEND_TOP,
      padding: 0,
      itemWidth: 44,
      itemHeight: 30,
      itemGap: 26,
      selectedMode: false,
      textStyle: { fontSize: FONT.legend, color: ink.text },
    },
    grid: gridOf(drawing, notes.length),
    ...plotOf(drawing),
  };
};
