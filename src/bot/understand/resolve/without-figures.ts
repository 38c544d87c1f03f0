import type { Ask, Intent } from '../contract.ts';
import { intentsOf, type Outcome, plain, type Talk } from './talk.ts';

const missing: Ask = { slot: 'value', reason: 'missing_value' };

/** What a message without any figure to store means: its best act, a bare yes or no, or nothing known. */
export function withoutFigures(talk: Talk): Outcome {
  const [intent] = intentsOf(talk.seen);
  if (intent !== undefined && intent !== 'report') return ofIntent(intent);
  const [answer] = talk.seen.polarities.filter(({ vague }) => !vague);
  if (answer !== undefined && talk.context.awaiting === null) return plain(answer.value ? 'confirm' : 'deny');
  return plain('unknown', unclear(talk));
}

function ofIntent(intent: Intent): Outcome {
  return plain(intent, intent === 'correct' ? missing : null);
}

/** The question to a message nobody understands: the one that was open. */
export function unclear({ context }: Pick<Talk, 'context'>): Ask {
  return { slot: context.awaiting ?? 'intent', reason: 'unclear' };
}
