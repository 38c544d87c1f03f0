import type { EnergyUse } from '../knowledge/measure.ts';
import { airConditioning } from './air-conditioning.ts';
import { endUsesFor } from './end-use.ts';
import { has } from './equipment.ts';
import type { KindFeatures } from './features.ts';
import type { Business } from './firm.ts';
import { isIn } from './industry.ts';

/** What was assumed to reach a figure; each is shown with it. */
export const assumptions = [
  'months-scaled',
  'owner-share',
  'all-fuel-in-vehicles',
  'only-user-of-fuel',
  'season-is-air-conditioning',
  'season-includes-refrigeration',
  'share-of-winter-day',
  'share-of-peak-hour',
  'average-price-with-basic-charge',
  'source-range-for-one-step',
] as const;

export type Assumed = (typeof assumptions)[number];

/** How much of a kind a use takes in a year: a range in the kind's unit, with what it rests on. */
export type Basis = {
  readonly low: number;
  readonly high: number;
  readonly assumptions: readonly Assumed[];
  readonly sources: readonly string[];
};

type Asked = { readonly use: EnergyUse; readonly features: KindFeatures; readonly firm: Business };

/** The basis of a use, or null: then no figure is said. */
export function basisOf(asked: Asked): Basis | null {
  const { year } = asked.features;
  if (year === null) return null;
  const found = ownShare(asked) ?? wholeOf(asked) ?? airConditioning(asked) ?? onlyUser(asked) ?? published(asked);
  if (found === null || year.how === 'measured') return found;
  return { ...found, assumptions: ['months-scaled', ...found.assumptions] };
}

function ownShare({ use, features, firm }: Asked): Basis | null {
  const known = firm.uses?.find((one) => one.use === use && one.kind === features.kind);
  return known === undefined ? null : part(features, known.share, ['owner-share']);
}

function wholeOf({ use, features, firm }: Asked): Basis | null {
  if (use === 'site-energy') return part(features, 1, []);
  if (use === 'site-electricity') return features.kind === 'electricity' ? part(features, 1, []) : null;
  return use === 'vehicles' && isForRoads(features.kind, firm) ? part(features, 1, ['all-fuel-in-vehicles']) : null;
}

/** Diesel of fields, boats and building sites runs machines too; where vehicles are not named only a carrier has them. */
function isForRoads(kind: string, firm: Business): boolean {
  if (!['gasoline', 'diesel'].includes(kind) || has(firm, ['forklift', 'generation'])) return false;
  if (kind === 'diesel' && isIn(firm.industry, ['A', 'B', 'C', 'D'])) return false;
  return firm.equipment == null ? isIn(firm.industry, ['H-43', 'H-44']) : has(firm, ['vehicles']);
}

function part(
  features: KindFeatures,
  share: number,
  assumed: readonly Assumed[],
  sources: readonly string[] = [],
): Basis {
  const value = (features.year?.quantity ?? 0) * share;
  return { low: value, high: value, assumptions: assumed, sources };
}

const burnersOf: Readonly<Record<string, readonly string[]>> = {
  city_gas: ['boiler', 'hot-water', 'kitchen', 'furnace', 'drying', 'heating', 'absorption-chiller', 'generation'],
  lpg: [
    ...['boiler', 'hot-water', 'kitchen', 'furnace', 'drying', 'heating', 'absorption-chiller', 'generation'],
    ...['forklift', 'vehicles'],
  ],
  kerosene: ['boiler', 'hot-water', 'furnace', 'drying', 'heating', 'absorption-chiller', 'generation'],
  heavy_oil: ['boiler', 'furnace', 'drying', 'heating', 'absorption-chiller', 'generation'],
};

/** A fuel that only one named piece of equipment burns is all its. Heavy oil makes hot water in a boiler alone. */
function onlyUser({ use, features, firm }: Asked): Basis | null {
  const there = burnersOf[features.kind]?.filter((one) => burns(one, firm)) ?? [];
  return there.length === 1 && there[0] === use ? part(features, 1, ['only-user-of-fuel']) : null;
}

/** A laundry that has steam dries with it. */
function burns(equipment: string, firm: Business): boolean {
  const steamed = equipment === 'drying' && isIn(firm.industry, ['N-78']) && has(firm, ['steam-pipes']);
  return (firm.equipment?.includes(equipment) ?? false) && !steamed;
}

/** Shares of a day or a year that were published, from the least of them; those of a busiest hour say too little alone. */
function published({ use, features, firm }: Asked): Basis | null {
  const rows = endUsesFor(firm.industry, features.kind, use);
  if (use === 'air-conditioning' || !rows.some(({ of }) => of !== 'peak')) return null;
  const shares = rows.map(({ share }) => share * (features.year?.quantity ?? 0));
  return {
    low: Math.min(...shares),
    high: Math.max(...shares),
    assumptions: [...new Set(rows.flatMap(({ of }) => assumedOf[of]))],
    sources: rows.map(({ source }) => source),
  };
}

const assumedOf = {
  year: [],
  day: ['share-of-winter-day'],
  peak: ['share-of-peak-hour'],
} as const satisfies Readonly<Record<string, readonly Assumed[]>>;
