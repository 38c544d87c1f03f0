import { ExternalError } from '../../bot/errors.ts';
import type { ContentUse } from '../../bot/ports.ts';
import { examineFile } from '../shared/file-kind.ts';
import { examinePicture } from '../shared/picture.ts';
import { readLimited } from '../shared/read-limited.ts';
import type { LineAccess } from './client.ts';
import { externalError, failureOf } from './failure.ts';

/** A picture or file somebody sent; a PDF has no pixels to count. */
export type LineContent = {
  readonly bytes: Buffer;
  readonly contentType: string;
  readonly width: number | null;
  readonly height: number | null;
};

const MIB = 1024 * 1024;
/** A photo as phones make them; a table of months is far smaller, a film larger. */
const mostBytes: Readonly<Record<ContentUse, number>> = { picture: 10 * MIB, table: 2 * MIB, file: 30 * MIB };
/** A whole photo on a slow line, not only the first answer. */
const DOWNLOAD_TIMEOUT_MS = 30_000;

function refuseStatus(status: number): void {
  if (status === 200) return;
  if (status === 202) throw new ExternalError('content-not-ready', 'later');
  // 410: the sender took the message back. LINE keeps content for an unstated time only, then it is 404.
  if (status === 404 || status === 410) throw new ExternalError('content-gone', 'never');
  if (status === 429) throw new ExternalError('line-rate-limited', 'later');
  throw status >= 500 ? new ExternalError('line-unavailable', 'later') : new ExternalError('line-refused', 'never');
}

/**
 * Downloads with `fetch` itself: the SDK's stream ends the process when the connection breaks halfway, offers no
 * time limit, and takes 202 (not ready yet) for an empty picture.
 */
type Wanted = { readonly messageId: string; readonly use: ContentUse };

async function load(access: LineAccess, channel: string, { messageId, use }: Wanted): Promise<Buffer> {
  const account = access.accounts(channel);
  if (account === undefined || account.accessToken === '') throw new ExternalError('line-refused', 'never');
  const download = new AbortController();
  const timer = setTimeout(() => download.abort(), access.timeoutMs ?? DOWNLOAD_TIMEOUT_MS);
  try {
    const response = await fetch(new URL(`/v2/bot/message/${messageId}/content`, access.dataApiBaseUrl), {
      headers: { authorization: `Bearer ${account.accessToken}` },
      redirect: 'error',
      signal: download.signal,
    });
    refuseStatus(response.status);
    return await readLimited(response, mostBytes[use]);
  } catch (error) {
    if (error instanceof ExternalError) throw error;
    throw externalError(failureOf(error), error);
  } finally {
    clearTimeout(timer);
    // Whatever was not read must not stay open.
    download.abort();
  }
}

/**
 * Fetches what somebody sent, once and at once: LINE keeps it for an unstated time only.
 * @throws {ExternalError} later: content-not-ready, line-unavailable, line-rate-limited; never: content-gone,
 * content-too-large (10 MB, files 30 MB), content-not-an-image, content-too-many-pixels (50 million), content-a-page,
 * content-of-no-known-kind, line-refused
 */
export async function fetchContent(access: LineAccess, channel: string, wanted: Wanted): Promise<LineContent> {
  const { messageId, use } = wanted;
  if (!/^[\w-]{1,64}$/.test(messageId)) throw new ExternalError('content-gone', 'never');
  const bytes = await load(access, channel, wanted);
  // What a table holds is told by its reader, which does not trust its first bytes either.
  if (use === 'table') return { bytes, contentType: 'application/octet-stream', width: null, height: null };
  if (use === 'file') return { bytes, ...examineFile(bytes), width: null, height: null };
  return { bytes, ...examinePicture(bytes) };
}
