import { firstDay, lastDay } from '../../../engine/period.ts';
import type { BillSeen, Marks } from '../../bill.ts';
import type { Facts } from '../../facts.ts';
import { fitDraft, hasDays, monthOfDraft } from './draft.ts';
import { isOneMeter, marksBy } from './photo-meter.ts';
import type { Notice } from './photo-state.ts';
import { type Draft, isDrafting, type ReportHere } from './state.ts';
import { sortOf } from './waste/said.ts';

/** Of 256 bits; another photograph of the same paper differs in fewer, another paper in many more. */
const mostBits = 20;

/** What is known of a figure; null is not known. */
type Known = {
  readonly kind: string | null;
  readonly month: string | null;
  readonly value: number | null;
  /** Of waste: which; the wastes of a month are judged one by one. */
  readonly sort: string | null;
  /** The days of the bill, where they are more than its month. */
  readonly days: string | null;
};

/** A photograph that is there already, or whose figure is: it is not counted twice. Null when it is new. */
export function twice(bill: BillSeen, drafts: readonly Draft[], at: { here: ReportHere; facts: Facts }): Notice | null {
  const own = drafts.map((draft) => knownOf(draft, at.facts));
  const [only, ...others] = own;
  if (only === undefined) return null;
  const there = figuresThere(at.here, at.facts);
  if (there.some((one) => isSamePaper(bill.marks, one.marks, { own: only, other: one.known })))
    return { key: 'photo.same', figure: null };
  if (others.length > 0 || !isComplete(only)) return null;
  const { photos } = at.here.memory;
  const isOther = (marks: Marks | null): boolean => isOneMeter(bill.marks, marks) === false;
  if (there.some((one) => !one.stored && isComplete(one.known) && agree(only, one.known) && !isOther(one.marks)))
    return { key: 'photo.same', figure: null };
  const readings = at.facts.readings.filter(({ sourceMessageId }) => !isOther(marksBy(photos, sourceMessageId)));
  return storedAlready(drafts[0], only, readings);
}

function storedAlready(draft: Draft | undefined, own: Known, readings: Facts['readings']): Notice | null {
  if (draft === undefined || draft.kind === null || draft.kind === 'gas') return null;
  const known = readings.find(
    (one) =>
      one.kind === own.kind &&
      one.month === own.month &&
      one.quantity.value === own.value &&
      (one.kind !== 'waste' || one.sort === own.sort),
  );
  if (known === undefined) return null;
  return { key: 'photo.already', figure: { kind: draft.kind, month: known.month, used: { ...known.quantity } } };
}

type There = { readonly marks: Marks | null; readonly known: Known; readonly stored: boolean };

/** The figures that photographs have given: waiting, in hand, or stored. What was dropped may be sent again. */
function figuresThere(here: ReportHere, facts: Facts): readonly There[] {
  const { photos } = here.memory;
  const { queue } = photos;
  const drafts = [...queue.flatMap((one) => one.drafts), ...(isDrafting(here) ? here.drafts : [])];
  return [
    ...drafts.map((draft) => ({
      marks: marksBy(photos, draft.photo?.messageId),
      known: knownOf(draft, facts),
      stored: false,
    })),
    ...facts.readings.map(({ kind, month, quantity, period, sort, sourceMessageId }) => ({
      marks: marksBy(photos, sourceMessageId),
      known: { kind, month, value: quantity.value, sort: kind === 'waste' ? sort : null, days: daysOf(period, month) },
      stored: true,
    })),
  ];
}

function knownOf(draft: Draft, facts: Facts): Known {
  const { kind, value } = fitDraft(draft, facts);
  const days = draft.period !== null && hasDays(draft) ? `${draft.period.from} ${draft.period.to}` : null;
  return { kind, month: monthOfDraft(draft), value, sort: sortOf(draft), days };
}

/** A row that was reported for its month covers it from the first day to the last: that says nothing of the bill. */
function daysOf({ from, to }: Facts['readings'][number]['period'], month: string): string | null {
  return from === firstDay(month) && to === lastDay(month) ? null : `${from} ${to}`;
}

function isComplete({ kind, month, value, sort }: Known): boolean {
  return kind !== null && month !== null && value !== null && (kind !== 'waste' || sort !== null);
}

const same = (x: unknown, y: unknown): boolean => x === null || y === null || x === y;

/** Nothing that both know differs: the bills of two months look much alike. */
function agree(a: Known, b: Known): boolean {
  return same(a.kind, b.kind) && same(a.month, b.month) && same(a.value, b.value) && same(a.sort, b.sort);
}

type Pair = { readonly own: Known; readonly other: Known };

function isSamePaper(one: Marks, other: Marks | null, { own, other: known }: Pair): boolean {
  if (other === null) return false;
  if (one.exact === other.exact) return true;
  const isOne = isOneMeter(one, other);
  // The bill of another meter looks alike, too; that of the same one may look different from another angle.
  if (isOne === false) return false;
  if (
    isOne === true &&
    own.month !== null &&
    own.month === known.month &&
    agree(own, known) &&
    same(own.days, known.days)
  )
    return true;
  return one.look !== '' && other.look !== '' && distance(one.look, other.look) <= mostBits && agree(own, known);
}

function distance(a: string, b: string): number {
  const bits = (digit: number): number => digit.toString(2).replaceAll('0', '').length;
  return [...a].reduce(
    (sum, digit, at) => sum + bits(Number.parseInt(digit, 16) ^ Number.parseInt(b[at] ?? '0', 16)),
    0,
  );
}
