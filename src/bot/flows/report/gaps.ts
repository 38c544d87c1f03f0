import { addMonths, firstDay, lastDay } from '../../../engine/period.ts';
import type { Facts, ProgrammeFacts, ReadingFacts, SiteEnergy, SiteFacts } from '../../facts.ts';
import type { Memory, Slot } from './state.ts';

/** The day from which a month is asked for: the programme's reporting day in the month after. */
export function dueDay(month: string, { reportingDay }: Pick<ProgrammeFacts, 'reportingDay'>): string {
  return `${addMonths(month, 1)}-${String(reportingDay).padStart(2, '0')}`;
}

/** Support months that are asked for on `facts.today`, oldest first. */
export function dueMonths({ programme, today }: Facts): readonly string[] {
  return programme === null ? [] : programme.supportMonths.filter((month) => dueDay(month, programme) <= today);
}

/** The day on which the next month will be asked for; null after the last. */
export function nextDueDay({ programme, today }: Facts): string | null {
  if (programme === null) return null;
  return programme.supportMonths.map((month) => dueDay(month, programme)).find((day) => day > today) ?? null;
}

/** Last year's months beside those that are due, oldest first. */
export function comparisonMonths(facts: Facts): readonly string[] {
  const wanted = new Set(dueMonths(facts).map((month) => addMonths(month, -12)));
  return (facts.programme?.comparisonMonths ?? []).filter((month) => wanted.has(month));
}

/** Everything to report for a month: each site with each of its kinds. */
export function slotsOf({ sites }: Facts, month: string): readonly Slot[] {
  return sites.flatMap((site) => site.energy.map(({ kind }) => ({ siteId: site.id, kind, month })));
}

/** Whether two slots are the same. */
export function isSame(a: Slot, b: Slot): boolean {
  return a.siteId === b.siteId && a.month === b.month && isSameKind(a, b);
}

type Kinded = Pick<Slot, 'kind' | 'sort'>;

/** Wastes are told apart by their sort; one kind of energy is one thing, whatever its sort. */
function isSameKind(a: Kinded, b: Kinded): boolean {
  return a.kind === b.kind && (a.kind !== 'waste' || (a.sort ?? null) === (b.sort ?? null));
}

/** Whether a reading is of a slot's kind; any waste is where the slot does not say which. */
function isOf(one: ReadingFacts, slot: Slot): boolean {
  if (one.siteId !== slot.siteId) return false;
  return slot.sort == null ? one.kind === slot.kind : isSameKind(one, slot);
}

/** Rows of one turn have no order of their own. */
function bySort(a: Slot, b: Slot): number {
  return (a.sort ?? '') < (b.sort ?? '') ? -1 : 1;
}

/** The slots of what is stored of waste in a slot, one for each; the slot itself where there is none. */
export function storedSlots({ readings }: Facts, slot: Slot): readonly Slot[] {
  if (slot.kind !== 'waste') return [slot];
  const own = readings.filter((one) => one.month === slot.month && isOf(one, slot));
  return own.length === 0 ? [slot] : own.map(({ sort }) => ({ ...slot, sort })).toSorted(bySort);
}

/** The current reading of a slot. A bill that covers the whole month counts too: many gas bills cover two. */
export function readingOf({ readings }: Facts, slot: Slot): ReadingFacts | null {
  const own = readings.filter((one) => isOf(one, slot));
  return own.findLast((one) => one.month === slot.month) ?? own.findLast((one) => covers(one, slot.month)) ?? null;
}

function covers({ period }: ReadingFacts, month: string): boolean {
  return month !== '' && period.from <= firstDay(month) && period.to >= lastDay(month);
}

/** What is not registered of these months: the newest month first, then the older ones in order. */
export function openSlots(facts: Facts, months: readonly string[]): readonly Slot[] {
  const newest = months.at(-1);
  const order = newest === undefined ? [] : [newest, ...months.slice(0, -1)];
  return order.flatMap((month) => slotsOf(facts, month)).filter((slot) => readingOf(facts, slot) === null);
}

/**
 * What to ask for next: the gaps of the newest due month first, because its bills lie on the desk, then older gaps
 * from the oldest on; last year's months only when the owner wants them.
 */
export function nextSlot(facts: Facts, { skipped, comparing }: Memory): Slot | null {
  const open = [...openSlots(facts, dueMonths(facts)), ...(comparing ? openSlots(facts, comparisonMonths(facts)) : [])];
  return open.find((slot) => !skipped.some((other) => isSame(slot, other))) ?? null;
}

/** The site of a slot, and what is known of its kind there; null when there is no such thing any more. */
export function placeOf(
  { sites }: Facts,
  slot: Slot,
): { readonly site: SiteFacts; readonly energy: SiteEnergy } | null {
  const site = sites.find((one) => one.id === slot.siteId);
  const energy = site?.energy.find((one) => one.kind === slot.kind);
  return site === undefined || energy === undefined ? null : { site, energy };
}

/** What was stored for the month before, same site and kind: several rows where it is waste. */
export function readingsOfMonthBefore({ readings }: Facts, slot: Slot): readonly ReadingFacts[] {
  const before = addMonths(slot.month, -1);
  return readings.filter((one) => one.month === before && isOf(one, slot)).toSorted(bySort);
}

/** The last reading before a slot's month, same site and kind. */
export function readingBefore({ readings }: Facts, slot: Slot): ReadingFacts | null {
  // Of several wastes none is the one before.
  if (slot.kind === 'waste' && slot.sort == null) return null;
  const before = readings.filter((one) => isOf(one, slot) && one.month < slot.month);
  return before.toSorted((a, b) => (a.month < b.month ? -1 : 1)).at(-1) ?? null;
}
