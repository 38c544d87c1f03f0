import { median } from '../plausibility/robust.ts';
import { total } from '../summary/reading.ts';
import type { Cohort, ReportFirm } from './input.ts';
import { isEnergy, type Pairing } from './pairing.ts';

/** The changes of the places of all firms that agree, over the months that both years have. */
export function cohortOf(firms: readonly ReportFirm[], pairing: Pairing): Cohort {
  const agreed = firms.filter(({ consents }) => consents.use && consents.statistics);
  const changes = agreed.map((firm) => siteChanges(firm, pairing).flatMap(({ percent }) => percent ?? []));
  return {
    percents: changes.flat().toSorted((a, b) => a - b),
    firms: changes.filter((own) => own.length > 0).length,
  };
}

/** The change of each place of a firm; null: it cannot be compared. */
export function siteChanges(
  firm: ReportFirm,
  pairing: Pairing,
): readonly { readonly site: string; readonly percent: number | null }[] {
  const rows = firm.rows.filter(({ kind }) => isEnergy(kind));
  return sitesOf(firm).map((site) => {
    const own = rows.filter((row) => row.site === site);
    const sum = (year: 'now' | 'before'): number =>
      total(
        own.flatMap(({ month, kgCo2 }) => (kgCo2 !== null && pairing.has(firm.number, month, year) ? [kgCo2] : [])),
      );
    const [now, before] = [sum('now'), sum('before')];
    return { site, percent: before > 0 ? (now / before - 1) * 100 : null };
  });
}

/** The places of a firm: those that it lists, then others that rows of its ledger name. */
export function sitesOf({ sites, rows }: Pick<ReportFirm, 'sites' | 'rows'>): readonly string[] {
  const listed = sites.map(({ id }) => id);
  const others = new Set(rows.map(({ site }) => site).filter((site) => !listed.includes(site)));
  return [...listed, ...[...others].toSorted()];
}

/** Where a change stands among others: the quarter (1: those that cut most) and the one in the middle. */
export type Position = { readonly quarter: 1 | 2 | 3 | 4; readonly median: number; readonly places: number };

/** The position of a change; null while too few firms are beside it, or it is not known. */
export function positionOf(percent: number | null, { percents, firms }: Cohort, fewest: number): Position | null {
  if (percent === null || firms < fewest || percents.length < fewest) return null;
  const better = percents.filter((one) => one < percent).length;
  const quarter = quarters[Math.min(3, Math.floor((better / percents.length) * 4))] ?? 4;
  return { quarter, median: median(percents), places: percents.length };
}

const quarters = [1, 2, 3, 4] as const;
