import { and, eq, gt } from 'drizzle-orm';
import type { Chart } from '../../bot/chart/chart.ts';
import { readChart } from '../../bot/chart/stored-chart.ts';
import type { Database } from '../connection.ts';
import { deskFiles } from '../schema/desk.ts';
import { dataKeys } from '../schema/keys.ts';
import { destroyedPictures, media } from '../schema/ledger.ts';
import type { Vault } from '../vault/vault.ts';

/** What lies behind an address under /media/. */
export type StoredMedia =
  | { readonly type: 'chart'; readonly spec: Chart }
  | { readonly type: 'image'; readonly bytes: Buffer; readonly contentType: string }
  /** What staff sent to an owner, with the name it had. */
  | { readonly type: 'file'; readonly bytes: Buffer; readonly contentType: string; readonly name: string };

/** Loads a picture that has not expired; null when there is none, or its key was destroyed. */
export async function loadMedia(
  database: Database,
  vault: Vault,
  wanted: { readonly id: string; readonly now: Date },
): Promise<StoredMedia | null> {
  const [row] = await database.queues((db) =>
    db
      .select({ media, wrapped: dataKeys.wrapped, nameEnc: deskFiles.nameEnc })
      .from(media)
      .innerJoin(dataKeys, eq(dataKeys.id, media.keyId))
      .leftJoin(deskFiles, eq(deskFiles.id, media.id))
      .where(and(eq(media.id, wanted.id), gt(media.expiresAt, wanted.now))),
  );
  if (row === undefined || row.wrapped === null) return null;
  const key = { keyId: row.media.keyId, wrapped: row.wrapped };
  const bytes = vault.open(key, row.media.bodyEnc, 'media');
  if (row.media.kind === 'chart') return { type: 'chart', spec: readChart(JSON.parse(bytes.toString('utf8'))) };
  const { contentType } = row.media;
  if (row.media.kind === 'image') return { type: 'image', bytes, contentType };
  const name = row.nameEnc === null ? '' : vault.open(key, row.nameEnc, 'desk-file').toString('utf8');
  return { type: 'file', bytes, contentType, name };
}

/** The pictures of a programme that are no more, the latest last. */
export async function listDestroyedPictures(
  database: Database,
  programmeId: string,
): Promise<readonly { readonly id: string; readonly reason: string; readonly at: string }[]> {
  const rows = await database.scoped(programmeId, (db) =>
    db.select().from(destroyedPictures).orderBy(destroyedPictures.at, destroyedPictures.id),
  );
  return rows.map(({ id, reason, at }) => ({ id, reason, at: at.toISOString() }));
}
