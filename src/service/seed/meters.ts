import type { EnergyKind } from '../../engine/energy/registry.ts';
import type { Chance } from './chance.ts';
import type { MeterPlan } from './plan.ts';
import type { Place, Trade } from './world.ts';

/** Yen that bills ask for: what is due anyway, and for each unit. Made up, of the size of these years. */
const prices: Readonly<Partial<Record<EnergyKind, { readonly base: number; readonly perUnit: number }>>> = {
  electricity: { base: 1800, perUnit: 27.4 },
  city_gas: { base: 1500, perUnit: 152 },
  lpg: { base: 1900, perUnit: 570 },
  kerosene: { base: 0, perUnit: 121 },
  heavy_oil: { base: 0, perUnit: 106 },
  diesel: { base: 0, perUnit: 147 },
  gasoline: { base: 0, perUnit: 171 },
  water: { base: 1200, perUnit: 310 },
};

const units: Readonly<Partial<Record<EnergyKind, string>>> = {
  electricity: 'kWh',
  city_gas: 'm3',
  lpg: 'm3',
  coke: 'kg',
  heat: 'GJ',
  water: 'm3',
};

// A cubic metre of LP gas holds as much heat as about 2.3 of city gas (100.1 and 44.8 MJ).
const lpgPerCityGas = 0.45;

/** Whose meters they are. */
export type MeterOwner = {
  readonly trade: Trade;
  readonly place: Place;
  readonly employees: number;
  /** What the programme collects: nothing else is written. */
  readonly kinds: readonly EnergyKind[];
};

/** The meters of a place of a firm. `part`: how much of the firm works there. */
export function metersOf(chance: Chance, owner: MeterOwner, part: number): readonly MeterPlan[] {
  const hasMain = owner.place.gas !== null && chance.is(owner.place.cityGas);
  const mains = { kind: hasMain ? 'city_gas' : 'lpg', inUnit: hasMain ? 1 : lpgPerCityGas } as const;
  return owner.trade.meters.flatMap((shape): readonly MeterPlan[] => {
    const { kind, inUnit } = shape.kind === 'gas' ? mains : { kind: shape.kind, inUnit: 1 };
    if (!owner.kinds.includes(kind) || !chance.is(shape.share)) return [];
    const monthly = shape.head * owner.employees * part * inUnit * chance.about(0.35);
    return [{ ...billOf(chance, kind), energy: energyOf(kind, owner), shape, monthly }];
  });
}

function billOf(chance: Chance, kind: EnergyKind): Pick<MeterPlan, 'readOn' | 'yen'> {
  const piped = kind === 'electricity' || kind === 'city_gas' || kind === 'water';
  const price = prices[kind];
  const perUnit = (price?.perUnit ?? 0) * chance.about(0.15);
  return {
    readOn: piped && chance.is(0.55) ? chance.int(3, 26) : null,
    yen: price !== undefined && chance.is(0.45) ? { base: price.base, perUnit } : null,
  };
}

function energyOf(kind: EnergyKind, { place }: MeterOwner): MeterPlan['energy'] {
  const supplier = kind === 'electricity' ? place.power : kind === 'city_gas' ? place.gas : null;
  return {
    kind,
    unit: units[kind] ?? 'L',
    supplierCode: supplier?.code ?? null,
    supplierName: supplier?.name ?? null,
    menu: null,
    area: kind === 'city_gas' ? (supplier?.area ?? null) : null,
  };
}
