import type { Memory, Place } from './state.ts';

/** What can be taken back, but for places with figures of these photographs: what is not kept cannot be gone back to. */
export function undoWithout({ undo }: Memory, messages: readonly string[]): Memory['undo'] {
  const isGone = (id: string | undefined): boolean => id !== undefined && messages.includes(id);
  const isOn = (place: Place): boolean =>
    'drafts' in place && place.drafts.some(({ photo }) => isGone(photo?.messageId) || isGone(photo?.side?.messageId));
  return undo.filter(({ place }) => !isOn(place));
}
