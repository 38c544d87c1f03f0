import type { FormulaId } from '../knowledge/formula-id.ts';
import { type Basis, basisOf } from './basis.ts';
import {
  assumedOfPrice,
  type Case,
  type Estimate,
  type Estimated,
  made,
  type Range,
  type UsedInput,
} from './estimate-part.ts';
import type { KindFeatures } from './features.ts';
import { formulaRule } from './formula/registry.ts';
import { applyRule, type FormulaInput, type FormulaOutcome, type FormulaRule, type Values } from './formula/rule.ts';

/** Applies a named rule, to both ends of the use it is about, with what the owner answered; what is missing is asked. */
export function byFormula(one: Case, id: FormulaId): Estimated {
  const rule = formulaRule(id);
  const kind = mainKind(one, rule);
  const basis = kind === null ? null : basisOf({ use: one.measure.saving.basis.use, features: kind, firm: one.firm });
  const given = valuesOf(one, kind);
  const value = between(
    [basis?.low, basis?.high].map((use) => applyRule(rule, use === undefined ? given : { ...given, basisUse: use })),
  );
  if (!value.ok) return { estimate: null, asks: [...value.missing, ...value.refused] };
  const estimate = kind === null ? null : result({ one, rule, kind, basis, given, value });
  return { estimate, asks: [] };
}

/** From the least to the most of what a rule came to, or the first that is no figure. */
function between(outcomes: readonly FormulaOutcome[]): Exclude<FormulaOutcome, { ok: true }> | (Range & { ok: true }) {
  const failed = outcomes.find((one) => !one.ok);
  if (failed !== undefined) return failed;
  const values = outcomes.flatMap((one) => (one.ok ? [one.value] : []));
  return { ok: true, low: Math.min(...values), high: Math.max(...values) };
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

function valuesOf({ measure, features, firm }: Case, kind: KindFeatures | null): Values {
  const electricity = features.find((one) => one.kind === 'electricity')?.kgCo2PerUnit ?? null;
  const ledger = {
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
  readonly value: Range;
};

/**
 * Nothing can save more than is used: the year's whole use, or the use's part of it, is the limit. Null where the rule is
 * one of CO2 and the CO2 of what is used is unknown.
 */
function result({ one, rule, kind, basis, given, value }: Made): Estimate | null {
  const whole = kind.year?.quantity ?? 0;
  const saved = saving(rule, kind, { limit: basis ?? { low: whole, high: whole }, value });
  if (saved === null) return null;
  return {
    ...saved,
    oneFigure: 'owner',
    written: rule.written,
    inputs: [...usedBasis(rule, kind, basis), ...usedInputs(rule, kind, given)],
    assumptions: [...(basis?.assumptions ?? []), ...assumedOfPrice(saved.parts)],
    sources: [...one.measure.sources.map(({ source }) => source), ...(basis?.sources ?? [])],
  };
}

type Limited = { readonly limit: Range; readonly value: Range };

type Saving = Pick<Estimate, 'parts' | 'kgCo2' | 'yenOnly'>;

function saving(rule: FormulaRule, kind: KindFeatures, { limit, value }: Limited): Saving | null {
  if (rule.result === 'yen') return { parts: [], kgCo2: null, yenOnly: value.high };
  const atMost = (most: number): Range => ({ low: Math.min(value.low, most), high: Math.min(value.high, most) });
  if (rule.result === 'kgCO2') {
    if (kind.kgCo2PerUnit === null) return null;
    return { parts: [], kgCo2: atMost(limit.high * kind.kgCo2PerUnit), yenOnly: null };
  }
  const part = made(kind, limit, { saved: atMost(limit.high), energy: true });
  return { parts: [part], kgCo2: part.kgCo2, yenOnly: null };
}

function usedBasis(rule: FormulaRule, kind: KindFeatures, basis: Basis | null): readonly UsedInput[] {
  const asked = rule.inputs.find(({ id }) => id === 'basisUse');
  if (asked === undefined || basis === null) return [];
  const { low, high } = basis;
  return Object.entries({ low, high }).map(([end, value]) =>
    usedInput(kind, { ...asked, id: `basisUse.${end}` }, value),
  );
}

function usedInputs(rule: FormulaRule, kind: KindFeatures, given: Values): readonly UsedInput[] {
  return rule.inputs.flatMap((input) => {
    const value = given[input.id];
    return value === undefined ? [] : [usedInput(kind, input, value)];
  });
}

/** Rules speak of a `unit` or `basis` of any energy; here it is one of this energy. */
function usedInput({ year }: KindFeatures, { id, unit, from }: FormulaInput, value: number): UsedInput {
  const period = from === 'ledger' && year !== null ? { from: year.from, to: year.to } : null;
  return { id, value, unit: unit.replace(/\b(?:unit|basis)\b/, year?.unit ?? ''), from, period };
}
