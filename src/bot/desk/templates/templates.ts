import type { Text, Words } from '../../message.ts';
import type { Reason } from '../consultation/reasons.ts';
import type { FigureWarning } from '../packet/warnings.ts';

type Suggested = {
  readonly id: string;
  /** Suggested for these reasons, */
  readonly reasons: readonly Reason[];
  /** or where a figure of the case carries one of these warnings. */
  readonly warnings: readonly FigureWarning[];
};

/** A template of the house: its sentence is `key` in the locales. */
type HouseTemplate = Suggested & { readonly key: string; readonly name: Text };

/** A template of a programme, with its sentences. */
type OwnTemplate = Suggested & {
  readonly text: { readonly ja: string; readonly en?: string | undefined; readonly easy?: string | undefined };
};

/** A reply that is written beforehand. Its variables are the places in its sentence. */
export type Template = HouseTemplate | OwnTemplate;

/** What a template is called in lists; one of a programme by its id. */
export function templateName(template: Template): Text | Words {
  return 'name' in template ? template.name : { words: template.id };
}

/** The templates of the house. */
export const templates: readonly HouseTemplate[] = [
  {
    id: 'received',
    name: { key: 'desk.named-received' },
    key: 'desk.template-received',
    reasons: ['asked-politely', 'asked-directly', 'no-answer', 'low-confidence', 'rule'],
    warnings: [],
  },
  {
    id: 'ask-details',
    name: { key: 'desk.named-ask-details' },
    key: 'desk.template-details',
    reasons: ['two-misses', 'low-confidence'],
    warnings: [],
  },
  {
    id: 'check-figure',
    name: { key: 'desk.named-check-figure' },
    key: 'desk.template-figure',
    reasons: ['flagged-figure'],
    warnings: ['flagged'],
  },
  {
    id: 'send-bill',
    name: { key: 'desk.named-send-bill' },
    key: 'desk.template-bill',
    reasons: ['flagged-figure', 'two-misses'],
    warnings: ['flagged'],
  },
  {
    id: 'no-factor',
    name: { key: 'desk.named-no-factor' },
    key: 'desk.template-no-factor',
    reasons: [],
    warnings: ['no-factor'],
  },
  {
    id: 'provisional',
    name: { key: 'desk.named-provisional' },
    key: 'desk.template-provisional',
    reasons: [],
    warnings: ['provisional'],
  },
  {
    id: 'our-fault',
    name: { key: 'desk.named-our-fault' },
    key: 'desk.template-fault',
    reasons: ['failed-turn'],
    warnings: [],
  },
  {
    id: 'complaint',
    name: { key: 'desk.named-complaint' },
    key: 'desk.template-complaint',
    reasons: ['complaint'],
    warnings: [],
  },
  { id: 'safety', name: { key: 'desk.named-safety' }, key: 'desk.template-safety', reasons: ['safety'], warnings: [] },
];

/** Every template that a programme's consultants may use, its own first. */
export function templatesOf(own: readonly Template[]): readonly Template[] {
  return [...own, ...templates];
}

/** Those that fit a case: the reason first, then the warnings; in each the programme's own before those of the house. */
export function suggest(
  reason: Reason,
  warnings: readonly FigureWarning[],
  own: readonly Template[] = [],
): readonly Template[] {
  const all = templatesOf(own);
  const byReason = all.filter(({ reasons }) => reasons.includes(reason));
  const byWarning = all.filter((one) => one.warnings.some((warning) => warnings.includes(warning)));
  return [...new Set([...byReason, ...byWarning])];
}
