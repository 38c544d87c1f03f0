import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { chartOption } from '../../../src/adapters/chart/chart-option.ts';
import { styleOf } from '../../../src/adapters/chart/colours.ts';
import type { ChartSpec } from '../../../src/bot/chart.ts';
import { specWith } from './specs.ts';

const optionSchema = z.object({
  title: z.array(z.object({ text: z.string() })),
  legend: z.object({ data: z.array(z.string()) }),
  xAxis: z.object({ data: z.array(z.string()) }),
  yAxis: z.object({ min: z.literal(0), max: z.number() }),
  series: z.array(
    z.object({
      name: z.string(),
      stack: z.string(),
      data: z.array(
        z.object({
          value: z.union([z.number(), z.literal('-')]),
          label: z.object({ formatter: z.string().optional() }).optional(),
        }),
      ),
    }),
  ),
});

const optionOf = (parts: Partial<ChartSpec> = {}) => optionSchema.parse(chartOption(specWith(parts)));
const seriesNamed = (option: z.infer<typeof optionSchema>, name: string) =>
  option.series.find((series) => series.name === name);
const figures = (option: z.infer<typeof optionSchema>, stack: string) =>
  option.series
    .filter((series) => series.stack === stack)
    .flatMap((series) => series.data.map(({ label }) => label?.formatter))
    .filter((text) => text !== undefined);

describe('chartOption', () => {
  it('says what is drawn: title, months, unit and source', () => {
    expect(optionOf().title.map(({ text }) => text)).toEqual([
      '月ごとのCO2排出量',
      '2026年9月～2026年10月　単位：kg-CO2',
      '出所：環境省「電気事業者別排出係数一覧」',
    ]);
    expect(optionOf({ locale: 'en', source: 'MOE' }).title.map(({ text }) => text)).toEqual([
      'CO2 emissions by month',
      'Sep 2026 – Oct 2026　Unit: kg-CO2',
      'Source: MOE',
    ]);
  });

  it('names the year where it begins', () => {
    const months = ['2026-12', '2027-01', '2027-02'];
    expect(optionOf({ months }).xAxis.data).toEqual(['12月\n2026年', '1月\n2027年', '2月']);
    expect(optionOf({ months, locale: 'en' }).xAxis.data).toEqual(['Dec\n2026', 'Jan\n2027', 'Feb']);
  });

  it('prints the total of each month once, on top of its bar', () => {
    expect(figures(optionOf(), 'now').sort()).toEqual(['911', '945']);
    expect(figures(optionOf(), 'last-year')).toEqual(['1,010']);
  });

  it('puts the total on the last kind that has a height', () => {
    const option = optionOf({
      series: [
        { kind: 'electricity', kgCo2: [500, 0] },
        { kind: 'kerosene', kgCo2: [0, 0] },
      ],
    });
    expect(seriesNamed(option, '電気')?.data.map(({ label }) => label?.formatter)).toEqual(['500', undefined]);
    expect(seriesNamed(option, '灯油')?.data.map(({ label }) => label?.formatter)).toEqual([undefined, '0']);
  });

  it('draws a month without reports as a gap and never as zero', () => {
    const option = optionOf({
      series: [
        { kind: 'electricity', kgCo2: [500, null] },
        { kind: 'lpg', kgCo2: [20, null] },
      ],
    });
    expect(seriesNamed(option, '電気')?.data[1]).toEqual({ value: '-' });
    expect(seriesNamed(option, 'LPガス')?.data[1]).toEqual({ value: '-' });
    expect(seriesNamed(option, '未登録')?.data.map(({ value }) => value)).toEqual(['-', option.yAxis.max]);
    expect(option.legend.data).toEqual(['電気', 'LPガス', '前年同月', '未登録']);
  });

  it('marks a total that lacks a kind and says so', () => {
    const option = optionOf({
      series: [
        { kind: 'electricity', kgCo2: [500, 600] },
        { kind: 'lpg', kgCo2: [20, null] },
      ],
    });
    expect(figures(option, 'now').sort()).toEqual(['520', '600*']);
    expect(option.title.at(-1)?.text).toMatch(/^\* まだ登録されていない.*\n出所：/);
  });

  it('leaves out what there is none of', () => {
    const option = optionOf({ lastYear: [null, null] });
    expect(option.legend.data).toEqual(['電気', '都市ガス']);
    expect(option.series.map(({ stack }) => stack)).toEqual(['now', 'now']);
  });

  it('speaks of tonnes from 10,000 kg', () => {
    const option = optionOf({ series: [{ kind: 'electricity', kgCo2: [10_400, 950] }] });
    expect(option.title[1]?.text).toContain('t-CO2');
    expect(figures(option, 'now')).toEqual(['10.4', '1.0']);
  });

  it('can be drawn with nothing at all', () => {
    expect(optionOf({ months: [], series: [], lastYear: [] }).yAxis.max).toBeGreaterThan(0);
    expect(
      optionOf({ series: [{ kind: 'electricity', kgCo2: [null, null] }], lastYear: [] }).yAxis.max,
    ).toBeGreaterThan(0);
  });
});

describe('styleOf', () => {
  it('never tells two kinds apart by colour alone', () => {
    const kinds = ['electricity', 'city_gas', 'lpg', 'kerosene', 'diesel', 'gasoline', 'heavy_oil', 'coal'];
    const patterns = kinds.map((kind) => JSON.stringify(styleOf(kind).pattern));
    expect(new Set(patterns).size).toBe(kinds.length);
    expect(new Set(kinds.map((kind) => styleOf(kind).colour)).size).toBe(kinds.length);
  });

  it('knows grades and has something for a kind it does not know', () => {
    expect(styleOf('heavy_oil_a')).toEqual(styleOf('heavy_oil'));
    expect(styleOf('hydrogen').colour).toMatch(/^#/);
  });
});
