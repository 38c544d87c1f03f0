import type { Reason } from '../consultation/reasons.ts';
import type { FigureWarning } from '../packet/facts.ts';

/** A reply that is written beforehand. Its sentence is `key` in the locales; its variables are the places in it. */
export type Template = {
  readonly id: string;
  readonly key: string;
  /** Suggested for these reasons, */
  readonly reasons: readonly Reason[];
  /** or where a figure of the case carries one of these warnings. */
  readonly warnings: readonly FigureWarning[];
};

/** The templates of the house. */
export const templates: readonly Template[] = [
  {
    id: 'received',
    key: 'desk.template-received',
    reasons: ['asked-politely', 'asked-directly', 'no-answer', 'low-confidence', 'rule'],
    warnings: [],
  },
  { id: 'ask-details', key: 'desk.template-details', reasons: ['two-misses', 'low-confidence'], warnings: [] },
  { id: 'check-figure', key: 'desk.template-figure', reasons: ['flagged-figure'], warnings: ['flagged'] },
  { id: 'send-bill', key: 'desk.template-bill', reasons: ['flagged-figure', 'two-misses'], warnings: ['flagged'] },
  { id: 'no-factor', key: 'desk.template-no-factor', reasons: [], warnings: ['no-factor'] },
  { id: 'provisional', key: 'desk.template-provisional', reasons: [], warnings: ['provisional'] },
  { id: 'our-fault', key: 'desk.template-fault', reasons: ['failed-turn'], warnings: [] },
  { id: 'complaint', key: 'desk.template-complaint', reasons: ['complaint'], warnings: [] },
  { id: 'safety', key: 'desk.template-safety', reasons: ['safety'], warnings: [] },
];

/** Those that fit a case, in the order of the list: the reason first, then the warnings. */
export function suggest(reason: Reason, warnings: readonly FigureWarning[]): readonly Template[] {
  const byReason = templates.filter(({ reasons }) => reasons.includes(reason));
  const byWarning = templates.filter((one) => one.warnings.some((warning) => warnings.includes(warning)));
  return [...new Set([...byReason, ...byWarning])];
}
