import { type EnergyKind, energyKinds } from '../../engine/energy/registry.ts';
import { addMonths, fiscalYearMonths, monthsFrom } from '../../engine/period.ts';
import { intensityOf } from '../../engine/summary/intensity.ts';
import { total } from '../../engine/summary/reading.ts';
import { allowedPart } from '../../engine/target/target.ts';
import { monthCo2Of } from '../advice/month-co2.ts';
import { targetOf } from '../advice/target-facts.ts';
import type { Chart } from '../chart/chart.ts';
import type { Facts } from '../facts.ts';
import { chartSource, monthsChart } from '../flows/report/chart.ts';

const monthsShown = 12;
const monthsOfTrend = 60;

/** The pictures of a firm's own page: everything, what it is made of, over the years, by size, against the target. */
const views = { all, share, trend, area, person, target } as const;

/** The picture of a name, or of one kind; null where nothing is known for it. */
export function ownChart(facts: Facts, name: string): Chart | null {
  const view = Object.entries(views).find(([key]) => key === name)?.[1];
  if (view !== undefined) return view(facts);
  const kind = energyKinds.find((one) => one === name);
  return kind === undefined ? null : ofKinds(facts, [kind]);
}

/** The names of the pictures that can be drawn, the one of everything first. */
export function ownCharts(facts: Facts): readonly { readonly name: string; readonly chart: Chart }[] {
  const kinds = chartedKinds(facts);
  // A picture of the only kind there is would be the first one again.
  const names = [...Object.keys(views), ...(kinds.length > 1 ? kinds : [])];
  return names.flatMap((name) => {
    const chart = ownChart(facts, name);
    return chart === null ? [] : [{ name, chart }];
  });
}

/** Waste is Scope 3 and stands in no picture of energy. */
function chartedKinds({ readings }: Facts): readonly EnergyKind[] {
  const known = new Set(readings.flatMap(({ kind, kgCo2 }) => (kgCo2 === null ? [] : [kind])));
  return energyKinds.filter((kind) => kind !== 'waste' && known.has(kind));
}

function ofKinds({ readings, locale }: Facts, kinds: readonly EnergyKind[]): Chart | null {
  const own = readings.filter(({ kind }) => kinds.includes(kind));
  const newest = own
    .flatMap(({ month, kgCo2 }) => (kgCo2 === null ? [] : [month]))
    .toSorted()
    .at(-1);
  return newest === undefined ? null : monthsChart({ readings: own, locale }, newest, monthsShown);
}

function all(facts: Facts): Chart | null {
  return ofKinds(facts, chartedKinds(facts));
}

function share(facts: Facts): Chart | null {
  const chart = all(facts);
  if (chart === null) return null;
  const series = chart.series.filter(({ name }) => name !== 'before');
  return series.length < 2 ? null : { ...chart, chart: 'share', series };
}

/** All that is wholly known; less than a year is in the picture of the months already. */
function trend(facts: Facts): Chart | null {
  const known = wholeMonths(facts);
  const [first, last] = [[...known.keys()][0], [...known.keys()].at(-1)];
  if (first === undefined || last === undefined || addMonths(first, monthsShown) > last) return null;
  const earliest = addMonths(last, 1 - monthsOfTrend);
  const months = monthsFrom(first > earliest ? first : earliest, last);
  return totals(facts, 'trend', { months, at: (month) => known.get(month) ?? null });
}

function area(facts: Facts): Chart | null {
  return bySize(facts, 'kgCo2PerM2');
}

function person(facts: Facts): Chart | null {
  return bySize(facts, 'kgCo2PerEmployee');
}

function bySize(facts: Facts, of: 'kgCo2PerM2' | 'kgCo2PerEmployee'): Chart | null {
  const { business } = facts;
  const known = wholeMonths(facts);
  const last = [...known.keys()].at(-1);
  if (business === null || last === undefined) return null;
  const at = (month: string): number | null => intensityOf(known.get(month) ?? null, business)[of];
  if (at(last) === null) return null;
  const months = monthsFrom(addMonths(last, 1 - monthsShown), last);
  const chart = totals(facts, 'intensity', { months, at });
  return { ...chart, unit: of === 'kgCo2PerM2' ? 'kg-CO2/m2' : 'kg-CO2/employee' };
}

/** The sums of twelve months after the base year beside the straight line that the target allows. */
function target(facts: Facts): Chart | null {
  const wanted = targetOf(facts);
  const known = wholeMonths(facts);
  const last = [...known.keys()].at(-1);
  if (wanted === null || last === undefined) return null;
  const { from, to } = fiscalYearMonths(wanted.baseYear, wanted.startMonth);
  const sumUpTo = (month: string): number | null => {
    const values = monthsFrom(addMonths(month, 1 - monthsShown), month).flatMap((one) => known.get(one) ?? []);
    return values.length === monthsShown ? total(values) : null;
  };
  const base = sumUpTo(to);
  if (base === null || from > last || to >= last) return null;
  const earliest = addMonths(last, 1 - monthsOfTrend);
  const months = monthsFrom(to > earliest ? to : earliest, last);
  const chart = totals(facts, 'target', { months, at: sumUpTo });
  const path = months.map((month) => base * allowedPart(wanted, month));
  return { ...chart, series: [...chart.series, { name: 'path', values: path }] };
}

type Row = { readonly months: readonly string[]; readonly at: (month: string) => number | null };

function totals({ locale, readings }: Facts, form: Chart['chart'], { months, at }: Row): Chart {
  const provisional = new Set(readings.flatMap((one) => (one.provisional ? [one.month] : [])));
  const values = months.map(at);
  const unsure = months.filter((month) => provisional.has(month));
  return {
    ...{ chart: form, locale, unit: 'kg-CO2', months, source: chartSource },
    series: [{ name: 'total', values, provisional: unsure }],
  };
}

/** CO2 of the months of which all is known, oldest first. */
function wholeMonths(facts: Facts): ReadonlyMap<string, number> {
  return new Map(monthCo2Of(facts).flatMap(({ month, kgCo2 }) => (kgCo2 === null ? [] : [[month, kgCo2] as const])));
}
