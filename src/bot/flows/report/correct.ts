import { spanOf } from '../../../engine/period.ts';
import type { Facts, ReadingFacts } from '../../facts.ts';
import { line, type Move, sayText } from '../talk.ts';
import { draftAgain, draftFor } from './draft.ts';
import { readingOf } from './gaps.ts';
import type { Draft, ReportHere, Slot } from './state.ts';

/** What 訂正 without further words means: the figure stored last, also where somebody else has stored it. */
function lastReading({ memory }: ReportHere, { readings }: Facts): ReadingFacts | null {
  const recent = memory.recent.at(-1);
  const own = readings.find((one) => one.id === recent?.readingId);
  const newest = readings.toSorted((a, b) => (a.recordedAt < b.recordedAt ? -1 : 1)).at(-1) ?? null;
  if (own === undefined || newest === null) return newest;
  // Rows of one moment are known apart by the memory alone; loads of waste, too: nobody else stores them.
  return newest.kind !== 'waste' && newest.recordedAt > own.recordedAt ? newest : own;
}

/** What the line of a stored figure sends when it is tapped. */
export function rowValue({ month, kind, siteId, sort }: Slot): string {
  const row = `row.${month}.${kind}.${siteId}`;
  return kind === 'waste' && sort != null ? `${row}.${sort}` : row;
}

/** Opens the figure whose line was tapped: what stands there now, whatever the card showed. */
export function openRow(here: ReportHere, value: string, facts: Facts): Move<ReportHere> | null {
  const [word, month = '', kind = '', siteId = '', ...sort] = value.split('.');
  if (word !== 'row') return null;
  const energy = facts.sites.find((site) => site.id === siteId)?.energy.find((one) => one.kind === kind);
  if (energy === undefined) return { stay: sayText(line('report.nothing-to-correct')) };
  const slot = { siteId, kind: energy.kind, month, ...(sort.length === 0 ? {} : { sort: sort.join('.') }) };
  const reading = readingOf(facts, slot);
  const memory = here.memory;
  if (reading === null) {
    const asked = { which: 0, slot: 'value', reason: 'missing_value' } as const;
    return { to: { at: 'clarify', memory, drafts: [draftFor(slot)], ...asked } };
  }
  const { quantity, period } = reading;
  const draft: Draft = { ...draftAgain(reading), ...quantity, period: periodOf(period, month) };
  return { to: { at: 'fix', memory, drafts: [draft], which: 0 } };
}

/** Days only where the bill gave them: a whole month is said as a month. */
function periodOf(days: ReadingFacts['period'], month: string): Draft['period'] {
  const whole = spanOf({ from: month, to: month });
  const isWhole = whole.ok && whole.value.from === days.from && whole.value.to === days.to;
  return isWhole ? { from: month, to: month } : { from: days.from, to: days.to };
}

/** Asks for the right figure; the old one stays in the ledger, replaced. */
export function startCorrection(here: ReportHere, facts: Facts): Move<ReportHere> {
  const reading = lastReading(here, facts);
  if (reading === null) return { stay: sayText(line('report.nothing-to-correct')) };
  const draft = draftAgain(reading);
  return {
    to: { at: 'clarify', memory: here.memory, drafts: [draft], which: 0, slot: 'value', reason: 'missing_value' },
    lead: sayText(line('report.correct-start')),
  };
}
