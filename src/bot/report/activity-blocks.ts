import type { Activities } from '../../engine/report/activities.ts';
import type { Report } from '../../engine/report/report-shape.ts';
import { delayKeys } from '../advice/credit-keys.ts';
import { measuresTable } from '../desk/record/measures.ts';
import { sumsTable } from '../desk/record/sums.ts';
import { type Pen, say, table, words } from './words.ts';
import type { ReportBlock, ReportCell } from './written.ts';

const counted = ['reporting.what', 'reporting.number'];

function row(pen: Pen, key: string, count: number): readonly ReportCell[] {
  return [{ text: say(pen, key) }, { text: String(count) }];
}

/** What was done, counted. Costs are not known here, and it says so. */
export function activityBlocks(pen: Pen, { activities, counts }: Report): readonly ReportBlock[] {
  if (activities === null) return [];
  const rows = [
    row(pen, 'reporting.act-firms', counts.firms + counts.withheld),
    ...lines.map(([key, what]) => row(pen, key, activities[what])),
  ];
  return [
    table(pen, say(pen, 'reporting.caption-activities'), { heads: counted, rows }),
    { block: 'paragraph', text: say(pen, 'reporting.act-costs') },
  ];
}

const lines = [
  ['reporting.act-joined', 'joined'],
  ['reporting.act-left', 'left'],
  ['reporting.act-figures', 'figures'],
  ['reporting.act-corrections', 'corrections'],
  ['reporting.act-photo', 'byPhoto'],
  ['reporting.act-staff', 'byStaff'],
  ['reporting.act-shown', 'shown'],
] as const satisfies readonly (readonly [key: string, what: keyof Activities])[];

/** Measure by measure, with how many firms something happened. */
export function measureBlocks(pen: Pen, { activities }: Report): readonly ReportBlock[] {
  const measures = activities?.measures ?? [];
  if (measures.length === 0) return [{ block: 'paragraph', text: say(pen, 'reporting.no-proposals') }];
  const heads = [
    ...['reporting.measure', 'reporting.step-proposed', 'reporting.step-accepted'],
    ...['reporting.step-done', 'reporting.step-declined'],
  ];
  const rows = measures.map(({ title, proposed, accepted, done, declined }) => [
    { text: title },
    ...[proposed, accepted, done, declined].map((count) => ({ text: String(count) })),
  ]);
  return [table(pen, say(pen, 'reporting.caption-measures'), { heads, rows })];
}

/** The consultations in sums; the record itself is a file of its own. */
export function caseBlocks(pen: Pen, { activities }: Report): readonly ReportBlock[] {
  if (activities === null) return [];
  const { sums, measures } = activities.cases;
  const rows = [...sumsTable(sums, pen.locale), ...measuresTable(measures, pen.locale)].map(([label, value]) => [
    { text: String(label ?? '') },
    words(pen, value === null || value === undefined ? null : String(value)),
  ]);
  return [
    table(pen, say(pen, 'reporting.caption-cases'), { heads: counted, rows }),
    { block: 'paragraph', text: say(pen, 'reporting.cases-record') },
  ];
}

/** Why J-Credit projects could not be registered: each reason with how many firms gave it. */
export function delayBlocks(pen: Pen, { delays: { firms, reasons } }: Report): readonly ReportBlock[] {
  if (firms === 0) return [{ block: 'paragraph', text: say(pen, 'reporting.no-delays') }];
  const rows = reasons.map(({ reason, firms: count }) => row(pen, delayKeys[reason], count));
  return [
    { block: 'paragraph', text: say(pen, 'reporting.delays-of', { firms }) },
    table(pen, say(pen, 'reporting.caption-delays'), { heads: ['reporting.reason', 'reporting.count'], rows }),
  ];
}
