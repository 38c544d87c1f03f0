import type { EnergyKind } from '../../src/engine/energy/registry.ts';
import { addMonths, spanOf } from '../../src/engine/period.ts';
import type { CandidateReading } from '../../src/engine/plausibility/types.ts';
import type { Chance } from './chance.ts';

/** What happens in a firm's second year, beside noise. */
export type Situation = 'steady' | 'growth' | 'new-equipment' | 'closure' | 'holiday-month' | 'odd-periods' | 'saving';

/** An honest year of one firm: the months that are known, and those that come in one after the other. */
export type Firm = {
  readonly sort: string;
  readonly situation: Situation;
  readonly employees: number;
  readonly floorAreaM2: number | null;
  readonly known: readonly CandidateReading[];
  readonly coming: readonly CandidateReading[];
};

type Use = {
  readonly kind: EnergyKind;
  readonly unit: string;
  readonly level: readonly [number, number];
  readonly season: readonly number[];
};

// Shares of the year's middle, January first: shapes of use as such firms have them, not the assessor's own.
const flat = [1.02, 0.98, 1, 0.98, 0.97, 1, 1.03, 1.02, 1, 0.99, 0.99, 1.02];
const cooled = [1.05, 1.02, 0.92, 0.85, 0.88, 1.02, 1.25, 1.32, 1.14, 0.92, 0.88, 1.0];
const heated = [1.7, 1.65, 1.35, 0.95, 0.7, 0.6, 0.55, 0.5, 0.55, 0.75, 1.1, 1.5];
const hotWater = [1.3, 1.3, 1.2, 1.05, 0.95, 0.85, 0.75, 0.7, 0.75, 0.9, 1.05, 1.2];
const oil = [2.6, 2.4, 1.6, 0.6, 0.25, 0.2, 0.18, 0.18, 0.2, 0.5, 1.2, 2.2];
const harvest = [0.8, 0.8, 0.9, 1.0, 1.1, 1.0, 0.9, 0.8, 1.2, 1.5, 1.2, 0.8];

const sorts: readonly {
  readonly name: string;
  readonly people: readonly [number, number];
  readonly uses: readonly Use[];
}[] = [
  {
    name: 'bakery',
    people: [3, 15],
    uses: [use('electricity', 'kWh', [1800, 6000], cooled), use('city_gas', 'm3', [200, 900], flat)],
  },
  {
    name: 'machine shop',
    people: [5, 60],
    uses: [use('electricity', 'kWh', [5000, 60_000], flat), use('kerosene', 'L', [80, 500], oil)],
  },
  {
    name: 'inn',
    people: [5, 40],
    uses: [
      use('electricity', 'kWh', [6000, 40_000], cooled),
      use('lpg', 'm3', [200, 1500], hotWater),
      use('kerosene', 'L', [300, 3000], oil),
    ],
  },
  {
    name: 'clinic',
    people: [4, 20],
    uses: [use('electricity', 'kWh', [1500, 8000], cooled), use('city_gas', 'm3', [30, 300], heated)],
  },
  { name: 'office', people: [2, 30], uses: [use('electricity', 'kWh', [400, 6000], cooled)] },
  {
    name: 'shop',
    people: [2, 20],
    uses: [use('electricity', 'kWh', [800, 12_000], cooled), use('lpg', 'm3', [3, 60], hotWater)],
  },
  {
    name: 'greenhouse',
    people: [2, 12],
    uses: [use('electricity', 'kWh', [600, 5000], flat), use('heavy_oil', 'L', [1000, 8000], oil)],
  },
  {
    name: 'haulier',
    people: [5, 60],
    uses: [
      use('diesel', 'L', [3000, 40_000], harvest),
      use('electricity', 'kWh', [800, 5000], cooled),
      use('gasoline', 'L', [100, 900], flat),
    ],
  },
];

function use(kind: EnergyKind, unit: string, level: readonly [number, number], season: readonly number[]): Use {
  return { kind, unit, level, season };
}

const yen: Readonly<Partial<Record<EnergyKind, readonly [number, number]>>> = {
  electricity: [22, 38],
  city_gas: [120, 220],
  lpg: [400, 900],
  kerosene: [110, 140],
  heavy_oil: [95, 130],
  diesel: [130, 160],
  gasoline: [160, 185],
};

const situations: readonly Situation[] = [
  ...Array<Situation>(5).fill('steady'),
  ...(['growth', 'new-equipment', 'closure', 'holiday-month', 'odd-periods', 'saving'] as const),
];

const firstComing = '2026-04';

/** One firm with one or two sites, `months` of history and a year that follows. */
export function makeFirm(chance: Chance, months: number): Firm {
  const sort = chance.pick(sorts);
  const situation = chance.pick(situations);
  const sites = chance.happens(0.35) ? ['a', 'b'] : ['a'];
  const employees = Math.round(chance.between(...sort.people));
  const series = sites.flatMap((siteId) =>
    sort.uses
      .filter((one) => chance.happens(0.85) || one.kind === 'electricity')
      .map((one) => makeSeries(chance, one, { siteId, situation, months })),
  );
  return {
    sort: sort.name,
    situation,
    employees,
    floorAreaM2: chance.happens(0.5) ? Math.round(employees * chance.between(8, 60)) : null,
    known: series.flatMap(({ known }) => known),
    coming: series.flatMap(({ coming }) => coming),
  };
}

type Place = { readonly siteId: string; readonly situation: Situation; readonly months: number };

function makeSeries(chance: Chance, one: Use, { siteId, situation, months }: Place) {
  const [low, high] = one.level;
  const level = Math.exp(chance.between(Math.log(low), Math.log(high)));
  const noise = chance.between(0.04, one.season === oil ? 0.22 : 0.13);
  const price = chance.happens(0.3) ? yen[one.kind] : undefined;
  const turn = Math.floor(chance.between(0, 12));
  const strength = chance.between(0.7, 1.2);
  const all = Array.from({ length: months + 12 }, (_, at): CandidateReading => {
    const month = addMonths(firstComing, at - months);
    const period = periodOf(chance, month, situation === 'odd-periods');
    const days = (Date.parse(period.to) - Date.parse(period.from)) / 86_400_000 + 1;
    const season = (one.season[Number(month.slice(5)) - 1] ?? 1) ** strength;
    const change = changeOf(situation, { chance, at: at - months, turn });
    const value = level * season * change * Math.exp(noise * chance.normal()) * (days / 30.4);
    const quantity = { value: rounded(value), unit: one.unit };
    const amountYen =
      price === undefined ? {} : { amountYen: Math.round(quantity.value * chance.between(...price) + 1500) };
    return { kind: one.kind, siteId, month, period, quantity, ...amountYen };
  });
  return { known: all.slice(0, months), coming: all.slice(months) };
}

function rounded(value: number): number {
  return value < 100 ? Number(value.toFixed(1)) : Math.round(value);
}

function periodOf(chance: Chance, month: string, isOdd: boolean): { from: string; to: string } {
  const whole = spanOf({ from: month, to: month });
  if (!whole.ok) throw new RangeError(month);
  if (!isOdd) return { from: whole.value.from, to: whole.value.to };
  const day = (text: string, by: number): string =>
    new Date(Date.parse(text) + by * 86_400_000).toISOString().slice(0, 10);
  return {
    from: day(whole.value.from, -10 - Math.floor(chance.between(0, 4))),
    to: day(whole.value.to, -11 + Math.floor(chance.between(0, 5))),
  };
}

type When = { readonly chance: Chance; readonly at: number; readonly turn: number };

/** How the use of a month differs from the year before; `at` counts from the first month to come. */
function changeOf(situation: Situation, { chance, at, turn }: When): number {
  switch (situation) {
    case 'growth':
      return at < 0 ? 1 : 1.01 ** (at + 1) * 1.05;
    case 'new-equipment':
      return at < turn ? 1 : 1.28;
    case 'saving':
      return at < turn ? 1 : 0.82;
    case 'closure':
      return at < turn ? 1 : 0.02;
    case 'holiday-month':
      return at === turn ? chance.between(0.72, 0.85) : 1;
    case 'odd-periods':
    case 'steady':
      return 1;
  }
}
