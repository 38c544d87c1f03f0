import { fail, ok, type Result } from '../../../engine/result.ts';
import type { Text } from '../../message.ts';
import { line, type Said } from '../talk.ts';

/** A name as it was typed, on one line; the problem is the sentence to answer with. */
export function readName(said: Said, longest: number): Result<string, Text> {
  if (said.by !== 'text') return fail(line('joining.name-typed'));
  const name = said.text.trim().replace(/[ \t\u3000]+/g, ' ');
  if (/[\r\n]/.test(name)) return fail(line('joining.name-one-line'));
  if (/[?？]$/.test(name)) return fail(line('joining.name-question'));
  if (!/[\p{L}\p{N}]/u.test(name)) return fail(line('joining.name-typed'));
  if ([...name].length > longest) return fail(line('joining.name-long', { longest }));
  return ok(name);
}
