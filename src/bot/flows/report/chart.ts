import { attribution } from '../../../engine/emission/tables.ts';
import { energyKinds } from '../../../engine/energy/registry.ts';
import { addMonths, monthsFrom } from '../../../engine/period.ts';
import { totalIfKnown } from '../../../engine/summary/reading.ts';
import { altOf } from '../../chart/alt.ts';
import type { Chart } from '../../chart/chart.ts';
import type { RecordEffect } from '../../effect.ts';
import type { Facts, ReadingFacts } from '../../facts.ts';
import type { MessageView } from '../../message.ts';

const usualMonths = 6;

/** The source of every figure with CO2, as the picture prints it. */
export const chartSource = attribution.replace(/^出典: /, '');

/** What of a row of the ledger a picture shows. */
type Shown = Pick<ReadingFacts, 'kind' | 'month' | 'kgCo2' | 'provisional'>;
type Charted = { readonly readings: readonly Shown[]; readonly locale: Facts['locale'] };

/** A picture frozen as its figures, to be kept and shown. */
type ShownChart = {
  readonly spec: Chart;
  readonly effect: RecordEffect;
  readonly view: Extract<MessageView, { readonly view: 'image' }>;
};

/** The picture of the last months up to `month`, beside last year; null when no CO2 is known in them. */
export function chartOf(charted: Charted, month: string, mediaId: string): ShownChart | null {
  const spec = monthsChart(charted, month, usualMonths);
  if (spec === null) return null;
  const alt = { words: altOf(spec) };
  return { spec, effect: { do: 'save-chart', mediaId, spec }, view: { view: 'image', path: `/media/${mediaId}`, alt } };
}

/** The kinds of so many months up to `month`, beside last year; null when no CO2 is known in them. */
export function monthsChart({ readings: all, locale }: Charted, month: string, count: number): Chart | null {
  const months = monthsFrom(addMonths(month, 1 - count), month);
  // Waste is Scope 3: in one column with energy it would look like more of it.
  const readings = all.filter(({ kind }) => kind !== 'waste');
  const known = readings.filter((one) => one.kgCo2 !== null && months.includes(one.month));
  if (known.length === 0) return null;
  const kinds = energyKinds.filter((kind) => known.some((one) => one.kind === kind));
  const series = kinds.map((kind) => ({
    name: kind,
    values: months.map((one) => sumOf(readings, one, kind)),
    provisional: months.filter((one) => known.some((row) => row.kind === kind && row.month === one && row.provisional)),
  }));
  const before = months.map((one) => sumOf(readings, addMonths(one, -12), null));
  const isKnown = before.some((value) => value !== null);
  return {
    ...{ chart: 'months', locale, unit: 'kg-CO2', months, source: chartSource },
    series: [...series, ...(isKnown ? [{ name: 'before', values: before } as const] : [])],
  };
}

// A month of which a part has no CO2 would look like a saving: it stays a gap.
function sumOf(readings: readonly Shown[], month: string, kind: Shown['kind'] | null): number | null {
  const members = readings.filter((one) => one.month === month && (kind === null || one.kind === kind));
  return totalIfKnown(members.map((one) => one.kgCo2));
}
