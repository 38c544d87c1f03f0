import type { ReportKind } from '../../engine/report/input.ts';
import type { MandatoryItem } from '../../engine/report/lacks.ts';
import type { Report } from '../../engine/report/report-shape.ts';
import { formatDay } from '../text/dates.ts';
import { type Pen, say, spanText } from './words.ts';
import type { ReportBlock } from './written.ts';

const titles: Readonly<Record<ReportKind, string>> = {
  periodic: 'reporting.title-periodic',
  firm: 'reporting.title-firm',
  city: 'reporting.title-city',
  publication: 'reporting.title-publication',
  interim: 'reporting.title-interim',
  completion: 'reporting.title-completion',
};

/** The five items of the periodic report, by the keys of their headings. */
export const itemKeys: Readonly<Record<MandatoryItem, string>> = {
  profile: 'reporting.profile',
  energy: 'reporting.energy',
  trend: 'reporting.trend',
  proposals: 'reporting.proposals',
  opinions: 'reporting.opinions',
};

/** The title of a report. */
export function titleOf(pen: Pen, kind: ReportKind): string {
  return say(pen, titles[kind]);
}

/** Draft, or approved by whom. */
export function stateText(pen: Pen, { approvedBy }: Report): string {
  return approvedBy === null ? say(pen, 'reporting.draft') : say(pen, 'reporting.approved', { name: approvedBy });
}

/** What the report is, of whom, over which months, and who is not in it. */
export function headBlocks(pen: Pen, report: Report): readonly ReportBlock[] {
  const { programme, period, before, madeOn, kind } = report;
  const rows: readonly (readonly [string, string])[] = [
    ['reporting.row-programme', programme.name],
    ['reporting.row-client', programme.client],
    ['reporting.row-operator', programme.operator],
    ['reporting.row-period', spanText(pen, period)],
    ['reporting.row-before', spanText(pen, before)],
    ['reporting.row-made', formatDay(madeOn, pen.locale)],
    ['reporting.row-state', stateText(pen, report)],
    ...(kind === 'firm' ? [] : counts(pen, report)),
  ];
  return [
    { block: 'list', items: rows.map(([key, value]) => `${say(pen, key)}: ${value}`) },
    ...lackBlocks(pen, report),
    { block: 'paragraph', text: notes(pen, kind) },
  ];
}

function counts(pen: Pen, { counts: { firms, reporting, withdrawn, withheld, routes }, consultations }: Report) {
  const out = (count: number): string => say(pen, 'reporting.left-out', { count });
  return [
    ['reporting.row-firms', say(pen, 'reporting.firms-of', { firms, reporting })] as const,
    ['reporting.row-withdrawn', out(withdrawn)] as const,
    ['reporting.row-withheld', out(withheld)] as const,
    ...(routes === null ? [] : [['reporting.row-routes', say(pen, 'reporting.routes', routes)] as const]),
    ...(consultations === null ? [] : [['reporting.row-consultations', String(consultations)] as const]),
  ];
}

function notes(pen: Pen, kind: ReportKind): string {
  const keys = ['reporting.note-energy', 'reporting.note-marks', 'reporting.note-unknown', 'reporting.note-rounded'];
  const small = kind === 'firm' ? [] : [say(pen, 'reporting.note-suppressed', { fewest: pen.fewest })];
  return [...keys.map((key) => say(pen, key)), ...small].join('\n');
}

/** What keeps the report from being handed in, each by its name. */
export function lackTexts(pen: Pen, { lacks }: Pick<Report, 'lacks'>): readonly string[] {
  return lacks.map(({ item, firms }) => {
    const name = say(pen, itemKeys[item]);
    if (firms.length === 0) return say(pen, 'reporting.lack-all', { item: name });
    return say(pen, 'reporting.lack-firms', { item: name, firms: { as: 'list', items: firms } });
  });
}

function lackBlocks(pen: Pen, report: Report): readonly ReportBlock[] {
  if (report.lacks.length === 0) return [];
  return [
    { block: 'paragraph', text: say(pen, 'reporting.lacks') },
    { block: 'list', items: lackTexts(pen, report) },
  ];
}
