import { addMonths } from '../../engine/period.ts';
import { dueDay } from '../flows/report/gaps.ts';
import type { ReportBlock } from '../report/written.ts';
import { formatDay, formatMonth, formatPeriod } from '../text/dates.ts';
import { type BriefingInput, chapter, type Say } from './briefing.ts';

/** What firms are asked to do, and when. */
export function taskBlocks({ document, locale }: BriefingInput, say: Say): readonly ReportBlock[] {
  const { supportMonths, comparisonMonths, reportingDay, kinds, term } = document;
  const months = supportMonths.toSorted();
  const [first = '', last = ''] = [months.at(0), months.at(-1)];
  const kind = { as: 'list', items: kinds.map((one) => ({ as: 'kind', kind: one }) as const) } as const;
  const span = { from: formatMonth(first, locale), to: formatMonth(last, locale), count: months.length };
  const rows = months.map((month) => [
    { text: formatMonth(month, locale) },
    { text: comparisonMonths.includes(addMonths(month, -12)) ? formatMonth(addMonths(month, -12), locale) : '–' },
    { text: formatDay(dueDay(month, { reportingDay }), locale) },
  ]);
  return [
    ...chapter(say('briefing.asked'), [
      {
        block: 'list',
        items: [
          say('briefing.asked-figures', { kind }),
          say('briefing.asked-months', span),
          ...(comparisonMonths.length === 0 ? [] : [say('briefing.asked-before', { count: comparisonMonths.length })]),
          say('briefing.asked-how'),
          say('briefing.asked-once', { day: reportingDay }),
          say('briefing.asked-help'),
        ],
      },
    ]),
    ...chapter(say('briefing.dates'), [
      { block: 'paragraph', text: say('briefing.term', { term: formatPeriod(term.from, term.to, locale) }) },
      {
        block: 'table',
        caption: say('briefing.dates-table'),
        heads: [say('briefing.month'), say('briefing.month-before'), say('briefing.month-due')],
        rows,
      },
    ]),
  ];
}
