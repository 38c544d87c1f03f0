import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { SlackMessageName, SlackResult, SlackUpload } from '../../bot/slack/desk.ts';
import { shortText } from '../shared/text.ts';
import { call, type SlackParts } from './call.ts';
import { failureOf } from './failure.ts';

const place = z.looseObject({ upload_url: z.url(), file_id: z.string() });
const share = z.looseObject({ ts: z.string(), thread_ts: z.string().optional() });
const shares = z.record(z.string(), z.array(share)).catch({});
const shared = z.looseObject({
  file: z.looseObject({ shares: z.looseObject({ public: shares, private: shares }).partial().optional() }),
});

/** Sharing happens after Slack's answer; it is looked for so often, with longer and longer pauses. */
const LOOKS = 6;
const FIRST_PAUSE_MS = 100;
const UPLOAD_TIMEOUT_MS = 30_000;
/** Characters of a picture's description. @source https://docs.slack.dev/reference/methods/files.getUploadURLExternal */
const MAX_ALT = 1000;

/** The address was made for this upload and knows whose it is: no token goes there. */
async function sendBytes(url: string, bytes: Uint8Array): Promise<SlackResult<object>> {
  try {
    const body = new Uint8Array(bytes);
    const signal = AbortSignal.timeout(UPLOAD_TIMEOUT_MS);
    const response = await fetch(url, { method: 'POST', body, redirect: 'error', signal });
    await response.arrayBuffer();
    if (response.ok) return { result: 'sent' };
    // Nobody sees bytes that were not completed: trying again shows nothing twice.
    return { result: 'later', code: 'slack-upload-failed', ambiguous: false };
  } catch (error) {
    const failed = failureOf(error);
    return failed.result === 'later' ? { ...failed, ambiguous: false } : failed;
  }
}

type Shared = { readonly ts: string; readonly thread: string | null };

type Where = { readonly file: string; readonly channel: string };

async function lookOnce(parts: SlackParts, account: string, { file, channel }: Where): Promise<Shared | null> {
  const found = await call(parts, account, {
    method: 'files.info',
    run: (client) => client.files.info({ file }),
    answer: shared,
  });
  if (found.result !== 'sent') return null;
  const { public: open = {}, private: closed = {} } = found.file.shares ?? {};
  const [first] = [...(open[channel] ?? []), ...(closed[channel] ?? [])];
  return first === undefined ? null : { ts: first.ts, thread: first.thread_ts ?? null };
}

async function lookForShare(parts: SlackParts, account: string, where: Where): Promise<Shared | null> {
  for (let look = 0; look < LOOKS; look += 1) {
    if (look > 0) await sleep(FIRST_PAUSE_MS * 2 ** look);
    const found = await lookOnce(parts, account, where);
    if (found !== null) return found;
  }
  return null;
}

/** The file goes with every place in which it stands. */
export function removeFile(parts: SlackParts, account: string, file: string): Promise<SlackResult<object>> {
  return call(parts, account, {
    method: 'files.delete',
    run: (client) => client.files.delete({ file }),
    answer: z.looseObject({}),
  });
}

async function deleteFile(parts: SlackParts, account: string, file: string): Promise<boolean> {
  const gone = await removeFile(parts, account, file);
  return gone.result === 'sent' || (gone.result === 'refused' && gone.code === 'file-gone');
}

async function complete(parts: SlackParts, account: string, { file, upload }: { file: string; upload: SlackUpload }) {
  const { channel, thread, name, comment } = upload;
  const files: [{ id: string; title: string }] = [{ id: file, title: name }];
  const words = comment === undefined ? {} : { initial_comment: comment };
  return call(parts, account, {
    method: 'files.completeUploadExternal',
    run: (client) =>
      thread === null
        ? client.files.completeUploadExternal({ files, channel_id: channel, ...words })
        : client.files.completeUploadExternal({ files, channel_id: channel, thread_ts: thread, ...words }),
    answer: z.looseObject({}),
  });
}

type Uploaded = SlackMessageName & { readonly file: string };

/** An answer of ok proves nothing: the file has to be where it belongs, in its thread. */
async function verify(
  parts: SlackParts,
  account: string,
  { file, upload }: { file: string; upload: SlackUpload },
): Promise<SlackResult<Uploaded>> {
  const { channel, thread } = upload;
  const found = await lookForShare(parts, account, { file, channel });
  if (found === null) {
    parts.log.error('slack-upload-not-shared', { platform: 'slack' });
    // Should it appear after all, it would appear twice.
    const isGone = await deleteFile(parts, account, file);
    return { result: 'later', code: 'slack-upload-not-shared', ambiguous: !isGone };
  }
  if (thread !== null && found.thread !== thread) {
    const isGone = await deleteFile(parts, account, file);
    return { result: 'refused', code: isGone ? 'thread-gone' : 'thread-gone-left-behind' };
  }
  return { result: 'sent', channel, ts: found.ts, file };
}

/**
 * What became of an earlier try: it stands where it belongs, or is made to appear nowhere; null: there is nothing of it.
 */
async function findEarlier(
  parts: SlackParts,
  account: string,
  upload: SlackUpload,
): Promise<SlackResult<Uploaded> | null> {
  const { channel, thread, earlier: file = null } = upload;
  if (file === null) return null;
  const found = await lookForShare(parts, account, { file, channel });
  if (found !== null && (thread === null || found.thread === thread))
    return { result: 'sent', channel, ts: found.ts, file };
  if (await deleteFile(parts, account, file)) return null;
  return { result: 'later', code: 'slack-upload-in-doubt', ambiguous: true };
}

/**
 * Puts a file into a channel or thread in three steps, and sees that it is really there. An earlier try, whose outcome
 * nobody knows, is looked for first.
 */
export async function uploadFile(
  parts: SlackParts,
  account: string,
  upload: SlackUpload,
): Promise<SlackResult<Uploaded>> {
  const earlier = await findEarlier(parts, account, upload);
  if (earlier !== null) return earlier;
  const { name, bytes, begun, alt } = upload;
  const described = alt === undefined ? {} : { alt_txt: shortText(alt, MAX_ALT) };
  const got = await call(parts, account, {
    method: 'files.getUploadURLExternal',
    // The SDK's own method names the description in a way that Slack does not know.
    run: (client) =>
      client.apiCall('files.getUploadURLExternal', { filename: name, length: bytes.byteLength, ...described }),
    answer: place,
  });
  if (got.result !== 'sent') return got;
  const { upload_url: url, file_id: file } = got;
  const sent = await sendBytes(url, bytes);
  if (sent.result !== 'sent') return sent;
  await begun?.(file);
  const completed = await complete(parts, account, { file, upload });
  // A lost answer is looked after like a good one; a refusal is one.
  const isRefused = completed.result === 'refused' || (completed.result === 'later' && !completed.ambiguous);
  return isRefused ? completed : verify(parts, account, { file, upload });
}
