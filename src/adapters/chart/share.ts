import type { BarSeriesOption, EChartsOption } from 'echarts';
import { formatShare, type Part, partsOf } from '../../bot/chart/amounts.ts';
import { NOTHING } from './bars.ts';
import { styleOf } from './colours.ts';
import type { Drawing } from './drawing.ts';
import { FONT, textWidth } from './layout.ts';

/** Room right of the longest bar for its figure, as a part of the whole width. */
const ROOM = 1.75;

const labelText = ({ amount, words }: Drawing, { value, share, isPartial }: Part): string => {
  if (value === null) return words.gap;
  const part = share === null ? '' : `（${formatShare(share)}）`;
  return `${amount(value)}${isPartial ? '*' : ''}${part}`;
};

const barsOfParts = (drawing: Drawing, parts: readonly Part[]): BarSeriesOption => {
  const { ink, look } = drawing;
  return {
    type: 'bar',
    barMaxWidth: 84,
    barCategoryGap: '28%',
    label: { show: true, position: 'right', distance: 12, fontSize: FONT.value, fontWeight: 'bold', color: ink.text },
    data: parts.map((part) => {
      const { colour, pattern } = styleOf(part.name, look);
      return {
        value: part.value ?? 0,
        itemStyle: { color: colour, ...(pattern ? { decal: pattern } : {}) },
        label: { formatter: labelText(drawing, part) || NOTHING },
      };
    }),
  };
};

/** The parts of a whole as bars, the largest above: lengths are compared more surely than pieces of a circle. */
export const shareOf = (drawing: Drawing): Pick<EChartsOption, 'xAxis' | 'yAxis' | 'series' | 'grid'> => {
  const parts = partsOf(drawing.chart);
  const most = Math.max(0, ...parts.map(({ value }) => value ?? 0));
  const names = parts.map(({ name }) => drawing.name(name));
  return {
    xAxis: { type: 'value', min: 0, max: (most || 1) * ROOM, show: false },
    yAxis: {
      type: 'category',
      inverse: true,
      data: names,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: drawing.ink.text, width: 3 } },
      axisLabel: { interval: 0, fontSize: FONT.month, color: drawing.ink.text, margin: 16 },
    },
    series: [barsOfParts(drawing, parts)],
  };
};

/** Room left of the bars for their names, pixels. */
export const nameRoom = (drawing: Drawing): number =>
  Math.max(0, ...partsOf(drawing.chart).map(({ name }) => textWidth(drawing.name(name), FONT.month))) + 24;
