import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Outcome } from '../support/kill-stage.ts';
import { type KillStage, openKillStage } from '../support/kill-stage.ts';
import { sweep, undisturbed } from '../support/kill-sweep.ts';

describe('a program that dies at every place where it waits for the world', () => {
  let stage: KillStage;
  let calm: ReadonlyMap<string, Outcome>;
  beforeAll(async () => {
    stage = await openKillStage();
    calm = await undisturbed(stage);
  }, 120_000);
  afterAll(() => stage.close());

  for (const processes of [1, 2] as const) {
    it(`shows its owner what it would have shown, with ${processes} process(es)`, async () => {
      const all = (most: number): readonly number[] => Array.from({ length: most }, (_, at) => at + 1);
      const { runs, deaths } = await sweep(stage, calm, { processes, boundaries: all });
      process.stdout.write(`${processes} process(es): ${runs} runs, ${deaths} deaths\n`);
      expect(deaths).toBeGreaterThan(runs);
    });
  }
});
