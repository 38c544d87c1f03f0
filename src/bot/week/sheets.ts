import type { DueFirm } from '../../engine/week/input.ts';
import type { Amount, KindAmounts, Week } from '../../engine/week/week-shape.ts';
import { monthNumber, type SheetCell } from '../report/line-sheet.ts';
import type { ReportLocale } from '../report/words.ts';
import { formatUnit } from '../text/numbers.ts';
import { amountText, penIn, type WeekPen } from './pen.ts';
import type { WrittenWeek } from './write.ts';

type Rows = readonly (readonly SheetCell[])[];

/** A sheet of the workbook in the thread. */
export type WeekSheet = { readonly name: string; readonly rows: Rows; readonly heads: boolean };

/**
 * The workbook: the text, the sums by month as formulas over the figures by kind, and the firms that agree, by number and
 * name. `names`: those that agree now, by number; who took the consent back meanwhile is not in the list any more.
 */
export function weekSheets(
  week: Week,
  {
    locale,
    written,
    names,
  }: {
    readonly locale: ReportLocale;
    readonly written: WrittenWeek;
    readonly names: ReadonlyMap<number, string | null>;
  },
): readonly WeekSheet[] {
  const pen = penIn(locale);
  const { say } = pen;
  const figures = figureRows(pen, week);
  return [
    { name: say('week.sheet-text'), rows: textRows(written), heads: false },
    { name: say('week.sheet-sums'), rows: sumRows(pen, week, figures.length), heads: true },
    { name: say('week.sheet-figures'), rows: [headsOf(pen, figureHeads), ...figures], heads: true },
    { name: say('week.sheet-firms'), rows: [headsOf(pen, firmHeads), ...firmRows(pen, week, names)], heads: true },
  ];
}

const headsOf = ({ say }: WeekPen, keys: readonly string[]): readonly SheetCell[] => keys.map((key) => say(key));

function textRows({ title, lead, sections, notes }: WrittenWeek): Rows {
  const lines = (text: string): Rows => text.split('\n').map((line) => [line]);
  return [
    [title],
    ...lines(lead),
    ...sections.flatMap((one) => [[], [one.title], ...one.lines.flatMap(lines)]),
    [],
    ...notes.flatMap(lines),
  ];
}

const figureHeads = [
  'week.head-month',
  'week.head-year',
  'week.head-kind',
  'week.head-energy',
  'week.head-use',
  'week.head-unit',
  'week.head-co2',
  'week.head-marks',
];

/** Months are numbers: a text like 2026-08 is taken for a day by spreadsheets. */
function figureRows(pen: WeekPen, { months }: Week): Rows {
  return months.flatMap(({ month, kinds }) =>
    kinds.flatMap((one) => [
      figureRow(pen, { month, year: 'now', one }),
      figureRow(pen, { month, year: 'before', one }),
    ]),
  );
}

type Placed = { readonly month: string; readonly year: 'now' | 'before'; readonly one: KindAmounts };

function figureRow(pen: WeekPen, { month, year, one }: Placed): readonly SheetCell[] {
  const { say } = pen;
  const [use, co2] = year === 'now' ? [one.use, one.co2] : [one.useBefore, one.co2Before];
  const isEnergy = one.kind !== 'water' && one.kind !== 'waste';
  return [
    monthNumber(month),
    say(year === 'now' ? 'week.year-now' : 'week.year-before'),
    say(`kinds.${one.kind}`),
    say(isEnergy ? 'reporting.yes' : 'reporting.no'),
    use.value ?? say('reporting.unknown'),
    formatUnit(one.unit),
    co2.value ?? say('reporting.unknown'),
    marksOf(pen, co2),
  ];
}

function marksOf(pen: WeekPen, amount: Amount): string {
  if (amount.value === null) return '';
  return amountText(pen, { ...amount, value: 0 }, '')
    .replace(/^0\s*/, '')
    .trim();
}

const sumHeads = ['week.head-month', 'week.head-now', 'week.head-before', 'week.head-marks'];

/** Each sum is a formula over the figures, where there is one. */
function sumRows(pen: WeekPen, week: Week, rows: number): Rows {
  const { say } = pen;
  const sheet = `'${say('week.sheet-figures')}'`;
  const column = (letter: string): string => `${sheet}!$${letter}$2:$${letter}$${rows + 1}`;
  const sum = (year: string, month: string | null): SheetCell => ({
    formula: `SUMIFS(${column('G')},${column('B')},"${say(year)}",${column('D')},"${say('reporting.yes')}"${
      month === null ? '' : `,${column('A')},${monthNumber(month)}`
    })`,
    format: '#,##0.0',
  });
  const cell = (amount: Amount, year: string, month: string | null): SheetCell =>
    amount.value === null ? say('reporting.unknown') : sum(year, month);
  const total = week.support;
  return [
    headsOf(pen, sumHeads),
    ...week.months.map(({ month, now, before }) => [
      monthNumber(month),
      cell(now, 'week.year-now', month),
      cell(before, 'week.year-before', month),
      marksOf(pen, now),
    ]),
    ...(total === null
      ? []
      : [
          [
            say('week.total'),
            cell(total.now, 'week.year-now', null),
            cell(total.before, 'week.year-before', null),
            marksOf(pen, total.now),
          ],
        ]),
  ];
}

const firmHeads = ['week.head-number', 'week.head-name', 'week.head-month', 'week.head-state', 'week.head-missing'];

const states: Readonly<Record<DueFirm['state'], string>> = {
  reported: 'week.state-reported',
  'reported-late': 'week.state-late',
  partly: 'week.state-partly',
  missing: 'week.state-missing',
};

function firmRows({ say }: WeekPen, { due }: Week, names: ReadonlyMap<number, string | null>): Rows {
  if (due === null) return [];
  const told = due.firms.filter(({ number }) => names.has(number));
  return told.map(({ number, state, missing }) => [
    number,
    names.get(number) ?? say('reporting.none'),
    monthNumber(due.month),
    say(states[state]),
    missing,
  ]);
}
