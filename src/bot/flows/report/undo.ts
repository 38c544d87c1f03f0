import type { RecordEffect } from '../../effect.ts';
import { evolveFacts } from '../../evolve-facts.ts';
import type { Facts, ReadingFacts } from '../../facts.ts';
import type { NewIds } from '../../flow.ts';
import { line, type Moment, type Move, sayText } from '../talk.ts';
import { calculateReading } from './calculate.ts';
import { figureAt, nextPlace } from './place.ts';
import type { Earlier, Memory, Place, ReportHere, Undone } from './state.ts';
import { handedOver } from './waste/person.ts';

const mostSteps = 8;

/** Remembers where the dialogue stands before a step, and what the step writes, for 戻る. */
export function remember(here: ReportHere, written: Partial<Pick<Undone, 'saved' | 'removed'>> = {}): Undone[] {
  const { memory } = here;
  const step: Undone = { place: placeOnly(here), skipped: memory.skipped, saved: [], removed: [], ...written };
  return [...memory.undo, step].slice(-mostSteps);
}

function placeOnly({ memory: _, ...place }: ReportHere): Place {
  return place;
}

/** Every step that led somewhere can be taken back; those that wrote something have noted it themselves. */
export function undoable(here: ReportHere, move: Move<ReportHere>): Move<ReportHere> {
  if (!('to' in move) || move.to.memory.undo !== here.memory.undo) return move;
  if (JSON.stringify(placeOnly(move.to)) === JSON.stringify(placeOnly(here))) return move;
  return { ...move, to: { ...move.to, memory: { ...move.to.memory, undo: remember(here) } } };
}

/** A reading's figure, for the day it may have to be put back. */
export function earlierOf({ siteId, kind, sort, quantity, period, month }: ReadingFacts): Earlier {
  return { siteId, kind, sort, quantity: { ...quantity }, period: { ...period }, month };
}

/** Takes the last step back: the place as it was, and the ledger's current figures with it. */
export function back(here: ReportHere, moment: Moment): Move<ReportHere> {
  const { facts, ids, event } = moment;
  const step = here.memory.undo.at(-1);
  if (step === undefined) return { stay: sayText(line('common.cannot-back')) };
  const effects = restoring(step, facts, ids);
  const memory: Memory = {
    ...here.memory,
    skipped: step.skipped,
    recent: here.memory.recent.filter(({ readingId }) => !step.saved.some((one) => one.readingId === readingId)),
    undo: here.memory.undo.slice(0, -1),
  };
  // The rows of a removal are written anew, so its question is over.
  if (step.removed.length > 0)
    return {
      to: nextPlace(evolveFacts(facts, effects, event.at), memory),
      effects,
      lead: sayText(line('report.put-back')),
    };
  const wrote = step.saved.length > 0;
  return { to: { ...step.place, memory }, effects, ...(wrote ? { lead: sayText(line('report.undone')) } : {}) };
}

/** The ledger only grows: a new figure is withdrawn, a corrected or removed one is written once more as it was. */
function restoring({ saved, removed }: Undone, facts: Facts, ids: NewIds): readonly RecordEffect[] {
  const current = new Set(facts.readings.map((one) => one.id));
  const back = saved.filter(({ readingId }) => current.has(readingId));
  return [
    ...back.flatMap(({ readingId, before }): readonly RecordEffect[] =>
      before === null
        ? [{ do: 'withdraw-reading', readingId, reason: 'undone-by-owner' }]
        : putBack(before, readingId, { facts, ids }),
    ),
    ...removed.flatMap((one) => putBack(one, null, { facts, ids })),
  ];
}

function putBack(
  earlier: Earlier,
  replaces: string | null,
  { facts, ids }: { facts: Facts; ids: NewIds },
): readonly RecordEffect[] {
  const energy = facts.sites
    .find((site) => site.id === earlier.siteId)
    ?.energy.find((one) => one.kind === earlier.kind);
  const reading = {
    ...earlier,
    id: ids.take('reading'),
    supplierCode: energy?.supplierCode ?? null,
    menu: energy?.menu ?? null,
    area: energy?.area ?? null,
    origin: 'typed' as const,
    replaces,
    reason: 'undone-by-owner',
  };
  const result = calculateReading(reading, facts.tables);
  const saved = { do: 'save-reading', reading, calculation: result.ok ? result.value : null } as const;
  return [saved, ...handedOver([{ reading, result }])];
}

/** Where to go when there is nothing to restore. */
export function afterDrafts(here: ReportHere, facts: Facts): ReportHere {
  return here.at === 'figure' ? figureAt(here.memory, here.slot) : nextPlace(facts, here.memory);
}
