import { energyKinds } from '../../engine/energy/registry.ts';
import type { Chart } from '../chart/chart.ts';
import type { Facts } from '../facts.ts';
import { monthsChart } from '../flows/report/chart.ts';

const monthsShown = 12;

/** The picture of all energy, or of one kind, beside the year before; null where nothing is known of it. */
export function ownChart({ readings, locale }: Facts, name: string): Chart | null {
  const kind = energyKinds.find((one) => one === name) ?? null;
  if (kind === null && name !== 'all') return null;
  const own = readings.filter((one) => one.kind !== 'waste' && (kind === null || one.kind === kind));
  const newest = own
    .filter(({ kgCo2 }) => kgCo2 !== null)
    .map(({ month }) => month)
    .toSorted()
    .at(-1);
  return newest === undefined ? null : monthsChart({ readings: own, locale }, newest, monthsShown);
}
