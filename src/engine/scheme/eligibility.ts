import type { Scheme } from '../knowledge/scheme.ts';
import type { SchemeTest, SimpleTest } from '../knowledge/scheme-test.ts';
import type { KnowledgeText } from '../knowledge/text.ts';
import type { SchemeProfile } from './profile.ts';
import { type Answer, askedOf, testCondition } from './test-condition.ts';

/** A condition with its answer. `text` is null for what every scheme has: region, industry, and guidelines that nobody has read. */
export type ConditionResult = {
  /** `scheme/condition`. */
  readonly key: string;
  readonly kind: SchemeTest['kind'];
  readonly text: KnowledgeText | null;
  readonly answer: Answer;
  /** What makes it unknown can be asked of the owner; a person has to judge the rest. */
  readonly openTo: 'nobody' | 'owner' | 'person';
  /** Open to the owner: what of it can be asked. */
  readonly asks: SimpleTest | null;
};

/** Whether a scheme fits a firm, condition by condition. */
export type Eligibility = {
  readonly schemeId: string;
  readonly overall: Answer;
  readonly conditions: readonly ConditionResult[];
  /** The next question for the owner; null when nothing is left to ask or a no has ended it. */
  readonly next: ConditionResult | null;
  /** What goes to a person. */
  readonly person: readonly ConditionResult[];
};

type FittingScheme = Pick<Scheme, 'id' | 'regions' | 'eligibility' | 'confidence'>;

/** Answers every condition of a scheme. One no is a no; anything unknown keeps it unknown. */
export function eligibilityOf(scheme: FittingScheme, profile: SchemeProfile): Eligibility {
  const conditions = [
    resultOf({ key: `${scheme.id}/region`, text: null, test: { kind: 'region', in: scheme.regions } }, profile),
    resultOf(
      { key: `${scheme.id}/industry`, text: null, test: { kind: 'industry', in: scheme.eligibility.industries } },
      profile,
    ),
    ...scheme.eligibility.conditions.map(({ id, text, test }) =>
      resultOf({ key: `${scheme.id}/${id}`, text, test }, profile),
    ),
    ...(scheme.confidence === 'low' ? [unreadOf(scheme.id, profile)] : []),
  ];
  const overall = overallOf(conditions.map(({ answer }) => answer));
  return {
    schemeId: scheme.id,
    overall,
    conditions,
    next: overall === 'no' ? null : (openToOwner(conditions)[0] ?? null),
    person: conditions.filter((one) => one.openTo === 'person'),
  };
}

type Testable = { readonly key: string; readonly text: KnowledgeText | null; readonly test: SchemeTest };

/** What is known of such a scheme comes from second hand: its guidelines may hold conditions that nobody has read. */
function unreadOf(schemeId: string, profile: SchemeProfile): ConditionResult {
  return resultOf({ key: `${schemeId}/guidelines`, text: null, test: { kind: 'person' } }, profile);
}

function resultOf({ key, text, test }: Testable, profile: SchemeProfile): ConditionResult {
  const answer = testCondition(test, profile, key);
  const asks = answer === 'unknown' ? askedOf(test, profile, key) : null;
  const left = asks === null ? 'person' : 'owner';
  return { key, kind: test.kind, text, answer, openTo: answer === 'unknown' ? left : 'nobody', asks };
}

function overallOf(answers: readonly Answer[]): Answer {
  if (answers.includes('no')) return 'no';
  return answers.includes('unknown') ? 'unknown' : 'yes';
}

/** Questions in the order of what a no would end: the firm itself first, then its plan, then the small print. */
const weights: readonly SchemeTest['kind'][] = [
  'region',
  'industry',
  'form',
  'size',
  'not-ordered',
  'measure',
  'measures-together',
  'equipment',
  'own-building',
  'acquired-by',
  'site-age',
  'energy',
  'emission',
  'reduction',
  'any',
  'ask',
  'person',
];

const weightOf = ({ kind }: ConditionResult): number => weights.indexOf(kind);

/** What the owner can be asked, in the order in which it is asked. */
export function openToOwner(conditions: readonly ConditionResult[]): readonly ConditionResult[] {
  return conditions.filter(({ openTo }) => openTo === 'owner').toSorted((a, b) => weightOf(a) - weightOf(b));
}

/** What one answer settles: all conditions of a kind, but each of the owner's own apart. */
const subjectOf = ({ kind, key }: ConditionResult): string => (kind === 'ask' || kind === 'any' ? key : kind);

/** The question whose answer settles most conditions over several schemes; among equals the heavier one. */
export function nextQuestion(all: readonly Eligibility[]): ConditionResult | null {
  const open = all
    .filter(({ overall }) => overall === 'unknown')
    .flatMap(({ conditions }) => conditions.filter(({ openTo }) => openTo === 'owner'));
  const settles = (one: ConditionResult) => open.filter((other) => subjectOf(other) === subjectOf(one)).length;
  return open.toSorted((a, b) => settles(b) - settles(a) || weightOf(a) - weightOf(b) || compare(a, b))[0] ?? null;
}

const compare = (a: ConditionResult, b: ConditionResult): number => (a.key < b.key ? -1 : 1);
