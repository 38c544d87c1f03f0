import type { Result } from '../result.ts';
import type { EmissionInput } from './input.ts';
import { type Calculation, type Calculator, prepare } from './prepare.ts';
import type { EmissionProblem } from './problem.ts';
import type { FactorTables } from './schema.ts';
import { factorTables } from './tables.ts';

export type { Calculation, EmissionPart } from './prepare.ts';

const remembered = new WeakMap<FactorTables, Map<string, Result<Calculator, EmissionProblem>>>();
// Enough for every selection and month of a programme, and small enough to be forgotten all at once.
const most = 20_000;

/**
 * The CO2 of one use, exact, with the factors it was made with; or the problem that keeps it from having one.
 * @source 温対法 算定・報告・公表制度: 使用量 × 単位発熱量 × 炭素排出係数 × 44/12; kWh × 事業者・メニュー別係数
 */
export function calculate(
  input: EmissionInput,
  tables: FactorTables = factorTables,
): Result<Calculation, EmissionProblem> {
  const calculator = remember(input, tables);
  return calculator.ok ? calculator.value(input.quantity.value) : calculator;
}

function remember(input: EmissionInput, tables: FactorTables): Result<Calculator, EmissionProblem> {
  let known = remembered.get(tables);
  if (known === undefined) {
    known = new Map();
    remembered.set(tables, known);
  }
  const key = keyOf(input);
  const found = known.get(key);
  if (found !== undefined) return found;
  if (known.size >= most) known.clear();
  const made = prepare({ ...input, unit: input.quantity.unit }, tables);
  known.set(key, made);
  return made;
}

/** Every word with its length before it: no text can be mistaken for two others. */
function keyOf(input: EmissionInput): string {
  const { kind, sort, period, supplier, menu, area, region, waste, basis } = input;
  const use = `${word(kind)}${word(input.quantity.unit)}${word(period.from)}${word(period.to)}${word(sort)}`;
  const place = `${word(supplier)}${word(menu)}${word(area)}${word(region)}${word(basis)}`;
  return waste == null ? use + place : `${use}${place}${word(waste.type)}${word(waste.treatment)}`;
}

function word(text: string | null | undefined): string {
  return text == null || text === '' ? '-' : `${text.length}:${text}`;
}
