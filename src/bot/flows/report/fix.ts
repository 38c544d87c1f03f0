import type { Facts } from '../../facts.ts';
import { type Asked, askText, type Option } from '../question.ts';
import { figureTopic } from '../stale.ts';
import { line, type Move, type Said } from '../talk.ts';
import { slotOfDraft } from './draft.ts';
import { figureOf, nameInMonth } from './names.ts';
import { asideOptions } from './options.ts';
import type { Draft, HereAt, ReportHere } from './state.ts';
import { goOn } from './take-items.ts';

type Fix = HereAt<'fix'>;

/** Which of several figures, then which part of it; the right words can also be sent at once. */
export function askFix(here: Fix, facts: Facts): Asked {
  const draft = here.which === null ? undefined : here.drafts[here.which];
  if (draft === undefined) return askLine(here.drafts, facts);
  const parts: readonly Option[] = [
    { value: 'value', label: line('report.fix-value'), says: ['数値', '数字', 'figure'] },
    { value: 'period', label: line('report.fix-month'), says: ['月', 'month'] },
    { value: 'kind', label: line('report.fix-kind'), says: ['種類', 'kind'] },
    ...(draft.kind === 'waste' ? [treatmentPart] : []),
    ...(facts.sites.length > 1 ? [{ value: 'site', label: line('report.fix-site'), says: ['拠点', 'place'] }] : []),
    { value: 'drop', label: line('report.drop'), says: ['やめる', '消す', 'cancel'] },
  ];
  const slot = slotOfDraft(draft);
  const topic = slot === null ? 'clarify-kind' : figureTopic('fix', slot.month, slot.kind);
  return {
    ...askText(topic, line('report.ask-fix', { figure: { as: 'text', text: figureOf(draft) } }), parts),
    aside: asideOptions,
  };
}

function askLine(drafts: readonly Draft[], facts: Facts): Asked {
  const options = drafts.slice(0, 12).map((draft, at): Option => {
    const slot = slotOfDraft(draft);
    return { value: `line-${at}`, label: slot === null ? figureOf(draft) : nameInMonth(facts, slot) };
  });
  return { ...askText('clarify-target', line('report.ask-fix-line'), options), aside: asideOptions };
}

const treatmentPart: Option = {
  value: 'treatment',
  label: line('waste.fix-treatment'),
  says: ['処理', '処理方法', 'treatment'],
};

const parts = ['value', 'period', 'kind', 'site', 'treatment'] as const;

/** Opens the part that is wrong, everything else as it stands. */
export function answerFix(here: Fix, said: Extract<Said, { by: 'option' }>, facts: Facts): Move<ReportHere> {
  const found = /^line-(\d{1,2})$/.exec(said.value)?.[1];
  if (found !== undefined) return { to: { ...here, which: Math.min(Number(found), here.drafts.length - 1) } };
  const which = here.which ?? 0;
  if (said.value === 'drop') {
    const rest = here.drafts.filter((_, at) => at !== which);
    return rest.length === 0 ? { to: { at: 'idle', memory: here.memory } } : goOn(here, rest, { facts, reason: null });
  }
  const part = parts.find((one) => one === said.value);
  if (part === undefined) return { miss: line('report.which-miss') };
  // The kind of a waste is what it is made of.
  const slot = part === 'kind' && here.drafts[which]?.kind === 'waste' ? 'sort' : part;
  return { to: { at: 'clarify', memory: here.memory, drafts: here.drafts, which, slot, reason: 'missing_value' } };
}
