import { expect } from 'vitest';
import { recorded } from './conversations.ts';
import type { KillStage, Outcome } from './kill-stage.ts';

/** The conversations undisturbed: what every disturbed run has to look like. */
export async function undisturbed(stage: KillStage): Promise<ReadonlyMap<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  for (const conversation of recorded) {
    const plan = { boundary: Number.POSITIVE_INFINITY, processes: 1, deliveries: () => 1 } as const;
    outcomes.set(conversation.name, await stage.play(conversation, plan));
  }
  return outcomes;
}

export type Sweep = {
  readonly processes: 1 | 2;
  /** Which boundaries of a conversation with so many are tried. */
  readonly boundaries: (most: number, conversation: number) => readonly number[];
  /** Of one conversation only, by its place in the list. */
  readonly only?: number;
};

/** A death costs the time of a lease, and what was promised by the clock moves with it. */
function timeless<S>(screen: S): S {
  return JSON.parse(JSON.stringify(screen).replaceAll(/\d{1,2}:\d{2}/g, 'HH:MM'));
}

/** Plays every conversation once for each boundary, dying there at every act; returns how many runs and deaths. */
export async function sweep(stage: KillStage, calm: ReadonlyMap<string, Outcome>, options: Sweep) {
  const { processes, boundaries, only } = options;
  let runs = 0;
  let deaths = 0;
  for (const [at, conversation] of recorded.entries()) {
    if (only !== undefined && only !== at) continue;
    const expected = calm.get(conversation.name);
    if (expected === undefined) throw new Error(conversation.name);
    for (const boundary of boundaries(expected.boundaries, at)) {
      // One to four deliveries of each event, in a pattern that differs from run to run.
      const deliveries = (event: number): number => 1 + ((event * 7 + boundary * 3 + at) % 4);
      const outcome = await stage.play(conversation, { boundary, processes, deliveries });
      runs += 1;
      deaths += outcome.deaths;
      expect(
        timeless(outcome.screen),
        `${conversation.name}, dying at boundary ${boundary} with ${processes} process(es)`,
      ).toEqual(timeless(expected.screen));
    }
  }
  return { runs, deaths };
}
