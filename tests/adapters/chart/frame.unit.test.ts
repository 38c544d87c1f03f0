import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { inks, styleOf } from '../../../src/adapters/chart/colours.ts';
import { optionOf } from '../../../src/adapters/chart/frame.ts';
import type { Chart } from '../../../src/bot/chart/chart.ts';
import { addMonths } from '../../../src/engine/period.ts';
import { chartWith } from '../../support/charts.ts';

const optionSchema = z.object({
  title: z.array(z.object({ text: z.string() })),
  legend: z.object({ data: z.array(z.string()) }),
  xAxis: z.object({ data: z.array(z.string()).default([]) }),
  yAxis: z.object({ min: z.literal(0).optional(), max: z.number().optional() }),
  series: z.array(
    z.object({
      type: z.string(),
      name: z.string().default(''),
      stack: z.string().default(''),
      data: z.array(
        z.object({
          value: z.union([z.number(), z.literal('-')]),
          label: z.object({ show: z.boolean().optional(), formatter: z.string().optional() }).optional(),
        }),
      ),
    }),
  ),
});
type Option = z.infer<typeof optionSchema>;

const drawn = (parts: Partial<Chart> = {}) => optionSchema.parse(optionOf(chartWith(parts)));
const seriesNamed = (option: Option, name: string) => option.series.find((series) => series.name === name);
const figures = (option: Option, name: string) =>
  (seriesNamed(option, name)?.data ?? []).flatMap(({ label }) =>
    label?.show === true && label.formatter !== undefined ? [label.formatter] : [],
  );
const months = (count: number) => Array.from({ length: count }, (_, at) => addMonths('2025-04', at));

describe('optionOf', () => {
  it('says what is drawn: title, months, unit and source', () => {
    expect(drawn().title.map(({ text }) => text)).toEqual([
      '月ごとのCO2排出量',
      '2026年9月～2026年10月　単位：kg-CO2',
      '出所：環境省「電気事業者別排出係数一覧」',
    ]);
    expect(drawn({ locale: 'en', source: 'MOE', series: [] }).title.map(({ text }) => text)).toEqual([
      'CO2 emissions by month',
      'September 2026 – October 2026　Unit: kg-CO2',
      'No figures yet',
      'Source: MOE',
    ]);
  });

  it('names kinds as words that stand alone', () => {
    expect(drawn({ locale: 'en' }).legend.data).toEqual(['Electricity', 'City gas', 'Same month last year']);
  });

  it('names the year where it begins', () => {
    const series = [{ name: 'lpg', values: [1, 2, 3] }] as const;
    const shown = { months: ['2026-12', '2027-01', '2027-02'], series };
    expect(drawn(shown).xAxis.data).toEqual(['12月\n2026年', '1月\n2027年', '2月']);
    expect(drawn({ ...shown, locale: 'en' }).xAxis.data).toEqual(['Dec\n2026', 'Jan\n2027', 'Feb']);
  });

  it('prints the total of each month once, and each part that has room for it', () => {
    const option = drawn();
    expect(figures(option, '合計')).toEqual(['945', '911']);
    expect(figures(option, '電気')).toEqual(['812', '700']);
    expect(figures(option, '都市ガス')).toEqual(['133', '211']);
    expect(figures(option, '前年同月')).toEqual(['1,010']);
  });

  it('says that rounded parts may not add up only where they do not', () => {
    const with_ = (gas: number) =>
      drawn({
        series: [
          { name: 'electricity', values: [500.4, 600] },
          { name: 'lpg', values: [gas, 300] },
        ],
      });
    expect(figures(with_(200.4), '合計')[0]).toBe('701');
    expect(with_(200.4).title.at(-1)?.text).toContain('四捨五入のため');
    expect(with_(200).title.at(-1)?.text).not.toContain('四捨五入');
  });

  it('draws a month without reports as a gap and never as zero', () => {
    const option = drawn({
      series: [
        { name: 'electricity', values: [500, null] },
        { name: 'lpg', values: [20, null] },
      ],
    });
    expect(seriesNamed(option, '電気')?.data[1]?.value).toBe('-');
    expect(seriesNamed(option, '合計')?.data[1]?.value).toBe('-');
    expect(seriesNamed(option, '未登録')?.data.map(({ value }) => value)).toEqual(['-', option.yAxis.max]);
    expect(option.legend.data).toEqual(['電気', 'LPガス', '未登録']);
  });

  it('breaks a line where nothing is known', () => {
    const option = drawn({ chart: 'trend', series: [{ name: 'total', values: [500, null] }] });
    expect(seriesNamed(option, '合計')?.data.map(({ value }) => value)).toEqual([500, '-']);
    expect(seriesNamed(option, '未登録')?.type).toBe('bar');
  });

  it('marks a total that lacks a kind, and one that is provisional, and says so', () => {
    const option = drawn({
      series: [
        { name: 'electricity', values: [500, 600], provisional: ['2026-10'] },
        { name: 'lpg', values: [20, null] },
      ],
    });
    expect(figures(option, '合計')).toEqual(['520', '600*※']);
    expect(option.title.at(-1)?.text).toMatch(/^\* まだ登録されていない.*\n※ 暫定の値です\n出所：/);
  });

  it('says once that all is provisional', () => {
    const option = drawn({ series: [{ name: 'lpg', values: [20, 30], provisional: ['2026-09', '2026-10'] }] });
    expect(figures(option, '合計')).toEqual(['20', '30']);
    expect(option.title.at(-1)?.text).toMatch(/^すべて暫定の値です\n/);
  });

  it('shows the parts of a whole with their share, the largest first', () => {
    const [row] = drawn({ chart: 'share' }).series;
    expect(row?.data.map(({ label }) => label?.formatter)).toEqual(['1,512（81.5%）', '344（18.5%）']);
  });

  it('draws the way to a target beside what was', () => {
    const option = drawn({
      chart: 'target',
      series: [
        { name: 'total', values: [12_000, 11_000] },
        { name: 'path', values: [11_900, 11_800] },
      ],
    });
    expect(option.legend.data).toEqual(['合計', '目標までの線']);
    expect(figures(option, '合計')).toEqual(['12.0', '11.0']);
    expect(figures(option, '目標までの線')).toEqual(['11.9', '11.8']);
  });

  it('prints fewer figures where many months stand close', () => {
    const many = drawn({
      months: months(60),
      series: [{ name: 'electricity', values: months(60).map((_, at) => 100 + ((at * 7) % 60)) }],
    });
    expect(figures(many, '合計').length).toBeLessThanOrEqual(3);
    expect(many.xAxis.data.filter((text) => text !== '')).toHaveLength(6);
  });

  it('can be drawn with nothing at all', () => {
    const empty = drawn({ months: [], series: [] });
    expect(empty.series).toEqual([]);
    expect(empty.title.map(({ text }) => text)).toContain('まだ数字がありません');
    expect(drawn({ series: [{ name: 'electricity', values: [null, null] }] }).series).toEqual([]);
    expect(drawn({ series: [{ name: 'electricity', values: [0, 0] }] }).yAxis.max).toBeGreaterThan(0);
  });
});

describe('colours', () => {
  it('never tell two kinds apart by colour alone', () => {
    const kinds = ['electricity', 'city_gas', 'lpg', 'kerosene', 'diesel', 'gasoline', 'heavy_oil', 'coal'];
    const patterns = kinds.map((kind) => JSON.stringify(styleOf(kind).pattern));
    expect(new Set(patterns).size).toBe(kinds.length);
    expect(new Set(kinds.map((kind) => styleOf(kind).colour)).size).toBe(kinds.length);
  });

  it('know grades and have something for a kind they do not know', () => {
    expect(styleOf('heavy_oil_a')).toEqual(styleOf('heavy_oil'));
    expect(styleOf('hydrogen').colour).toMatch(/^#/);
  });

  const brightness = (hex: string): number => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one: string, two: string): number => {
    const [low = 0, high = 0] = [brightness(one), brightness(two)].toSorted((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };

  /** @source WCAG 2.2, 1.4.6 for words and 1.4.11 for lines */
  it.each(['light', 'dark'] as const)('stand out on %s paper', (look) => {
    const ink = inks[look];
    for (const words of [ink.text, ink.quiet]) expect(contrast(words, ink.paper)).toBeGreaterThanOrEqual(7);
    for (const line of [ink.total, ink.path, ink.lastYearEdge])
      expect(contrast(line, ink.paper)).toBeGreaterThanOrEqual(3);
  });
});
