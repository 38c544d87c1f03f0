import type { SchemeTest, SimpleTest } from '../knowledge/scheme-test.ts';
import { industryAmong, regionAmong } from './places.ts';
import type { SchemeProfile } from './profile.ts';
import { isOfSize } from './size.ts';

export type Answer = 'yes' | 'no' | 'unknown';

/** A yes, a no, or unknown for null. */
export function answerOf(value: boolean | null): Answer {
  if (value === null) return 'unknown';
  return value ? 'yes' : 'no';
}

/** What a profile says to a condition. `key` is `scheme/condition`, under which the owner's own answers are kept. */
export function testCondition(test: SchemeTest, profile: SchemeProfile, key: string): Answer {
  if (test.kind !== 'any') return answerOf(decide(test, profile, key));
  const answers = test.of.map((one) => answerOf(decide(one, profile, key)));
  if (answers.includes('yes')) return 'yes';
  return answers.includes('unknown') ? 'unknown' : 'no';
}

/** Who can settle an unknown: the owner while one alternative is open to them, a person otherwise. */
export function whoKnows(test: SchemeTest, profile: SchemeProfile, key: string): 'owner' | 'person' {
  const open = (test.kind === 'any' ? test.of : [test]).filter((one) => decide(one, profile, key) === null);
  return open.some(({ kind }) => kind !== 'person') ? 'owner' : 'person';
}

function decide(test: SimpleTest, profile: SchemeProfile, key: string): boolean | null {
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
      return profile.answers[key] ?? null;
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
      return outside(test.except, profile.equipment);
    case 'measure':
      return profile.measures === null ? null : profile.measures.some((id) => test.in.includes(id));
    case 'measures-together':
      return togetherIn(test.all, profile.measures);
    case 'site-age':
      return profile.siteMonths === null ? null : profile.siteMonths >= test.months;
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
