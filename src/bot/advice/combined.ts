import { type Combined, combine } from '../../engine/measure/combine.ts';
import type { Facts } from '../facts.ts';
import type { Param, Text } from '../message.ts';
import { sensibleDigits } from '../text/numbers.ts';
import { adviceFor } from './measure-advice.ts';
import { measureSteps } from './measure-steps.ts';

/** The measures that the firm wants to do, together; one that does not fit any more is left out of it. */
export function acceptedTogether(facts: Facts): Combined {
  return combine(adviceFor(facts, acceptedIds(facts)));
}

/** The measures that the firm wants to do. */
export function acceptedIds({ advice = [] }: Pick<Facts, 'advice'>): readonly string[] {
  return [...measureSteps(advice)].flatMap(([id, steps]) => (steps.at(-1)?.step === 'accepted' ? [id] : []));
}

/** What several measures cut together, in one sentence with how many of them it counts; null below two of them. */
export function combinedText({ kgCo2, measures }: Combined, all: number): Text | null {
  if (kgCo2 === null || measures.length < 2 || kgCo2.high <= 0) return null;
  const [low, high] = [kgCo2.low, kgCo2.high].map((value): Param => ({ as: 'kgCo2', value }));
  const params = { count: measures.length, all, low: low ?? 0, high: high ?? 0 };
  if (kgCo2.low <= 0) return { key: 'measures.together-most', params };
  const isSame = sensibleDigits(kgCo2.low) === sensibleDigits(kgCo2.high);
  return { key: isSame ? 'measures.together-about' : 'measures.together-range', params };
}
