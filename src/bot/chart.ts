import type { EnergyKind } from '../engine/energy/registry.ts';
import type { Locale } from './facts.ts';

/** A small bar chart of monthly CO2. `null` = not reported: drawn as a gap, never as zero. */
export type ChartSpec = {
  readonly chart: 'monthly-emissions';
  readonly locale: Locale;
  /** `YYYY-MM`, oldest first. */
  readonly months: readonly string[];
  /** kg-CO2 by energy kind and month. */
  readonly series: readonly { readonly kind: EnergyKind; readonly kgCo2: readonly (number | null)[] }[];
  /** Total of the same month a year before, kg-CO2. */
  readonly lastYear: readonly (number | null)[];
  /** 出所: the attribution line printed under the picture. */
  readonly source: string;
};
