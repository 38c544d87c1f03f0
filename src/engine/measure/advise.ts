import { type EnergyKind, energyDefinition } from '../energy/registry.ts';
import type { Knowledge } from '../knowledge/edition.ts';
import type { Measure } from '../knowledge/measure.ts';
import { total } from '../summary/reading.ts';
import { type Combined, combine } from './combine.ts';
import { estimateOf } from './estimate.ts';
import type { Estimate } from './estimate-part.ts';
import { featuresOf, type KindFeatures, yearCo2 } from './features.ts';
import { type LeftOut, leftOutBy } from './filter.ts';
import type { AdviceRequest, AdvisedReading, Business } from './firm.ts';
import type { FormulaInput } from './formula/rule.ts';
import { isNamed } from './industry.ts';
import { isWorthwhile, ordered } from './order.ts';
import { type Reach, reachOf } from './reach.ts';
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

/** The CO2 of a firm's year in kg, null when none is known; `without`: kinds whose year or factor is unknown. */
export type FirmYear = { readonly kgCo2: number | null; readonly without: readonly EnergyKind[] };

/** The ranked measures of a firm. */
export type Advised = {
  readonly features: readonly KindFeatures[];
  readonly firm: FirmYear;
  readonly advice: readonly Advice[];
  readonly combined: Combined;
  readonly left: readonly { readonly id: string; readonly why: LeftOut | 'little-of-energy' }[];
};

const usual = 10;

/** A request, or one with readings of a ledger. */
export type Advising = Omit<AdviceRequest, 'readings'> & { readonly readings: readonly AdvisedReading[] };

/** Ranks the measures that fit a firm. Deterministic; drafts without a source are never shown. */
export function advise(request: Advising, knowledge: Knowledge, matchSchemes: MatchSchemes = () => ({})): Advised {
  const { business: firm, today } = request;
  const features = featuresOf(request.readings, today);
  const about = { firm, features, today };
  const judged = knowledge.measures.map((measure) => ({ measure, why: leftOutBy(measure, about) }));
  const year = firmYear(features);
  const fitting = judged.filter(({ why }) => why === null).map(({ measure }) => adviceFor(measure, { ...about, year }));
  const ranked = ordered(fitting.filter(isWorthwhile)).slice(0, request.limit ?? usual);
  const schemes = matchSchemes(
    ranked.map(({ measure }) => measure.id),
    firm,
    today,
  );
  return {
    features,
    firm: year,
    advice: ranked.map((one) => ({ ...one, schemes: schemes[one.measure.id] ?? [] })),
    combined: combine(ranked),
    left: [
      ...judged.flatMap(({ measure, why }) => (why === null || why === 'no-source' ? [] : [{ id: measure.id, why }])),
      ...fitting
        .filter((one) => !isWorthwhile(one))
        .map(({ measure }) => ({ id: measure.id, why: 'little-of-energy' as const })),
    ],
  };
}

/** Water has no CO2, so nothing of it is missing. */
function firmYear(features: readonly KindFeatures[]): FirmYear {
  const emitting = features.filter(({ kind }) => energyDefinition(kind)?.scope !== null);
  const known = emitting.flatMap((one) => yearCo2(one) ?? []);
  const without = emitting.filter((one) => yearCo2(one) === null).map(({ kind }) => kind);
  return { kgCo2: known.length === 0 ? null : total(known), without };
}

type About = {
  readonly firm: Business;
  readonly features: readonly KindFeatures[];
  readonly today: string;
  readonly year: FirmYear;
};

function adviceFor(measure: Measure, about: About): Advice {
  const { estimate, asks } = estimateOf({ measure, ...about });
  const reach = reachOf({ measure, ...about });
  const score = scoreOf({ measure, estimate, firmKgCo2: about.year.kgCo2, reach, ...about });
  const because = becauseOf(measure, estimate, { ...about, score, reach });
  return { measure, estimate, asks, score, because, schemes: [] };
}

function becauseOf(
  measure: Measure,
  estimate: Estimate | null,
  about: About & { readonly score: Score; readonly reach: Reach },
): readonly Because[] {
  const equipment = measure.equipment.filter((one) => about.firm.equipment?.includes(one));
  const found: readonly (Because | null)[] = [
    energyReason(about),
    equipment.length === 0 ? null : { code: 'equipment', equipment },
    isNamed(about.firm.industry, measure.industries) ? { code: 'industry', industry: about.firm.industry } : null,
    about.score.season === 1 ? { code: 'season' } : null,
    measure.costBand === 'none' ? { code: 'free' } : null,
    estimate === null ? { code: 'no-figure', why: whyNoFigure[measure.saving.rule.kind] } : null,
  ];
  return found.filter((one) => one !== null);
}

const whyNoFigure = { words: 'words-only', formula: 'inputs-missing', share: 'basis-unknown' } as const;

/** The share of the firm's CO2 that the measure's main energy stands for; unknown while a part of it is. */
function energyReason({
  reach,
  features,
  year: { kgCo2, without },
}: About & { readonly reach: Reach }): Because | null {
  const main = features.find(({ kind }) => kind === reach.kind);
  if (main === undefined) return null;
  const own = yearCo2(main);
  const isKnown = own !== null && kgCo2 !== null && kgCo2 > 0 && without.length === 0;
  return { code: 'energy', kind: main.kind, share: isKnown ? own / kgCo2 : null };
}
