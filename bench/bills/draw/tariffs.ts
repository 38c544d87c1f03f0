import { taxInside } from './money.ts';
import { type Random, roundTo } from './random.ts';

/** What a month of electricity costs, line by line; sums in yen and sen, the total cut to whole yen. */
export type PowerCharge = {
  readonly basic: number;
  readonly rate: number;
  readonly energy: number;
  readonly fuelRate: number;
  readonly fuel: number;
  readonly levyRate: number;
  readonly levy: number;
  readonly total: number;
  readonly tax: number;
};

export const chargePower = (random: Random, usage: number, basic: number, rate: number): PowerCharge => {
  const energy = roundTo(usage * rate, 2);
  const fuelRate = random.decimal(-8.9, 2.4, 2);
  const fuel = roundTo(usage * fuelRate, 2);
  const levyRate = random.pick([3.49, 3.98, 1.4]);
  const levy = Math.floor(usage * levyRate);
  const total = Math.floor(basic + energy + fuel + levy);
  return { basic, rate, energy, fuelRate, fuel, levyRate, levy, total, tax: taxInside(total) };
};

/** A step of a gas price list: from zero or above the step before, up to and with `most`. */
export type GasStep = { readonly name: string; readonly most: number; readonly basic: number; readonly rate: number };

export const gasSteps = (random: Random): GasStep[] => {
  const top = random.decimal(170, 215, 2);
  return [
    { name: 'A', most: 20, basic: 759, rate: top },
    { name: 'B', most: 80, basic: 1056, rate: roundTo(top - 14.85, 2) },
    { name: 'C', most: 200, basic: 1232, rate: roundTo(top - 17.05, 2) },
    { name: 'D', most: 500, basic: 1892, rate: roundTo(top - 20.35, 2) },
    { name: 'E', most: 800, basic: 6292, rate: roundTo(top - 29.15, 2) },
    { name: 'F', most: Number.POSITIVE_INFINITY, basic: 12452, rate: roundTo(top - 36.85, 2) },
  ];
};

export const stepFor = (steps: readonly GasStep[], usage: number): GasStep => {
  const step = steps.find(({ most }) => usage <= most);
  if (!step) throw new Error('the last step has no end');
  return step;
};
