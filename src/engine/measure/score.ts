import type { Measure } from '../knowledge/measure.ts';
import { everywhere, has, presenceOf } from './equipment.ts';
import type { Estimate } from './estimate-part.ts';
import type { Business } from './firm.ts';
import { isNamed } from './industry.ts';
import type { Reach } from './reach.ts';

/** Why a measure stands where it stands: each part from 0 to 1. All weights are our own judgement. */
export type Score = {
  /** How much of the firm's main energy and main equipment it is about. */
  readonly reach: number;
  readonly effect: number;
  readonly cost: number;
  readonly effort: number;
  readonly confidence: number;
  readonly season: number;
  readonly fit: number;
  readonly total: number;
};

const weights = {
  reach: 0.35,
  effect: 0.15,
  cost: 0.15,
  effort: 0.15,
  confidence: 0.05,
  season: 0.05,
  fit: 0.1,
} as const;
const costs = { none: 1, low: 0.75, mid: 0.35, high: 0.1 } as const;
const sure = { high: 1, medium: 0.6, low: 0.2 } as const;

/** What a score needs to know. `firmKgCo2`: what is known of the firm's year, null when nothing is. */
export type Scored = {
  readonly measure: Measure;
  readonly estimate: Estimate | null;
  readonly firm: Business;
  readonly firmKgCo2: number | null;
  readonly today: string;
  readonly reach: Reach;
};

/** Scores one measure for one firm on one day. */
export function scoreOf(one: Scored): Score {
  const parts = {
    reach: Math.round(one.reach.value * 1000) / 1000,
    effect: effectOf(one),
    cost: costs[one.measure.costBand],
    effort: effortOf(one.measure),
    confidence: sure[one.measure.confidence],
    season: seasonOf(one),
    fit: fitOf(one),
  };
  const total =
    weights.reach * parts.reach +
    weights.effect * parts.effect +
    weights.cost * parts.cost +
    weights.effort * parts.effort +
    weights.confidence * parts.confidence +
    weights.season * parts.season +
    weights.fit * parts.fit;
  return { ...parts, total: Math.round(total * 1000) / 1000 };
}

/** Nearer to the least than to the most; a tenth of the firm's CO2 counts full, a tenth of that about a third. */
function effectOf({ estimate, firmKgCo2 }: Scored): number {
  const range = estimate?.kgCo2 ?? null;
  if (range === null || firmKgCo2 === null || firmKgCo2 <= 0) return 0.1;
  const expected = (2 * Math.max(0, range.low) + Math.max(0, range.high)) / 3;
  return Math.min(1, Math.sqrt(expected / firmKgCo2 / 0.1));
}

function effortOf({ category, costBand, prerequisites }: Measure): number {
  if (category === 'operation') return Math.max(0.6, 1 - 0.1 * prerequisites.length);
  return { none: 0.5, low: 0.6, mid: 0.4, high: 0.2 }[costBand];
}

/** Cooling and heating are worth a thought from the month before they begin. */
function seasonOf({ measure, today }: Scored): number {
  if (!['air-conditioning', 'heating'].includes(measure.saving.basis.use)) return 0.5;
  return [5, 6, 7, 8, 9, 11, 12, 1, 2, 3].includes(Number(today.slice(5, 7))) ? 1 : 0.2;
}

/** Without a list: what such a firm surely has, before what only large ones of its trade have. */
function unlisted({ equipment, industries }: Measure, firm: Business): number {
  const sure = Math.max(0, ...equipment.map((one) => presenceOf(one, firm)));
  if (sure < 0.5) return 0.1;
  return isNamed(firm.industry, industries) ? 0.7 : 0.5;
}

/** Equipment that the owner named and not every firm has speaks most for a measure. */
function fitOf({ measure, firm }: Scored): number {
  if (measure.equipment.includes('management')) return 0.2;
  const there = measure.equipment.filter((one) => firm.equipment?.includes(one));
  if (there.some((one) => !everywhere.includes(one))) return 1;
  if (there.length > 0 || has(firm, measure.equipment)) return 0.7;
  if (firm.equipment == null) return unlisted(measure, firm);
  if (measure.equipment.every((one) => everywhere.includes(one))) return 0.5;
  return isNamed(firm.industry, measure.industries) ? 0.5 : 0.3;
}
