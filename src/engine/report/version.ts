import type { Period } from '../period.ts';
import type { ReportKind } from './input.ts';

/** How far a version has come. */
export type VersionState = 'draft' | 'approved' | 'released';

/** A version of a report as it is listed: what it is of, as of when, and who has approved it and let it go. */
export type Version = {
  readonly id: string;
  readonly kind: ReportKind;
  readonly period: Period;
  readonly language: 'ja' | 'en';
  /** Null: of more than one firm. */
  readonly businessId: string | null;
  readonly firm: number | null;
  readonly number: number;
  readonly state: VersionState;
  readonly contentHash: string;
  /** ISO moment as of which the ledger was read. */
  readonly asOf: string;
  readonly madeOn: string;
  readonly madeBy: string;
  readonly approvedAt: string | null;
  readonly approvedBy: string | null;
  readonly releasedAt: string | null;
  readonly releasedBy: string | null;
  /** Its figures are gone, as a firm in it was erased. */
  readonly erased: boolean;
  readonly newest: boolean;
};

/** Why a version is not approved, or not let go. */
export type VersionProblem =
  | 'report-unknown'
  | 'report-erased'
  | 'report-superseded'
  | 'report-incomplete'
  | 'report-consent-withdrawn'
  | 'report-not-approved'
  | 'report-approved'
  | 'report-released'
  | 'report-firm-gone';

/** What decides beside the version itself. */
export type VersionFacts = {
  /** Mandatory items that are missing. */
  readonly lacks: number;
  /** Firms in it that do not agree any more to what it tells of them. */
  readonly withdrawn: readonly number[];
};

/** Why this version cannot be approved now; null when it can. An older version than the newest never is. */
export function approvalProblem(version: Version, { lacks, withdrawn }: VersionFacts): VersionProblem | null {
  if (version.erased) return 'report-erased';
  if (version.state === 'released') return 'report-released';
  if (version.state === 'approved') return 'report-approved';
  if (!version.newest) return 'report-superseded';
  if (withdrawn.length > 0) return 'report-consent-withdrawn';
  return lacks > 0 ? 'report-incomplete' : null;
}

/** Why this version cannot be let go now; null when it can. */
export function releaseProblem(
  version: Version,
  { withdrawn }: Pick<VersionFacts, 'withdrawn'>,
): VersionProblem | null {
  if (version.erased) return 'report-erased';
  if (version.state === 'released') return 'report-released';
  if (version.state === 'draft') return 'report-not-approved';
  if (!version.newest) return 'report-superseded';
  return withdrawn.length > 0 ? 'report-consent-withdrawn' : null;
}
