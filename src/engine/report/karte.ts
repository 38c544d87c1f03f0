import type { Period } from '../period.ts';
import { type Position, positionOf, siteChanges } from './cohort.ts';
import { type Figure, figureOf } from './figure.ts';
import type { Cohort, ReportFirm } from './input.ts';
import type { Line } from './line.ts';
import type { Pairing } from './pairing.ts';

/** One place of a firm: its CO2 over the months that both years have, the change, and where it stands among others. */
export type SiteKarte = {
  readonly site: number;
  /** Null: it is not told. */
  readonly name: string | null;
  readonly now: Figure;
  readonly before: Figure;
  /** -5 for 5 % less; null: it cannot be compared. */
  readonly percent: number | null;
  /** Null: too few others are beside it. */
  readonly position: Position | null;
};

type Source = {
  readonly lines: readonly Line[];
  readonly pairing: Pairing;
  readonly period: Period;
  readonly before: Period;
  readonly cohort: Cohort | null;
  readonly fewest: number;
};

/** The places of a firm, in their order. */
export function kartenOf(firm: ReportFirm, source: Source): readonly SiteKarte[] {
  const { lines, pairing, cohort, fewest } = source;
  return siteChanges(firm, pairing).map(({ site: id, percent }, at) => {
    const site = at + 1;
    const figure = (year: 'now' | 'before'): Figure =>
      figureOf(
        lines,
        { measure: 'co2', year, firms: [firm.number], site, paired: true },
        { period: year === 'now' ? source.period : source.before },
      );
    return {
      site,
      name: firm.sites.find((one) => one.id === id)?.name ?? null,
      ...{ now: figure('now'), before: figure('before'), percent },
      position: cohort === null ? null : positionOf(percent, cohort, fewest),
    };
  });
}
