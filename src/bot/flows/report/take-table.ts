import type { TableContext, TableItem, TableProblem, TableReading } from '../../backfill/contract.ts';
import { gridOfText } from '../../backfill/grid.ts';
import { readTable } from '../../backfill/table.ts';
import type { Sheet } from '../../event.ts';
import type { Facts } from '../../facts.ts';
import type { Text } from '../../message.ts';
import { line, type Moment, type Move, type Said } from '../talk.ts';
import { fitDraft } from './draft.ts';
import { heardKinds } from './hear.ts';
import { type Draft, isDrafting, mostDrafts, type ReportHere } from './state.ts';
import { goOn, placed } from './take-items.ts';
import { uploadLink } from './upload.ts';
import { isTaken } from './waste/collected.ts';
import { wasteOf, wasteWith } from './waste/said.ts';

type Words = Extract<Said, { by: 'text' }>;

/** Fewer figures are a message like any other. */
const leastItems = 3;
const shownProblems = 4;

/** A table that was pasted into a message; null when the text is none, or reads better as words. */
export function takePastedTable(here: ReportHere, said: Words, facts: Facts): Move<ReportHere> | null {
  const grid = gridOfText(said.text);
  const reading = grid === null ? null : readTable(grid, contextOf(facts));
  if (reading === null || reading.items.length < Math.max(leastItems, reading.problems.length)) return null;
  return takeReading(here, reading, { facts, source: said.messageId });
}

/** The tables of a file, all its sheets. Nothing is stored before every figure was shown and confirmed. */
export function takeSheets(here: ReportHere, sheets: readonly Sheet[], moment: Moment): Move<ReportHere> {
  const { facts, event, ids } = moment;
  const context = contextOf(facts);
  const readings = sheets.flatMap(({ name, cells }) => readTable([[name], ...cells], context) ?? []);
  const whole: TableReading = {
    items: readings.flatMap(({ items }) => items),
    problems: readings.flatMap(({ problems }) => problems).map((one) => ({ ...one, row: one.row - 1 })),
    passed: [...new Set(readings.flatMap(({ passed }) => passed))],
  };
  const source = 'messageId' in event ? event.messageId : null;
  if (whole.items.length > 0) return takeReading(here, whole, { facts, source });
  const words = [line('report.table-none'), ...problemLines(whole.problems), line('report.table-how')];
  // Whoever came by the page has used up its link.
  const again = event.kind === 'sheet-read' && event.messageId.startsWith('upload:') ? uploadLink(facts, ids) : [];
  return { stay: [...textViews(words), ...again] };
}

function contextOf(facts: Facts): TableContext {
  return {
    sites: facts.sites.length > 1 ? facts.sites.map(({ name }) => name) : [],
    kinds: heardKinds(facts),
    referenceDate: facts.today,
    fiscalYearStart: facts.programme?.fiscalYearStart ?? 4,
    locale: facts.locale === 'en' ? 'en' : 'ja',
  };
}

type Taking = { readonly facts: Facts; readonly source: string | null };

function takeReading(here: ReportHere, reading: TableReading, { facts, source }: Taking): Move<ReportHere> {
  const taken = reading.items.filter(({ kind }) => isTaken(kind, facts));
  const made = taken.map((item) => fitDraft(draftOf(item, facts, source), facts)).toSorted(byPlace);
  const before = isDrafting(here) ? here.drafts : [];
  const all = made.reduce<readonly Draft[]>((drafts, draft) => placed(drafts, draft, null), before);
  const over = Math.max(0, all.length - mostDrafts);
  const lead = [
    line('report.table-read', { count: taken.length }),
    ...(taken.length === reading.items.length ? [] : [line('waste.not-collected')]),
    ...(reading.passed.length === 0
      ? []
      : [line('report.table-passed', { names: reading.passed.slice(0, 6).join('、') })]),
    ...problemLines(reading.problems),
    ...(over === 0 ? [] : [line('report.table-over', { count: over })]),
  ];
  return { ...goOn(here, all.slice(0, mostDrafts), { facts, reason: null }), lead: textViews(lead) };
}

function draftOf(item: TableItem, facts: Facts, source: string | null): Draft {
  const site = facts.sites.find(({ name }) => name === item.site);
  return {
    kind: item.kind,
    siteId: site?.id ?? null,
    siteSaid: null,
    value: item.value,
    unit: item.unit,
    period: item.period,
    approx: item.approx,
    replaces: null,
    source: source?.slice(0, 100) ?? null,
    photo: null,
    waste: item.kind === 'waste' ? wasteWith(wasteOf({ waste: null }), item.waste) : null,
  };
}

/** The card goes through one place and kind after the other, month by month. */
function byPlace(left: Draft, right: Draft): number {
  const key = ({ siteId, kind, period }: Draft): string => `${siteId} ${kind} ${period?.to ?? ''}`;
  return key(left) < key(right) ? -1 : Number(key(left) > key(right));
}

const reasons: Readonly<Record<TableProblem['code'], string>> = {
  unreadable: 'report.cell-unreadable',
  'no-kind': 'report.cell-no-kind',
  'unit-mismatch': 'report.cell-unit',
  future: 'report.cell-future',
  twice: 'report.cell-twice',
  'too-many': 'report.cell-too-many',
};

function problemLines(problems: readonly TableProblem[]): readonly Text[] {
  const shown = problems
    .slice(0, shownProblems)
    .map(({ code, row, column, text }) => line(reasons[code], { row, column, text }));
  const rest = problems.length - shown.length;
  return rest === 0 ? shown : [...shown, line('report.cells-more', { count: rest })];
}

function textViews(lines: readonly Text[]) {
  const text = lines.reduce((first, second) =>
    line('report.two-lines', { first: { as: 'text', text: first }, second: { as: 'text', text: second } }),
  );
  return [{ view: 'text', text } as const];
}
