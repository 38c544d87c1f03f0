import { deliver, type Target } from './client.ts';
import type { FakeLine } from './fake-line.ts';
import { say } from './measure.ts';

/** What an owner in a hurry answers: code, consents, name, four questions skipped, one site with electricity. */
const answers: readonly string[] = [
  'はい',
  'はい',
  'はい',
  '見本の会社',
  'スキップ',
  'スキップ',
  'スキップ',
  'スキップ',
  '本店',
  '電気',
  '以上です',
  'わからない',
  'いいえ',
];

/** Joins `people` persons, `width` at a time, in the order in which the dialogue asks. */
export async function joinAll(
  target: Target,
  line: FakeLine,
  plan: { people: number; code: string; width: number },
): Promise<void> {
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
  for (const text of [code, ...answers]) await say(target, line, person, text);
}
