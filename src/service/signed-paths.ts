import { randomUUID } from 'node:crypto';
import { signMediaId } from '../adapters/http/media-token.ts';
import { OWN_PREFIX } from '../adapters/http/own/own.ts';
import { type OwnerPage, signPage } from '../adapters/http/page-token.ts';
import { ownPageMinutes } from '../bot/page/link.ts';
import type { Clock } from '../bot/ports.ts';
import { type UploadLink, uploadDays } from '../bot/upload.ts';
import type { Reader } from '../bot/usecases/turn-events.ts';

const minuteMs = 60_000;
const holdMs: Readonly<Record<OwnerPage, number>> = {
  upload: uploadDays * 24 * 60 * minuteMs,
  own: ownPageMinutes * minuteMs,
};

const prefixes: Readonly<Record<OwnerPage, string>> = { upload: '/r/', own: OWN_PREFIX };

/** The keys that sign addresses. */
export type AddressKeys = { readonly mediaKey: Uint8Array; readonly pageKey: Uint8Array };

/** The address on which the person of a link can hand a table in. */
export function tablePath({ pageKey }: Pick<AddressKeys, 'pageKey'>, { now }: Clock): (link: UploadLink) => string {
  return ({ conversationId, businessId }) => {
    const expiresAt = new Date(now().getTime() + holdMs.upload);
    return `/r/${signPage('upload', { conversationId, businessId, linkId: randomUUID(), expiresAt }, pageKey)}`;
  };
}

/**
 * Makes the signing of paths: `/media/<id>` holds for whoever has it, `/r/<id>` (tables) and `/r/own/<id>` (the firm's
 * own page) for one reader and a time.
 */
export function createPathSigner({ mediaKey, pageKey }: AddressKeys): (path: string, reader: Reader) => string {
  const signed = (page: OwnerPage, linkId: string, { conversationId, businessId, at }: Reader): string => {
    if (businessId === null) throw new Error('a page of a business without a business');
    const expiresAt = new Date(Date.parse(at) + holdMs[page]);
    return `${prefixes[page]}${signPage(page, { conversationId, businessId, linkId, expiresAt }, pageKey)}`;
  };
  return (path, reader) =>
    path
      .replace(/^\/media\/(.+)$/, (_, id: string) => `/media/${signMediaId(id, mediaKey)}.png`)
      .replace(/^\/r\/(?:(own)\/)?([^/]+)$/, (_, own: string | undefined, id: string) =>
        signed(own === undefined ? 'upload' : 'own', id, reader),
      );
}
