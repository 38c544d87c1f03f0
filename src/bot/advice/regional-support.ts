import { type RegionalSupport, regionalSupport } from '../../engine/jcredit/support.ts';
import { type SchemeStatus, schemeStatus } from '../../engine/scheme/status.ts';
import { agree } from '../ask/places.ts';
import type { Facts } from '../facts.ts';
import { knownOn } from './known.ts';
import { placesOf } from './place.ts';

/** The bureau's support for credits, whose conditions are looked at one by one. */
export const regionalSchemeId = 'oki-jcredit-r5';

export const regionalConditions = ['supported-before', 'in-prefecture', 'never-certified'] as const;
export type RegionalCondition = (typeof regionalConditions)[number];

/** The support with its state today; null where the firm does not work in its region, or the edition does not hold it. */
export function regionalOf(facts: Facts): { readonly support: RegionalSupport; readonly status: SchemeStatus } | null {
  const scheme = knownOn(facts).schemes.find(({ id }) => id === regionalSchemeId);
  const isHere = scheme?.regions.some((region) => placesOf(facts).some((place) => agree(place, region))) ?? false;
  if (scheme === undefined || !isHere) return null;
  const never = saidOf('never-certified', facts);
  const support = regionalSupport({
    supportedBefore: saidOf('supported-before', facts),
    createdInPrefecture: saidOf('in-prefecture', facts),
    everCertified: never === null ? null : !never,
  });
  return { support, status: schemeStatus(scheme, facts.today) };
}

/** Under what an answer is kept. */
export function regionalKey(condition: RegionalCondition): string {
  return `${regionalSchemeId}/${condition}`;
}

function saidOf(condition: RegionalCondition, { advice = [] }: Facts): boolean | null {
  const key = regionalKey(condition);
  const last = advice.findLast((one) => one.about === 'condition' && one.key === key);
  return last?.about === 'condition' ? last.answer : null;
}
