import type { EnergyKind } from '../energy/registry.ts';

/** What is typical of a kind. All figures are our own judgement, wide on purpose, and none is a factor. */
export type KindTraits = {
  /** Usual deviation of the logarithm of a month's rate from the same month a year before. */
  readonly spread: number;
  /** How far winter and summer lie above the middle of the year, as logarithms. */
  readonly winter: number;
  readonly summer: number;
  /** Yen for one usual unit, from the least to the most that small firms pay, taxes and levies included. */
  readonly yen: readonly [number, number] | null;
  /** Use a year for each employee and for each square metre. */
  readonly perEmployee: readonly [number, number] | null;
  readonly perSquareMetre: readonly [number, number] | null;
};

const other: KindTraits = {
  spread: 0.25,
  winter: 0,
  summer: 0,
  yen: null,
  perEmployee: null,
  perSquareMetre: null,
};

const traits: Readonly<Partial<Record<EnergyKind, KindTraits>>> = {
  electricity: {
    ...other,
    spread: 0.12,
    winter: 0.1,
    summer: 0.15,
    yen: [15, 60],
    perEmployee: [100, 300_000],
    perSquareMetre: [5, 3000],
  },
  city_gas: { ...other, spread: 0.2, winter: 0.35, summer: -0.15, yen: [80, 400] },
  lpg: { ...other, spread: 0.2, winter: 0.3, summer: -0.2, yen: [250, 1200] },
  kerosene: { ...other, spread: 0.35, winter: 1, summer: -1.2, yen: [80, 250] },
  heavy_oil: { ...other, spread: 0.3, winter: 0.3, summer: -0.3, yen: [60, 200] },
  diesel: { ...other, spread: 0.2, yen: [90, 250] },
  gasoline: { ...other, spread: 0.2, yen: [110, 280] },
  water: { ...other, spread: 0.15, summer: 0.1, yen: [100, 1000] },
};

/** The traits of a kind. */
export function traitsOf(kind: EnergyKind): KindTraits {
  return traits[kind] ?? other;
}

const winterShare = [1, 1, 0.6, 0.1, -0.4, -0.3, 0, 0, -0.2, -0.4, 0.1, 0.8] as const;
const summerShare = [0, 0, 0, 0, 0.2, 0.5, 1, 1, 0.7, 0.2, 0, 0] as const;

/** The kind's typical season in a month `YYYY-MM`, as a logarithm around the year's middle. */
export function typicalSeason(kind: EnergyKind, month: string): number {
  const index = Number(month.slice(5, 7)) - 1;
  const { winter, summer } = traitsOf(kind);
  return winter * (winterShare[index] ?? 0) + summer * (summerShare[index] ?? 0);
}
