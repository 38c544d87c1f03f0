import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recorded } from '../support/conversations.ts';
import type { Outcome } from '../support/kill-stage.ts';
import { type KillStage, openKillStage } from '../support/kill-stage.ts';
import { sweep, undisturbed } from '../support/kill-sweep.ts';

/**
 * A sample that runs each time: every other conversation, a boundary each; with two processes every third one, at another.
 * `npm run test:long` tries every boundary.
 */
describe('a program that dies in the middle', () => {
  let stage: KillStage;
  let calm: ReadonlyMap<string, Outcome>;
  beforeAll(async () => {
    stage = await openKillStage();
    calm = await undisturbed(stage);
  }, 120_000);
  afterAll(() => stage.close());

  it('has at least fifty conversations, each answered', () => {
    expect(recorded.length).toBeGreaterThanOrEqual(50);
    for (const [name, { screen }] of calm)
      expect(screen.filter((line) => line.startsWith('bot:')).length, name).toBeGreaterThan(0);
  });

  for (const processes of [1, 2] as const) {
    const every = processes + 1;
    it(`shows its owner what it would have shown, with ${processes} process(es)`, async () => {
      const { runs, deaths } = await sweep(stage, calm, {
        processes,
        boundaries: (most, at) => (at % every === 0 ? [1 + ((at * (processes === 1 ? 5 : 7) + 2) % most)] : []),
      });
      expect(runs).toBe(Math.ceil(recorded.length / every));
      expect(deaths).toBeGreaterThan(runs);
    }, 240_000);
  }
});
