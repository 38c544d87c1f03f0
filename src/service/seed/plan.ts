import type { SiteEnergy } from '../../bot/facts.ts';
import type { LedgerRow } from '../../db/turns/records/ledger.ts';
import type { TradeMeter } from './world.ts';

/** What the programme's seed is made for. Days are those of Japan. */
export type SeedScene = {
  /** The words that chance begins with: programme and seed number. */
  readonly words: readonly (string | number)[];
  readonly today: string;
  readonly term: { readonly from: string; readonly to: string };
  /** The last month that is due by today, and the first one of the history. */
  readonly months: { readonly from: string; readonly to: string };
  readonly reportingDay: number;
};

/** A meter with what goes through it. */
export type MeterPlan = {
  readonly energy: SiteEnergy;
  readonly shape: TradeMeter;
  /** In the unit of the bill, for an ordinary month. */
  readonly monthly: number;
  /** The last day of each bill; null: bills are of calendar months. */
  readonly readOn: number | null;
  /** What the bill asks for; null: bills of this meter were never shown. */
  readonly yen: { readonly base: number; readonly perUnit: number } | null;
};

export type SitePlan = { readonly id: string; readonly name: string; readonly meters: readonly MeterPlan[] };

/** How a firm reports: each month, often late, with holes, not any more, or never. */
export type Habit = 'steady' | 'late' | 'gappy' | 'stopped' | 'silent';

export type ConsentPlan = {
  readonly purpose: 'use' | 'client' | 'statistics';
  readonly version: string;
  readonly given: boolean;
  readonly at: string;
};

/** A made-up firm before anything of it is written. `index` counts from 0 in the order of joining. */
export type FirmPlan = {
  readonly index: number;
  readonly id: string;
  readonly conversationId: string;
  readonly person: string;
  readonly platform: 'line' | 'slack';
  readonly blocked: boolean;
  readonly left: boolean;
  readonly name: string;
  readonly municipality: string;
  readonly industryCode: string;
  readonly employees: number;
  readonly floorAreaM2: number | null;
  readonly route: 'system' | 'consulting';
  /** A moment. */
  readonly joinedAt: string;
  readonly habit: Habit;
  readonly consents: readonly ConsentPlan[];
  readonly sites: readonly SitePlan[];
};

/** What happens to the ledger at a moment. */
export type LedgerEvent = { readonly at: string } & (
  | { readonly do: 'save'; readonly row: LedgerRow; readonly source: 'bill' | 'phone' | 'meter' | null }
  | { readonly do: 'withdraw'; readonly readingId: string; readonly by: string }
);
