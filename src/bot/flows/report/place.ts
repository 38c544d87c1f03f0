import type { Facts } from '../../facts.ts';
import { isSame, nextSlot, placeOf, readingOf } from './gaps.ts';
import type { HereAt, Memory, ReportHere, Slot } from './state.ts';

/** The question about a slot's figure; a slot that is registered already is being corrected. */
export function figureAt(memory: Memory, slot: Slot, facts: Facts): HereAt<'figure'> {
  return { at: 'figure', memory, slot, replaces: readingOf(facts, slot)?.id ?? null };
}

/** The next gap, or rest when there is none. */
export function nextPlace(facts: Facts, memory: Memory): ReportHere {
  const slot = nextSlot(facts, memory);
  return slot === null ? { at: 'idle', memory } : figureAt(memory, slot, facts);
}

/** Passes over a slot for today. */
export function passOver(memory: Memory, slot: Slot): Memory {
  const skipped = [...memory.skipped.filter((one) => !isSame(one, slot)), slot].slice(-500);
  return { ...memory, skipped, undo: 'skipped' };
}

/**
 * Where the dialogue really stands: a figure may have been registered meanwhile from elsewhere, a site may be gone,
 * a month may have become due, and what was passed over is asked again on another day.
 */
export function refresh(here: ReportHere, facts: Facts, daysLater: boolean): ReportHere {
  if (here.at === 'idle') {
    const memory = daysLater ? { ...here.memory, skipped: [], undo: null } : here.memory;
    const next = nextPlace(facts, memory);
    return next.at === 'idle' ? here : next;
  }
  if (placeOf(facts, here.slot) === null) return nextPlace(facts, here.memory);
  const filled = readingOf(facts, here.slot)?.id ?? null;
  if (filled === here.replaces) return here;
  return here.at === 'figure' ? nextPlace(facts, here.memory) : { ...here, replaces: filled };
}
