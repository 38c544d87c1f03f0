import type { z } from 'zod';
import type { Knowledge } from '../knowledge/edition.ts';
import { type Advice, type Advised, advise, type MatchSchemes } from './advise.ts';
import { assumptions } from './basis.ts';
import { adviceRequestSchema } from './firm.ts';

/** What is wrong with a request, by code and place, never by content. */
export type AdviceError = {
  readonly error: { readonly code: 'json-invalid' | 'input-invalid'; readonly path: string; readonly message: string };
};

/** Answers one document of any shape with ranked measures, or says by code what is wrong with it. Never throws. */
export function answerAdvice(json: unknown, knowledge: Knowledge, schemes?: MatchSchemes): AdviceError | object {
  const request = adviceRequestSchema.safeParse(json);
  if (!request.success) return invalid(request.error);
  return document(advise(request.data, knowledge, schemes), knowledge);
}

function invalid({ issues }: z.ZodError): AdviceError {
  const [issue] = issues;
  return {
    error: { code: 'input-invalid', path: (issue?.path ?? []).map(String).join('.'), message: issue?.message ?? '' },
  };
}

function document(advised: Advised, knowledge: Knowledge): object {
  return {
    firm: {
      kgCo2Year: advised.firm.kgCo2,
      kgCo2YearWithout: advised.firm.without,
      kinds: advised.features.map(({ months, ...rest }) => ({ ...rest, reported: months.length })),
    },
    measures: advised.advice.map((one, at) => row(one, at + 1, knowledge)),
    combined: advised.combined,
    left: advised.left,
  };
}

function row({ measure, estimate, asks, score, because, schemes }: Advice, rank: number, knowledge: Knowledge): object {
  const named = new Set([...measure.sources.map(({ source }) => source), ...(estimate?.sources ?? [])]);
  const sources = knowledge.sources.filter(({ id }) => named.has(id));
  return {
    rank,
    id: measure.id,
    title: measure.title,
    category: measure.category,
    costBand: measure.costBand,
    paybackYears: measure.paybackYears,
    estimate:
      estimate === null
        ? null
        : { ...estimate, assumptions: assumptions.filter((one) => estimate.assumptions.includes(one)) },
    note: measure.saving.note,
    because,
    score,
    prerequisites: measure.prerequisites,
    asks,
    asOf: measure.asOf,
    confidence: measure.confidence,
    sources: sources.map(({ id, title, publisher, year, url, seenOn }) => ({
      id,
      title,
      publisher,
      year,
      url,
      seenOn,
    })),
    schemes,
  };
}
