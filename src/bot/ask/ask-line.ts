import { z } from 'zod';
import { type AskAnswer, type AskInput, type AskItem, askInput } from './contract.ts';

type LineId = string | number | null;

/** What the command line prints for one question. */
export type AnsweredLine =
  | {
      readonly id: LineId;
      readonly decision: 'answer' | 'escalate' | 'none';
      readonly items: readonly AskItem[];
      readonly because: readonly string[];
    }
  | { readonly id: LineId; readonly error: { readonly code: 'line-invalid'; readonly message: string } };

/**
 * Answers a line of any shape. Where the chat lets the owner choose, nobody can choose here: the likely items go along to
 * a person. Never throws.
 */
export function askLine(json: unknown, answer: (input: AskInput) => AskAnswer): AnsweredLine {
  const parsed = askInput.safeParse(json);
  if (!parsed.success) return { id: lineId(json), error: { code: 'line-invalid', message: reason(parsed.error) } };
  const { decision, items, because } = answer(parsed.data);
  return { id: parsed.data.id, decision: decision === 'choose' ? 'escalate' : decision, items, because };
}

function lineId(json: unknown): LineId {
  const parsed = z.object({ id: z.union([z.string(), z.number()]) }).safeParse(json);
  return parsed.success ? parsed.data.id : null;
}

// The path only: what the line says is nobody's business.
function reason(error: z.ZodError): string {
  const path = error.issues[0]?.path.join('.') ?? '';
  return path === '' ? 'not a question' : `not a question: ${path}`;
}
