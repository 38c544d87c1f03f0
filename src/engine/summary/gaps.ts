import type { EnergyKind } from '../energy/registry.ts';
import type { Expected, SummaryReading } from './reading.ts';

/** A month for which a kind was expected and is not reported. */
export type Gap = { readonly kind: EnergyKind; readonly month: string };

/** Every missing month of every expected kind, oldest first. Zero reported is no gap. */
export function gapsOf(
  readings: readonly Pick<SummaryReading, 'kind' | 'month'>[],
  expected: Expected,
): readonly Gap[] {
  const reported = new Set(readings.map(({ kind, month }) => `${kind} ${month}`));
  return expected.months.flatMap((month) =>
    expected.kinds.filter((kind) => !reported.has(`${kind} ${month}`)).map((kind) => ({ kind, month })),
  );
}
