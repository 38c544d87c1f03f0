import type { Facts } from '../../facts.ts';
import { line, type Move, type Said, sayText } from '../talk.ts';
import { explainFigure } from './figure-problem.ts';
import { placeOf, readingBefore } from './gaps.ts';
import { nextPlace, passOver } from './place.ts';
import { type ExpectedFigure, readFigure } from './read-figure.ts';
import type { HereAt, Pending, ReportHere, Slot } from './state.ts';

/** What a figure for this slot should look like. */
export function expectedAt(facts: Facts, slot: Slot): ExpectedFigure {
  const place = placeOf(facts, slot);
  const kinds = facts.sites.flatMap((site) => site.energy.map(({ kind }) => kind));
  return { kind: slot.kind, unit: place?.energy.unit ?? '', kinds };
}

/** Takes a figure to its confirmation, or passes over it. */
export function answerFigure(here: HereAt<'figure'>, said: Said, facts: Facts): Move<ReportHere> {
  if (said.by === 'text') return takeFigure(here, said, facts);
  if (said.value === 'same') return copyPrevious(here, facts);
  const memory = passOver(here.memory, here.slot);
  return { to: nextPlace(facts, memory), lead: sayText(line('report.left-open')) };
}

/** Reads a typed figure; anything that is not exactly one is asked about. */
export function takeFigure(
  here: HereAt<'figure'> | Pending,
  said: Extract<Said, { by: 'text' }>,
  facts: Facts,
): Move<ReportHere> {
  const expected = expectedAt(facts, here.slot);
  const read = readFigure(said.text, expected);
  if (!read.ok) return { miss: explainFigure(read.problem, expected) };
  const { memory, slot, replaces } = here;
  const source = said.messageId === null ? null : said.messageId.slice(0, 100);
  return { to: { at: 'confirm', memory, slot, replaces, value: read.value.value, unit: expected.unit, source } };
}

function copyPrevious(here: HereAt<'figure'>, facts: Facts): Move<ReportHere> {
  const { memory, slot, replaces } = here;
  const previous = readingBefore(facts, slot);
  const unit = placeOf(facts, slot)?.energy.unit;
  if (previous === null || previous.quantity.unit !== unit) return { stay: sayText(line('report.no-previous')) };
  const { value } = previous.quantity;
  const lead = sayText(line('report.copied', { month: { as: 'month', month: previous.month } }));
  return { to: { at: 'confirm', memory, slot, replaces, value, unit, source: null }, lead };
}
