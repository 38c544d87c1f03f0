import type { EditionProblem } from '../../db/repositories/editions.ts';
import { isDay } from '../../engine/period.ts';
import { type CommandContext, UsageError } from '../command.ts';

/** The options of `knowledge`. */
export const knowledgeOptions = {
  json: { type: 'boolean' },
  today: { type: 'string' },
  'built-in': { type: 'boolean' },
  by: { type: 'string' },
  'dry-run': { type: 'boolean' },
  approver: { type: 'string' },
  recall: { type: 'boolean' },
  out: { type: 'string' },
  item: { type: 'string' },
  programme: { type: 'string' },
  correct: { type: 'boolean' },
} as const;

/** What was given for them, and the words before. */
export type Given = {
  readonly what: string | undefined;
  readonly values: { readonly [name in keyof typeof knowledgeOptions]?: string | boolean | undefined };
  readonly today: string;
};

/** A word that has to be given. @throws {UsageError} */
export function needed({ values }: Given, name: 'by' | 'approver' | 'out' | 'item'): string {
  const value = values[name];
  if (typeof value !== 'string' || value.trim() === '') throw new UsageError(`--${name} is missing`);
  if (value.length > 200) throw new UsageError(`--${name} is longer than 200 characters`);
  return value.trim();
}

/** The day of `--today`, else today in Japan. @throws {UsageError} */
export function dayOf(given: string | undefined): string {
  if (given !== undefined && !isDay(given)) throw new UsageError('--today: YYYY-MM-DD');
  return given ?? new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10);
}

const nextSteps: Readonly<Record<EditionProblem, string>> = {
  'edition-exists': 'there is such an edition already; give the file an edition id of its own',
  'edition-unknown': 'there is no such edition; see: knowledge editions',
  'edition-unreadable': 'this version of the program cannot read it; import it again',
  'edition-not-waiting': 'it was published or withdrawn already; see: knowledge editions',
  'edition-withdrawn': 'it was withdrawn already; see: knowledge editions',
  'edition-same-person': 'somebody else than who imported it has to approve',
};

/** Says why a step was refused, and what to do. */
export function refuse({ terminal }: CommandContext, problem: EditionProblem): number {
  terminal.err(`error: ${problem}: ${nextSteps[problem]}`);
  return 1;
}
