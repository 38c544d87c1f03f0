import { divide, type Exact, exact } from './exact.ts';

const sizes = {
  kWh: { measures: 'electricity', size: '1' },
  MWh: { measures: 'electricity', size: '1000' },
  GWh: { measures: 'electricity', size: '1000000' },
  m3: { measures: 'gas', size: '1' },
  // A cubic metre at 0 °C and 1 atm is another amount of gas than a metered one.
  Nm3: { measures: 'normal-gas', size: '1' },
  mL: { measures: 'liquid', size: '0.001' },
  L: { measures: 'liquid', size: '1' },
  kL: { measures: 'liquid', size: '1000' },
  g: { measures: 'mass', size: '0.001' },
  kg: { measures: 'mass', size: '1' },
  t: { measures: 'mass', size: '1000' },
  MJ: { measures: 'heat', size: '1' },
  GJ: { measures: 'heat', size: '1000' },
} as const;

/** A unit of use. `m3` is as metered, `Nm3` at 0 °C and 1 atm. */
export type Unit = keyof typeof sizes;

/** Every unit the engine knows. */
export const units = [
  'kWh',
  'MWh',
  'GWh',
  'm3',
  'Nm3',
  'mL',
  'L',
  'kL',
  'g',
  'kg',
  't',
  'MJ',
  'GJ',
] as const satisfies readonly Unit[];

const otherSpellings: ReadonlyMap<string, Unit> = new Map<string, Unit>([
  ['kwh', 'kWh'],
  ['KWH', 'kWh'],
  ['Kwh', 'kWh'],
  ['KWh', 'kWh'],
  ['M3', 'm3'],
  ['立方メートル', 'm3'],
  ['立米', 'm3'],
  ['l', 'L'],
  ['リットル', 'L'],
  ['kl', 'kL'],
  ['KL', 'kL'],
  ['ml', 'mL'],
  ['KG', 'kg'],
  ['Kg', 'kg'],
  ['トン', 't'],
]);

/** Reads a unit as people write it (`㎥`, `m³`, `ℓ`, full width); `null` if it is none of ours. */
export function parseUnit(text: string): Unit | null {
  const plain = text.normalize('NFKC').trim();
  return units.find((unit) => unit === plain) ?? otherSpellings.get(plain) ?? null;
}

/** How many `to` one `from` is, exactly; `null` if they measure different things. */
export function conversion(from: Unit, to: Unit): Exact | null {
  if (sizes[from].measures !== sizes[to].measures) return null;
  return divide(exact(sizes[from].size), exact(sizes[to].size));
}

/** Every unit that can be converted to one of these. */
export function unitsLike(accepted: readonly Unit[]): readonly Unit[] {
  return units.filter((unit) => accepted.some((other) => conversion(unit, other) !== null));
}
