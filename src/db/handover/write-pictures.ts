import { createHash } from 'node:crypto';
import type { HandoverFirm } from '../../bot/handover/firm.ts';
import { media } from '../schema/ledger.ts';
import type { FirmWriter } from './writer.ts';

/** The files of an archive by their names. */
export type FileShelf = ReadonlyMap<string, Uint8Array>;

/** Pictures that are named and are not there as they were, by their names. */
export function missingPictures(firms: readonly HandoverFirm[], files: FileShelf): readonly string[] {
  return firms.flatMap(({ pictures }) =>
    pictures.flatMap(({ file, sha256 }) => {
      const bytes = files.get(file);
      return bytes !== undefined && createHash('sha256').update(bytes).digest('hex') === sha256 ? [] : [file];
    }),
  );
}

/** Keeps a firm's pictures until the day they had, sealed with its new key. */
export async function writePictures(
  { db, vault, programmeId, key }: FirmWriter,
  { pictures }: HandoverFirm,
  files: FileShelf,
): Promise<void> {
  for (const { id, conversationId, file, contentType, sort, createdAt, expiresAt } of pictures) {
    const bytes = files.get(file);
    if (bytes === undefined) continue;
    await db.insert(media).values({
      ...{ id, programmeId, conversationId, keyId: key.keyId, kind: 'image', contentType, sort },
      bodyEnc: vault.seal(key, Buffer.from(bytes), 'media'),
      ...{ createdAt: new Date(createdAt), expiresAt: new Date(expiresAt) },
    });
  }
}
