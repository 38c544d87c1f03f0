import type { FormulaId } from '../knowledge/formula-id.ts';
import { type Basis, basisOf } from './basis.ts';
import { type Case, type Estimate, type Estimated, made, type Range, type UsedInput } from './estimate-part.ts';
import type { KindFeatures } from './features.ts';
import { formulaRule } from './formula/registry.ts';
import { applyRule, type FormulaRule, type Values } from './formula/rule.ts';

/** Applies a named rule to the ledger and to what the owner answered; what is missing is asked. */
export function byFormula(one: Case, id: FormulaId): Estimated {
  const rule = formulaRule(id);
  const kind = mainKind(one, rule);
  const basis = kind === null ? null : basisOf({ use: one.measure.saving.basis.use, features: kind, firm: one.firm });
  const given = valuesOf(one, kind, basis);
  const outcome = applyRule(rule, given);
  if (!outcome.ok) return { estimate: null, asks: [...outcome.missing, ...outcome.refused] };
  const estimate = kind === null ? null : result({ one, rule, kind, basis, given, value: outcome.value });
  return { estimate, asks: [] };
}

/** The energy that becomes less: for rules in kWh electricity, else the first fuel of the measure that is there. */
function mainKind({ measure, features, firm }: Case, rule: FormulaRule): KindFeatures | null {
  const there = features.filter(({ kind, year }) => measure.energy.includes(kind) && year !== null);
  const electric = ['kWh', 'yen', 'basis'].includes(rule.result)
    ? measure.energy[0] === 'electricity'
    : rule.id === 'plan-factor';
  const named = there.filter(({ kind }) => (kind === 'electricity') === electric);
  const use = measure.saving.basis.use;
  return named.find((features) => basisOf({ use, features, firm }) !== null) ?? named[0] ?? there[0] ?? null;
}

function valuesOf({ measure, features, firm }: Case, kind: KindFeatures | null, basis: Basis | null): Values {
  const electricity = features.find((one) => one.kind === 'electricity')?.kgCo2PerUnit ?? null;
  const ledger = {
    basisUse: basis === null ? null : (basis.low + basis.high) / 2,
    electricityFactor: electricity,
    fuelFactor: kind?.kgCo2PerUnit ?? null,
    unitMj: kind?.mjPerUnit ?? null,
  };
  const known = Object.entries(ledger).flatMap(([id, value]) => (value === null ? [] : [[id, value] as const]));
  return { ...firm.answers?.[measure.id], ...Object.fromEntries(known) };
}

type Made = {
  readonly one: Case;
  readonly rule: FormulaRule;
  readonly kind: KindFeatures;
  readonly basis: Basis | null;
  readonly given: Values;
  readonly value: number;
};

/** Nothing can save more than is used: the year's whole use, or the use's part of it, is the limit. */
function result({ one, rule, kind, basis, given, value }: Made): Estimate {
  const whole = kind.year?.quantity ?? 0;
  const { parts, kgCo2 } = saving(rule, kind, { limit: basis ?? { low: whole, high: whole }, value });
  return {
    parts,
    kgCo2,
    yenOnly: rule.result === 'yen' ? value : null,
    written: rule.written,
    inputs: usedInputs(rule, kind, given),
    assumptions: basis?.assumptions ?? [],
    sources: [...one.measure.sources.map(({ source }) => source), ...(basis?.sources ?? [])],
  };
}

type Limited = { readonly limit: Range; readonly value: number };

function saving(rule: FormulaRule, kind: KindFeatures, { limit, value }: Limited): Pick<Estimate, 'parts' | 'kgCo2'> {
  if (rule.result === 'yen') return { parts: [], kgCo2: null };
  if (rule.result === 'kgCO2') {
    const kg = Math.min(value, limit.high * (kind.kgCo2PerUnit ?? 0));
    return { parts: [], kgCo2: { low: kg, high: kg } };
  }
  const saved = Math.min(value, limit.high);
  const part = made(kind, limit, { saved: { low: saved, high: saved }, energy: true });
  return { parts: [part], kgCo2: part.kgCo2 };
}

function usedInputs(rule: FormulaRule, kind: KindFeatures, given: Values): readonly UsedInput[] {
  const year = kind.year === null ? null : { from: kind.year.from, to: kind.year.to };
  return rule.inputs.map(({ id, unit, from }) => ({
    id,
    value: given[id] ?? Number.NaN,
    unit,
    from,
    period: from === 'ledger' ? year : null,
  }));
}
