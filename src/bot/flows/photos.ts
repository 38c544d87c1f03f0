import type { Effect } from '../effect.ts';
import type { InboundEvent } from '../event.ts';
import type { Facts } from '../facts.ts';
import type { NewIds } from '../flow.ts';
import type { Text } from '../message.ts';

type Sent = Extract<InboundEvent, { readonly kind: 'photo' | 'file' }>;

const tables = /\.(?:xlsx|csv|tsv|txt)$/i;
const readable = /\.(?:jpe?g|png|heic|heif|webp|pdf)$/i;

/** A picture of a firm that has consented is fetched and read at once; null without consent, and for other files. */
export function keepingPhoto(event: Sent, { business }: Facts, ids: NewIds): readonly Effect[] | null {
  const isPicture = event.kind === 'photo' || readable.test(event.fileName);
  if (business === null || !isPicture) return null;
  return [{ key: ids.take('keep-photo'), do: 'keep-photo', messageId: event.messageId, mediaId: ids.take('photo') }];
}

/** A table of a firm that has consented is read at once; null when the file is none. */
export function readingSheet(event: Sent, { business }: Facts, ids: NewIds): readonly Effect[] | null {
  if (event.kind !== 'file' || !tables.test(event.fileName) || business === null) return null;
  return [{ key: ids.take('read-sheet'), do: 'read-sheet', messageId: event.messageId }];
}

type Lost = Extract<InboundEvent, { readonly kind: 'photo-lost' | 'sheet-lost' }>;

const reasons: Readonly<Record<string, string>> = {
  'photo-lost content-too-large': 'common.photo-large',
  'photo-lost content-too-many-pixels': 'common.photo-large',
  'photo-lost content-not-an-image': 'common.photo-unreadable',
  'sheet-lost content-too-large': 'common.sheet-large',
  'sheet-lost content-not-a-table': 'common.sheet-unreadable',
};

/** Why a picture or table could not be taken, and what to do. */
export function contentLost({ kind, code }: Lost): Text {
  return { key: reasons[`${kind} ${code}`] ?? 'common.photo-gone' };
}
