import { type EnergyKind, energyKinds } from '../energy/registry.ts';
import { addMonths, monthsFrom, type Period } from '../period.ts';
import { type Effect, effectOver } from './effect.ts';
import { type Figure, figureAmong, type Pick } from './figure.ts';
import type { ReportFirm } from './input.ts';
import type { Line } from './line.ts';
import { indexOf } from './line-index.ts';
import { isEnergy, type Pairing, type Year } from './pairing.ts';

/** One kind over the whole period, beside the same months of the year before. */
export type KindFigures = {
  readonly kind: EnergyKind;
  readonly use: Figure;
  readonly useBefore: Figure;
  readonly co2: Figure;
  readonly co2Before: Figure;
};

/** One month of all energy, beside the same month of the year before. */
export type MonthFigures = { readonly month: string; readonly now: Figure; readonly before: Figure };

/** The figures of one firm, or of all together. Energy is Scope 1 and 2; waste stands apart. */
export type Part = {
  readonly now: Figure;
  readonly before: Figure;
  readonly months: readonly MonthFigures[];
  readonly kinds: readonly KindFigures[];
  /** Water and waste, which are no energy: only those that were reported. */
  readonly others: readonly KindFigures[];
  readonly effect: Effect;
};

/** What a part is made from: its firms, their lines, and the number of the firm if it is one. */
export type PartSource = {
  readonly firms: readonly ReportFirm[];
  readonly lines: readonly Line[];
  readonly period: Period;
  readonly pairing: Pairing;
  readonly firm?: number;
  /** Where these lines begin in the list of the report, if they are a piece of it. */
  readonly base?: number;
};

/** The same months of the year before. */
export function yearBefore({ from, to }: Period): Period {
  return { from: addMonths(from, -12), to: addMonths(to, -12) };
}

/** All figures of a part. */
export function partOf(source: PartSource): Part {
  const { firms, lines, period, pairing, firm, base = 0 } = source;
  const own = firm === undefined ? {} : { firms: [firm] };
  const among = indexOf(lines);
  const figure = (pick: Omit<Pick, 'firms'>, month?: string): Figure => {
    const whole = pick.year === 'now' ? period : yearBefore(period);
    const span = month === undefined ? whole : { from: month, to: month };
    const partial = pick.paired === undefined && isPartial(source, span, pick.kind);
    const whose = { ...pick, ...own, ...(month === undefined ? {} : { month }) };
    return figureAmong(among(whose), whose, { period: span, partial, base });
  };
  const co2 = (year: Year, month?: string): Figure => figure({ measure: 'co2', year }, month);
  const kinds = kindsIn(firms, lines).map((kind) => ({
    kind,
    use: figure({ measure: 'use', year: 'now', kind }),
    useBefore: figure({ measure: 'use', year: 'before', kind }),
    co2: figure({ measure: 'co2', year: 'now', kind }),
    co2Before: figure({ measure: 'co2', year: 'before', kind }),
  }));
  const pairs = pairing.pairs.filter((pair) => firm === undefined || pair.firm === firm);
  const sides = {
    before: figure({ measure: 'co2', year: 'before', paired: true }),
    now: figure({ measure: 'co2', year: 'now', paired: true }),
  };
  return {
    now: co2('now'),
    before: co2('before'),
    months: monthsFrom(period.from, period.to).map((month) => ({
      month,
      now: co2('now', month),
      before: co2('before', addMonths(month, -12)),
    })),
    kinds: kinds.filter(({ kind }) => isEnergy(kind)),
    others: kinds.filter(
      ({ kind, use, useBefore }) => !isEnergy(kind) && use.lines.length + useBefore.lines.length > 0,
    ),
    effect: effectOver(pairs, lines, sides),
  };
}

/** Some firm's month within the span is not whole, or lacks this kind. */
function isPartial(
  { firms, pairing }: Omit<PartSource, 'lines'>,
  { from, to }: Period,
  kind: EnergyKind | undefined,
): boolean {
  return monthsFrom(from, to).some((month) =>
    firms.some((firm) => {
      const { ahead, whole, missing, withoutCo2 } = pairing.stateAt(firm, month);
      // Nothing is missing of a month ahead, but a sum that is said to hold it is not whole.
      return ahead || (kind === undefined ? !whole : missing.includes(kind) || withoutCo2.includes(kind));
    }),
  );
}

function kindsIn(firms: readonly ReportFirm[], lines: readonly Line[]): readonly EnergyKind[] {
  const expected = firms.flatMap(({ meters }) => meters.map(({ kind }) => kind));
  const numbers = new Set(firms.map(({ number }) => number));
  const there = lines.flatMap(({ firm, kind }) => (numbers.has(firm) ? [kind] : []));
  const all = new Set([...expected, ...there]);
  return energyKinds.filter((kind) => all.has(kind));
}
