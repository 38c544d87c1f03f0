import type { Source } from '../../engine/knowledge/provenance.ts';
import { textIn } from '../../engine/knowledge/text.ts';
import type { Advice } from '../../engine/measure/advise.ts';
import type { Estimate, Range } from '../../engine/measure/estimate-part.ts';
import type { Locale } from '../facts.ts';
import type { Param, Text } from '../message.ts';

/** What proposals are written with. */
export type ProposalVoice = { readonly locale: Locale; readonly sources: readonly Source[] };

/** A measure for a firm: what it is, what it would cut a year by which months, and the documents behind it. */
export function proposalText({ measure, estimate }: Advice, number: number, voice: ProposalVoice): Text {
  const titles = measure.sources.map(({ source }) => voice.sources.find(({ id }) => id === source)?.title ?? source);
  return {
    key: 'door.proposal',
    params: {
      number,
      title: textIn(measure.title, voice.locale),
      effect: { as: 'text', text: effectText(estimate) },
      sources: { as: 'list', items: titles },
      asOf: { as: 'day', day: measure.asOf },
    },
  };
}

function effectText(estimate: Estimate | null): Text {
  const range = estimate?.kgCo2 ?? null;
  const period = estimate?.inputs.find((input) => input.period !== null)?.period ?? null;
  if (estimate === null || range === null || period === null) return { key: 'door.proposal-no-figure' };
  const how = estimate.assumptions.includes('months-scaled') ? 'door.proposal-scaled' : 'door.proposal-base';
  const kinds = estimate.parts.map(({ kind }): Param => ({ as: 'kind', kind }));
  const base: Text = {
    key: how,
    params: {
      kinds: { as: 'list', items: kinds },
      from: { as: 'month', month: period.from },
      to: { as: 'month', month: period.to },
    },
  };
  return {
    key: 'door.proposal-effect',
    params: { range: { as: 'text', text: rangeText(range) }, base: { as: 'text', text: base } },
  };
}

/** A least of nothing is said as a most: it may not help at all. */
function rangeText({ low, high }: Range): Text {
  const most: Param = { as: 'kgCo2', value: high };
  if (low === 0) return { key: 'door.proposal-most', params: { most } };
  if (low === high) return { key: 'door.proposal-about', params: { most } };
  return { key: 'door.proposal-range', params: { least: { as: 'kgCo2', value: low }, most } };
}
