import type { ReportKind } from '../../engine/report/input.ts';
import type { Report } from '../../engine/report/report-shape.ts';
import { formatDay } from '../text/dates.ts';
import { activityBlocks, caseBlocks, delayBlocks, measureBlocks } from './activity-blocks.ts';
import { chartBlocks } from './chart.ts';
import { effectBlocks, futureBlocks } from './effect-blocks.ts';
import { firmsTable, groupsBlocks, kindsTable, monthsTable, othersBlocks, sumBlock } from './figures-blocks.ts';
import { doneBlocks, issuesBlocks, opinionsBlocks, profileBlocks, proposalsBlocks } from './firms-blocks.ts';
import { headBlocks, stateText, titleOf } from './head.ts';
import { karteBlocks } from './karte-blocks.ts';
import { type Pen, type ReportLocale, say } from './words.ts';
import type { ReportBlock, WrittenReport } from './written.ts';

/** Writes a report; `attribution` is the sentence that must stand wherever its figures are shown. */
export function writeReport(
  report: Report,
  { locale, attribution }: { readonly locale: ReportLocale; readonly attribution: string },
): WrittenReport {
  const pen: Pen = { locale, fewest: report.fewest };
  const title = titleOf(pen, report.kind);
  const version = say(pen, 'reporting.version', {
    day: formatDay(report.madeOn, locale),
    state: stateText(pen, report),
  });
  const chapters = chaptersOf[report.kind].map((name) => chapter(name, { pen, report, attribution }));
  return {
    language: locale,
    title: `${report.programme.name} ${title}`,
    author: report.programme.operator,
    mark: report.approvedBy === null ? say(pen, 'reporting.draft') : null,
    foot: `${report.programme.name} ${title} ${version}`,
    page: (page, pages) => say(pen, 'reporting.page', { page, pages }),
    blocks: [...headBlocks(pen, report), ...numbered(chapters)],
  };
}

type Chapter = { readonly heading: string; readonly blocks: readonly ReportBlock[] };
type Desk = { readonly pen: Pen; readonly report: Report; readonly attribution: string };

/** Chapters by kind. The five of the periodic report are those that the client's specification names, in its order. */
const chaptersOf = {
  periodic: ['profile', 'energy', 'trend', 'proposals', 'opinions', 'sources'],
  firm: ['profile', 'done', 'effect', 'karte', 'analysis', 'proposals', 'future', 'sources'],
  city: ['done', 'effect', 'analysis', 'proposals', 'credits', 'opinions', 'future', 'sources'],
  publication: ['done', 'effect', 'energy', 'sources'],
  interim: ['done', 'effect', 'energy', 'sources'],
  completion: ['activities', 'measures', 'cases'],
} as const satisfies Record<ReportKind, readonly string[]>;

type ChapterName = (typeof chaptersOf)[ReportKind][number];

function numbered(chapters: readonly Chapter[]): readonly ReportBlock[] {
  return chapters.flatMap(({ heading, blocks }, at) => [
    { block: 'heading', text: `${at + 1}. ${heading}` } as const,
    ...blocks,
  ]);
}

function chapter(name: ChapterName, desk: Desk): Chapter {
  const { pen, report } = desk;
  const { firms, whole } = report;
  const told = report.kind === 'firm' ? [] : firms;
  switch (name) {
    case 'profile':
      return { heading: say(pen, 'reporting.profile'), blocks: profileBlocks(pen, firms) };
    case 'energy':
      return { heading: say(pen, 'reporting.energy'), blocks: energyBlocks(desk) };
    case 'analysis':
      return {
        heading: say(pen, 'reporting.analysis'),
        blocks: [...energyBlocks(desk), ...issuesBlocks(pen, firms)],
      };
    case 'trend':
      return {
        heading: say(pen, 'reporting.trend'),
        blocks: [...effectBlocks(pen, { effect: whole.effect, firms: told }), ...issuesBlocks(pen, firms)],
      };
    case 'effect':
      return {
        heading: say(pen, 'reporting.effect'),
        blocks: effectBlocks(pen, { effect: whole.effect, firms: told }),
      };
    case 'proposals':
      return { heading: say(pen, 'reporting.proposals'), blocks: proposalsBlocks(pen, firms) };
    case 'karte':
    case 'credits':
    case 'activities':
    case 'measures':
    case 'cases':
      return countedChapter(name, desk);
    default:
      return lastChapter(name, desk);
  }
}

type CountedName = 'karte' | 'credits' | 'activities' | 'measures' | 'cases';

function countedChapter(name: CountedName, { pen, report }: Desk): Chapter {
  switch (name) {
    case 'karte':
      return { heading: say(pen, 'reporting.karte'), blocks: karteBlocks(pen, report) };
    case 'credits':
      return { heading: say(pen, 'reporting.credits'), blocks: delayBlocks(pen, report) };
    case 'activities':
      return { heading: say(pen, 'reporting.done'), blocks: activityBlocks(pen, report) };
    case 'measures':
      return { heading: say(pen, 'reporting.proposals'), blocks: measureBlocks(pen, report) };
    case 'cases':
      return { heading: say(pen, 'reporting.cases'), blocks: caseBlocks(pen, report) };
  }
}

type LastName = 'opinions' | 'done' | 'future' | 'sources';

function lastChapter(name: LastName, { pen, report, attribution }: Desk): Chapter {
  switch (name) {
    case 'opinions':
      return { heading: say(pen, 'reporting.opinions'), blocks: opinionsBlocks(pen, report.firms) };
    case 'done':
      return { heading: say(pen, 'reporting.done'), blocks: doneBlocks(pen, report) };
    case 'future':
      return { heading: say(pen, 'reporting.future'), blocks: futureBlocks(pen, report) };
    case 'sources':
      return { heading: say(pen, 'reporting.sources'), blocks: sourcesBlocks(pen, report, attribution) };
  }
}

function energyBlocks({ pen, report, attribution }: Desk): readonly ReportBlock[] {
  const { firms, whole, kind } = report;
  const caption = (number: number): string =>
    `${say(pen, 'reporting.caption-firm', { number: String(number) })} ${kinds}`;
  const kinds = say(pen, 'reporting.caption-kinds');
  const each = kind === 'firm' ? [] : firms;
  return [
    sumBlock(pen, whole),
    ...chartBlocks(pen, report, { part: whole, source: attribution.replace(/^出典: /, '') }),
    kindsTable(pen, whole, kinds),
    ...othersBlocks(pen, whole),
    monthsTable(pen, whole),
    ...(each.length > 0 ? [firmsTable(pen, each)] : []),
    ...groupsBlocks(pen, report),
    ...each.map(({ number, part }) => kindsTable(pen, part, caption(number))),
  ];
}

function sourcesBlocks(pen: Pen, { sources }: Report, attribution: string): readonly ReportBlock[] {
  if (sources.length === 0) return [{ block: 'paragraph', text: say(pen, 'reporting.source-none') }];
  const items = sources.map(({ title, publisher, url, factorIds, provisional }) => {
    const head = say(pen, 'reporting.source', { title, publisher });
    const value = factorIds.length === 0 ? '' : say(pen, 'reporting.source-factors', { factors: factorIds.join(', ') });
    return [head, url, provisional && value !== '' ? say(pen, 'reporting.provisional', { value }) : value]
      .filter((one) => one !== '')
      .join('\n');
  });
  return [
    { block: 'list', items },
    { block: 'paragraph', text: attribution },
  ];
}
