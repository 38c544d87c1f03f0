import type { EmissionProblem } from '../../../../engine/emission/problem.ts';
import type { Result } from '../../../../engine/result.ts';
import type { NewReading, RecordEffect } from '../../../effect.ts';
import type { Text } from '../../../message.ts';
import { line } from '../../talk.ts';
import { isVolume } from './said.ts';

type Stored = {
  readonly reading: Pick<NewReading, 'id' | 'kind' | 'quantity'>;
  readonly result: Result<unknown, EmissionProblem>;
};

/** A waste for which no factor was published, or whose weight nobody knows: a person has to look at it. */
export function needsPerson({ reading: { kind }, result }: Stored): boolean {
  return kind === 'waste' && !result.ok && result.problem.code !== 'factor-missing';
}

/** Hands stored wastes without a factor to a person, all of one turn together. */
export function handedOver(stored: readonly Stored[]): readonly RecordEffect[] {
  return stored.some(needsPerson) ? [{ do: 'ask-person', reason: 'no-factor' }] : [];
}

/** Says honestly that a waste has no CO2 and who looks at it; null for what is no such waste. */
export function wasteNote(stored: Stored): Text | null {
  if (!needsPerson(stored)) return null;
  return line(isVolume(stored.reading.quantity.unit) ? 'waste.no-weight' : 'waste.no-factor');
}
