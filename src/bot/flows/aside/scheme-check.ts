import { textIn } from '../../../engine/knowledge/text.ts';
import { alikePlaces } from '../../advice/alike-places.ts';
import { municipalitiesOf } from '../../advice/place.ts';
import { optionsOf, recordOf, type SchemeOption } from '../../advice/scheme-options.ts';
import { answeredBy, questionSubjects, type SchemeQuestion, subjectKey } from '../../advice/scheme-question.ts';
import { placeText, questionText } from '../../advice/scheme-question-text.ts';
import type { RecordEffect } from '../../effect.ts';
import { evolveFacts } from '../../evolve-facts.ts';
import type { Facts } from '../../facts.ts';
import type { CardRow, Choice, MessageView, Text } from '../../message.ts';
import { line, type Moment, sayText } from '../talk.ts';
import { type Aside, type AsideSubject, asideChoice } from './aside.ts';
import { allSchemes, answeredSubjects, nextFor, questionAgain, schemeById } from './scheme-next.ts';
import { verdictAside } from './scheme-verdict.ts';

/** Asks what is still open for a scheme, or says what came out. */
function goOn(target: string, facts: Facts): Aside | null {
  if (target !== allSchemes && schemeById(target, facts) === null) return { views: sayText(line('advice.gone')) };
  const next = nextFor(target, facts);
  return next === null ? verdictAside(target, facts) : { views: [questionView(target, next, facts, 1)] };
}

/** One question with its answers; `back`: how many answers ago the button below leads. */
function questionView(target: string, question: SchemeQuestion, facts: Facts, back: number): MessageView {
  const scheme = schemeById(target, facts);
  const press = (value: string, label: SchemeOption['label']): Choice =>
    asideChoice(label, 'scheme-say', target, question.subject, value, question.key);
  const options = optionsOf(question, facts).map(({ value, label }) => press(value, label));
  const beside = question.subject === 'own' || question.subject === 'ordered' ? options : [];
  const below = beside.length > 0 ? [] : options;
  const again =
    answeredSubjects(facts).length < back
      ? []
      : [asideChoice(line('scheme.again'), 'scheme-again', target, String(back))];
  return {
    view: 'card',
    title: scheme === null ? line('scheme.check-title') : { words: textIn(scheme.name, facts.locale) },
    lead: leadOf(question, facts),
    rows: below.map((choice): CardRow => ({ label: { words: '' }, value: choice.label, choice })),
    note: line('scheme.check-note'),
    choices: [...beside, press('unsure', line('scheme.unsure')), ...again],
    even: true,
    aside: true,
  };
}

function leadOf(question: SchemeQuestion, facts: Facts): Text {
  const place = question.subject === 'region' ? placeText(facts) : null;
  return place ?? questionText(question, facts.locale) ?? line('scheme.check-title');
}

/** Keeps an answer once, however often it is pressed, and goes on. */
function say([target = '', named, value = '', key = '']: readonly string[], { facts, event }: Moment): Aside | null {
  const subject = questionSubjects.find((one) => one === named);
  if (subject === undefined || facts.business === null) return null;
  const effects = keeping({ subject, key }, value, facts);
  if (effects === null) return null;
  const next = goOn(target, evolveFacts(facts, effects, event.at));
  return next === null ? null : { views: next.views, effects: [...effects, ...(next.effects ?? [])] };
}

type Answered = Pick<SchemeQuestion, 'subject' | 'key'>;

function keeping(answered: Answered, value: string, facts: Facts): readonly RecordEffect[] | null {
  if (answered.subject === 'region' && value !== 'unsure') return placing(value, facts);
  if (answered.subject === 'own' && !isCondition(answered.key, facts)) return null;
  const record = recordOf(answered, value);
  if (record === null) return null;
  const last = (facts.advice ?? []).findLast((one) => answeredBy(one) === subjectKey(answered));
  const { day: _, ...said } = last ?? { day: '' };
  return JSON.stringify(said) === JSON.stringify(record) ? [] : [{ do: 'save-advice', record }];
}

/** What the owner wrote in words stands, unless a place like it is chosen from those that are offered now. */
function placing(code: string, facts: Facts): readonly RecordEffect[] | null {
  const place = municipalitiesOf(facts).find((one) => one.code === code);
  if (place === undefined) return null;
  const offered = facts.business?.municipality == null ? [place] : alikePlaces(facts);
  if (!offered.some((one) => one.code === code)) return [];
  return [{ do: 'save-profile', profile: { municipality: place.name } }];
}

function isCondition(key: string, facts: Facts): boolean {
  const [schemeId = '', id] = key.split('/');
  const scheme = schemeById(schemeId, facts);
  return id === 'industry' ? scheme !== null : scheme?.eligibility.conditions.some((one) => one.id === id) === true;
}

/** Shows an earlier question again: the answer given now is the one that counts. */
function again([target = '', back = '1']: readonly string[], { facts }: Moment): Aside | null {
  if (!/^[1-9]\d?$/.test(back)) return null;
  const count = Number(back);
  const subject = answeredSubjects(facts)[count - 1];
  const question = subject === undefined ? null : questionAgain(subject, facts);
  if (question === null) return { views: sayText(line('scheme.nothing-again')) };
  return { views: [questionView(target, question, facts, count + 1)] };
}

/** The conditions of schemes, asked one by one. An answer holds for all of them and is not asked for again. */
export const schemeCheck: AsideSubject = {
  presses: {
    'scheme-check': ([target = ''], { facts }) => goOn(target, facts),
    'scheme-say': say,
    'scheme-again': again,
  },
};
