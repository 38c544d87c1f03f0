import { z } from 'zod';
import { messagesSchema } from './check-message.ts';
import { check, type Detail } from './refusal.ts';
import type { Chat, LineState } from './state.ts';

/** The messages of a call once they are known to be in order. */
export const looseMessages = z.array(z.record(z.string(), z.unknown()));

const units = z
  .array(z.string().regex(/^\w{1,30}$/))
  .max(1)
  .optional();
const silent = { messages: messagesSchema, notificationDisabled: z.boolean().optional() };
const EMPTY = 'May not be empty';

/** Bodies of the sending endpoints. */
export const bodies = {
  reply: z.strictObject({ replyToken: z.string(EMPTY).min(1, EMPTY), ...silent }),
  push: z.strictObject({ to: z.string(EMPTY).min(1, EMPTY), ...silent, customAggregationUnits: units }),
  multicast: z.strictObject({
    to: z.array(z.string()).min(1, 'Size must be between 1 and 500').max(500, 'Size must be between 1 and 500'),
    ...silent,
    customAggregationUnits: units,
  }),
  broadcast: z.strictObject(silent),
  validate: z.strictObject({ messages: messagesSchema }),
} as const;

const quoting = z.looseObject({ quoteToken: z.string().optional() });
const mentioning = z.looseObject({
  substitution: z.record(z.string(), z.looseObject({ type: z.string() })).default({}),
});

/** What a message may not say in this chat; `chat` is null for many chats at once. */
function outOfPlace(state: LineState, message: unknown, chat: Chat | null): string | null {
  const { quoteToken } = quoting.parse(message);
  if (quoteToken !== undefined && (chat === null || state.quoteTokens.get(quoteToken) !== chat.id)) return 'quoteToken';
  const parts = Object.values(mentioning.parse(message).substitution);
  const isMention = parts.some(({ type }) => type === 'mention');
  return isMention && (chat === null || chat.kind === 'user') ? 'substitution' : null;
}

/** Faults of quotes and mentions, which only the chat can tell. */
export function checkPlace(state: LineState, messages: readonly unknown[], chat: Chat | null): readonly Detail[] {
  return messages.flatMap((message, index) => {
    const property = outOfPlace(state, message, chat);
    return property === null ? [] : [{ message: `invalid ${property}`, property: `messages[${index}].${property}` }];
  });
}

/** Faults of a body. */
export function checkBody(state: LineState, kind: keyof typeof bodies, body: unknown): readonly Detail[] {
  return check(bodies[kind], body, state.requireHttpsMedia);
}
