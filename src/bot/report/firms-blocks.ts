import type { Issue } from '../../engine/report/issues.ts';
import type { FirmReport, Report } from '../../engine/report/report-shape.ts';
import { observationText } from '../advice/observation.ts';
import { formatDay } from '../text/dates.ts';
import { writeText } from '../text/write.ts';
import { industryText, type Pen, say, table, words } from './words.ts';
import type { ReportBlock } from './written.ts';

/** Who the firms are: number, name, place, industry, employees. */
export function profileBlocks(pen: Pen, firms: readonly FirmReport[]): readonly ReportBlock[] {
  if (firms.length === 0) return [{ block: 'paragraph', text: say(pen, 'reporting.no-firms') }];
  const heads = ['reporting.firm', 'reporting.name', 'reporting.place', 'reporting.industry', 'reporting.employees'];
  const rows = firms.map(({ number, name, place, industry, employees }) => [
    { text: String(number) },
    words(pen, name),
    words(pen, place),
    words(pen, industryText(pen, industry)),
    words(pen, employees === null ? null : say(pen, 'reporting.people', { count: employees })),
  ]);
  return [table(pen, say(pen, 'reporting.caption-profile'), { heads, rows })];
}

/** What the figures of each firm show. */
export function issuesBlocks(pen: Pen, firms: readonly FirmReport[]): readonly ReportBlock[] {
  const items = firms.flatMap(({ number, issues }) =>
    issues.map((issue) => say(pen, 'reporting.firm-issue', { number: String(number), text: issueText(pen, issue) })),
  );
  return [{ block: 'list', items: items.length > 0 ? items : [say(pen, 'reporting.no-issues')] }];
}

function issueText(pen: Pen, issue: Issue): string {
  if (issue.id !== 'without-factor') return writeText(observationText(issue), pen.locale);
  return say(pen, 'reporting.without-factor', { kind: { as: 'kind', kind: issue.kind }, count: issue.count });
}

const steps: Readonly<Record<FirmReport['proposals'][number]['step'], string>> = {
  proposed: 'reporting.step-proposed',
  accepted: 'reporting.step-accepted',
  declined: 'reporting.step-declined',
  done: 'reporting.step-done',
};

/** The measures put to firms, and how far they have come. */
export function proposalsBlocks(pen: Pen, firms: readonly FirmReport[]): readonly ReportBlock[] {
  const rows = firms.flatMap(({ number, proposals }) =>
    proposals.map(({ title, step, day }) =>
      [String(number), title, say(pen, steps[step]), formatDay(day, pen.locale)].map((text) => ({ text })),
    ),
  );
  if (rows.length === 0) return [{ block: 'paragraph', text: say(pen, 'reporting.no-proposals') }];
  const heads = ['reporting.firm', 'reporting.measure', 'reporting.step', 'reporting.day'];
  return [table(pen, say(pen, 'reporting.caption-proposals'), { heads, rows })];
}

/** What firms said, word for word. */
export function opinionsBlocks(pen: Pen, firms: readonly FirmReport[]): readonly ReportBlock[] {
  const rows = firms.flatMap(({ number, opinions }) =>
    opinions.map(({ day, words: said }) =>
      [String(number), formatDay(day, pen.locale), said].map((text) => ({ text })),
    ),
  );
  if (rows.length === 0) return [{ block: 'paragraph', text: say(pen, 'reporting.no-opinions') }];
  const heads = ['reporting.firm', 'reporting.day', 'reporting.words'];
  return [table(pen, say(pen, 'reporting.caption-opinions'), { heads, rows })];
}

/** What was done, counted. */
export function doneBlocks(pen: Pen, { kind, counts, consultations, firms }: Report): readonly ReportBlock[] {
  const proposals = firms.flatMap((firm) => firm.proposals);
  const done = proposals.filter(({ step }) => step === 'done').length;
  const items = [
    kind === 'firm' ? say(pen, 'reporting.did-firm') : say(pen, 'reporting.did-figures', { firms: counts.reporting }),
    // Where no firm is told, their proposals are not known here, which is not none.
    ...(firms.length === 0 ? [] : [say(pen, 'reporting.did-proposals', { count: proposals.length, done })]),
    ...(consultations === null ? [] : [say(pen, 'reporting.did-consultations', { count: consultations })]),
  ];
  return [{ block: 'list', items }];
}
