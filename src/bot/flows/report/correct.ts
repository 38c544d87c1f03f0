import type { Facts, ReadingFacts } from '../../facts.ts';
import { line, type Move, sayText } from '../talk.ts';
import { draftFor } from './draft.ts';
import type { ReportHere } from './state.ts';

/** What 訂正 without further words means: the figure stored last. */
function lastReading({ memory }: ReportHere, { readings }: Facts): ReadingFacts | null {
  const recent = memory.recent.at(-1);
  const own = readings.find((one) => one.id === recent?.readingId);
  return own ?? readings.toSorted((a, b) => (a.recordedAt < b.recordedAt ? -1 : 1)).at(-1) ?? null;
}

/** Asks for the right figure; the old one stays in the ledger, replaced. */
export function startCorrection(here: ReportHere, facts: Facts): Move<ReportHere> {
  const reading = lastReading(here, facts);
  if (reading === null) return { stay: sayText(line('report.nothing-to-correct')) };
  const { siteId, kind, month } = reading;
  const draft = { ...draftFor({ siteId, kind, month }), replaces: reading.id };
  return {
    to: { at: 'clarify', memory: here.memory, drafts: [draft], which: 0, slot: 'value', reason: 'missing_value' },
    lead: sayText(line('report.correct-start')),
  };
}
