import { attribution } from '../../../engine/emission/tables.ts';
import { energyKinds } from '../../../engine/energy/registry.ts';
import { addMonths, monthsFrom } from '../../../engine/period.ts';
import { totalIfKnown } from '../../../engine/summary/reading.ts';
import type { ChartSpec } from '../../chart.ts';
import type { RecordEffect } from '../../effect.ts';
import type { Facts, ReadingFacts } from '../../facts.ts';
import type { MessageView } from '../../message.ts';
import { line } from '../talk.ts';

const usualMonths = 6;

/** What of a row of the ledger a picture shows. */
type Shown = Pick<ReadingFacts, 'kind' | 'month' | 'kgCo2'>;
type Charted = { readonly readings: readonly Shown[]; readonly locale: Facts['locale'] };

/** A picture frozen as its figures, to be kept and shown. */
type Chart = {
  readonly spec: ChartSpec;
  readonly effect: RecordEffect;
  readonly view: Extract<MessageView, { readonly view: 'image' }>;
};

/** The picture of the last months up to `month`, beside last year; null when no CO2 is known in them. */
export function chartOf(
  { readings: all, locale }: Charted,
  month: string,
  mediaId: string,
  count = usualMonths,
): Chart | null {
  const months = monthsFrom(addMonths(month, 1 - count), month);
  // Waste is Scope 3: in one column with energy it would look like more of it.
  const readings = all.filter(({ kind }) => kind !== 'waste');
  const known = readings.filter((one) => one.kgCo2 !== null);
  if (!known.some((one) => months.includes(one.month))) return null;
  const kinds = energyKinds.filter((kind) => known.some((one) => one.kind === kind && months.includes(one.month)));
  const series = kinds.map((kind) => ({ kind, kgCo2: months.map((one) => sumOf(readings, one, kind)) }));
  const lastYear = months.map((one) => sumOf(readings, addMonths(one, -12), null));
  const source = attribution.replace(/^出典: /, '');
  const spec = { chart: 'monthly-emissions', locale, months, series, lastYear, source } as const;
  const alt = line('report.chart-alt', { month: { as: 'month', month } });
  return { spec, effect: { do: 'save-chart', mediaId, spec }, view: { view: 'image', path: `/media/${mediaId}`, alt } };
}

// A month of which a part has no CO2 would look like a saving: it stays a gap.
function sumOf(readings: readonly Shown[], month: string, kind: Shown['kind'] | null): number | null {
  const members = readings.filter((one) => one.month === month && (kind === null || one.kind === kind));
  return totalIfKnown(members.map((one) => one.kgCo2));
}
