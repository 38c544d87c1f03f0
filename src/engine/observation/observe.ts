import type { EnergyKind } from '../energy/registry.ts';
import { type KindFeatures, missingMonths } from '../measure/features.ts';
import { addMonths } from '../period.ts';
import { deviation, median } from '../plausibility/robust.ts';
import type { OnPath } from '../target/target.ts';
import type { PeerStanding } from './peers.ts';

/** A fact that the numbers show, without a guess at its cause. Percentages are whole numbers' neighbours: 12.3. */
export type Observation =
  | {
      readonly id: 'month-up' | 'month-down';
      readonly kind: EnergyKind;
      readonly month: string;
      readonly percent: number;
    }
  | { readonly id: 'base-load'; readonly kind: EnergyKind; readonly percent: number }
  | { readonly id: 'summer-strong' | 'winter-strong'; readonly kind: EnergyKind; readonly percent: number }
  | { readonly id: 'months-missing'; readonly kind: EnergyKind; readonly count: number; readonly first: string }
  | { readonly id: 'fuel-without-equipment'; readonly kind: EnergyKind }
  | { readonly id: 'equipment-without-fuel'; readonly equipment: string }
  | { readonly id: 'target-on' | 'target-off'; readonly month: string; readonly kgCo2: number; readonly line: number }
  | { readonly id: 'target-unknown'; readonly month: string; readonly count: number }
  | { readonly id: 'provisional'; readonly kind: EnergyKind }
  | ({ readonly id: 'peers' } & PeerStanding);

/** What observations are made from. Null or left out: not known, and then nothing is said of it. */
export type Observed = {
  readonly features: readonly KindFeatures[];
  readonly equipment: readonly string[] | null;
  readonly standing: OnPath | null;
  readonly peers: PeerStanding | null;
};

/** Every observation of a firm, in a fixed order: the newest month first, then the shape of the year, then what is missing. */
export function observe(about: Observed): readonly Observation[] {
  const { features } = about;
  return [
    ...features.flatMap(jump),
    ...features.flatMap(baseLoad),
    ...features.flatMap(seasons),
    ...features.flatMap(missing),
    ...equipmentOf(about),
    ...targetOf(about.standing),
    ...features.flatMap(({ kind, provisional }) => (provisional ? [{ id: 'provisional', kind } as const] : [])),
    ...(about.peers === null ? [] : [{ id: 'peers', ...about.peers } as const]),
  ];
}

const round = (percent: number): number => Math.round(percent * 10) / 10;
// Below this a difference from last year is no news (own judgement).
const leastJump = 0.15;

/** The last month against the same one last year, measured by how such differences usually spread at this firm. */
function jump({ kind, months }: KindFeatures): readonly Observation[] {
  const by = new Map(months.map((use) => [use.month, use.quantity]));
  const change = (month: string): number | null => {
    const [now, old] = [by.get(month), by.get(addMonths(month, -12))];
    return now === undefined || old === undefined || now <= 0 || old <= 0 ? null : Math.log(now / old);
  };
  const last = months.at(-1)?.month;
  const latest = last === undefined ? null : change(last);
  if (last === undefined || latest === null) return [];
  const past = months.slice(0, -1).flatMap(({ month }) => change(month) ?? []);
  const centre = past.length < 3 ? 0 : median(past);
  const spread = past.length < 3 ? 0 : deviation(past, centre);
  const ratio = Math.exp(latest) - 1;
  if (Math.abs(ratio) < leastJump || Math.abs(latest - centre) < 3 * spread) return [];
  return [{ id: ratio > 0 ? 'month-up' : 'month-down', kind, month: last, percent: round(Math.abs(ratio) * 100) }];
}

/** Nearly all of the year's use is there in its least month too. */
function baseLoad({ kind, baseShare }: KindFeatures): readonly Observation[] {
  return baseShare === null || baseShare < 0.8 ? [] : [{ id: 'base-load', kind, percent: round(baseShare * 100) }];
}

function seasons({ kind, season, year }: KindFeatures): readonly Observation[] {
  if (season === null || year === null || year.quantity <= 0) return [];
  const share = (['summer', 'winter'] as const).map((name) => ({ name, part: season[name] / year.quantity }));
  return share
    .filter(({ part }) => part >= 0.08)
    .map(({ name, part }) => ({ id: `${name}-strong` as const, kind, percent: round(part * 100) }));
}

function missing(features: KindFeatures): readonly Observation[] {
  const gaps = missingMonths(features);
  const [first] = gaps;
  return first === undefined ? [] : [{ id: 'months-missing', kind: features.kind, count: gaps.length, first }];
}

/** What burns or fills up with a kind. Electricity, water and waste need no equipment of their own. */
const users: Readonly<Partial<Record<EnergyKind, readonly string[]>>> = {
  heavy_oil: ['boiler', 'furnace', 'generation', 'hot-water', 'heating', 'absorption-chiller'],
  kerosene: ['boiler', 'hot-water', 'heating', 'drying', 'air-conditioning', 'furnace'],
  diesel: ['vehicles', 'forklift', 'generation'],
  gasoline: ['vehicles', 'forklift', 'generation'],
};
const needs: Readonly<Record<string, readonly EnergyKind[]>> = {
  boiler: ['city_gas', 'lpg', 'kerosene', 'heavy_oil', 'lng', 'coal'],
  vehicles: ['gasoline', 'diesel', 'electricity'],
};

function equipmentOf({ features, equipment }: Observed): readonly Observation[] {
  if (equipment === null) return [];
  const kinds = features.map(({ kind }) => kind);
  const alone = kinds.filter((kind) => users[kind]?.every((one) => !equipment.includes(one)) ?? false);
  const idle = equipment.filter((one) => needs[one]?.every((kind) => !kinds.includes(kind)) ?? false);
  return [
    ...alone.map((kind) => ({ id: 'fuel-without-equipment', kind }) as const),
    ...idle.map((one) => ({ id: 'equipment-without-fuel', equipment: one }) as const),
  ];
}

function targetOf(standing: OnPath | null): readonly Observation[] {
  if (standing === null) return [];
  const { month, rolling } = standing;
  if (rolling.state === 'unknown') return [{ id: 'target-unknown', month, count: rolling.missing.length }];
  return [{ id: `target-${rolling.state}`, month, kgCo2: rolling.kgCo2, line: rolling.line }];
}
