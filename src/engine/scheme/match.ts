import { builtInKnowledge } from '../knowledge/built-in.ts';
import type { Scheme } from '../knowledge/scheme.ts';
import { type ConditionResult, type Eligibility, eligibilityOf, nextQuestion } from './eligibility.ts';
import type { SchemeProfile } from './profile.ts';
import { type SchemeStatus, schemeStatus } from './status.ts';

/** A scheme beside its state of the day and whether it fits. */
export type SchemeMatch = {
  readonly scheme: Scheme;
  readonly status: SchemeStatus;
  readonly eligibility: Eligibility;
  /** Of the measures asked for, those that the scheme is for; empty for a scheme that is for any. */
  readonly measures: readonly string[];
};

/** Two schemes whose money may not be taken for the same thing. */
export type SchemeConflict = {
  readonly schemes: readonly [string, string];
  /** `stated`: one of them says so. `both-national`: two national subsidies for one measure, which rules out as a rule. */
  readonly reason: 'stated' | 'both-national';
};

/** What there is for measures of a firm. Only `recommended` may be recommended. */
export type SchemeMatches = {
  readonly recommended: readonly SchemeMatch[];
  readonly upcoming: readonly SchemeMatch[];
  /** Open by old information, or nobody knows: shown with the link and a person. */
  readonly unverified: readonly SchemeMatch[];
  readonly closed: readonly SchemeMatch[];
  /** Open, coming or unverified ones that do not fit, with the condition that says so. */
  readonly unfit: readonly SchemeMatch[];
  readonly conflicts: readonly SchemeConflict[];
  readonly next: ConditionResult | null;
};

/** Schemes for measures, a firm and a day; all schemes of its region where no measure is named. */
export type SchemeMatcher = (
  measureIds: readonly string[] | null,
  profile: SchemeProfile,
  today: string,
) => SchemeMatches;

/** A matcher over the schemes of an edition. */
export function matcherOf(schemes: readonly Scheme[]): SchemeMatcher {
  return (measureIds, profile, today) => {
    const planned = measureIds === null ? profile : { ...profile, measures: profile.measures ?? measureIds };
    const all = schemes
      .flatMap((scheme) => (concerns(scheme, measureIds) ? [matchOf(scheme, planned, today)] : []))
      .map((match) => ({ ...match, measures: match.scheme.measures.filter((id) => measureIds?.includes(id) ?? true) }))
      .filter(({ eligibility }) => !fails(eligibility, 'region'));
    return arranged(all);
  };
}

/** The matcher over the schemes that come with the program. */
export const matchSchemes: SchemeMatcher = matcherOf(builtInKnowledge.schemes);

/** One scheme beside its state and whether it fits, wherever it is for. */
export function matchOf(scheme: Scheme, profile: SchemeProfile, today: string): Omit<SchemeMatch, 'measures'> {
  return { scheme, status: schemeStatus(scheme, today), eligibility: eligibilityOf(scheme, profile) };
}

/** A scheme without measures of its own (a loan, a consultation) is shown when all schemes are asked for. */
function concerns({ measures }: Scheme, measureIds: readonly string[] | null): boolean {
  return measureIds === null || measures.some((id) => measureIds.includes(id));
}

function fails({ conditions }: Eligibility, kind: ConditionResult['kind']): boolean {
  return conditions.some((one) => one.kind === kind && one.answer === 'no');
}

function arranged(all: readonly SchemeMatch[]): SchemeMatches {
  const nearFirst = all.toSorted((a, b) => nearness(a) - nearness(b) || (a.scheme.id < b.scheme.id ? -1 : 1));
  const closed = nearFirst.filter(({ status }) => status.status === 'closed');
  const alive = nearFirst.filter(({ status }) => status.status !== 'closed');
  const fitting = alive.filter(({ eligibility }) => eligibility.overall !== 'no');
  const of = (...states: readonly string[]) => fitting.filter(({ status }) => states.includes(status.status));
  const recommended = of('open');
  return {
    recommended,
    upcoming: of('upcoming'),
    unverified: of('open-unverified', 'unknown'),
    closed,
    unfit: alive.filter(({ eligibility }) => eligibility.overall === 'no'),
    conflicts: conflictsOf(fitting),
    next: nextQuestion((recommended.length > 0 ? recommended : fitting).map(({ eligibility }) => eligibility)),
  };
}

const levels: readonly Scheme['level'][] = ['city', 'prefecture', 'region', 'national'];
const nearness = ({ scheme }: SchemeMatch): number => levels.indexOf(scheme.level);

function conflictsOf(all: readonly SchemeMatch[]): readonly SchemeConflict[] {
  return all.flatMap((one, index) => all.slice(index + 1).flatMap((other) => conflictOf(one, other)));
}

function conflictOf(one: SchemeMatch, other: SchemeMatch): readonly SchemeConflict[] {
  const schemes = [one.scheme.id, other.scheme.id] as const;
  const stated = one.scheme.notWith.includes(other.scheme.id) || other.scheme.notWith.includes(one.scheme.id);
  if (stated) return [{ schemes, reason: 'stated' }];
  const shared = one.measures.some((id) => other.measures.includes(id));
  return shared && isNationalSubsidy(one) && isNationalSubsidy(other) ? [{ schemes, reason: 'both-national' }] : [];
}

/** @source FAQ `hj-combine`: 同じ設備に国の補助金を重ねて使うことは原則できない */
function isNationalSubsidy({ scheme }: SchemeMatch): boolean {
  return scheme.level === 'national' && scheme.kind === 'subsidy';
}
