import { isQuiet } from '../reminder/schedule.ts';

/** What a round of a message to many knows. `room`: pushes that it may still use on LINE; null: no limit. */
export type RoundFacts = {
  readonly hour: number;
  readonly room: number | null;
  /** So many leave in one round. */
  readonly most: number;
};

/** Somebody who waits; `never` and `later`: why the person hears nothing any more, or not now. */
export type Candidate = {
  readonly conversationId: string;
  readonly platform: 'line' | 'slack';
  readonly never: string | null;
  readonly later: string | null;
};

/** What becomes of somebody in a round: it leaves, it waits for a reason, or it never comes. */
export type Verdict = { readonly as: 'goes' | 'waits' | 'skipped'; readonly code: string | null };

/**
 * Decides for each who waits. Nobody is written to at night, while a person has the floor or a question stands open, nor
 * beyond what the plan allows; Slack has no plan.
 */
export function decideRound<C extends Candidate>(
  people: readonly C[],
  { hour, room, most }: RoundFacts,
): readonly { readonly person: C; readonly verdict: Verdict }[] {
  let [line, all] = [room ?? Number.POSITIVE_INFINITY, most];
  return people.map((person) => {
    const held = heldBack(person, { hour, line, all });
    if (held !== null) return { person, verdict: held };
    all -= 1;
    if (person.platform === 'line') line -= 1;
    return { person, verdict: { as: 'goes', code: null } };
  });
}

type Left = { readonly hour: number; readonly line: number; readonly all: number };

function heldBack({ never, later, platform }: Candidate, { hour, line, all }: Left): Verdict | null {
  if (never !== null) return { as: 'skipped', code: never };
  if (isQuiet(hour)) return { as: 'waits', code: 'quiet-hours' };
  if (later !== null) return { as: 'waits', code: later };
  if (platform === 'line' && line < 1) return { as: 'waits', code: 'push-plan-short' };
  return all < 1 ? { as: 'waits', code: null } : null;
}
