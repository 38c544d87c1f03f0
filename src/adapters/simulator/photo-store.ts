import { randomUUID } from 'node:crypto';

/** Kept for showing only; the oldest goes first. */
const MOST = 100;

/** A photo as the owner sent it. */
export type Photo = { readonly contentType: string; readonly bytes: Buffer };

/** Keeps the photos that owners sent, so that their own phone can show them. */
export type PhotoStore = { readonly add: (photo: Photo) => string; readonly get: (id: string) => Photo | null };

/** Builds an empty store in memory. */
export function createPhotoStore(): PhotoStore {
  const photos = new Map<string, Photo>();
  return {
    add: (photo) => {
      const id = randomUUID();
      photos.set(id, photo);
      const [oldest] = photos.keys();
      if (photos.size > MOST && oldest !== undefined) photos.delete(oldest);
      return id;
    },
    get: (id) => photos.get(id) ?? null,
  };
}
