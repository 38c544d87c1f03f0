import { isEnergyKind } from '../../engine/energy/registry.ts';
import { totalIfKnown } from '../../engine/summary/reading.ts';
import type { MonthCo2 } from '../../engine/target/target.ts';
import type { Facts } from '../facts.ts';
import { advisedReadings } from './advised-readings.ts';

/** What is no energy: targets and steps are about energy. */
const others: readonly string[] = ['waste', 'water'];

/**
 * The CO2 of every month for which something was reported. Null where a site lacks one of its kinds, or a figure has no
 * CO2: a sum without it would look like a saving.
 */
export function monthCo2Of({ readings, sites }: Pick<Facts, 'readings' | 'sites'>): readonly MonthCo2[] {
  const parts = readings
    .filter(({ kind }) => isEnergyKind(kind) && !others.includes(kind))
    .flatMap((row) => advisedReadings({ ...row, energyGj: null }).map((part) => ({ siteId: row.siteId, part })));
  const wanted = sites.flatMap(({ id, energy }) =>
    energy.filter(({ kind }) => !others.includes(kind)).map(({ kind }) => `${id} ${kind}`),
  );
  return [...Map.groupBy(parts, ({ part }) => part.month ?? '')]
    .map(([month, own]) => {
      const there = new Set(own.map(({ siteId, part }) => `${siteId} ${part.kind}`));
      const isWhole = wanted.every((one) => there.has(one));
      const kgCo2 = totalIfKnown(own.map(({ part }) => part.computed?.kgCo2 ?? null));
      return { month, kgCo2: isWhole ? kgCo2 : null };
    })
    .toSorted((a, b) => (a.month < b.month ? -1 : 1));
}
