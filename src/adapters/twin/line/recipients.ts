import type { Chat, LineState } from './state.ts';

const WEEK_MS = 7 * 24 * 3_600_000;
const JAPAN_MS = 9 * 3_600_000;

/** `U`, `C` or `R` and 32 hexadecimal digits. */
export const CHAT_ID = /^[UCR][0-9a-f]{32}$/;
/** The id of a person. */
export const USER_ID = /^U[0-9a-f]{32}$/;

/** Whether a message to this person arrives: a friend, or somebody who wrote in the last seven days. */
export function isReachable(state: LineState, userId: string): boolean {
  const person = state.persons.get(userId);
  if (person === undefined || person.isBlocking) return false;
  if (person.isFriend) return true;
  return person.lastWroteAt !== null && state.now() - person.lastWroteAt <= WEEK_MS;
}

/** How many people a push to this chat reaches, which is what it costs. */
export function reached(state: LineState, chat: Chat): number {
  return chat.kind === 'user' ? Number(isReachable(state, chat.id)) : chat.members.size;
}

/** The month for which messages are counted, in Japan. */
function month(state: LineState): string {
  return new Date(state.now() + JAPAN_MS).toISOString().slice(0, 7);
}

/** Messages counted this month. */
export function consumed(state: LineState): number {
  return state.consumption.get(month(state)) ?? 0;
}

/** Counts messages, or says that the month's limit does not allow them. */
export function spend(state: LineState, count: number): boolean {
  const total = consumed(state) + count;
  if (count > 0 && state.monthlyLimit !== null && total > state.monthlyLimit) return false;
  state.consumption.set(month(state), total);
  return true;
}
