import type { Scheme } from '../../../engine/knowledge/scheme.ts';
import { type ConditionResult, type Eligibility, nextQuestion } from '../../../engine/scheme/eligibility.ts';
import { matchOf, type SchemeMatch } from '../../../engine/scheme/match.ts';
import { knownOn } from '../../advice/known.ts';
import { profileOf } from '../../advice/profile.ts';
import { optionsOf } from '../../advice/scheme-options.ts';
import { answeredBy, questionOf, type SchemeQuestion, subjectKey, unsureOf } from '../../advice/scheme-question.ts';
import { questionText } from '../../advice/scheme-question-text.ts';
import type { Facts } from '../../facts.ts';
import { schemeListOf } from './schemes.ts';

/** What the questions are for: one scheme, or all that are open today. */
export const allSchemes = 'all';

/** The next question for a scheme or for all open ones, in the light of what was answered; null: nothing is left to ask. */
export function nextFor(target: string, facts: Facts): SchemeQuestion | null {
  const unsure = unsureOf(facts.advice ?? []);
  const profile = profileOf(facts);
  const isAskable = (one: ConditionResult): boolean => {
    const question = questionOf(one, profile);
    return question !== null && !unsure.has(subjectKey(question)) && canBeAsked(question, facts);
  };
  const open = matchesOf(target, facts).map(
    ({ eligibility }): Eligibility => ({ ...eligibility, conditions: eligibility.conditions.filter(isAskable) }),
  );
  const next = nextQuestion(open);
  return next === null ? null : questionOf(next, profile);
}

function matchesOf(target: string, facts: Facts): readonly Pick<SchemeMatch, 'eligibility'>[] {
  if (target === allSchemes) return schemeListOf(facts).matches.recommended;
  const scheme = schemeById(target, facts);
  return scheme === null ? [] : [matchOf(scheme, profileOf(facts), facts.today)];
}

function canBeAsked(question: SchemeQuestion, facts: Facts): boolean {
  return questionText(question, facts.locale) !== null && optionsOf(question, facts).length > 0;
}

/** A scheme that may be shown today. */
export function schemeById(id: string, facts: Facts): Scheme | null {
  return knownOn(facts).schemes.find((one) => one.id === id) ?? null;
}

/** Subjects that were answered, the newest first, each once. */
export function answeredSubjects(facts: Facts): readonly string[] {
  const subjects = (facts.advice ?? []).flatMap((record) => answeredBy(record) ?? []);
  return [...new Set(subjects.toReversed())];
}

/** The question of a subject again, to be answered anew; null where no scheme asks it any more. */
export function questionAgain(subject: string, facts: Facts): SchemeQuestion | null {
  const blank = profileOf({ ...facts, advice: (facts.advice ?? []).filter((one) => answeredBy(one) !== subject) });
  for (const scheme of knownOn(facts).schemes)
    for (const one of matchOf(scheme, blank, facts.today).eligibility.conditions) {
      const question = questionOf(one, blank);
      if (question !== null && subjectKey(question) === subject && canBeAsked(question, facts)) return question;
    }
  return null;
}
