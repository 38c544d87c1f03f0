import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { SlackJson, SlackMessageName, SlackPost, SlackResult } from '../../bot/slack/desk.ts';
import { call, type SlackParts } from './call.ts';
import { findOwn } from './find-own.ts';
import { checkMessage } from './limits.ts';
import { ownEventType } from './own.ts';

const posted = z.looseObject({
  channel: z.string(),
  ts: z.string(),
  message: z.looseObject({ thread_ts: z.string().optional() }).optional(),
});

/** The SDK's types know every block; ours were checked against Slack's limits instead. */
const asBlocks = z.array(z.custom<never>((block) => typeof block === 'object' && block !== null));

/** Blocks as the SDK wants them typed. */
export function sdkBlocks(blocks: readonly SlackJson[]): never[] {
  return asBlocks.parse(blocks);
}

function send(parts: SlackParts, account: string, post: SlackPost) {
  const { channel, thread, text, blocks, id, aloud = false } = post;
  return call(parts, account, {
    method: 'chat.postMessage',
    run: (client) => {
      const metadata = { event_type: ownEventType, event_payload: { id } };
      const message = { channel, text, blocks: sdkBlocks(blocks), metadata, unfurl_links: false, unfurl_media: false };
      if (thread === null) return client.chat.postMessage(message);
      return aloud
        ? client.chat.postMessage({ ...message, thread_ts: thread, reply_broadcast: true })
        : client.chat.postMessage({ ...message, thread_ts: thread });
    },
    answer: posted,
  });
}

const DELETE_TRIES = 3;
const DELETE_PAUSE_MS = 500;

/** Takes back what everybody in the channel can read and only a thread should. */
async function takeBack(parts: SlackParts, account: string, { channel, ts }: SlackMessageName): Promise<boolean> {
  for (let attempt = 0; attempt < DELETE_TRIES; attempt += 1) {
    if (attempt > 0) await sleep(DELETE_PAUSE_MS);
    const gone = await call(parts, account, {
      method: 'chat.delete',
      run: (client) => client.chat.delete({ channel, ts }),
      answer: z.looseObject({}),
    });
    if (gone.result === 'sent' || (gone.result === 'refused' && gone.code === 'message-gone')) return true;
  }
  return false;
}

/** A post into a thread whose parent is gone lands in the channel, and Slack calls that ok. */
async function refuseStray(
  parts: SlackParts,
  account: string,
  stray: SlackMessageName,
): Promise<SlackResult<SlackMessageName>> {
  const isGone = await takeBack(parts, account, stray);
  const code = isGone ? 'thread-gone' : 'thread-gone-left-behind';
  parts.log.error('slack-thread-gone', { platform: 'slack', code });
  return { result: 'refused', code };
}

/** Where an earlier attempt may have come through, it is looked for before anything is sent again. */
async function findEarlier(
  parts: SlackParts,
  account: string,
  { id, channel, thread, since }: SlackPost,
): Promise<SlackResult<SlackMessageName> | null> {
  if (since === null) return null;
  const found = await findOwn(parts, account, { channel, thread, since });
  if (found.result === 'later') return { ...found, ambiguous: true };
  if (found.result === 'refused' && found.code === 'slack-scope-missing')
    return { result: 'unknown', code: 'slack-cannot-look' };
  if (found.result !== 'sent') return found;
  const ts = found.posted.get(id);
  if (ts !== undefined) return { result: 'sent', channel, ts };
  return thread === null ? null : findStray(parts, account, { id, channel, since });
}

/** An attempt whose answer was lost may have missed its thread, too. */
async function findStray(
  parts: SlackParts,
  account: string,
  { id, channel, since }: { readonly id: string; readonly channel: string; readonly since: Date },
): Promise<SlackResult<SlackMessageName> | null> {
  const found = await findOwn(parts, account, { channel, thread: null, since });
  if (found.result !== 'sent') return found.result === 'later' ? { ...found, ambiguous: true } : found;
  const ts = found.posted.get(id);
  return ts === undefined ? null : refuseStray(parts, account, { channel, ts });
}

/**
 * Posts once: finds what an earlier attempt posted, and sees to it that an answer stands in its thread.
 * Not ordered by itself: see `lanes.ts`.
 */
export async function postOnce(
  parts: SlackParts,
  account: string,
  post: SlackPost,
): Promise<SlackResult<SlackMessageName>> {
  const faults = checkMessage(post);
  if (faults.length > 0) {
    parts.log.error('slack-message-invalid', {
      platform: 'slack',
      reason: faults[0]?.rule ?? '',
      count: faults.length,
    });
    return { result: 'refused', code: 'slack-message-invalid' };
  }
  const earlier = await findEarlier(parts, account, post);
  if (earlier !== null) return earlier;
  const sent = await send(parts, account, post);
  if (sent.result !== 'sent') return sent;
  const { channel, ts, message } = sent;
  const isAstray = post.thread !== null && message?.thread_ts !== post.thread;
  return isAstray ? refuseStray(parts, account, { channel, ts }) : { result: 'sent', channel, ts };
}
