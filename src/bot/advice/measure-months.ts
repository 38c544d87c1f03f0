import type { EnergyKind } from '../../engine/energy/registry.ts';
import { featuresOf } from '../../engine/measure/features.ts';
import { addMonths, monthOf, monthsFrom } from '../../engine/period.ts';
import type { Facts } from '../facts.ts';
import type { CardRow, Param } from '../message.ts';
import { ledgerOf } from './measure-advice.ts';

/** Kinds that estimates of measures do not rest on. */
const aside: readonly EnergyKind[] = ['waste', 'water'];

/** The kinds whose last twelve months are not whole, with how many there are and which lack. */
export function lackRows(facts: Facts): readonly CardRow[] {
  const features = featuresOf(ledgerOf(facts), facts.today);
  const newest = features
    .flatMap(({ months }) => months.at(-1)?.month ?? [])
    .toSorted()
    .at(-1);
  const last = newest ?? addMonths(monthOf(facts.today), -1);
  const wanted = monthsFrom(addMonths(last, -11), last);
  const kinds = new Set(facts.sites.flatMap(({ energy }) => energy.map(({ kind }) => kind)));
  return [...kinds]
    .filter((kind) => !aside.includes(kind))
    .flatMap((kind) => {
      const there = new Set(features.find((one) => one.kind === kind)?.months.map(({ month }) => month));
      const lacking = wanted.filter((month) => !there.has(month));
      return lacking.length === 0 ? [] : [lackRow(kind, wanted.length - lacking.length, lacking)];
    });
}

function lackRow(kind: EnergyKind, count: number, lacking: readonly string[]): CardRow {
  return {
    label: { key: 'measures.kind', params: { kind: { as: 'kind', kind } } },
    value: { key: 'measures.lack', params: { count, months: { as: 'list', items: runsOf(lacking) } } },
  };
}

/** Months that follow each other, from the first to the last of them. */
function runsOf(months: readonly string[]): readonly Param[] {
  const runs: [string, string][] = [];
  for (const month of months) {
    const open = runs.at(-1);
    if (open !== undefined && addMonths(open[1], 1) === month) open[1] = month;
    else runs.push([month, month]);
  }
  return runs.map(([from, to]) => {
    const [low, high] = [from, to].map((month): Param => ({ as: 'month', month }));
    if (from === to) return high ?? '';
    return { as: 'text', text: { key: 'measures.from-to', params: { low: low ?? '', high: high ?? '' } } };
  });
}
