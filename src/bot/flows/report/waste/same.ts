import type { Draft } from '../state.ts';
import { sortOf } from './said.ts';

/**
 * Two figures in hand turned out to be of the same waste, place and month. Which counts, or whether they are to be
 * added, nobody may guess: one draft stays, and its figure is asked for.
 */
export function withoutTwins(drafts: readonly Draft[]): readonly Draft[] {
  const kept: Draft[] = [];
  for (const draft of drafts) {
    const at = kept.findIndex((other) => isTwin(other, draft));
    const twin = kept[at];
    if (twin === undefined) kept.push(draft);
    else if (twin.value !== draft.value || twin.unit !== draft.unit) kept[at] = { ...twin, value: null, photo: null };
  }
  return kept;
}

function isTwin(one: Draft, other: Draft): boolean {
  const sort = sortOf(one);
  return (
    sort !== null &&
    sort === sortOf(other) &&
    one.siteId !== null &&
    one.siteId === other.siteId &&
    one.period !== null &&
    one.period.to.slice(0, 7) === other.period?.to.slice(0, 7)
  );
}
