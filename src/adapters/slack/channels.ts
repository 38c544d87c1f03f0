import { z } from 'zod';
import type { SlackDesk, SlackResult } from '../../bot/slack/desk.ts';
import { call, type SlackParts } from './call.ts';

const answer = z.looseObject({
  channels: z.array(z.looseObject({ id: z.string(), name: z.string().catch('') })),
  response_metadata: z.looseObject({ next_cursor: z.string().catch('') }).optional(),
});

const PAGE = 500;
const MAX_PAGES = 20;

/** Whether a text is the id of a channel; names are written small. */
function isChannelId(text: string): boolean {
  return /^[CGD][A-Z0-9]{2,20}$/.test(text);
}

function readPage(parts: SlackParts, account: string, cursor: string) {
  return call(parts, account, {
    method: 'conversations.list',
    run: (client) =>
      client.conversations.list({
        types: 'public_channel,private_channel',
        exclude_archived: true,
        limit: PAGE,
        ...(cursor === '' ? {} : { cursor }),
      }),
    answer,
  });
}

type Named = SlackResult<{ readonly channel: string }>;

const nowhere: Named = { result: 'refused', code: 'not-in-channel' };

type Wanted = {
  readonly known: Map<string, string>;
  readonly name: string;
  readonly cursor?: string;
  readonly page?: number;
};

/** Reads on until the name turns up; what is seen on the way is remembered. */
async function lookUp(parts: SlackParts, account: string, wanted: Wanted): Promise<Named> {
  const { known, name, cursor = '', page = 1 } = wanted;
  const found = await readPage(parts, account, cursor);
  // Reading says nothing to anybody: a lost answer is no doubt.
  if (found.result !== 'sent') return found.result === 'later' ? { ...found, ambiguous: false } : found;
  for (const one of found.channels) known.set(`${account} ${one.name}`, one.id);
  const channel = known.get(`${account} ${name}`);
  if (channel !== undefined) return { result: 'sent', channel };
  const next = found.response_metadata?.next_cursor ?? '';
  return next === '' || page >= MAX_PAGES
    ? nowhere
    : lookUp(parts, account, { known, name, cursor: next, page: page + 1 });
}

/**
 * Finds channels by name, each once: only by its id can what was posted be read back. One that is archived, or hidden
 * from the app, counts as one in which it is not.
 */
export function createChannelNames(parts: SlackParts): SlackDesk['channelNamed'] {
  const known = new Map<string, string>();
  return async (account, given) => {
    const name = given.replace(/^#/, '');
    const before = isChannelId(name) ? name : known.get(`${account} ${name}`);
    return before === undefined ? lookUp(parts, account, { known, name }) : { result: 'sent', channel: before };
  };
}
