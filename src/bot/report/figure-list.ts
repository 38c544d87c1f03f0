import type { Figure, Pick } from '../../engine/report/figure.ts';
import { formatUnit } from '../text/numbers.ts';
import { monthNumber, place, type SheetCell } from './line-sheet.ts';
import { figureText, industryText, type Pen, say } from './words.ts';
import type { WrittenReport } from './written.ts';

/** Every figure that stands in a report, each once, in reading order; its place gives its number. */
export function figuresIn({ blocks }: WrittenReport): ReadonlyMap<string, Figure> {
  const cells = blocks.flatMap((block) => (block.block === 'table' ? block.rows.flat() : []));
  const figures = cells.flatMap(({ figure, minus }) => [figure, minus].filter((one) => one !== undefined));
  return new Map(figures.map((figure) => [keyOf(figure), figure]));
}

/** The same for figures that add up the same lines. */
export function keyOf({ pick }: Figure): string {
  return JSON.stringify(pick);
}

/** The sheet behind the figures: what each is, of which months, its formula over the lines, its lines and factors. */
export function figureRows(pen: Pen, figures: readonly Figure[], lines: number): readonly (readonly SheetCell[])[] {
  return [heads.map((key) => say(pen, key)), ...figures.map((figure, at) => figureRow(pen, figure, { at, lines }))];
}

// More letters no cell can hold.
const longestText = 32_000;

const heads = [
  'reporting.head-figure',
  'reporting.head-what',
  'reporting.head-unit',
  'reporting.head-from',
  'reporting.head-to',
  'reporting.head-value',
  'reporting.head-state',
  'reporting.head-lines',
  'reporting.head-factors',
];

function figureRow(
  pen: Pen,
  figure: Figure,
  { at, lines }: { readonly at: number; readonly lines: number },
): readonly SheetCell[] {
  return [
    `F${at + 1}`,
    whatOf(pen, figure.pick),
    formatUnit(figure.unit),
    figure.period.from,
    figure.period.to,
    valueCell(pen, figure, lines),
    figure.value === null ? figureText(pen, figure) : stateOf(pen, figure),
    ranges(figure.lines).slice(0, longestText),
    figure.factorIds.join(', '),
  ];
}

// What spreadsheets take; a sum over very many firms stands as a number, with its lines beside it.
const longestFormula = 8000;

function valueCell(pen: Pen, figure: Figure, lines: number): SheetCell {
  if (figure.value === null) return figureText(pen, figure);
  const formula = figure.lines.length === 0 ? '' : formulaOf(pen, figure.pick, lines);
  return formula === '' || formula.length > longestFormula ? figure.value : { formula };
}

/** The sum over the lines that a figure names: by firm, month, kind, year and comparison. */
export function formulaOf(pen: Pen, pick: Pick, lines: number): string {
  const column = (name: Parameters<typeof place>[1]): string => place(pen, name, lines);
  const shared = [
    [column('year'), `"${say(pen, `reporting.${pick.year}`)}"`],
    ...(pick.month === undefined ? [] : [[column('month'), String(monthNumber(pick.month))]]),
    pick.kind === undefined
      ? [column('energy'), `"${say(pen, 'reporting.yes')}"`]
      : [column('kind'), `"${say(pen, `kinds.${pick.kind}`)}"`],
    ...(pick.site === undefined ? [] : [[column('site'), String(pick.site)]]),
    ...(pick.paired === undefined ? [] : [[column('compared'), `"${say(pen, 'reporting.yes')}"`]]),
  ];
  const sum = (criteria: readonly (readonly string[])[]): string =>
    `SUMIFS(${[column(pick.measure === 'co2' ? 'co2' : 'use'), ...criteria.flat()].join(',')})`;
  if (pick.firms === undefined) return sum(shared);
  return pick.firms.map((firm) => sum([[column('firm'), String(firm)], ...shared])).join('+');
}

function whatOf(pen: Pen, pick: Pick): string {
  const { measure, kind, month, paired, site } = pick;
  const parts = [
    whoseOf(pen, pick),
    ...(site === undefined ? [] : [say(pen, 'reporting.site', { number: String(site) })]),
    say(pen, measure === 'co2' ? 'reporting.what-co2' : 'reporting.what-use'),
    ...(kind === undefined ? [] : [say(pen, `kinds.${kind}`)]),
    ...(month === undefined ? [] : [month]),
    ...(paired === undefined ? [] : [say(pen, 'reporting.what-compared')]),
  ];
  return parts.join(' ');
}

function whoseOf(pen: Pen, { group, firms }: Pick): string {
  if (group !== undefined) return industryText(pen, group) || say(pen, 'reporting.industry-unknown');
  const [only] = firms ?? [];
  if (only === undefined) return say(pen, 'reporting.what-all');
  return say(pen, 'reporting.caption-firm', { number: String(only) });
}

function stateOf(pen: Pen, { partial, provisional }: Figure): string {
  const parts = [
    ...(partial ? [say(pen, 'reporting.state-partial')] : []),
    ...(provisional ? [say(pen, 'reporting.state-provisional')] : []),
  ];
  return parts.length === 0 ? say(pen, 'reporting.state-known') : parts.join(' ');
}

/** `2-5, 9`: rows of the sheet of lines. */
function ranges(lines: readonly number[]): string {
  const spans: [number, number][] = [];
  for (const at of lines) {
    const last = spans.at(-1);
    if (last !== undefined && last[1] === at - 1) last[1] = at;
    else spans.push([at, at]);
  }
  return spans.map(([from, to]) => (from === to ? `${from + 2}` : `${from + 2}-${to + 2}`)).join(', ');
}
