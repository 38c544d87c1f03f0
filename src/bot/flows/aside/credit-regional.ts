import { regionalKeys } from '../../advice/credit-keys.ts';
import { regionalView } from '../../advice/credit-views.ts';
import { regionalConditions, regionalKey, regionalOf, regionalSchemeId } from '../../advice/regional-support.ts';
import { statusTexts } from '../../advice/scheme-status.ts';
import type { RecordEffect } from '../../effect.ts';
import { evolveFacts } from '../../evolve-facts.ts';
import type { Facts } from '../../facts.ts';
import type { CardRow, MessageView, Words } from '../../message.ts';
import { writeText } from '../../text/write.ts';
import { line, sayText } from '../talk.ts';
import { type Aside, asideChoice, type Press } from './aside.ts';
import { personChoice } from './person.ts';

function stateOf(facts: Facts, status: Parameters<typeof statusTexts>[0]): Words {
  return {
    words: statusTexts(status)
      .map((text) => writeText(text, facts.locale))
      .join('\n'),
  };
}

/** The line that leads to the bureau's support; none outside its region. */
export function regionalRows(facts: Facts): readonly CardRow[] {
  const found = regionalOf(facts);
  if (found === null) return [];
  const choice = asideChoice(line('jcredit.regional'), 'credit-regional');
  return [{ label: choice.label, value: stateOf(facts, found.status), choice }];
}

/** Its state today and its conditions, each to be answered by the owner. */
function card(facts: Facts): MessageView {
  const found = regionalOf(facts);
  if (found === null) return { view: 'text', text: line('advice.gone') };
  const view = regionalView(found.support, personChoice);
  if (view.view !== 'card') return view;
  const rows = view.rows.map((row, at): CardRow => {
    const condition = regionalConditions[at];
    return condition === undefined ? row : { ...row, choice: asideChoice(row.label, 'credit-regional', condition) };
  });
  const more = asideChoice(line('jcredit.regional-more'), 'item', 'subsidy', regionalSchemeId);
  return {
    ...view,
    lead: stateOf(facts, found.status),
    rows,
    choices: [more, ...(view.choices ?? [])],
    even: true,
    aside: true,
  };
}

const answers = { yes: true, no: false, unsure: null } as const;
const answerKeys = { yes: 'jcredit.say-yes', no: 'jcredit.say-no', unsure: 'jcredit.say-unsure' } as const;

const regional: Press = ([named, said], { facts, event }): Aside | null => {
  if (facts.business === null) return { views: sayText(line('jcredit.not-joined')) };
  const condition = regionalConditions.find((one) => one === named);
  if (condition === undefined || regionalOf(facts) === null) return { views: [card(facts)] };
  const answer = (['yes', 'no', 'unsure'] as const).find((one) => one === said);
  if (answer === undefined) {
    const choices = (['yes', 'no', 'unsure'] as const).map((one) =>
      asideChoice(line(answerKeys[one]), 'credit-regional', condition, one),
    );
    const question: MessageView = {
      ...{ view: 'card', title: line(regionalKeys[condition]), rows: [], choices },
      ...{ even: true, aside: true },
    };
    return { views: [question] };
  }
  const record = { about: 'condition', key: regionalKey(condition), answer: answers[answer] } as const;
  const last = facts.advice?.findLast((one) => one.about === 'condition' && one.key === record.key);
  const isKnown = last?.about === 'condition' && last.answer === record.answer;
  const effects: readonly RecordEffect[] = isKnown ? [] : [{ do: 'save-advice', record }];
  return { views: [card(evolveFacts(facts, effects, event.at))], effects };
};

/** What the buttons of the bureau's support do. */
export const creditRegional: Readonly<Record<string, Press>> = { 'credit-regional': regional };
