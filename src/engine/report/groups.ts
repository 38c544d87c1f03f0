import type { Period } from '../period.ts';
import { type Figure, figureOf, suppressed } from './figure.ts';
import type { ReportFirm } from './input.ts';
import type { Line } from './line.ts';
import { tooSmall } from './suppress.ts';

/** Firms of one industry together; those that do not agree to statistics are in none. */
export type Group = {
  /** The code of the industry's division or major group; null: it is not known. */
  readonly industry: string | null;
  /** Null where the figure is not told. */
  readonly firms: number | null;
  readonly co2: Figure;
};

/** CO2 by industry. A group of too few firms keeps its number and loses its figure. */
export function groupsOf(
  members: readonly ReportFirm[],
  lines: readonly Line[],
  { fewest, period }: { readonly fewest: number; readonly period: Period },
): readonly Group[] {
  const agreed = members.filter(({ consents }) => consents.statistics);
  const sorted = [...Map.groupBy(agreed, ({ industry }) => industry?.slice(0, 2) ?? '')].toSorted(([a], [b]) =>
    a.localeCompare(b),
  );
  const groups = sorted.map(([key, firms]) => ({ key, firms: new Set(firms.map(({ number }) => number)) }));
  const hidden = tooSmall(groups, fewest);
  return groups.map(({ key, firms }) => {
    const figure = figureOf(lines, { measure: 'co2', year: 'now', firms: [...firms], group: key }, { period });
    return {
      industry: key === '' ? null : key,
      firms: hidden.has(key) ? null : firms.size,
      co2: hidden.has(key) ? suppressed(figure) : figure,
    };
  });
}
