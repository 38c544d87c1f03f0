import type { Answer } from '../../../bench/understand/corpus.ts';
import type { Result } from '../../../src/bot/understand/contract.ts';

/** A result as the score compares it. */
export function plain(result: Result): Answer {
  return {
    intent: result.intent,
    items: [...result.items],
    ask: result.ask,
    targets: [...result.targets],
    flags: [...result.flags],
  };
}
