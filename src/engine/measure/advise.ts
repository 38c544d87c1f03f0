import type { Knowledge } from '../knowledge/edition.ts';
import type { Measure } from '../knowledge/measure.ts';
import { type Combined, combine } from './combine.ts';
import { estimateOf } from './estimate.ts';
import type { Estimate } from './estimate-part.ts';
import { featuresOf, type KindFeatures } from './features.ts';
import { type LeftOut, leftOutBy } from './filter.ts';
import type { AdviceRequest, Business } from './firm.ts';
import type { FormulaInput } from './formula/rule.ts';
import { type Score, scoreOf } from './score.ts';

/** A support scheme that goes with a measure, as `matchSchemes` answers it. */
export type SchemeRow = { readonly id: string; readonly status: string; readonly [more: string]: unknown };

/** Finds the schemes of measures for a firm on a day, by measure. */
export type MatchSchemes = (
  measureIds: readonly string[],
  profile: Business,
  today: string,
) => Readonly<Record<string, readonly SchemeRow[]>>;

/** Why a measure is shown to this firm. */
export type Because =
  | { readonly code: 'energy'; readonly kind: string; readonly share: number | null }
  | { readonly code: 'equipment'; readonly equipment: readonly string[] }
  | { readonly code: 'industry'; readonly industry: string }
  | { readonly code: 'season' }
  | { readonly code: 'free' }
  | { readonly code: 'no-figure'; readonly why: 'words-only' | 'inputs-missing' | 'basis-unknown' };

/** One measure in its place. */
export type Advice = {
  readonly measure: Measure;
  readonly estimate: Estimate | null;
  readonly asks: readonly FormulaInput[];
  readonly score: Score;
  readonly because: readonly Because[];
  readonly schemes: readonly SchemeRow[];
};

/** The ranked measures of a firm. */
export type Advised = {
  readonly features: readonly KindFeatures[];
  readonly firmKgCo2: number | null;
  readonly advice: readonly Advice[];
  readonly combined: Combined;
  readonly left: readonly { readonly id: string; readonly why: LeftOut }[];
};

const usual = 10;

/** Ranks the measures that fit a firm. Deterministic; drafts without a source are never shown. */
export function advise(request: AdviceRequest, knowledge: Knowledge, matchSchemes: MatchSchemes = () => ({})): Advised {
  const { business: firm, today } = request;
  const features = featuresOf(request.readings, today);
  const about = { firm, features, today };
  const judged = knowledge.measures.map((measure) => ({ measure, why: leftOutBy(measure, about) }));
  const firmKgCo2 = firmYear(features);
  const ranked = judged
    .filter(({ why }) => why === null)
    .map(({ measure }) => adviceFor(measure, { ...about, firmKgCo2 }))
    .toSorted(before)
    .slice(0, request.limit ?? usual);
  const schemes = matchSchemes(
    ranked.map(({ measure }) => measure.id),
    firm,
    today,
  );
  return {
    features,
    firmKgCo2,
    advice: ranked.map((one) => ({ ...one, schemes: schemes[one.measure.id] ?? [] })),
    combined: combine(ranked),
    left: judged.flatMap(({ measure, why }) => (why === null || why === 'no-source' ? [] : [{ id: measure.id, why }])),
  };
}

/** The CO2 of the kinds whose year and factor are known; null when there is none. */
function firmYear(features: readonly KindFeatures[]): number | null {
  const known = features.flatMap(({ year, kgCo2PerUnit }) =>
    year === null || kgCo2PerUnit === null ? [] : [year.quantity * kgCo2PerUnit],
  );
  return known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0);
}

type About = {
  readonly firm: Business;
  readonly features: readonly KindFeatures[];
  readonly today: string;
  readonly firmKgCo2: number | null;
};

function adviceFor(measure: Measure, about: About): Advice {
  const { estimate, asks } = estimateOf({ measure, ...about });
  const score = scoreOf({ measure, estimate, ...about });
  return { measure, estimate, asks, score, because: becauseOf(measure, estimate, { ...about, score }), schemes: [] };
}

const bands: readonly string[] = ['none', 'low', 'mid', 'high'];

/** The better score first; among equals (to a twentieth) what is free, then what is operated, then what has a figure. */
function before(a: Advice, b: Advice): number {
  const step = ({ score }: Advice): number => Math.round(score.total * 20);
  const cost = ({ measure }: Advice): number => bands.indexOf(measure.costBand);
  const works = ({ measure }: Advice): number => (measure.category === 'operation' ? 0 : 1);
  const figure = ({ estimate }: Advice): number => (estimate === null ? 1 : 0);
  return (
    step(b) - step(a) ||
    cost(a) - cost(b) ||
    works(a) - works(b) ||
    figure(a) - figure(b) ||
    b.score.total - a.score.total ||
    a.measure.id.localeCompare(b.measure.id)
  );
}

function becauseOf(
  measure: Measure,
  estimate: Estimate | null,
  about: About & { readonly score: Score },
): readonly Because[] {
  const equipment = measure.equipment.filter((one) => about.firm.equipment?.includes(one));
  const found: readonly (Because | null)[] = [
    energyReason(measure, about),
    equipment.length === 0 ? null : { code: 'equipment', equipment },
    measure.industries.includes('ALL') ? null : { code: 'industry', industry: about.firm.industry },
    about.score.season === 1 ? { code: 'season' } : null,
    measure.costBand === 'none' ? { code: 'free' } : null,
    estimate === null ? { code: 'no-figure', why: whyNoFigure[measure.saving.rule.kind] } : null,
  ];
  return found.filter((one) => one !== null);
}

const whyNoFigure = { words: 'words-only', formula: 'inputs-missing', share: 'basis-unknown' } as const;

/** The share of the firm's CO2 that the measure's main energy stands for; unknown without a year or a factor. */
function energyReason({ energy }: Measure, { features, firmKgCo2 }: About): Because | null {
  const kind = features.find((one) => energy.includes(one.kind));
  if (kind === undefined) return null;
  const known = kind.year !== null && kind.kgCo2PerUnit !== null && firmKgCo2 !== null && firmKgCo2 > 0;
  const share = known ? ((kind.year?.quantity ?? 0) * (kind.kgCo2PerUnit ?? 0)) / (firmKgCo2 ?? 1) : null;
  return { code: 'energy', kind: kind.kind, share };
}
