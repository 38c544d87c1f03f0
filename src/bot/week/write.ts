import type { Week } from '../../engine/week/week-shape.ts';
import { altOf } from '../chart/alt.ts';
import type { Chart } from '../chart/chart.ts';
import type { ReportLocale } from '../report/words.ts';
import { formatDay } from '../text/dates.ts';
import {
  casesSection,
  datesSection,
  endingSection,
  measuresSection,
  operationSection,
  opinionsSection,
  qualitySection,
} from './around.ts';
import { dueSection, energySections, firmsSection, restatedSection } from './figures.ts';
import { penIn, type WeekPen, type WeekSection } from './pen.ts';

/** The summary in sentences. */
export type WrittenWeek = {
  readonly title: string;
  /** Which days it is about, and by what state of things. */
  readonly lead: string;
  readonly sections: readonly WeekSection[];
  /** How the figures are to be read. */
  readonly notes: readonly string[];
};

/** Writes the summary: what is most asked for stands first. */
export function writeWeek(week: Week, locale: ReportLocale): WrittenWeek {
  const pen = penIn(locale);
  const { say } = pen;
  const sections = [
    dueSection(pen, week),
    firmsSection(pen, week),
    ...energySections(pen, week),
    restatedSection(pen, week),
    qualitySection(pen, week),
    casesSection(pen, week),
    measuresSection(pen, week),
    opinionsSection(pen, week),
    datesSection(pen, week),
    endingSection(pen, week),
    operationSection(pen, week),
  ].filter((one) => one !== null);
  return {
    title: say('week.title', { name: week.programme.name, week: week.week }),
    lead: leadOf(pen, week),
    sections,
    notes: [say('week.note-marks'), say('week.note-rounded')],
  };
}

function leadOf({ say, locale }: WeekPen, { days, term, due }: Week): string {
  const span = { as: 'period', from: days.from, to: days.to } as const;
  const lines = [
    say('week.lead', { span, day: formatDay(days.to, locale) }),
    ...(term.to <= days.to ? [say('week.lead-last')] : []),
    ...(due === null && term.from > days.from ? [say('week.lead-first')] : []),
  ];
  return lines.join('\n');
}

/** What stands above a summary that comes after its time. */
export function lateText(locale: ReportLocale, { due, now }: { readonly due: string; readonly now: string }): string {
  return penIn(locale).say('week.late', { due, now });
}

/**
 * The months so far as a picture, beside the year before: of the firms whose month is whole in both years, as a month
 * that is reported partly would look like a saving. Null while nothing can be compared.
 */
export function weekChart(
  { months }: Week,
  locale: ReportLocale,
  source: string,
): { readonly chart: Chart; readonly alt: string } | null {
  const names = [...new Set(months.flatMap(({ compared }) => compared.kinds.map(({ kind }) => kind)))];
  const series = names
    .map((name) => ({
      name,
      values: months.map(({ compared }) => compared.kinds.find(({ kind }) => kind === name)?.co2 ?? null),
      provisional: months
        .filter(({ kinds }) => kinds.some(({ kind, co2 }) => kind === name && co2.provisional))
        .map(({ month }) => month),
    }))
    .filter(({ values }) => values.some((value) => value !== null));
  if (series.length === 0) return null;
  const chart: Chart = {
    ...{ chart: 'months', locale, unit: 'kg-CO2', months: months.map(({ month }) => month), source },
    series: [...series, { name: 'before', values: months.map(({ compared }) => compared.before) }],
  };
  return { chart, alt: altOf(chart) };
}
