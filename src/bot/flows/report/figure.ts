import type { Facts } from '../../facts.ts';
import { line, type Move, type Said, sayText } from '../talk.ts';
import { draftFor } from './draft.ts';
import { placeOf, readingBefore } from './gaps.ts';
import type { HereAt, ReportHere } from './state.ts';
import { goOn } from './take-items.ts';
import { passing } from './take-words.ts';

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
  const previous = readingBefore(facts, slot);
  if (previous === null || placeOf(facts, slot) === null) return { stay: sayText(line('report.no-previous')) };
  const { value, unit } = previous.quantity;
  const draft = { ...draftFor(slot), value, unit };
  const lead = sayText(line('report.copied', { month: { as: 'month', month: previous.month } }));
  return { ...goOn(here, [draft], { facts, reason: 'copied_previous' }), lead };
}
