import type { FormulaId } from '../../knowledge/formula-id.ts';

/** Where a value comes from. `source`: the document gives it; `owner`: only the owner can say it. */
export type Origin = 'ledger' | 'profile' | 'owner' | 'source';

/** One input of a rule. Values outside `range` are refused. */
export type FormulaInput = {
  readonly id: string;
  readonly unit: string;
  readonly from: Origin;
  readonly range: readonly [number, number];
};

/** What a result is: a quantity of the measure's energy, CO2, or money alone. */
export type ResultUnit = 'kWh' | 'L' | 'kgCO2' | 'yen' | 'basis';

/** Values by the ids of inputs. */
export type Values = Readonly<Record<string, number>>;

/** A named rule: a saving a year from its inputs. `basis`: in the unit of the energy it is a part of. */
export type FormulaRule = {
  readonly id: FormulaId;
  readonly inputs: readonly FormulaInput[];
  readonly result: ResultUnit;
  /** The computation as people write it, with the ids of the inputs. */
  readonly written: string;
  readonly compute: (value: (id: string) => number) => number;
};

/** What a rule came to, or which inputs are missing or out of range. */
export type FormulaOutcome =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly missing: readonly FormulaInput[]; readonly refused: readonly FormulaInput[] };

/** Applies a rule to the values there are. Never guesses: a missing input is missing. */
export function applyRule(rule: FormulaRule, values: Values): FormulaOutcome {
  const given = new Map(Object.entries(values));
  const missing = rule.inputs.filter(({ id }) => !given.has(id));
  const refused = rule.inputs.filter(({ id, range }) => {
    const value = given.get(id);
    return value !== undefined && !(value >= range[0] && value <= range[1]);
  });
  if (missing.length > 0 || refused.length > 0) return { ok: false, missing, refused };
  return { ok: true, value: rule.compute((id) => given.get(id) ?? Number.NaN) };
}
