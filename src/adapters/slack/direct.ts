import { z } from 'zod';
import type { SlackResult } from '../../bot/slack/desk.ts';
import { call, type SlackParts } from './call.ts';

const opened = z.looseObject({ channel: z.looseObject({ id: z.string().startsWith('D') }) });
/** So many are remembered. */
const MOST = 10_000;

/** Finds the direct conversation of the app with one person. */
export type DirectConversations = (
  account: string,
  user: string,
) => Promise<SlackResult<{ readonly conversation: string }>>;

/** Whether a text is the id of a person: nothing else may ever be written to as one. */
export function isUserId(id: string): boolean {
  return /^[UW][A-Z0-9]{2,20}$/.test(id);
}

/** Direct conversations never change, so that each is asked for once. */
export function createDirectConversations(parts: SlackParts): DirectConversations {
  const known = new Map<string, string>();
  return async (account, user) => {
    if (!isUserId(user)) return { result: 'refused', code: 'person-unknown' };
    const name = `${account} ${user}`;
    const before = known.get(name);
    if (before !== undefined) return { result: 'sent', conversation: before };
    const found = await call(parts, account, {
      method: 'conversations.open',
      run: (client) => client.conversations.open({ users: user }),
      answer: opened,
    });
    // Opening says nothing to anybody: a lost answer is no doubt.
    if (found.result === 'later') return { ...found, ambiguous: false };
    if (found.result !== 'sent') return found;
    if (known.size >= MOST) known.clear();
    known.set(name, found.channel.id);
    return { result: 'sent', conversation: found.channel.id };
  };
}
