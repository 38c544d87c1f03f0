import type { EnergyUse } from '../knowledge/measure.ts';
import { total } from '../summary/reading.ts';
import { endUsesFor } from './end-use.ts';
import { has } from './equipment.ts';
import { inSeason, type KindFeatures, lastTwelve } from './features.ts';
import type { Business } from './firm.ts';
import { isIn } from './industry.ts';

/**
 * Trades in which little but cooling and heating rooms moves with the seasons. Elsewhere goods that are kept cold, guests,
 * crops or production move too, and nothing is said of air conditioning.
 */
const plainTrades: readonly string[] = [
  ...['G', 'J', 'K', 'L', 'O', 'P', 'R', 'S'],
  ...['I-53', 'I-54', 'I-55', 'I-57', 'I-59'],
];

/** Where that holds though no list says what else is there. */
const offices: readonly string[] = ['G', 'J', 'K', 'L', 'R'];

/** Equipment whose electricity moves with the seasons as well, or which covers a part of it. */
const moving: readonly string[] = [
  ...['refrigeration', 'chiller', 'drying', 'heating', 'washing', 'furnace', 'production-machines'],
  ...['moulding-machine', 'solar', 'battery', 'generation'],
];
const burners: readonly string[] = ['boiler', 'hot-water', 'drying', 'heating', 'furnace'];

type Asked = { readonly use: EnergyUse; readonly features: KindFeatures; readonly firm: Business };
type Assumed = 'season-is-air-conditioning' | 'season-includes-refrigeration' | 'share-of-peak-hour';

/** What rooms take of a kind in a year, and what is assumed for it. */
type Rooms = {
  readonly low: number;
  readonly high: number;
  readonly assumptions: readonly Assumed[];
  readonly sources: readonly string[];
};

/**
 * What lies above the months between the seasons: at least what lies above the highest of them, at most what lies above
 * the lowest, or the published share of the months that are cooled and heated where that is more.
 */
export function airConditioning(asked: Asked): Rooms | null {
  const { use, features, firm } = asked;
  if (use !== 'air-conditioning' || features.season === null || !movesAlone(asked)) return null;
  const months = lastTwelve(features);
  const between = inSeason(months, 'middle');
  const seasons = features.kind === 'electricity' ? (['summer', 'winter'] as const) : (['winter'] as const);
  const above = (line: number): number =>
    total(seasons.flatMap((name) => inSeason(months, name)).map((quantity) => Math.max(0, quantity - line)));
  const rows = endUsesFor(firm.industry, features.kind, use);
  const shown = total(rows.map(({ season, share }) => (season === null ? 0 : share * total(inSeason(months, season)))));
  const high = Math.min(Math.max(above(Math.min(...between)), shown), features.year?.quantity ?? 0);
  if (high === 0) return null;
  const cold: readonly Assumed[] = firm.equipment == null ? ['season-includes-refrigeration'] : [];
  const peak: readonly Assumed[] = rows.some((row) => row.of === 'peak') ? ['share-of-peak-hour'] : [];
  return {
    low: above(Math.max(...between)),
    high,
    assumptions: ['season-is-air-conditioning', ...cold, ...peak],
    sources: rows.map(({ source }) => source),
  };
}

/** Hot water made with electricity takes more of it in winter. */
function movesAlone({ features: { kind }, firm }: Asked): boolean {
  const trades = firm.equipment == null ? offices : plainTrades;
  if (!isIn(firm.industry, trades) || has(firm, moving)) return false;
  if (kind === 'kerosene') return firm.equipment != null && !has(firm, burners);
  return kind === 'electricity' && (!has(firm, ['hot-water']) || has(firm, ['boiler']));
}
