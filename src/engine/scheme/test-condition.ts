import type { SchemeTest, SimpleTest } from '../knowledge/scheme-test.ts';
import { industryAmong, regionAmong } from './places.ts';
import { isAtMost, type SchemeProfile } from './profile.ts';
import { isOfSize, sizeQuestion } from './size.ts';

export type Answer = 'yes' | 'no' | 'unknown';

/** A yes, a no, or unknown for null. */
export function answerOf(value: boolean | null): Answer {
  if (value === null) return 'unknown';
  return value ? 'yes' : 'no';
}

/** What a profile says to a condition. `key` is `scheme/condition`, under which the owner's own answers are kept. */
export function testCondition(test: SchemeTest, profile: SchemeProfile, key: string): Answer {
  if (test.kind !== 'any') return answerOf(decide(test, profile, key));
  const answers = test.of.map((one) => answerOf(alternative(one, test.of, profile, key)));
  if (answers.includes('yes')) return 'yes';
  return answers.includes('unknown') ? 'unknown' : 'no';
}

/**
 * What of an unknown condition can be asked of the owner: the first alternative that an answer of theirs can settle.
 * Null: only a person can judge it.
 */
export function askedOf(test: SchemeTest, profile: SchemeProfile, key: string): SimpleTest | null {
  const of = test.kind === 'any' ? test.of : [test];
  const open = of.filter((one) => alternative(one, of, profile, key) === null);
  return open.find((one) => isOwners(one, profile) && !isAnswered(one, profile, key)) ?? null;
}

function isAnswered({ kind }: SimpleTest, { answers }: SchemeProfile, key: string): boolean {
  return ownWord.has(kind) && answers[key] !== undefined;
}

/** Crude oil and tonnes are no figures that owners carry in their heads: where the ledger does not say, a person looks. */
const figures: ReadonlySet<SimpleTest['kind']> = new Set(['energy', 'emission', 'reduction'] as const);

function isOwners(test: SimpleTest, profile: SchemeProfile): boolean {
  if (test.kind === 'person' || figures.has(test.kind)) return false;
  return test.kind !== 'size' || sizeQuestion(test.is, profile) !== null;
}

/** The owner's no to the sentence of a condition is a no to what it asks, not to what else would do or a person would judge. */
function alternative(test: SimpleTest, of: readonly SimpleTest[], profile: SchemeProfile, key: string): boolean | null {
  const decided = decide(test, profile, key);
  const isByWord = decided === false && computed(test, profile) === null;
  const isAsked = test.kind === 'ask' || (test.kind !== 'person' && !of.some(({ kind }) => kind === 'ask'));
  return isByWord && !isAsked ? null : decided;
}

/** What is computed counts; where it is not known, the owner's own word on this condition does. */
function decide(test: SimpleTest, profile: SchemeProfile, key: string): boolean | null {
  return computed(test, profile) ?? (ownWord.has(test.kind) ? (profile.answers[key] ?? null) : null);
}

/** Tests that the owner, or a person, can answer as a whole: yes or no. The others have a field of the profile each. */
const ownWord: ReadonlySet<SimpleTest['kind']> = new Set([
  ...(['industry', 'equipment', 'measure', 'measures-together', 'ask', 'person'] as const),
]);

function computed(test: SimpleTest, profile: SchemeProfile): boolean | null {
  switch (test.kind) {
    case 'region':
      return regionAmong(test.in, profile.regions);
    case 'industry':
      return industryAmong(test.in, profile.industry);
    case 'size':
      return isOfSize(test.is, profile);
    case 'form':
      return profile.form === null ? null : test.in.includes(profile.form);
    case 'acquired-by':
      return profile.acquiredBy === null ? null : test.in.includes(profile.acquiredBy);
    case 'ask':
    case 'person':
      return null;
    default:
      return decidePlan(test, profile);
  }
}

type PlanTest = Exclude<
  SimpleTest,
  { kind: 'region' | 'industry' | 'size' | 'form' | 'acquired-by' | 'ask' | 'person' }
>;

function decidePlan(test: PlanTest, profile: SchemeProfile): boolean | null {
  switch (test.kind) {
    case 'equipment':
      return ofPlan(outside(test.except, profile.equipment), profile);
    case 'measure':
      return ofPlan(profile.measures?.some((id) => test.in.includes(id)) ?? null, profile);
    case 'measures-together':
      return ofPlan(togetherIn(test.all, profile.measures), profile);
    case 'site-age':
      return negated(isAtMost('siteMonths', test.months - 1, profile));
    case 'energy':
      return within(profile.crudeOilKl, test);
    case 'emission':
      return within(profile.emissionT, test);
    case 'reduction':
      return rangeWithin(profile.reductionT, test);
    case 'own-building':
      return profile.building === null ? null : profile.building === 'own';
    case 'not-ordered':
      return profile.ordered === null ? null : !profile.ordered;
  }
}

/** What is not among the known part of a plan may still be in it. */
function ofPlan(found: boolean | null, { planIsOpen }: SchemeProfile): boolean | null {
  return planIsOpen && found === false ? null : found;
}

function negated(value: boolean | null): boolean | null {
  return value === null ? null : !value;
}

type Range = { readonly atLeast: number | null; readonly below: number | null };

/** Something of the firm's plan has to be other than what is left out. */
function outside(except: readonly string[], planned: readonly string[] | null): boolean | null {
  return planned === null || planned.length === 0 ? null : planned.some((one) => !except.includes(one));
}

function togetherIn(all: readonly string[], planned: readonly string[] | null): boolean | null {
  return planned === null ? null : all.every((id) => planned.includes(id));
}

function within(value: number | null, { atLeast, below }: Range): boolean | null {
  if (value === null) return null;
  return (atLeast === null || value >= atLeast) && (below === null || value < below);
}

/** A range of estimates decides only when both of its ends say the same. */
function rangeWithin(range: { low: number; high: number } | null, limits: Range): boolean | null {
  if (range === null) return null;
  const [low, high] = [within(range.low, limits), within(range.high, limits)];
  return low === high ? low : null;
}
