import type { Facts } from '../../facts.ts';
import { withReplaced } from './draft.ts';
import { isSame, nextSlot, placeOf, readingOf } from './gaps.ts';
import { noPhotos } from './photo-state.ts';
import { type Draft, type HereAt, isDrafting, type Memory, type ReportHere, type Slot } from './state.ts';

/** The question about a slot's figure. */
export function figureAt(memory: Memory, slot: Slot): HereAt<'figure'> {
  return { at: 'figure', memory, slot };
}

/** The next gap, or rest when there is none. */
export function nextPlace(facts: Facts, memory: Memory): ReportHere {
  const slot = nextSlot(facts, memory);
  return slot === null ? { at: 'idle', memory } : figureAt(memory, slot);
}

/** Passes over a slot for today. */
export function passOver(memory: Memory, slot: Slot): Memory {
  const skipped = [...memory.skipped.filter((one) => !isSame(one, slot)), slot].slice(-500);
  return { ...memory, skipped };
}

/**
 * Where the dialogue really stands: a figure may have been registered meanwhile from elsewhere, a site may be gone,
 * a month may have become due, and what was passed over is asked again on another day.
 */
export function refresh(here: ReportHere, facts: Facts, daysLater: boolean): ReportHere {
  if (isDrafting(here)) return refreshDrafts(here, facts);
  if (here.at === 'remove') return here;
  if (daysLater) return refreshDaysLater(here, facts);
  if (here.at === 'reading') return here;
  if (here.at === 'idle') {
    const next = nextPlace(facts, here.memory);
    return next.at === 'idle' ? here : next;
  }
  const isOpen = placeOf(facts, here.slot) !== null && readingOf(facts, here.slot) === null;
  return isOpen ? here : nextPlace(facts, here.memory);
}

/** What was passed over comes first again on another day; a photograph that was not read for a day never will be. */
function refreshDaysLater(here: ReportHere, facts: Facts): ReportHere {
  const { marks, side } = here.memory.photos;
  const next = nextPlace(facts, { ...here.memory, skipped: [], undo: [], photos: { ...noPhotos, marks, side } });
  return here.at === 'idle' && next.at === 'idle' ? here : next;
}

function refreshDrafts(here: HereAt<'confirm' | 'clarify' | 'fix'>, facts: Facts): ReportHere {
  const drafts = withReplaced(here.drafts, facts);
  const isSame = drafts.every((draft, at) => draft.replaces === here.drafts[at]?.replaces);
  return isSame || here.at !== 'confirm' ? here : { ...here, drafts: drafts satisfies Draft[] };
}
