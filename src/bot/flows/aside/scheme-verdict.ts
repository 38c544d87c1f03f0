import type { KnowledgeText } from '../../../engine/knowledge/text.ts';
import { textIn } from '../../../engine/knowledge/text.ts';
import type { ConditionResult } from '../../../engine/scheme/eligibility.ts';
import { matchOf, type SchemeMatch } from '../../../engine/scheme/match.ts';
import { profileOf } from '../../advice/profile.ts';
import { conditionLabel } from '../../advice/scheme-card.ts';
import { statusTexts } from '../../advice/scheme-status.ts';
import type { Facts } from '../../facts.ts';
import type { CardRow, MessageView } from '../../message.ts';
import { writeText } from '../../text/write.ts';
import { line, sayText } from '../talk.ts';
import { type Aside, asideChoice } from './aside.ts';
import { confirmChoice } from './scheme-list.ts';
import { allSchemes, answeredSubjects, schemeById } from './scheme-next.ts';
import { schemesAside } from './schemes.ts';

/** What came out of the questions: fits so far, does not fit and why, or what a person has to check. */
export function verdictAside(target: string, facts: Facts): Aside {
  if (target === allSchemes) {
    const list = schemesAside(facts);
    return { ...list, views: [...sayText(line('scheme.verdict-all')), ...list.views.slice(0, 2)] };
  }
  const scheme = schemeById(target, facts);
  if (scheme === null) return { views: sayText(line('advice.gone')) };
  return { views: [verdictView(matchOf(scheme, profileOf(facts), facts.today), facts)] };
}

const leads = { yes: 'scheme.verdict-yes', no: 'scheme.verdict-no', unknown: 'scheme.verdict-unknown' } as const;

function verdictView({ scheme, status, eligibility }: Omit<SchemeMatch, 'measures'>, facts: Facts): MessageView {
  const { overall, conditions } = eligibility;
  const wanted = overall === 'no' ? 'no' : 'unknown';
  const label = overall === 'no' ? 'scheme.label-failed' : 'scheme.label-left';
  const left = conditions.filter(({ answer }) => answer === wanted);
  const state = statusTexts(status).map((text) => writeText(text, facts.locale));
  const rows: readonly CardRow[] = [
    { label: line('scheme.label-status'), value: { words: state.join('\n') }, strong: true },
    ...left.map((one): CardRow => ({ label: line(label), value: { words: wordsOf(one, facts) } })),
  ];
  const again = answeredSubjects(facts).length === 0 ? [] : [againChoice(scheme.id)];
  return {
    view: 'card',
    title: { words: textIn(scheme.name, facts.locale) },
    lead: line(leads[overall]),
    rows,
    choices: [confirmChoice, asideChoice(line('scheme.card'), 'item', 'subsidy', scheme.id), ...again],
    even: true,
    aside: true,
  };
}

function againChoice(id: string) {
  return asideChoice(line('scheme.again'), 'scheme-again', id, '1');
}

function wordsOf(one: ConditionResult, { locale }: Facts): string {
  const shown = (text: KnowledgeText) => ({ words: textIn(text, locale) });
  return writeText(conditionLabel(one, shown), locale);
}
