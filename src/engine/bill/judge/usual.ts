import { energyDefinition } from '../../energy/registry.ts';
import type { BillKind } from '../kind.ts';
import type { BillUsage } from '../reading.ts';

// Yen per unit, tax included, wide enough for small households' basic charge and for night tariffs.
const bands: Readonly<Partial<Record<BillKind, readonly [number, number]>>> = {
  electricity: [10, 150],
  city_gas: [70, 500],
  lpg: [200, 1600],
  water: [40, 4000],
  kerosene: [60, 200],
  diesel: [70, 230],
  gasoline: [90, 260],
  heavy_oil_a: [50, 200],
};
// Where more is paid the basic charge weighs less: so dear is a unit only when the first figure of its number was lost.
const ofLarge: Readonly<Partial<Record<BillKind, number>>> = { electricity: 70, city_gas: 300, lpg: 1100, water: 900 };
const large = 30_000;

/** What a small firm uses in a month: seven thousand tonnes are a misread point. */
export function isUsualAmount(kind: BillKind, { value, unit }: BillUsage): boolean {
  const definition = energyDefinition(kind === 'heavy_oil_a' ? 'heavy_oil' : kind);
  if (definition === null) return true;
  const [least, most] = definition.plausibleMonth;
  const inUnit = unit === 't' && definition.unit === 'kg' ? value * 1000 : value;
  // Three months may stand on one bill; nearly nothing may be used in one.
  return inUnit <= most * 3 && inUnit >= least / 10;
}

// Tonnes; what lorries take away at once is a tenth of it.
const severalLoads = 25;

/** More waste than a few lorries take: a point, or the figures before it, was lost. */
export function isManyLoads(kind: BillKind, { value, unit }: BillUsage): boolean {
  return kind === 'waste' && (unit === 'kg' ? value / 1000 : value) > severalLoads;
}

/** Whether the sum to be paid makes a usual price of a unit. */
export function isUsualPrice(kind: BillKind, { value, unit }: BillUsage, yen: number | null): boolean {
  const band = bands[kind];
  if (band === undefined || yen === null) return true;
  // A cubic metre of it weighs two kilograms.
  const price = unit === 'kg' ? (yen / value) * 2 : yen / value;
  return price >= band[0] && price <= Math.min(band[1], (yen < large ? null : ofLarge[kind]) ?? band[1]);
}
