import type { RecordEffect } from '../../effect.ts';
import type { Facts } from '../../facts.ts';
import { line, type Moment, type Move, type Said, sayText } from '../talk.ts';
import { draftFor } from './draft.ts';
import { goOnWithPhotos, oneFewer, withPhotos } from './photo-queue.ts';
import { photoUnsent } from './photos.ts';
import { nextPlace } from './place.ts';
import { type Draft, isDrafting, type ReportHere } from './state.ts';
import { goOn } from './take-items.ts';
import { takeWords } from './take-words.ts';

/**
 * A message was taken back: a figure in hand that came from it is dropped, and a stored one goes back to "please
 * confirm", because nobody knows whether the figure or only the message was wrong.
 */
export function unsent(here: ReportHere, messageId: string, facts: Facts): Move<ReportHere> | null {
  const isFrom = ({ source, photo }: Draft): boolean => source === messageId || photo?.messageId === messageId;
  if (isDrafting(here) && here.drafts.some(isFrom)) {
    const rest = here.drafts.filter((draft) => !isFrom(draft));
    const lead = sayText(line('report.withdrawn'));
    const sides = here.drafts.filter(isFrom).flatMap(({ photo }) => photo?.side?.messageId ?? []);
    const effects = sides.map((side): RecordEffect => ({ do: 'forget-photo', messageId: side }));
    if (rest.length > 0) return { ...goOn(here, rest, { facts, reason: null }), effects, lead };
    const { photos } = here.memory;
    const isOnPhoto = here.drafts.some(({ photo }) => photo?.messageId === messageId);
    const left = isOnPhoto ? withPhotos(here, { ...oneFewer(photos), at: Math.max(0, photos.at - 1) }) : here;
    const next = goOnWithPhotos(nextPlace(facts, left.memory), facts);
    return { to: next.to, effects, lead: [...lead, ...next.lead] };
  }
  const waiting = photoUnsent(here, messageId, facts);
  if (waiting !== null) return waiting;
  const stored = facts.readings.filter((one) => one.sourceMessageId === messageId);
  if (stored.length === 0) return null;
  const drafts = stored.map(({ quantity, ...slot }) => ({
    ...draftFor(slot),
    value: quantity.value,
    unit: quantity.unit,
  }));
  const effects = stored.map(
    ({ id }): RecordEffect => ({ do: 'withdraw-reading', readingId: id, reason: 'message-unsent' }),
  );
  const to: ReportHere = { at: 'confirm', memory: here.memory, drafts, note: null };
  return { to, effects, lead: sayText(line('report.unsent-stored')) };
}

/** A message was changed: the figures that came from it are read once more from the new words. */
export function edited(here: ReportHere, said: Extract<Said, { by: 'text' }>, moment: Moment): Move<ReportHere> | null {
  if (!isDrafting(here) || !here.drafts.some((draft) => draft.source === said.messageId)) return null;
  const rest = here.drafts.filter((draft) => draft.source !== said.messageId);
  const at: ReportHere = rest.length > 0 ? { ...here, drafts: rest } : nextPlace(moment.facts, here.memory);
  const move = takeWords(at, said, moment);
  return 'miss' in move ? { to: at, lead: sayText(move.miss) } : move;
}
