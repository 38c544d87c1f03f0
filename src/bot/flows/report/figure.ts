import type { Facts } from '../../facts.ts';
import { line, type Move, type Said, sayText } from '../talk.ts';
import { draftFor } from './draft.ts';
import { placeOf, readingBefore, readingsOfMonthBefore } from './gaps.ts';
import type { Draft, HereAt, ReportHere } from './state.ts';
import { goOn } from './take-items.ts';
import { passing } from './take-words.ts';
import { isVolume } from './waste/said.ts';

/** A button under the question for a figure: the same as last month, or not known. */
export function answerFigure(
  here: HereAt<'figure'>,
  said: Extract<Said, { by: 'option' }>,
  facts: Facts,
): Move<ReportHere> {
  if (said.value === 'same') return copyPrevious(here, facts);
  return passing(here, said.value === 'unsure' ? 'report.unsure' : 'report.left-open', facts);
}

function copyPrevious(here: HereAt<'figure'>, facts: Facts): Move<ReportHere> {
  const { slot } = here;
  // The loads of a month stand beside each other; of energy the last figure counts, however long ago.
  const before = slot.kind === 'waste' ? readingsOfMonthBefore(facts, slot) : [readingBefore(facts, slot) ?? []].flat();
  const [previous] = before;
  if (previous === undefined || placeOf(facts, slot) === null) return { stay: sayText(line('report.no-previous')) };
  const drafts = before.map(({ quantity: { value, unit }, sort }): Draft => {
    const draft = draftFor(slot.kind === 'waste' ? { ...slot, sort } : slot);
    return { ...draft, value, unit, waste: draft.waste && { ...draft.waste, byVolume: isVolume(unit) } };
  });
  const lead = sayText(line('report.copied', { month: { as: 'month', month: previous.month } }));
  return { ...goOn(here, drafts, { facts, reason: 'copied_previous' }), lead };
}
