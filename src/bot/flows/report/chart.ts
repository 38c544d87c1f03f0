import { attribution } from '../../../engine/emission/tables.ts';
import { energyKinds } from '../../../engine/energy/registry.ts';
import { addMonths, monthsFrom } from '../../../engine/period.ts';
import { totalIfKnown } from '../../../engine/summary/reading.ts';
import type { RecordEffect } from '../../effect.ts';
import type { Facts, ReadingFacts } from '../../facts.ts';
import type { MessageView } from '../../message.ts';
import { line } from '../talk.ts';

const monthsShown = 6;

/** The picture of the last six months up to `month`, beside last year; null when no CO2 is known in them. */
export function chartOf(
  { readings: all, locale }: Facts,
  month: string,
  mediaId: string,
): { readonly effect: RecordEffect; readonly view: MessageView } | null {
  const months = monthsFrom(addMonths(month, 1 - monthsShown), month);
  // Waste is Scope 3: in one column with energy it would look like more of it.
  const readings = all.filter(({ kind }) => kind !== 'waste');
  const known = readings.filter((one) => one.kgCo2 !== null);
  if (!known.some((one) => months.includes(one.month))) return null;
  const kinds = energyKinds.filter((kind) => known.some((one) => one.kind === kind && months.includes(one.month)));
  const series = kinds.map((kind) => ({ kind, kgCo2: months.map((one) => sumOf(readings, one, kind)) }));
  const lastYear = months.map((one) => sumOf(readings, addMonths(one, -12), null));
  return {
    effect: {
      do: 'save-chart',
      mediaId,
      spec: {
        chart: 'monthly-emissions',
        locale,
        months,
        series,
        lastYear,
        source: attribution.replace(/^出典: /, ''),
      },
    },
    view: {
      view: 'image',
      path: `/media/${mediaId}`,
      alt: line('report.chart-alt', { month: { as: 'month', month } }),
    },
  };
}

// A month of which a part has no CO2 would look like a saving: it stays a gap.
function sumOf(readings: readonly ReadingFacts[], month: string, kind: ReadingFacts['kind'] | null): number | null {
  const members = readings.filter((one) => one.month === month && (kind === null || one.kind === kind));
  return totalIfKnown(members.map((one) => one.kgCo2));
}
