import type { RecordEffect } from '../../effect.ts';
import { evolveFacts } from '../../evolve-facts.ts';
import type { Facts, ReadingFacts } from '../../facts.ts';
import { type Asked, option } from '../question.ts';
import { line, type Moment, type Move, type Said, sayText } from '../talk.ts';
import type { Heard } from './hear.ts';
import { nameInMonth, quantityOf } from './names.ts';
import { nextPlace } from './place.ts';
import { type HereAt, isDrafting, type ReportHere } from './state.ts';
import { goOn } from './take-items.ts';
import { earlierOf, remember } from './undo.ts';

type Remove = HereAt<'remove'>;

/** What is to be deleted: figures in hand go at once, stored ones after a question. */
export function takeRemoval(here: ReportHere, { result, refs }: Heard, facts: Facts): Move<ReportHere> {
  const found = result.targets.flatMap((target) => refs.get(target) ?? []);
  const drafts = new Set(found.flatMap((ref) => ('draft' in ref ? [ref.draft] : [])));
  const readings = found.flatMap((ref) => ('reading' in ref ? [ref.reading.id] : []));
  if (readings.length > 0) return { to: { at: 'remove', memory: here.memory, readingIds: readings.slice(0, 20) } };
  if (drafts.size > 0 && isDrafting(here)) {
    const rest = here.drafts.filter((_, at) => !drafts.has(at));
    if (rest.length > 0) return goOn(here, rest, { facts, reason: null });
    return { to: nextPlace(facts, here.memory), lead: sayText(line('report.dropped')) };
  }
  // What was named is not there: nothing else is meant.
  if (result.ask?.slot === 'target' && result.ask.options?.length === 0 && here.memory.recent.length > 0)
    return { stay: sayText(line('report.remove-not-found')) };
  const last = here.memory.recent.at(-1);
  if (last === undefined || !facts.readings.some((one) => one.id === last.readingId))
    return { stay: sayText(line('report.nothing-to-remove')) };
  return { to: { at: 'remove', memory: here.memory, readingIds: [last.readingId] } };
}

function readingsOf({ readingIds }: Remove, facts: Facts): readonly ReadingFacts[] {
  return facts.readings.filter((one) => readingIds.includes(one.id));
}

/** Shows what would go. */
export function askRemove(here: Remove, facts: Facts): Asked {
  const rows = readingsOf(here, facts).map((reading) => ({
    label: nameInMonth(facts, reading),
    value: quantityOf(reading),
  }));
  return {
    topic: 'remove',
    views: [{ view: 'card', title: line('report.remove-title'), rows, note: line('report.remove-note') }],
    options: [option.yes, option.no],
  };
}

/** The readings leave the account but stay in the history, as the ledger only grows; 戻る puts them back. */
export function answerRemove(here: Remove, said: Extract<Said, { by: 'option' }>, moment: Moment): Move<ReportHere> {
  const { facts, event } = moment;
  if (said.value !== 'yes') return { to: nextPlace(facts, here.memory), lead: sayText(line('report.kept')) };
  const gone = readingsOf(here, facts);
  const effects = gone.map(
    ({ id }): RecordEffect => ({ do: 'withdraw-reading', readingId: id, reason: 'removed-by-owner' }),
  );
  const memory = {
    ...here.memory,
    skipped: [...here.memory.skipped, ...gone.map(({ siteId, kind, month }) => ({ siteId, kind, month }))].slice(-500),
    undo: remember(here, { removed: gone.map(earlierOf) }),
  };
  return {
    to: nextPlace(evolveFacts(facts, effects, event.at), memory),
    effects,
    lead: sayText(line('report.removed')),
  };
}
