import type { EnergyUse } from '../knowledge/measure.ts';
import { total } from '../summary/reading.ts';
import { endUsesFor } from './end-use.ts';
import { inSeason, type KindFeatures, lastTwelve } from './features.ts';
import type { Business } from './firm.ts';

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
  const others = firm.equipment?.some((one) => ['forklift', 'generation'].includes(one)) ?? false;
  const fuel = ['gasoline', 'diesel'].includes(features.kind);
  return use === 'vehicles' && fuel && !others ? part(features, 1, ['all-fuel-in-vehicles']) : null;
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

/** At least what lies above the months between; at most the published share of the months that are cooled and heated. */
function airConditioning({ use, features, firm }: Asked): Basis | null {
  const { season, kind } = features;
  if (use !== 'air-conditioning' || season === null) return null;
  const heats = kind === 'kerosene' && !has(firm, ['boiler', 'hot-water', 'drying', 'heating']);
  if (kind !== 'electricity' && !heats) return null;
  const months = lastTwelve(features);
  const rows = endUsesFor(firm.industry, kind, use);
  const least = { summer: kind === 'electricity' ? season.summer : 0, winter: season.winter };
  const most = (['summer', 'winter'] as const).map((name) => {
    const share = rows.find((row) => row.season === name)?.share ?? 0;
    return Math.max(least[name], share * total(inSeason(months, name)));
  });
  const low = least.summer + least.winter;
  if (low + total(most) === 0) return null;
  const cold: readonly Assumed[] = has(firm, ['refrigeration']) ? ['season-includes-refrigeration'] : [];
  const peak: readonly Assumed[] = rows.some((row) => row.of === 'peak') ? ['share-of-peak-hour'] : [];
  return {
    low,
    high: Math.min(total(most), features.year?.quantity ?? 0),
    assumptions: ['season-is-air-conditioning', ...cold, ...peak],
    sources: rows.map(({ source }) => source),
  };
}

function has(firm: Business, equipment: readonly string[]): boolean {
  return firm.equipment?.some((one) => equipment.includes(one)) ?? false;
}

const burners: readonly string[] = [
  'boiler',
  'hot-water',
  'kitchen',
  'furnace',
  'drying',
  'heating',
  'absorption-chiller',
  'generation',
];

/** A fuel that only one named piece of equipment burns is all its. */
function onlyUser({ use, features, firm }: Asked): Basis | null {
  if (!['city_gas', 'lpg', 'kerosene', 'heavy_oil'].includes(features.kind)) return null;
  const there = burners.filter((one) => has(firm, [one]));
  return there.length === 1 && there[0] === use ? part(features, 1, ['only-user-of-fuel']) : null;
}

function published({ use, features, firm }: Asked): Basis | null {
  const [row] = endUsesFor(firm.industry, features.kind, use);
  if (row === undefined || use === 'air-conditioning') return null;
  return part(features, row.share, [row.of === 'peak' ? 'share-of-peak-hour' : 'share-of-winter-day'], [row.source]);
}
