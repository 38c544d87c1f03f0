import type { FormulaId } from '../../knowledge/formula-id.ts';
import { electricRules } from './electric.ts';
import { heatRules } from './heat.ts';
import type { FormulaRule } from './rule.ts';
import { transportRules } from './transport.ts';

/** Every named rule; a test sees that each id has one. */
export const formulaRules: readonly FormulaRule[] = [...electricRules, ...heatRules, ...transportRules];

const byId = new Map(formulaRules.map((rule) => [rule.id, rule]));

/** The rule of an id. @throws {RangeError} for an id without one */
export function formulaRule(id: FormulaId): FormulaRule {
  const rule = byId.get(id);
  if (rule === undefined) throw new RangeError(`no rule ${id}`);
  return rule;
}
