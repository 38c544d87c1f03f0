import { z } from 'zod';
import type { SlackResult } from '../../bot/slack/desk.ts';
import { call, type SlackParts } from './call.ts';
import { ownEventType } from './own.ts';

const message = z.looseObject({
  ts: z.string(),
  thread_ts: z.string().optional(),
  metadata: z
    .looseObject({ event_type: z.string(), event_payload: z.looseObject({ id: z.string() }) })
    .optional()
    .catch(undefined),
});
const answer = z.looseObject({
  messages: z.array(message).catch([]),
  response_metadata: z.looseObject({ next_cursor: z.string().catch('') }).optional(),
});

/** Slack's clock and ours may differ by so much. */
const MARGIN_SECONDS = 120;
const PAGE = 200;
const MAX_PAGES = 5;

/** Where to look: a channel, one of its threads, and from when on. */
export type Where = { readonly channel: string; readonly thread: string | null; readonly since: Date };

type Page = { readonly cursor: string };

function readPage(parts: SlackParts, account: string, { channel, thread, since, cursor }: Where & Page) {
  const oldest = String(Math.floor(since.getTime() / 1000) - MARGIN_SECONDS);
  const common = { channel, oldest, limit: PAGE, include_all_metadata: true, ...(cursor === '' ? {} : { cursor }) };
  return call(parts, account, {
    method: thread === null ? 'conversations.history' : 'conversations.replies',
    run: (client) =>
      thread === null ? client.conversations.history(common) : client.conversations.replies({ ...common, ts: thread }),
    answer,
  });
}

type Messages = z.infer<typeof answer>['messages'];

/** The `ts` of our own messages there, by the names we gave them. A thread that is gone holds none. */
export async function findOwn(
  parts: SlackParts,
  account: string,
  where: Where,
): Promise<SlackResult<{ readonly posted: ReadonlyMap<string, string> }>> {
  const all: Messages[] = [];
  let cursor = '';
  do {
    const found = await readPage(parts, account, { ...where, cursor });
    if (found.result === 'refused' && found.code === 'thread-gone') break;
    if (found.result !== 'sent') return found;
    all.push(found.messages);
    cursor = found.response_metadata?.next_cursor ?? '';
  } while (cursor !== '' && all.length < MAX_PAGES);
  return { result: 'sent', posted: new Map(all.flat().flatMap(nameOf)) };
}

function nameOf({ ts, metadata }: Messages[number]): readonly (readonly [string, string])[] {
  return metadata?.event_type === ownEventType ? [[metadata.event_payload.id, ts]] : [];
}
