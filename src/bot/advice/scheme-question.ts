import type { SimpleTest } from '../../engine/knowledge/scheme-test.ts';
import type { KnowledgeText } from '../../engine/knowledge/text.ts';
import type { ConditionResult } from '../../engine/scheme/eligibility.ts';
import type { SchemeProfile } from '../../engine/scheme/profile.ts';
import { sizeQuestion } from '../../engine/scheme/size.ts';
import type { AdviceContent, AdviceRecord } from './record.ts';

/** What of a firm one question is about; `own`: one condition, in the owner's word. */
export const questionSubjects = [
  ...(['region', 'form', 'employees', 'capitalYen', 'ordered'] as const),
  ...(['building', 'acquiredBy', 'siteMonths', 'own'] as const),
] as const;
export type QuestionSubject = (typeof questionSubjects)[number];

/** A question for the owner. Its answer holds for every scheme that asks the same. */
export type SchemeQuestion = {
  readonly subject: QuestionSubject;
  /** `scheme/condition`: under which an own word is kept. */
  readonly key: string;
  /** What is asked about, in the words of the scheme. */
  readonly text: KnowledgeText | null;
  readonly asks: SimpleTest;
};

/** The question that brings an open condition nearer; null where only a person can. */
export function questionOf({ key, text, asks }: ConditionResult, profile: SchemeProfile): SchemeQuestion | null {
  if (asks === null) return null;
  const subject = subjectOf(asks, profile);
  return subject === null ? null : { subject, key, text, asks };
}

const fields: Partial<Record<SimpleTest['kind'], QuestionSubject>> = {
  region: 'region',
  form: 'form',
  'not-ordered': 'ordered',
  'own-building': 'building',
  'acquired-by': 'acquiredBy',
  'site-age': 'siteMonths',
};

function subjectOf(asks: SimpleTest, profile: SchemeProfile): QuestionSubject | null {
  if (asks.kind !== 'size') return fields[asks.kind] ?? 'own';
  const wanted = sizeQuestion(asks.is, profile);
  return wanted === 'capital' ? 'capitalYen' : wanted;
}

/** The name under which an answer is looked up: the field, or for an own word its condition. */
export function subjectKey({ subject, key }: Pick<SchemeQuestion, 'subject' | 'key'>): string {
  return subject === 'own' ? key : subject;
}

/** What the firm's place is kept under, when the owner does not know it or it is not among the answers. */
export const unsureRegion = 'firm/region';

/** What a record answered; null for records of other things. */
export function answeredBy(record: AdviceContent): string | null {
  if (record.about === 'firm') return record.said.field;
  if (record.about === 'range') return record.of;
  if (record.about !== 'condition') return null;
  return record.key === unsureRegion ? 'region' : record.key;
}

/** Whether a record says that the owner does not know. */
function isUnsure(record: AdviceContent): boolean {
  if (record.about === 'firm') return record.said.value === null;
  if (record.about === 'range') return record.range === null;
  return record.about === 'condition' && record.answer === null;
}

/** What the owner said not to know: it is not asked again, a person finds it out. */
export function unsureOf(advice: readonly AdviceRecord[]): ReadonlySet<string> {
  const last = new Map(advice.flatMap((record) => entryOf(record)));
  return new Set([...last].filter(([, unsure]) => unsure).map(([subject]) => subject));
}

function entryOf(record: AdviceRecord): readonly (readonly [string, boolean])[] {
  const subject = answeredBy(record);
  return subject === null ? [] : [[subject, isUnsure(record)]];
}
