import type { Unit } from '../unit.ts';

/** The group that decides a kind's colour in charts, as in the ministry's energy statistics. */
export type EnergyCategory = 'electricity' | 'gas' | 'oil' | 'coal' | 'heat' | 'water' | 'waste';

/** How a kind that is a fuel finds its factor. */
export type FuelChoice = {
  /** The fuel used when no sort is named. */
  readonly stem: string;
  /** Every fuel that may be named as sort. */
  readonly stems: readonly string[];
};

/** All that the program must know of one kind of energy. */
export type EnergyDefinition<Kind extends string = string> = {
  readonly kind: Kind;
  readonly names: { readonly ja: string; readonly en: string };
  readonly category: EnergyCategory;
  /** GHG Protocol scope; water has none because it has no CO2 factor here. */
  readonly scope: 1 | 2 | 3 | null;
  readonly unit: Unit;
  readonly units: readonly Unit[];
  /** What a small firm's month usually lies between, in `unit`. Outside it a person is asked, never refused. */
  readonly plausibleMonth: readonly [number, number];
  readonly fuel: FuelChoice | null;
};

/** Keeps the kind's literal name, so that `EnergyKind` can be derived from the list of definitions. */
export function defineEnergy<const Kind extends string>(definition: EnergyDefinition<Kind>): EnergyDefinition<Kind> {
  return definition;
}

/** A fuel with one factor. */
export function onlyFuel(stem: string): FuelChoice {
  return { stem, stems: [stem] };
}
