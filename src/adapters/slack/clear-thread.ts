import { z } from 'zod';
import type { SlackContent, SlackMessageName, SlackResult } from '../../bot/slack/desk.ts';
import { call, type SlackParts } from './call.ts';
import { findOwn } from './find-own.ts';
import { sdkBlocks } from './post.ts';

const MAX_ROUNDS = 20;
/** Far enough from the very beginning that no margin leads before it. */
const theBeginning = new Date(86_400_000);

type Thread = SlackMessageName & { readonly instead: SlackContent };

/**
 * Deletes everything that we posted below a message, then shows `instead` in its place. What people wrote themselves only
 * they can delete. A parent that is gone took its thread along.
 */
export async function clearThread(parts: SlackParts, account: string, thread: Thread): Promise<SlackResult<object>> {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const deleted = await deleteOwn(parts, account, thread);
    if (deleted.result !== 'sent') return deleted;
    if (deleted.count === 0) break;
  }
  const { channel, ts, instead } = thread;
  const shown = await call(parts, account, {
    method: 'chat.update',
    run: (client) => client.chat.update({ channel, ts, text: instead.text, blocks: sdkBlocks(instead.blocks) }),
    answer: z.looseObject({}),
  });
  return isGone(shown) ? { result: 'sent' } : shown;
}

async function deleteOwn(
  parts: SlackParts,
  account: string,
  { channel, ts }: SlackMessageName,
): Promise<SlackResult<{ readonly count: number }>> {
  const found = await findOwn(parts, account, { channel, thread: ts, since: theBeginning });
  if (found.result !== 'sent') return found;
  const below = [...found.posted.values()].filter((one) => one !== ts);
  for (const one of below) {
    const gone = await remove(parts, account, { channel, ts: one });
    if (gone.result !== 'sent' && !isGone(gone)) return gone;
  }
  return { result: 'sent', count: below.length };
}

const isGone = (result: SlackResult<object>): boolean => result.result === 'refused' && result.code === 'message-gone';

function remove(parts: SlackParts, account: string, { channel, ts }: SlackMessageName): Promise<SlackResult<object>> {
  return call(parts, account, {
    method: 'chat.delete',
    run: (client) => client.chat.delete({ channel, ts }),
    answer: z.looseObject({}),
  });
}
