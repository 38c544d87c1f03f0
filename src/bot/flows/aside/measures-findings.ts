import { allFindings, ruleText } from '../../advice/findings.ts';
import { observationText } from '../../advice/observation.ts';
import type { CardRow, MessageView } from '../../message.ts';
import { line, type Moment, sayText } from '../talk.ts';
import type { Aside } from './aside.ts';
import { measuresChoice } from './measures-list.ts';

const most = 8;

/** 課題: everything the firm's months show, each with its rule and the figures it was made from. */
export function findingsOf({ facts }: Moment): Aside {
  if (facts.programme === null || facts.business === null) return { views: sayText(line('measures.not-joined')) };
  const rows = allFindings(facts)
    .slice(0, most)
    .map((finding): CardRow => {
      const rule = ruleText(finding);
      return { label: observationText(finding.observation), value: rule ?? line('measures.rule-none') };
    });
  const card: MessageView = {
    view: 'card',
    title: line('measures.findings'),
    ...(rows.length === 0 ? { lead: line('measures.findings-none') } : { note: line('measures.findings-note') }),
    rows,
    choices: [measuresChoice],
    even: true,
    aside: true,
  };
  return { views: [card] };
}
