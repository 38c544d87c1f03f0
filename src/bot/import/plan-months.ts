import type { EnergyKind } from '../../engine/energy/registry.ts';
import { isEnergyKind } from '../../engine/energy/registry.ts';
import { addMonths, firstDay, lastDay, monthsFrom, type Period } from '../../engine/period.ts';
import { assess } from '../../engine/plausibility/assess.ts';
import type { KnownReading } from '../../engine/plausibility/types.ts';
import type { SiteFacts } from '../facts.ts';
import { canBe } from '../understand/resolve/compatible.ts';
import type { ImportContext, ImportProblem, ImportProblemCode, MonthsRead, TableFigure } from './contract.ts';
import { type FirmBook, findFirm, findSite, type KnownFirm } from './firms.ts';

/** A figure that has its place in a ledger. */
export type PlacedFigure = {
  readonly row: number;
  readonly column: number;
  readonly firm: KnownFirm;
  readonly site: SiteFacts;
  readonly kind: EnergyKind;
  readonly quantity: { readonly value: number; readonly unit: string };
  readonly period: Period;
  readonly month: string;
};

/** What taking a table over would do. `same`: stands in the ledger already, to the digit. */
export type MonthsPlan = {
  readonly add: readonly PlacedFigure[];
  readonly same: number;
  readonly problems: readonly ImportProblem[];
  /** Rows that were asked to be left out. */
  readonly skipped: readonly number[];
  readonly passed: readonly string[];
};

/** Answers of whoever imports: figures that are right though they look wrong, and rows to leave out. */
export type Answers = { readonly accept: ReadonlySet<string>; readonly skip: ReadonlySet<number> };

/** Ten years and some: nobody has bills from before. */
const mostYears = 20;

/** Decides over every figure of a table; nothing is stored that is not in `add`. */
export function planMonths(
  read: MonthsRead,
  book: FirmBook,
  { context, answers }: { context: ImportContext; answers: Answers },
): MonthsPlan {
  const kept = read.figures.filter(({ row }) => !answers.skip.has(row));
  const found = kept.map((figure) => place(figure, book, context));
  const placed = found.flatMap((one) => ('code' in one ? [] : [one]));
  const problems = oncePerRow(found.flatMap((one) => ('code' in one ? [one] : [])));
  const slots = Map.groupBy(placed, slotOf);
  const twice = [...slots.values()].filter((same) => same.length > 1).flat();
  const known = placed.filter((one) => (slots.get(slotOf(one)) ?? []).length === 1);
  const against = known.map((one) => ({ one, standing: standingOf(one) }));
  const add = against.flatMap(({ one, standing }) => (standing === 'open' ? [one] : []));
  const doubtful = unusual(add).filter((one) => !isAccepted(one, answers));
  return {
    add,
    same: against.filter(({ standing }) => standing === 'same').length,
    problems: [
      ...read.problems.filter(({ row }) => !answers.skip.has(row)),
      ...problems,
      ...twice.map((one) => problemOf('twice', one, String(one.quantity.value))),
      ...against.flatMap(({ one, standing }) =>
        standing === 'open' || standing === 'same' ? [] : [problemOf('conflict', one, standing)],
      ),
      ...doubtful,
    ].toSorted((a, b) => a.row - b.row || a.column - b.column),
    skipped: [...answers.skip].toSorted((a, b) => a - b),
    passed: read.passed,
  };
}

const ofRow: ReadonlySet<ImportProblemCode> = new Set<ImportProblemCode>([
  ...(['firm-unknown', 'firm-ambiguous', 'firm-mismatch', 'firm-gone', 'site-unknown', 'site-missing'] as const),
]);

/** What is wrong with a row whole is said once, not for each of its cells. */
function oncePerRow(problems: readonly ImportProblem[]): readonly ImportProblem[] {
  const said = problems.map((one) => (ofRow.has(one.code) ? { ...one, column: 0 } : one));
  return [...new Map(said.map((one) => [`${one.code} ${one.row} ${one.column}`, one])).values()];
}

function problemOf(
  code: ImportProblemCode,
  { row, column }: { row: number; column: number },
  text: string,
): ImportProblem {
  return { code, row, column, text };
}

function place(figure: TableFigure, book: FirmBook, context: ImportContext): PlacedFigure | ImportProblem {
  const problem = (code: ImportProblemCode, text = figure.text): ImportProblem => problemOf(code, figure, text);
  const firm = findFirm(book, figure.firm);
  if (typeof firm === 'string')
    return problem(firm, [figure.firm.number, figure.firm.name].filter((one) => one !== '').join(' '));
  const site = findSite(firm, figure.firm.site);
  if (typeof site === 'string') return problem(site, figure.firm.site);
  const kind = kindOf(figure, site, context);
  if (!isEnergyKind(kind)) return problem(kind);
  if (figure.unit === null) return problem('no-unit');
  if (!canBe(kind, figure.unit)) return problem('unit-mismatch', figure.unit);
  if (figure.month > context.today.slice(0, 7)) return problem('future', figure.month);
  if (Number(figure.month.slice(0, 4)) < Number(context.today.slice(0, 4)) - mostYears)
    return problem('outside', figure.month);
  const { row, column, month, days, value, unit } = figure;
  const period = days ?? { from: firstDay(month), to: lastDay(month) };
  return { row, column, firm, site, kind, quantity: { value, unit }, period, month };
}

/** Gas without more is the gas that this place has, and never guessed where it has both or none. */
function kindOf({ kind }: TableFigure, site: SiteFacts, { kinds }: ImportContext): EnergyKind | ImportProblemCode {
  if (kind === null) return 'no-kind';
  if (kind === 'gas') {
    const own = site.energy.filter((one) => one.kind === 'city_gas' || one.kind === 'lpg');
    const [only, ...others] = own;
    return only === undefined || others.length > 0 ? 'kind-unclear' : only.kind;
  }
  return kind === 'waste' || !kinds.includes(kind) ? 'kind-not-collected' : kind;
}

function slotOf({ site, kind, month }: PlacedFigure): string {
  return `${site.id} ${kind} ${month}`;
}

/** Whether the ledger has this month already, by itself or within a longer bill: the same, or what stands there. */
function standingOf({ firm, site, kind, month, quantity }: PlacedFigure): string {
  const own = firm.readings.filter((one) => one.siteId === site.id && one.kind === kind);
  const there = own.filter((one) => one.month === month || holds(one.period, month));
  if (there.length === 0) return 'open';
  const same = there.some(
    (one) => one.month === month && one.quantity.value === quantity.value && one.quantity.unit === quantity.unit,
  );
  return same ? 'same' : there.map((one) => `${one.quantity.value} ${one.quantity.unit}`).join(' + ');
}

function holds({ from, to }: Period, month: string): boolean {
  return from <= firstDay(month) && to >= lastDay(month);
}

/** So far back a figure is held against others: three times the same month of a year. */
const monthsBack = 37;

/** Each figure is held against those of its firm from before, in the ledger and in the table. */
function unusual(add: readonly PlacedFigure[]): readonly ImportProblem[] {
  return [...Map.groupBy(add, ({ firm }) => firm.business.id).values()].flatMap((own) => {
    const fresh = own.map((one) => ({ one, reading: { ...one, siteId: one.site.id } }));
    const all: readonly KnownReading[] = [...(own[0]?.firm.readings ?? []), ...fresh.map(({ reading }) => reading)];
    const byMonth = Map.groupBy(all, ({ month }) => month);
    const [scale] = own.map(({ firm }) => firm.business);
    const before = (month: string): readonly KnownReading[] =>
      monthsFrom(addMonths(month, -monthsBack), month).flatMap((one) => byMonth.get(one) ?? []);
    return fresh.flatMap(({ one, reading }) => {
      const history = before(one.month).filter((other) => other !== reading);
      const found = assess(reading, history, scale);
      const said = `${reading.quantity.value} ${reading.quantity.unit}`;
      return found.verdict === 'plausible' ? [] : [problemOf('unusual', one, said)];
    });
  });
}

function isAccepted({ row, column }: ImportProblem, { accept }: Answers): boolean {
  return accept.has(String(row)) || accept.has(`${row}:${column}`);
}
