import { isNearName, mayBeOne } from '../../../engine/bill/party/same-party.ts';
import type { Facts } from '../../facts.ts';
import type { Kept } from './photo-drafts.ts';
import type { OnPhoto, SideSeen } from './photo-state.ts';
import type { Draft } from './state.ts';

/** What a paper without an amount says for the other side of the same bill; null when it is no such paper. */
export function sideOf({ messageId, mediaId, bill, strips }: Kept, { today }: Facts): SideSeen | null {
  if (bill.side == null) return null;
  const { kind, month, supplier } = bill.side;
  const { addressees = [] } = bill;
  const said = { kind, months: [...month.candidates], sure: month.sure, supplier, addressees: [...addressees] };
  return { messageId, mediaId, ...said, strip: strips.month, on: today };
}

/**
 * The figures of a photograph with another one read as the other side of the same bill; null unless each has what the
 * other lacks and nothing speaks against it. It is the rule by which pages of one file are one bill, held more strictly:
 * photographs that follow one another need not belong together.
 */
export function joined(drafts: readonly Draft[], side: SideSeen): Draft | null {
  const [draft, ...others] = drafts;
  const photo = draft?.photo ?? null;
  if (draft === undefined || others.length > 0 || photo === null || photo.side !== null) return null;
  if (!isOneBill(draft, photo, side) || !isGiving(draft, photo, side)) return null;
  const before = knownOf(draft.period, photo);
  const known = { supplier: photo.supplier ?? side.supplier, side: { ...sourceOf(side), before } };
  const addressees = photo.addressees.length > 0 ? photo.addressees : side.addressees;
  const whole = { ...draft, photo: { ...photo, ...known, addressees } };
  return lacksMonth(draft, photo) ? withMonthOf(whole, whole.photo, side) : whole;
}

const sourceOf = ({ messageId, mediaId }: SideSeen) => ({ messageId, mediaId });

function withMonthOf(draft: Draft, photo: OnPhoto, { months, sure, strip }: SideSeen): Draft {
  const [month] = months;
  const period = sure && month !== undefined ? { from: month, to: month } : null;
  return { ...draft, period, photo: { ...photo, months, strips: { ...photo.strips, month: strip } } };
}

function knownOf(period: Draft['period'], { months, supplier, addressees, strips }: OnPhoto) {
  return { period, months, supplier, addressees, strip: strips.month };
}

/** The same figures by their first photograph alone; those of one photograph stay as they are. */
export function apart(draft: Draft): Draft {
  const { photo } = draft;
  if (photo === null || photo.side === null) return draft;
  const { period, months, supplier, addressees, strip } = photo.side.before;
  const strips = { ...photo.strips, month: strip };
  return { ...draft, period, photo: { ...photo, months, supplier, addressees, strips, side: null } };
}

const lacksMonth = ({ period }: Draft, { months }: OnPhoto): boolean => period === null && months.length === 0;

/** A bill that is read whole needs no other side: a second paper without an amount is another bill, read badly. */
function isGiving(draft: Draft, photo: OnPhoto, { months, supplier }: SideSeen): boolean {
  return (lacksMonth(draft, photo) && months.length > 0) || (photo.supplier === null && supplier !== null);
}

function isOneBill(draft: Draft, photo: OnPhoto, side: SideSeen): boolean {
  const kinds = draft.kind === null ? photo.kinds : [draft.kind];
  const months = draft.period === null ? photo.months : [draft.period.to.slice(0, 7)];
  const isShared = (own: readonly string[], other: readonly string[]): boolean =>
    own.length === 0 || other.length === 0 || own.some((one) => other.includes(one));
  const isNamed = photo.supplier !== null && side.supplier !== null;
  const isAddressed = photo.addressees.length > 0 && side.addressees.length > 0;
  return (
    isShared(kinds, [side.kind]) &&
    isShared(months, side.months) &&
    (!isNamed || isNearName(photo.supplier ?? '', side.supplier ?? '')) &&
    (!isAddressed || photo.addressees.some((one) => side.addressees.some((other) => mayBeOne(one, other))))
  );
}
