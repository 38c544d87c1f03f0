import { createHash } from 'node:crypto';
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { HandoverFirm } from '../../bot/handover/firm.ts';
import type { Db } from '../connection.ts';
import { dataKeys } from '../schema/keys.ts';
import { media } from '../schema/ledger.ts';
import type { Vault } from '../vault/vault.ts';
import { iso } from './sealed.ts';

/** A picture as it lies in the archive. */
export type HandoverFile = { readonly name: string; readonly bytes: Uint8Array };

/** A firm with its pictures, and the pictures themselves. */
export type Pictured = { readonly firm: HandoverFirm; readonly files: readonly HandoverFile[] };

const endings: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'application/pdf': 'pdf',
};

/**
 * The pictures that rows of the firm's ledger name as their proof, as far as they are still there. No others: a picture
 * in a conversation may have been sent for another firm.
 */
export async function withPictures(db: Db, vault: Vault, firm: HandoverFirm): Promise<Pictured> {
  const ids = [...new Set(firm.readings.flatMap(({ vouchers }) => vouchers.flatMap((id) => id ?? [])))];
  if (ids.length === 0) return { firm, files: [] };
  const rows = await db
    .select({ media, wrapped: dataKeys.wrapped })
    .from(media)
    .innerJoin(dataKeys, eq(dataKeys.id, media.keyId))
    .where(and(inArray(media.id, ids), eq(media.kind, 'image')))
    .orderBy(asc(media.createdAt), asc(media.id));
  const found = rows.flatMap(({ media: row, wrapped }) => {
    if (wrapped === null) return [];
    const bytes = vault.open({ keyId: row.keyId, wrapped }, row.bodyEnc, 'media');
    const file = `pictures/${row.id}.${endings[row.contentType] ?? 'bin'}`;
    return [{ row, file, bytes }];
  });
  const pictures = found.map(
    ({ row: { id, conversationId, contentType, sort, createdAt, expiresAt }, file, bytes }) => ({
      ...{ id, conversationId, file, contentType, sort, createdAt: iso(createdAt), expiresAt: iso(expiresAt) },
      sha256: createHash('sha256').update(bytes).digest('hex'),
    }),
  );
  return { firm: { ...firm, pictures }, files: found.map(({ file: name, bytes }) => ({ name, bytes })) };
}
