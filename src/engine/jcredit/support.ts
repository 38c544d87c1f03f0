import type { Scheme } from '../knowledge/scheme.ts';
import { type Eligibility, eligibilityOf } from '../scheme/eligibility.ts';
import type { SchemeProfile } from '../scheme/profile.ts';
import { isOfSize } from '../scheme/size.ts';
import { type SchemeStatus, schemeStatus } from '../scheme/status.ts';
import { type Answer, answerOf } from '../scheme/test-condition.ts';
import { supportSchemeId } from './figure.ts';

/** The support for costs of examination (審査費用支援), as it stands this year. */
export type ExaminationSupport = {
  readonly status: SchemeStatus;
  readonly eligibility: Eligibility;
  readonly faq: 'jc-costsup';
};

/** The support to tell a firm of; null when it is known to be no SME, or the edition does not hold the scheme. */
export function examinationSupport(
  schemes: readonly Scheme[],
  profile: SchemeProfile,
  today: string,
): ExaminationSupport | null {
  const scheme = schemes.find(({ id }) => id === supportSchemeId);
  if (scheme === undefined || isOfSize('sme', profile) === false) return null;
  return { status: schemeStatus(scheme, today), eligibility: eligibilityOf(scheme, profile), faq: 'jc-costsup' };
}

/** What is known for the Okinawa bureau's support; null: not known. */
export type RegionalFacts = {
  readonly supportedBefore: boolean | null;
  readonly createdInPrefecture: boolean | null;
  readonly everCertified: boolean | null;
};

/** The bureau's conditions one by one. */
export type RegionalSupport = {
  readonly overall: Answer;
  readonly conditions: readonly {
    readonly id: 'supported-before' | 'in-prefecture' | 'never-certified';
    readonly answer: Answer;
  }[];
  /** Its paper speaks of four conditions and lists three: a yes, too, is looked at by a person. */
  readonly person: boolean;
};

/** Whether the support of the bureau fits. All conditions have to hold. @source 沖縄総合事務局 募集要領 2(1)③ */
export function regionalSupport(facts: RegionalFacts): RegionalSupport {
  const conditions = [
    { id: 'supported-before', answer: answerOf(facts.supportedBefore) },
    { id: 'in-prefecture', answer: answerOf(facts.createdInPrefecture) },
    { id: 'never-certified', answer: answerOf(facts.everCertified === null ? null : !facts.everCertified) },
  ] as const;
  const answers = conditions.map(({ answer }) => answer);
  const overall = answers.includes('no') ? 'no' : answers.includes('unknown') ? 'unknown' : 'yes';
  return { overall, conditions, person: overall !== 'no' };
}
