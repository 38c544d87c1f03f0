import { signMediaId } from '../adapters/http/media-token.ts';
import { signUpload } from '../adapters/http/upload-token.ts';
import { uploadDays } from '../bot/upload.ts';
import type { Reader } from '../bot/usecases/turn-events.ts';

const dayMs = 86_400_000;

/** The keys that sign addresses. */
export type AddressKeys = { readonly mediaKey: Uint8Array; readonly pageKey: Uint8Array };

/** Makes the signing of paths: `/media/<id>` holds for whoever has it, `/r/<id>` for one reader and a week. */
export function createPathSigner({ mediaKey, pageKey }: AddressKeys): (path: string, reader: Reader) => string {
  const page = (linkId: string, { conversationId, businessId, at }: Reader): string => {
    if (businessId === null) throw new Error('a page of a business without a business');
    const expiresAt = new Date(Date.parse(at) + uploadDays * dayMs);
    return signUpload({ conversationId, businessId, linkId, expiresAt }, pageKey);
  };
  return (path, reader) =>
    path
      .replace(/^\/media\/(.+)$/, (_, id: string) => `/media/${signMediaId(id, mediaKey)}.png`)
      .replace(/^\/r\/(.+)$/, (_, id: string) => `/r/${page(id, reader)}`);
}
