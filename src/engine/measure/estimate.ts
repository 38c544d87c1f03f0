import { totalIfKnown } from '../summary/reading.ts';
import { type Basis, basisOf } from './basis.ts';
import { byFormula } from './estimate-formula.ts';
import {
  assumedOfPrice,
  type Case,
  type Estimate,
  type Estimated,
  type EstimatePart,
  made,
  type Range,
  type UsedInput,
} from './estimate-part.ts';
import type { KindFeatures } from './features.ts';
import type { FormulaInput } from './formula/rule.ts';
import { isIn } from './industry.ts';

/** Estimates a measure by its rule; without a source, a basis or an input there is no figure. */
export function estimateOf(one: Case): Estimated {
  const { rule } = one.measure.saving;
  if (one.measure.sources.length === 0 || rule.kind === 'words') return { estimate: null, asks: [] };
  if (rule.kind === 'share') {
    if (rule.holdsFor !== null && !isIn(one.firm.industry, rule.holdsFor)) return { estimate: null, asks: [] };
    const estimate = byShare(one, rate(rule), rule.per !== null);
    return { estimate, asks: estimate === null ? [useShare] : [] };
  }
  const exact = byFormula(one, rule.formula);
  if (exact.estimate !== null || rule.range === null) return exact;
  return { estimate: byShare(one, rule.range, false, rule.range.of), asks: exact.asks };
}

/** What a rate is a rate of, where neither the ledger nor a published table tells: the owner may know it. */
const useShare: FormulaInput = { id: 'useShare', unit: 'fraction', from: 'owner', range: [0, 1] };

/** Kilometres a litre that improve by r save 1 − 1 ÷ (1 + r) of the fuel. */
function rate({ low, high, per }: { readonly low: number; readonly high: number; readonly per: string | null }): Range {
  const saving = (r: number): number => (per === 'fuel-economy' ? 1 - 1 / (1 + r) : r);
  return { low: saving(low), high: saving(high) };
}

/** Of the whole of a site's energy nothing is said while a part of it is unknown. */
function byShare(one: Case, range: Range, step: boolean, of: 'energy' | 'co2' = 'energy'): Estimate | null {
  const { measure, features, firm } = one;
  const there = features.filter(({ kind }) => measure.energy.includes(kind));
  const found = there.flatMap((kind) => {
    const basis = basisOf({ use: measure.saving.basis.use, features: kind, firm });
    return basis === null ? [] : [{ kind, basis }];
  });
  if (found.length === 0 || (measure.saving.basis.use === 'site-energy' && found.length < there.length)) return null;
  const all = found.map(({ kind, basis }) => partOf(kind, basis, range, of));
  const assumed = new Set(found.flatMap(({ basis }) => basis.assumptions));
  if (step) assumed.add('source-range-for-one-step');
  return {
    parts: all,
    kgCo2: sumOf(all.map(({ kgCo2 }) => kgCo2)),
    yenOnly: null,
    oneFigure: range.low === range.high ? 'source' : null,
    written: 'basisUse × savedPart',
    inputs: [...found.flatMap(({ kind, basis }) => basisInput(kind, basis)), ...rateInputs(range)],
    assumptions: [...assumed, ...assumedOfPrice(all)],
    sources: [...measure.sources.map(({ source }) => source), ...found.flatMap(({ basis }) => basis.sources)],
  };
}

/** Where a rate is one of CO2, no energy is said to be saved. */
function partOf(kind: KindFeatures, basis: Basis, range: Range, of: 'energy' | 'co2'): EstimatePart {
  const less = (bound: 'low' | 'high'): number => basis[range[bound] < 0 ? 'high' : bound] * range[bound];
  const saved = { low: less('low'), high: less('high') };
  return made(kind, basis, { saved, energy: of === 'energy' });
}

/** Unknown while one of the parts is. */
function sumOf(ranges: readonly (Range | null)[]): Range | null {
  const low = totalIfKnown(ranges.map((range) => range?.low ?? null));
  const high = totalIfKnown(ranges.map((range) => range?.high ?? null));
  return low === null || high === null ? null : { low, high };
}

function basisInput(kind: KindFeatures, basis: Range): readonly UsedInput[] {
  const period = kind.year === null ? null : { from: kind.year.from, to: kind.year.to };
  const unit = `${kind.year?.unit ?? ''}/year`;
  const value = (id: string, figure: number): UsedInput => ({ id, value: figure, unit, from: 'ledger', period });
  return [
    value(`${kind.kind}.year`, kind.year?.quantity ?? 0),
    value(`${kind.kind}.basis.low`, basis.low),
    value(`${kind.kind}.basis.high`, basis.high),
  ];
}

function rateInputs({ low, high }: Range): readonly UsedInput[] {
  const value = (id: string, figure: number): UsedInput => ({
    id,
    value: figure,
    unit: 'fraction',
    from: 'source',
    period: null,
  });
  return [value('savedPart.low', low), value('savedPart.high', high)];
}
