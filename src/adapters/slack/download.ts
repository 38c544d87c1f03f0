import { z } from 'zod';
import { ExternalError } from '../../bot/errors.ts';
import type { ContentUse, FetchedContent } from '../../bot/ports.ts';
import { examineFile, isPage } from '../shared/file-kind.ts';
import { examinePicture } from '../shared/picture.ts';
import { readLimited } from '../shared/read-limited.ts';
import { call, type SlackParts } from './call.ts';
import { failureOf } from './failure.ts';

const info = z.looseObject({
  file: z.looseObject({
    name: z.string().catch(''),
    url_private: z.url(),
    url_private_download: z.url().optional().catch(undefined),
    is_external: z.boolean().catch(false),
    mode: z.string().catch(''),
  }),
});

const mostBytes: Readonly<Record<ContentUse, number>> = {
  picture: 10 * 1024 * 1024,
  table: 2 * 1024 * 1024,
  file: 30 * 1024 * 1024,
};
const DOWNLOAD_TIMEOUT_MS = 30_000;

/** Where the token may go: Slack's own host for files, and whatever stands in for Slack. */
function isSlackHost(url: string, apiUrl: string): boolean {
  const { host, protocol, origin } = new URL(url);
  return origin === new URL(apiUrl).origin || (protocol === 'https:' && host === 'files.slack.com');
}

function external(failed: ReturnType<typeof failureOf>): ExternalError {
  if (failed.result === 'later') {
    return new ExternalError(
      failed.code === 'slack-rate-limited' ? 'slack-rate-limited' : 'slack-unavailable',
      'later',
    );
  }
  return new ExternalError(failed.code === 'file-gone' ? 'content-gone' : 'slack-refused', 'never');
}

function refuseStatus({ status }: Response): void {
  if (status === 200) return;
  if (status === 404 || status === 410) throw new ExternalError('content-gone', 'never');
  if (status === 429) throw new ExternalError('slack-rate-limited', 'later');
  throw new ExternalError(status >= 500 ? 'slack-unavailable' : 'slack-refused', status >= 500 ? 'later' : 'never');
}

type From = { readonly url: string; readonly token: string; readonly most: number };

async function load({ url, token, most }: From): Promise<Buffer> {
  const download = new AbortController();
  const timer = setTimeout(() => download.abort(), DOWNLOAD_TIMEOUT_MS);
  try {
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(url, { headers, redirect: 'manual', signal: download.signal });
    refuseStatus(response);
    const bytes = await readLimited(response, most);
    // Without the right token Slack leads to a page to log in, or answers with it and 200.
    if (isPage(bytes, response.headers.get('content-type') ?? '')) throw new ExternalError('slack-refused', 'never');
    return bytes;
  } catch (error) {
    if (error instanceof ExternalError) throw error;
    throw external(failureOf(error));
  } finally {
    clearTimeout(timer);
    // Whatever was not read must not stay open.
    download.abort();
  }
}

/** What is wanted of a file. */
export type WantedFile = { readonly file: string; readonly use: ContentUse };

/**
 * A file that somebody sent, whole.
 * @throws {ExternalError} later: slack-unavailable, slack-rate-limited; never: content-gone, content-too-large (10 MB, files 30 MB),
 * content-not-an-image, content-too-many-pixels (50 million), content-of-no-known-kind, slack-refused
 */
export async function downloadFile(
  parts: SlackParts,
  account: string,
  { file, use }: WantedFile,
): Promise<FetchedContent & { readonly name: string }> {
  const found = await call(parts, account, {
    method: 'files.info',
    run: (client) => client.files.info({ file }),
    answer: info,
  });
  if (found.result !== 'sent') throw external(found);
  const { name, url_private, url_private_download: url = url_private, is_external } = found.file;
  const token = parts.accounts(account)?.botToken ?? '';
  if (is_external || token === '' || !isSlackHost(url, parts.apiUrl)) throw new ExternalError('slack-refused', 'never');
  const bytes = await load({ url, token, most: mostBytes[use] });
  if (use === 'picture') return { bytes, contentType: examinePicture(bytes).contentType, name };
  if (use === 'file') return { bytes, ...examineFile(bytes), name };
  return { bytes, contentType: 'application/octet-stream', name };
}
