import { type Calculation, calculate } from '../../../engine/emission/calculate.ts';
import type { EmissionProblem } from '../../../engine/emission/problem.ts';
import { firstDay, lastDay } from '../../../engine/period.ts';
import type { Result } from '../../../engine/result.ts';
import type { NewReading, RecordEffect } from '../../effect.ts';
import { evolveFacts } from '../../evolve-facts.ts';
import type { Facts, SiteEnergy } from '../../facts.ts';
import type { Moment, Move } from '../talk.ts';
import { answerCard } from './answer-card.ts';
import { chartOf } from './chart.ts';
import { placeOf } from './gaps.ts';
import { nextPlace } from './place.ts';
import type { Basis, HereAt, Memory, ReportHere } from './state.ts';
import { completeCard } from './status.ts';

/** Stores a confirmed figure with its CO2, answers, and goes on to the next gap. */
export function store(here: HereAt<'confirm'>, moment: Moment): Move<ReportHere> {
  const { facts, event, ids } = moment;
  const place = placeOf(facts, here.slot);
  if (place === null) return { to: nextPlace(facts, here.memory) };
  const reading = newReading(here, place.energy, ids.take('reading'));
  const result = calculateReading(reading, facts.tables);
  const saved: RecordEffect = { do: 'save-reading', reading, calculation: result.ok ? result.value : null };
  const after = evolveFacts(facts, [saved], event.at);
  const memory: Memory = {
    ...here.memory,
    skipped: here.memory.skipped.filter(
      (one) => one.kind !== reading.kind || one.siteId !== reading.siteId || one.month !== reading.month,
    ),
    last: { readingId: reading.id, slot: here.slot, basis: result.ok ? basisOf(result.value) : [] },
    undo: 'saved',
  };
  const to = nextPlace(after, memory);
  const card = answerCard({ slot: here.slot, energy: place.energy, reading, result }, after, moment.nextAsk);
  const chart = chartOf(after, here.slot.month, ids.take('chart'));
  const complete = completeCard(after, here.slot.month);
  return {
    to,
    effects: [saved, ...(chart === null ? [] : [chart.effect])],
    lead: [card, ...(chart === null ? [] : [chart.view]), ...(complete === null ? [] : [complete])],
  };
}

function newReading({ slot, value, unit, replaces }: HereAt<'confirm'>, energy: SiteEnergy, id: string): NewReading {
  const { supplierCode, menu, area } = energy;
  return {
    id,
    siteId: slot.siteId,
    kind: slot.kind,
    sort: null,
    quantity: { value, unit },
    period: { from: firstDay(slot.month), to: lastDay(slot.month) },
    month: slot.month,
    ...{ supplierCode, menu, area },
    origin: 'typed',
    replaces,
    reason: replaces === null ? null : 'corrected-by-owner',
  };
}

function calculateReading(reading: NewReading, tables: Facts['tables']): Result<Calculation, EmissionProblem> {
  const { kind, sort, quantity, period, supplierCode, menu, area } = reading;
  return calculate({ kind, sort, quantity, period, supplier: supplierCode, menu, area }, tables);
}

function basisOf({ parts }: Calculation): Basis[] {
  return parts.slice(0, 10).map(({ factorId, kgCo2PerUnit, unit, source }) => ({
    factorId: factorId.slice(0, 200),
    kgCo2PerUnit,
    unit,
    title: source.title.slice(0, 500),
    publisher: source.publisher.slice(0, 200),
  }));
}
