import type { RecordEffect } from '../../effect.ts';
import { evolveFacts } from '../../evolve-facts.ts';
import { line, type Moment, type Move, sayText } from '../talk.ts';
import { askAgain } from './confirm.ts';
import { placeOf } from './gaps.ts';
import { figureAt, nextPlace } from './place.ts';
import type { HereAt, Memory, ReportHere } from './state.ts';

/** Takes the last step back: a pending figure is forgotten, a stored one withdrawn, a passed-over one asked again. */
export function back(here: ReportHere, moment: Moment): Move<ReportHere> {
  switch (here.at) {
    case 'confirm':
      return { to: askAgain(here) };
    case 'fix':
      return { to: { ...here, at: 'confirm' } };
    case 'fix-month':
    case 'fix-kind':
      return { to: { ...here, at: 'fix' } };
    case 'figure':
    case 'idle':
      return takeBack(here, moment);
  }
}

function takeBack(here: HereAt<'figure' | 'idle'>, moment: Moment): Move<ReportHere> {
  const { facts } = moment;
  if (here.at === 'figure' && here.replaces !== null) return { to: nextPlace(facts, here.memory) };
  const { memory } = here;
  const cannot: Move<ReportHere> = { stay: sayText(line('common.cannot-back')) };
  if (memory.undo === 'saved') return withdrawLast(memory, moment) ?? cannot;
  const slot = memory.undo === 'skipped' ? memory.skipped.at(-1) : undefined;
  if (slot === undefined || placeOf(facts, slot) === null) return cannot;
  return { to: figureAt({ ...memory, skipped: memory.skipped.slice(0, -1), undo: null }, slot, facts) };
}

function withdrawLast(memory: Memory, { facts, event }: Moment): Move<ReportHere> | null {
  const { last } = memory;
  if (last === null || placeOf(facts, last.slot) === null) return null;
  if (!facts.readings.some((one) => one.id === last.readingId)) return null;
  const effects: readonly RecordEffect[] = [
    { do: 'withdraw-reading', readingId: last.readingId, reason: 'undone-by-owner' },
  ];
  const after = evolveFacts(facts, effects, event.at);
  const to = figureAt({ ...memory, last: null, undo: null }, last.slot, after);
  return { to, effects, lead: sayText(line('report.undone')) };
}
