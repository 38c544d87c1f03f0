import type { RecordEffect } from '../../effect.ts';
import type { InboundEvent } from '../../event.ts';
import { evolveFacts } from '../../evolve-facts.ts';
import type { Facts } from '../../facts.ts';
import { contentLost } from '../photos.ts';
import { line, type Moment, type Move, sayText } from '../talk.ts';
import { readingCounted } from './learn.ts';
import { draftsOf, type Kept, refusalOf } from './photo-drafts.ts';
import { noticeText } from './photo-notice.ts';
import { completed, sideUnsent, withWaiting } from './photo-pairs.ts';
import { enqueue, goOnWithPhotos, isBusy, oneFewer, photoInHand, without, withPhotos } from './photo-queue.ts';
import { sideOf } from './photo-sides.ts';
import type { Notice } from './photo-state.ts';
import { twice } from './photo-twice.ts';
import { type Draft, isDrafting, type Photos, type Queued, type ReportHere } from './state.ts';

type Lost = Extract<InboundEvent, { readonly kind: 'photo-lost' }>;
const mostMarks = 60;
const mostDrafts = 4;

/** A photograph was read: its figures are asked about when it is their turn. Of what gives none nothing is kept. */
export function photoRead(here: ReportHere, event: Kept, moment: Moment): Move<ReportHere> {
  const forget: readonly RecordEffect[] = [{ do: 'forget-photo', messageId: event.messageId }];
  const { photos } = here.memory;
  // What was kept before photographs were read says nothing.
  if (!('bill' in event)) return { quiet: here };
  if (photos.withdrawn.includes(event.messageId)) return { quiet: here, effects: forget };
  const { facts } = moment;
  const side = sideOf(event, facts);
  const whole = side === null ? null : completed(here, side, facts);
  if (whole !== null) return counting(whole, readingCounted(event.bill, facts));
  const taken = takenFrom(here, event, facts);
  const known = withWaiting(photos, taken.drafts, facts.today);
  const found = { ...taken, drafts: known.drafts };
  const { messageId } = event;
  const marks = [...photos.marks, marksOf(messageId, event.bill)].slice(-mostMarks);
  const seen = found.notice === null ? { ...known.photos, marks } : { ...known.photos, side };
  const move = onTurn(here, seen, { one: { messageId, ...found }, facts });
  const gone = found.notice === null || side !== null ? [] : forget;
  return { ...move, effects: [...known.effects, ...gone, ...counted(event, found, facts)] };
}

function marksOf(messageId: string, { marks: { exact, look, meters = [] } }: Kept['bill']): Photos['marks'][number] {
  return { messageId, exact, look, meters: [...meters] };
}

function counting(move: Move<ReportHere>, effects: readonly RecordEffect[]): Move<ReportHere> {
  return 'to' in move || 'quiet' in move ? { ...move, effects: [...(move.effects ?? []), ...effects] } : move;
}

/** A paper that was there already, or that nobody collects, says nothing of the reader. */
function counted({ bill }: Kept, { notice }: Taken, facts: Facts): readonly RecordEffect[] {
  return notice === null || bill.status === 'reject' ? readingCounted(bill, facts) : [];
}

/** Whether a photograph brings a figure that is not there yet, or the other side of a bill. */
export function bringsFigures(here: ReportHere, event: Kept, facts: Facts): boolean {
  return event.bill.side != null || takenFrom(here, event, facts).drafts.length > 0;
}

type Taken = { readonly drafts: Draft[]; readonly notice: Notice | null };

function takenFrom(here: ReportHere, event: Kept, facts: Facts): Taken {
  const bills = [event, ...(event.others ?? [])].map(({ bill, strips }) => {
    const refused = refusalOf(bill, facts);
    if (refused !== null) return { drafts: [], notice: refused };
    const drafts = draftsOf({ ...event, bill, strips }, facts);
    const known = twice(bill, drafts, { here, facts });
    return known === null ? { drafts, notice: null } : { drafts: [], notice: known };
  });
  const drafts = bills.flatMap((one) => one.drafts).slice(0, mostDrafts);
  if (drafts.length === 0) return { drafts, notice: bills[0]?.notice ?? null };
  // What owners make of several papers in one picture cannot be told apart by the picture: nothing is learnt from it.
  return { drafts: bills.length === 1 ? drafts : drafts.map(untaught), notice: null };
}

function untaught(draft: Draft): Draft {
  return draft.photo === null ? draft : { ...draft, photo: { ...draft.photo, trail: null } };
}

/** A photograph could not be had. */
export function photoLost(here: ReportHere, event: Lost, { facts }: Moment): Move<ReportHere> {
  const { messageId } = event;
  const { photos } = here.memory;
  if (photos.withdrawn.includes(messageId)) return { quiet: here };
  const notice = { key: contentLost(event).key, figure: null };
  return onTurn(here, photos, { one: { messageId, drafts: [], notice }, facts });
}

type Turn = { readonly one: Omit<Queued, 'order'>; readonly facts: Facts };
type Shown = Extract<Move<ReportHere>, { quiet: unknown } | { to: unknown }>;

/** The next photograph is shown at once, unless something else is to be answered first. */
function onTurn(here: ReportHere, photos: Photos, { one, facts }: Turn): Shown {
  const now = withPhotos(here, enqueue(photos, one));
  if (photoInHand(here) === null)
    return isBusy(here) ? { to: now, lead: sayText(line('photo.waits')) } : goOnWithPhotos(now, facts);
  // Of several that were sent together each has its turn; one that was sent by itself is answered.
  if (one.notice === null || !photos.sets.includes(one.messageId)) return { quiet: now };
  const fewer = withPhotos(here, oneFewer(without(photos, one.messageId)));
  return { to: fewer, lead: sayText(noticeText(one.notice)) };
}

/** After an answer the next photograph has its turn. */
export function thenPhotos(before: ReportHere, move: Move<ReportHere>, { facts, event }: Moment): Move<ReportHere> {
  if (!('to' in move)) return move;
  const left = photoInHand(before)?.messageId;
  // What was just put back is not shown again at once.
  if (left !== undefined && move.to.memory.photos.queue[0]?.messageId === left) return move;
  const after = evolveFacts(facts, move.effects ?? [], event.at);
  const next = goOnWithPhotos(move.to, after);
  return next.to === move.to ? move : { ...move, to: next.to, lead: [...(move.lead ?? []), ...next.lead] };
}

/** A step back from a photograph's figures puts them back into the queue: they are shown again after the next answer. */
export function putBack(before: ReportHere, move: Move<ReportHere>): Move<ReportHere> {
  const left = photoInHand(before);
  if (!('to' in move) || left === null || photoInHand(move.to)?.messageId === left.messageId) return move;
  const drafts = isDrafting(before) ? before.drafts.slice(0, 4) : [];
  const { photos } = move.to.memory;
  const queue = [{ messageId: left.messageId, order: -1, drafts, notice: null }, ...photos.queue].slice(0, 60);
  return { ...move, to: withPhotos(move.to, { ...photos, queue, at: Math.max(0, photos.at - 1) }) };
}

/** A photograph was taken back before its figures were in hand; null when there is no such one. */
export function photoUnsent(here: ReportHere, messageId: string, facts: Facts): Move<ReportHere> | null {
  const { photos } = here.memory;
  const isRead = photos.queue.some((one) => one.messageId === messageId);
  const isOnItsWay = photos.reading.some((one) => one.messageId === messageId);
  if (!isRead && !isOnItsWay) return sideUnsent(here, messageId, facts);
  const fewer = oneFewer(without(photos, messageId));
  const queue = photos.queue.filter((one) => one.messageId !== messageId);
  const withdrawn = isOnItsWay ? [...photos.withdrawn, messageId].slice(-mostMarks) : photos.withdrawn;
  const now = withPhotos(here, { ...fewer, queue, withdrawn });
  const next = goOnWithPhotos(now, facts);
  return { to: next.to, lead: [...sayText(line('report.withdrawn')), ...next.lead] };
}
