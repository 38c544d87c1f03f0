import type { Facts } from '../../facts.ts';
import type { Text } from '../../message.ts';
import type { Ask, AskReason } from '../../understand/contract.ts';
import { line } from '../talk.ts';
import { billUnit, isEnergyKind } from './draft.ts';
import { nameOf } from './names.ts';
import { isDrafting, type ReportHere } from './state.ts';

/** Why a message gave no figure that could be taken, by what was found in it. */
const reasons: Readonly<Partial<Record<AskReason, string>>> = {
  ambiguous_number: 'report.bad-number',
  cost_not_usage: 'report.bad-yen',
  reading_not_usage: 'report.bad-reading',
  demand_not_usage: 'report.bad-demand',
  negative: 'report.bad-negative',
  range: 'report.bad-range',
  conflict: 'report.bad-several',
  no_previous: 'report.no-previous',
  missing_value: 'report.bad-missing',
  future_period: 'report.bad-future',
  unknown_kind: 'report.bad-kind',
  ambiguous_target: 'report.bad-target',
};

/** What is asked back, with the kind and an example of the question that is open. */
export function explainAsk(ask: Ask | null, here: ReportHere, facts: Facts): Text {
  if (isAboutWaste(here)) return line('waste.not-understood');
  const key = (ask === null ? undefined : reasons[ask.reason]) ?? 'report.not-understood';
  const slot = here.at === 'figure' ? here.slot : null;
  const [draft] = isDrafting(here) ? here.drafts : [];
  const own = draft !== undefined && isEnergyKind(draft.kind) ? draft.kind : null;
  const kind = slot?.kind ?? own ?? 'electricity';
  const what = slot === null ? line('report.kind', { kind: { as: 'kind', kind } }) : nameOf(facts, slot);
  const unit = billUnit(facts, { siteId: slot?.siteId ?? draft?.siteId ?? '', kind });
  return line(key, { what: { as: 'text', text: what }, example: { as: 'quantity', value: 120, unit } });
}

/** Of waste more than a figure is asked for. */
function isAboutWaste(here: ReportHere): boolean {
  if (here.at === 'figure') return here.slot.kind === 'waste';
  return here.at === 'clarify' && here.drafts[here.which]?.kind === 'waste';
}
