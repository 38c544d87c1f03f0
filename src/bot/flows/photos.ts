import type { Effect } from '../effect.ts';
import type { InboundEvent } from '../event.ts';
import type { Facts } from '../facts.ts';
import type { NewIds } from '../flow.ts';
import type { Text } from '../message.ts';

type Sent = Extract<InboundEvent, { readonly kind: 'photo' | 'file' }>;

const readable = /\.(?:jpe?g|png|heic|heif|webp|pdf)$/i;

/** A picture of a firm that has consented is fetched and kept at once; without consent nothing is stored. */
export function keepingPhoto(event: Sent, { business }: Facts, ids: NewIds): readonly Effect[] {
  const isPicture = event.kind === 'photo' || readable.test(event.fileName);
  if (business === null || !isPicture) return [];
  return [{ key: ids.take('keep-photo'), do: 'keep-photo', messageId: event.messageId, mediaId: ids.take('photo') }];
}

const reasons: Readonly<Record<string, string>> = {
  'content-too-large': 'common.photo-large',
  'content-too-many-pixels': 'common.photo-large',
  'content-not-an-image': 'common.photo-unreadable',
};

/** Why a picture could not be kept, and what to do. */
export function photoLost(code: string): Text {
  return { key: reasons[code] ?? 'common.photo-gone' };
}
