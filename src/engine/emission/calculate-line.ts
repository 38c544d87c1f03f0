import { z } from 'zod';
import { calculate } from './calculate.ts';
import { type EmissionInput, inputSchema } from './input.ts';
import type { Calculation } from './prepare.ts';
import type { EmissionProblem } from './problem.ts';
import type { FactorTables } from './schema.ts';
import { factorTables } from './tables.ts';

/** The name a line goes by, given back as it came. */
export type LineId = string | number | null;

/** What the command line prints for one line: a result, a problem of the use, or an error of the line itself. */
export type CalculatedLine =
  | (Calculation & { readonly id: LineId; readonly problem: null })
  | { readonly id: LineId; readonly problem: EmissionProblem }
  | { readonly id: LineId; readonly error: { readonly code: 'line-invalid'; readonly message: string } };

/** Calculates one line of input of any shape. Never throws. */
export function calculateLine(json: unknown, tables: FactorTables = factorTables): CalculatedLine {
  const line = z.record(z.string(), z.unknown()).safeParse(json);
  if (!line.success || Array.isArray(json))
    return { id: null, error: { code: 'line-invalid', message: 'not a JSON object' } };
  const id = lineId(line.data['id']);
  const early = missingParts(line.data);
  if (early !== null) return { id, problem: early };
  const input = inputSchema.safeParse({ ...line.data, id });
  if (!input.success) return { id, problem: invalid(input.error) };
  return outcome(id, input.data, tables);
}

function outcome(id: LineId, input: EmissionInput, tables: FactorTables): CalculatedLine {
  const result = calculate(input, tables);
  return result.ok ? { id, ...result.value, problem: null } : { id, problem: result.problem };
}

function lineId(value: unknown): LineId {
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

/** What owners and scripts leave out or mistype answers with the code of the question to ask. */
function missingParts(line: Readonly<Record<string, unknown>>): EmissionProblem | null {
  if (typeof line['kind'] !== 'string') return { code: 'unknown-kind', got: shown(line['kind']), next: 'choose-kind' };
  const quantity = z.record(z.string(), z.unknown()).safeParse(line['quantity']);
  const value = quantity.success ? quantity.data['value'] : null;
  if (value === undefined || value === null) return { code: 'quantity-missing', next: 'enter-quantity' };
  if (typeof value !== 'number' || !Number.isFinite(value))
    return { code: 'quantity-not-finite', got: shown(value), next: 'correct-quantity' };
  const unit = quantity.success ? quantity.data['unit'] : undefined;
  if (typeof unit !== 'string') return { code: 'unit-mismatch', got: shown(unit), expected: [], next: 'choose-unit' };
  const period = inputSchema.shape.period.safeParse(line['period']);
  return period.success ? null : { code: 'period-invalid', reason: 'no-such-day', next: 'correct-period' };
}

/** The beginning of what stood there: enough to find it, too little to fill a log. */
function shown(value: unknown): string {
  return value === undefined ? '' : (JSON.stringify(value) ?? String(value)).slice(0, 40);
}

function invalid(error: z.ZodError): EmissionProblem {
  const [issue] = error.issues;
  const path = (issue?.path ?? []).map(String).join('.');
  return { code: 'input-invalid', path, message: issue?.message ?? '', next: 'correct-input' };
}
