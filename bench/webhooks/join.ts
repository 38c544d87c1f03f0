import { deliver, type Target } from './client.ts';
import type { FakeLine } from './fake-line.ts';
import { say } from './measure.ts';

/**
 * Lets people join the product as owners do: code, consents, profile, one site with electricity. The words are those
 * that the dialogue offers; whoever is not asked a question answers none.
 */
const script: readonly (readonly [RegExp, string])[] = [
  [/同意/, 'はい'],
];

/** Joins `people` persons, `width` at a time, following the dialogue by the choices it shows. */
export async function joinAll(target: Target, line: FakeLine, plan: { people: number; code: string; width: number }): Promise<void> {
  let next = 0;
  const joinNext = async (): Promise<void> => {
    while (next < plan.people) {
      const person = next;
      next += 1;
      await joinOne(target, line, person, plan.code);
    }
  };
  await Promise.all(Array.from({ length: plan.width }, joinNext));
}

async function joinOne(target: Target, line: FakeLine, person: number, code: string): Promise<void> {
  const token = `f${person}`;
  const welcomed = line.answerTo(token);
  await deliver(target, person, { type: 'follow' }, token);
  await welcomed;
  for (const text of [code, ...script.map(([, words]) => words)]) await say(target, line, person, text);
}
