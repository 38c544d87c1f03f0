import { type EnergyKind, energyDefinition } from '../../../engine/energy/registry.ts';
import { exactOf, multiply, toNumber } from '../../../engine/exact.ts';
import { isDay, isMonth, monthOf, monthsFrom, spanOf } from '../../../engine/period.ts';
import { conversion, parseUnit } from '../../../engine/unit.ts';
import type { Facts, ReadingFacts } from '../../facts.ts';
import type { AskReason } from '../../understand/contract.ts';
import { placeOf, readingOf } from './gaps.ts';
import { isOthers } from './photo-owner.ts';
import type { Draft, Slot } from './state.ts';
import { lackOfWaste } from './waste/lack.ts';
import { sortOf, wasteInHand, wasteOf } from './waste/said.ts';
import { withZero } from './waste/zero.ts';

/** What a draft lacks, and why it is asked. */
export type Lack = {
  readonly slot: 'addressee' | 'kind' | 'value' | 'unit' | 'period' | 'site' | 'sort' | 'treatment' | 'weight';
  readonly reason: AskReason | 'other_addressee';
};

/** A draft in which nothing is open. `days` are the days it covers. */
export type Ready = {
  readonly slot: Slot;
  readonly quantity: { readonly value: number; readonly unit: string };
  readonly days: { readonly from: string; readonly to: string };
  readonly approx: boolean;
  readonly source: string | null;
};

/** Longer than a bill: such a figure is asked for month by month, since nobody may invent how it was spread. */
const mostMonths = 3;

/** The month a figure counts for: the one in which its bill ends. */
export function monthOfDraft({ period }: Draft): string | null {
  return period === null ? null : monthOf(period.to);
}

/** Where a draft would be stored, once kind, site and month are known. */
export function slotOfDraft(draft: Draft): Slot | null {
  const month = monthOfDraft(draft);
  if (draft.kind === null || draft.kind === 'gas' || draft.siteId === null || month === null) return null;
  const slot = { siteId: draft.siteId, kind: draft.kind, month };
  if (draft.kind !== 'waste') return slot;
  const sort = sortOf(draft);
  return sort === null ? null : { ...slot, sort };
}

/** The unit on the bill of a kind at a site; the usual one where the site has none yet. */
export function billUnit(facts: Facts, slot: Pick<Slot, 'siteId' | 'kind'>): string {
  const energy = placeOf(facts, { ...slot, month: '' })?.energy;
  return energy?.unit ?? energyDefinition(slot.kind)?.unit ?? 'kg';
}

/** Fills in what needs no question: the only site, the unit of the bill, and figures turned into that unit. */
export function fitDraft(draft: Draft, facts: Facts): Draft {
  const [only, ...others] = facts.sites;
  const siteId = draft.siteId ?? (others.length === 0 && draft.siteSaid === null ? (only?.id ?? null) : null);
  const placed = withZero({ ...draft, siteId });
  if (placed.kind === null || placed.kind === 'gas' || siteId === null) return placed;
  return toBillUnit(placed, billUnit(facts, { siteId, kind: placed.kind }));
}

function toBillUnit(draft: Draft, bill: string): Draft {
  if (draft.value === null) return draft;
  // 120 of waste may be kilograms or tonnes: nobody has a usual unit of it.
  if (draft.unit === null) return draft.kind === 'waste' ? draft : { ...draft, unit: bill };
  const [from, to] = [parseUnit(draft.unit), parseUnit(bill)];
  const factor = from === null || to === null ? null : conversion(from, to);
  if (factor === null) return draft;
  return { ...draft, value: toNumber(multiply(exactOf(draft.value), factor)), unit: bill };
}

/** The first thing that a draft lacks; null when it is ready to be confirmed. */
export function lackOf(draft: Draft, facts: Facts): Lack | null {
  return (
    lackOfOwner(draft, facts) ??
    lackOfPlace(draft, facts) ??
    lackOfFigure(draft) ??
    lackOfWaste(draft) ??
    lackOfPeriod(draft, facts.today)
  );
}

/** Whose the paper is comes first: nothing of another firm's is asked about, nor stored. */
function lackOfOwner({ photo }: Draft, facts: Facts): Lack | null {
  return photo !== null && isOthers(photo, facts) ? { slot: 'addressee', reason: 'other_addressee' } : null;
}

function lackOfPlace({ kind, siteId, siteSaid }: Draft, facts: Facts): Lack | null {
  if (kind === null) return { slot: 'kind', reason: 'unknown_kind' };
  if (kind === 'gas') return { slot: 'kind', reason: 'ambiguous_kind' };
  if (siteId !== null && facts.sites.some((site) => site.id === siteId)) return null;
  return { slot: 'site', reason: siteSaid === null ? 'ambiguous_site' : 'unknown_site' };
}

/** No firm of this size uses more in a month, in any unit of a bill. */
const most = 1_000_000_000;

const containers = new Set(['can', 'drum', 'cylinder', 'tank']);

function lackOfFigure({ kind, value, unit }: Draft): Lack | null {
  if (value === null) return { slot: 'value', reason: 'missing_value' };
  if (value < 0) return { slot: 'value', reason: 'negative' };
  if (value > most) return { slot: 'value', reason: 'out_of_range' };
  if (unit === null) return { slot: 'unit', reason: 'ambiguous_unit' };
  if (containers.has(unit)) return { slot: 'unit', reason: 'container_size' };
  return isAccepted(kind, unit) ? null : { slot: 'unit', reason: 'unit_mismatch' };
}

function isAccepted(kind: Draft['kind'], unit: string): boolean {
  const known = parseUnit(unit);
  const accepted = isEnergyKind(kind) ? (energyDefinition(kind)?.units ?? []) : [];
  return known !== null && accepted.some((one) => one === known);
}

function lackOfPeriod({ period }: Draft, today: string): Lack | null {
  if (period === null) return { slot: 'period', reason: 'ambiguous_period' };
  const span = spanOf(period);
  if (!span.ok) return { slot: 'period', reason: 'ambiguous_period' };
  if (span.value.from > today) return { slot: 'period', reason: 'future_period' };
  const months = monthsFrom(monthOf(span.value.from), monthOf(span.value.to));
  // 8/21〜9/20 touches two months and is one bill; a quarter or a year is not.
  return months.length > mostMonths + (isMonth(period.from) ? -1 : 0) ? { slot: 'period', reason: 'unclear' } : null;
}

/** The draft as a reading to be; null while something is open. */
export function readyOf(draft: Draft, facts: Facts): Ready | null {
  const slot = slotOfDraft(draft);
  if (slot === null || lackOf(draft, facts) !== null) return null;
  const { value, unit, period, approx, source } = draft;
  if (value === null || unit === null || period === null) return null;
  const span = spanOf(period);
  if (!span.ok) return null;
  return { slot, quantity: { value, unit }, days: { from: span.value.from, to: span.value.to }, approx, source };
}

/** Marks the rows of the ledger that ready drafts would correct. */
export function withReplaced(drafts: readonly Draft[], facts: Facts): Draft[] {
  return drafts.map((draft) => {
    const slot = slotOfDraft(draft);
    if (slot === null) return draft;
    return { ...draft, replaces: readingOf(facts, slot)?.id ?? rowInHand(draft, facts) };
  });
}

/** A corrected waste that became another one still takes the place of its row: else it would be counted twice. */
function rowInHand(draft: Draft, { readings }: Facts): string | null {
  const row = draft.kind === 'waste' ? wasteOf(draft).row : null;
  return readings.some(({ id }) => id === row) ? row : null;
}

/** An empty draft for a slot. */
export function draftFor({ siteId, kind, month, sort }: Slot): Draft {
  const period = { from: month, to: month };
  return {
    kind,
    siteId,
    siteSaid: null,
    value: null,
    unit: null,
    period,
    approx: false,
    replaces: null,
    source: null,
    photo: null,
    waste: kind === 'waste' ? wasteInHand(sort, null) : null,
  };
}

/** A row of the ledger taken in hand again, its figure still open. */
export function draftAgain(reading: ReadingFacts): Draft {
  const waste = reading.kind === 'waste' ? wasteInHand(reading.sort, reading.id) : null;
  return { ...draftFor(reading), replaces: reading.id, waste };
}

/** A kind that the ledger knows. */
export function isEnergyKind(kind: Draft['kind']): kind is EnergyKind {
  return kind !== null && kind !== 'gas';
}

/** Whether a period is given in days. */
export function hasDays({ period }: Draft): boolean {
  return period !== null && isDay(period.from);
}

/**
 * What the bill asks for, where the figure is the bill's own: typed beside the photograph, or with another meter's added,
 * it is not what the money was for.
 */
export function yenOf({ photo, source, value }: Draft): number | null {
  if (photo === null || photo.added || photo.messageId !== source) return null;
  const [read] = photo.usages;
  return read !== undefined && read.value === value ? photo.yen : null;
}
