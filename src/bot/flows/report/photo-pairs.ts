import type { RecordEffect } from '../../effect.ts';
import type { Facts } from '../../facts.ts';
import { line, type Move, sayText } from '../talk.ts';
import { undoWithout } from './photo-forgotten.ts';
import { oneFewer, without, withPhotos } from './photo-queue.ts';
import { apart, joined } from './photo-sides.ts';
import type { SideSeen } from './photo-state.ts';
import { type Draft, isDrafting, type Photos, type ReportHere } from './state.ts';
import { goOn } from './take-items.ts';

type Forget = Extract<RecordEffect, { readonly do: 'forget-photo' }>;
const forget = (messageId: string): Forget => ({ do: 'forget-photo', messageId });

/** A side without an amount completes the bill in hand, or one that waits for its turn; null when there is none. */
export function completed(here: ReportHere, side: SideSeen, facts: Facts): Move<ReportHere> | null {
  const { photos } = here.memory;
  const fewer = oneFewer(without(photos, side.messageId));
  const inHand = isDrafting(here) ? joined(here.drafts, side) : null;
  if (inHand !== null) return goOn(withPhotos(here, fewer), [inHand], { facts, reason: null });
  const at = photos.queue.findIndex(({ drafts }) => joined(drafts, side) !== null);
  const waiting = photos.queue[at];
  const whole = waiting === undefined ? null : joined(waiting.drafts, side);
  if (waiting === undefined || whole === null) return null;
  return { quiet: withPhotos(here, { ...fewer, queue: photos.queue.with(at, { ...waiting, drafts: [whole] }) }) };
}

/** What a side that came before makes of the figures that were read now; it waits for no other photograph. */
export function withWaiting(
  photos: Photos,
  drafts: Draft[],
  today: string,
): { readonly photos: Photos; readonly drafts: Draft[]; readonly effects: readonly Forget[] } {
  const { side } = photos;
  if (side === null) return { photos, drafts, effects: [] };
  const whole = side.on === today ? joined(drafts, side) : null;
  const rest = { ...photos, side: null };
  if (whole === null) return { photos: rest, drafts, effects: [forget(side.messageId)] };
  // What was to be said of it alone is not true any more.
  const isSaid = photos.queue.every(({ messageId }) => messageId !== side.messageId);
  const queue = photos.queue.filter(({ messageId }) => messageId !== side.messageId);
  return { photos: isSaid ? rest : { ...oneFewer(rest), queue }, drafts: [whole], effects: [] };
}

/** 別々です: the bill is read by its first photograph alone, and the second one is not kept. */
export function takeApart(here: ReportHere, facts: Facts): Move<ReportHere> {
  const sides = isDrafting(here) ? here.drafts.flatMap(({ photo }) => photo?.side?.messageId ?? []) : [];
  if (!isDrafting(here) || sides.length === 0) return { miss: line('report.which-miss') };
  const memory = { ...here.memory, undo: undoWithout(here.memory, sides) };
  const { to } = goOn({ ...here, memory }, here.drafts.map(apart), { facts, reason: null });
  return { to, effects: sides.map(forget), lead: sayText(line('photo.taken-apart')) };
}

/** A photograph that was read as the other side was taken back: the bill stays with its first one. Null when it is none. */
export function sideUnsent(here: ReportHere, messageId: string, facts: Facts): Move<ReportHere> | null {
  const { photos } = here.memory;
  if (photos.side?.messageId === messageId) return { quiet: withPhotos(here, { ...photos, side: null }) };
  const isSide = ({ photo }: Draft): boolean => photo?.side?.messageId === messageId;
  const lead = sayText(line('photo.taken-apart'));
  if (isDrafting(here) && here.drafts.some(isSide)) {
    const memory = { ...here.memory, undo: undoWithout(here.memory, [messageId]) };
    const drafts = here.drafts.map((draft) => (isSide(draft) ? apart(draft) : draft));
    return { ...goOn({ ...here, memory }, drafts, { facts, reason: null }), lead };
  }
  if (!photos.queue.some(({ drafts }) => drafts.some(isSide))) return null;
  const queue = photos.queue.map((one) => ({ ...one, drafts: one.drafts.map((d) => (isSide(d) ? apart(d) : d)) }));
  return { quiet: withPhotos(here, { ...photos, queue }) };
}
