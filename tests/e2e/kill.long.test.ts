import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recorded } from '../support/conversations.ts';
import type { Outcome } from '../support/kill-stage.ts';
import { type KillStage, openKillStage } from '../support/kill-stage.ts';
import { sweep, undisturbed } from '../support/kill-sweep.ts';

const cases = recorded.flatMap(({ name }, only) => ([1, 2] as const).map((processes) => ({ name, only, processes })));

describe('a program that dies at every place where it waits for the world', () => {
  let stage: KillStage;
  let calm: ReadonlyMap<string, Outcome>;
  beforeAll(async () => {
    stage = await openKillStage();
    calm = await undisturbed(stage);
  }, 120_000);
  afterAll(() => stage.close());

  it.each(cases)('shows its owner what it would have shown: $name, $processes process(es)', async (one) => {
    const { only, processes } = one;
    const all = (most: number): readonly number[] => Array.from({ length: most }, (_, at) => at + 1);
    const { runs, deaths } = await sweep(stage, calm, { processes, only, boundaries: all });
    process.stdout.write(`${one.name}, ${processes} process(es): ${runs} runs, ${deaths} deaths\n`);
    expect(deaths).toBeGreaterThanOrEqual(runs);
  });
});
