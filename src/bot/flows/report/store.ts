import type { NewReading, RecordEffect } from '../../effect.ts';
import { evolveFacts } from '../../evolve-facts.ts';
import type { Facts, ReadingFacts, SiteEnergy } from '../../facts.ts';
import type { MessageView } from '../../message.ts';
import type { Moment, Move } from '../talk.ts';
import { type Answered, answerCard, manyCard } from './answer-card.ts';
import { basisOf, calculateReading } from './calculate.ts';
import { chartOf } from './chart.ts';
import { doubtsOf } from './doubt.ts';
import { billUnit, type Ready, readyOf, yenOf } from './draft.ts';
import { foundIn, withFindings } from './findings.ts';
import { isSame, placeOf } from './gaps.ts';
import { withSupplier } from './photo-supplier.ts';
import { nextPlace } from './place.ts';
import type { Draft, HereAt, Memory, ReportHere, Slot } from './state.ts';
import { completeCard } from './status.ts';
import { earlierOf, remember } from './undo.ts';
import { handedOver } from './waste/person.ts';
import { leftRows } from './waste/rows.ts';

const mostRecent = 20;

/** Stores all confirmed figures with their CO2, answers, and goes on to the next gap. */
export function store(here: HereAt<'confirm'>, moment: Moment): Move<ReportHere> {
  const { facts, event } = moment;
  const answered = here.drafts.flatMap((draft) => answeredBy(draft, moment));
  if (answered.length === 0) return { to: nextPlace(facts, here.memory) };
  const left = leftRows(here.drafts, facts);
  const saved = [
    ...describedSites(answered, facts),
    ...answered.map(savedBy),
    ...left.map(({ id }): RecordEffect => ({ do: 'withdraw-reading', readingId: id, reason: 'corrected-by-owner' })),
    ...handedOver(answered),
    ...flagged(here, facts),
  ];
  const after = evolveFacts(facts, saved, event.at);
  const memory = memoryAfter(here, answered, { facts, left });
  const { effects, views } = shown(answered, { before: facts, after, isFull: needsRoom(saved, facts) }, moment);
  return {
    to: nextPlace(after, memory),
    effects: [...saved, ...effects],
    lead: views,
    about: answered.map(({ reading }) => reading.id),
  };
}

function answeredBy(draft: Draft, { facts, ids }: Moment): readonly Answered[] {
  const ready = readyOf(draft, facts);
  if (ready === null) return [];
  const energy = withSupplier(placeOf(facts, ready.slot)?.energy ?? unknownEnergy(ready.slot, facts), draft);
  const reading = newReading(draft, ready, { energy, id: ids.take('reading') });
  return [{ slot: ready.slot, energy, reading, result: calculateReading(reading, facts.tables) }];
}

/** A kind that the site has not reported before: accepted because it was named, its supplier not known. */
function unknownEnergy(slot: Slot, facts: Facts): SiteEnergy {
  return {
    kind: slot.kind,
    unit: billUnit(facts, slot),
    supplierCode: null,
    supplierName: null,
    menu: null,
    area: null,
  };
}

function newReading(
  draft: Draft,
  { slot, quantity, days, source }: Ready,
  { energy, id }: { readonly energy: SiteEnergy; readonly id: string },
): NewReading {
  const { replaces, photo } = draft;
  const { supplierCode, menu, area } = energy;
  const yen = yenOf(draft);
  const corrected = replaces === null ? null : 'corrected-by-owner';
  return {
    id,
    siteId: slot.siteId,
    kind: slot.kind,
    sort: slot.sort ?? null,
    quantity,
    ...(yen === null ? {} : { amountYen: yen }),
    period: days,
    month: slot.month,
    ...{ supplierCode, menu, area },
    // A figure that was typed beside the photograph is the owner's own; the photograph still is its voucher.
    origin: photo !== null && photo.messageId === source ? 'photo' : 'typed',
    replaces,
    reason: corrected,
    ...(source === null ? {} : { sourceMessageId: source }),
    ...vouchersOf(photo),
  };
}

function vouchersOf(photo: Draft['photo']): Pick<NewReading, 'voucherId' | 'secondVoucherId'> {
  if (photo === null) return {};
  return { voucherId: photo.mediaId, ...(photo.side === null ? {} : { secondVoucherId: photo.side.mediaId }) };
}

function savedBy({ reading, result }: Answered): RecordEffect {
  return { do: 'save-reading', reading, calculation: result.ok ? result.value : null };
}

/** Sites gain the kinds that were reported for them for the first time, and suppliers that nobody could name. */
function describedSites(answered: readonly Answered[], facts: Facts): readonly RecordEffect[] {
  return facts.sites.flatMap((site): readonly RecordEffect[] => {
    const own = answered.filter(({ slot }) => slot.siteId === site.id).map(({ energy }) => energy);
    const isNew = (energy: SiteEnergy): boolean => !site.energy.some((known) => known === energy);
    const changed = new Map(own.filter(isNew).map((energy) => [energy.kind, energy]));
    if (changed.size === 0) return [];
    const kept = site.energy.map((energy) => changed.get(energy.kind) ?? energy);
    const added = [...changed.values()].filter(({ kind }) => !site.energy.some((known) => known.kind === kind));
    return [{ do: 'save-site', siteId: site.id, name: site.name, energy: [...kept, ...added] }];
  });
}

/** Stored although it is hard to believe: the owner says that it is right, and a person looks at it too. */
function flagged(here: HereAt<'confirm'>, facts: Facts): readonly RecordEffect[] {
  const isDoubtful = doubtsOf(here, facts).some(({ gentle }) => !gentle);
  return isDoubtful ? [{ do: 'ask-person', reason: 'flagged-figure' }] : [];
}

type Left = { readonly facts: Facts; readonly left: readonly ReadingFacts[] };

function memoryAfter(here: HereAt<'confirm'>, answered: readonly Answered[], { facts, left }: Left): Memory {
  const last = answered.at(-1)?.result;
  const saved = answered.map(({ reading }) => {
    const before = facts.readings.find((one) => one.id === reading.replaces);
    return { readingId: reading.id, before: before === undefined ? null : earlierOf(before) };
  });
  const recent = answered.map(({ reading, slot }) => ({ readingId: reading.id, slot }));
  return {
    ...here.memory,
    skipped: here.memory.skipped.filter((one) => !answered.some(({ slot }) => isSame(one, slot))),
    recent: [...here.memory.recent, ...recent].slice(-mostRecent),
    basis: last?.ok === true ? basisOf(last.value) : [],
    undo: remember(here, { saved, removed: left.map(earlierOf) }),
  };
}

/** Whether the desk or a correction has a bubble of its own in this turn. */
function needsRoom(saved: readonly RecordEffect[], { corrections = [] }: Facts): boolean {
  return corrections.length > 0 || saved.some((effect) => effect.do === 'ask-person');
}

type Shown = { readonly effects: readonly RecordEffect[]; readonly views: readonly MessageView[] };
type Around = { readonly before: Facts; readonly after: Facts; readonly isFull: boolean };

/** The answer: one card for one figure or for many, the picture, and the month when it is complete, with what it shows. */
function shown(answered: readonly Answered[], { before, after, isFull }: Around, { nextAsk, ids }: Moment): Shown {
  const [first, ...others] = answered;
  if (first === undefined) return { effects: [], views: [] };
  const months = [...new Set(answered.map(({ slot }) => slot.month))].toSorted();
  const newest = months.at(-1) ?? first.slot.month;
  const card = others.length === 0 ? answerCard(first, after, nextAsk) : manyCard(answered, after, nextAsk);
  const chart = chartOf(after, newest, ids.take('chart'));
  const last = months.flatMap((month) => completeOf(month, after) ?? []).at(-1);
  const found = last === undefined ? null : foundIn(last.month, before, after);
  const complete =
    last === undefined || found === null ? [] : withFindings(last.view, found, { locale: after.locale, isFull });
  return {
    effects: [...(chart === null ? [] : [chart.effect]), ...(found?.effects ?? [])],
    views: [card, ...(chart === null ? [] : [chart.view]), ...complete],
  };
}

function completeOf(month: string, facts: Facts): { readonly month: string; readonly view: MessageView } | null {
  const view = completeCard(facts, month);
  return view === null ? null : { month, view };
}
