import type { Chat, LineState } from './state.ts';
import type { Json } from './types.ts';

/** What happened where; `by` is the person's id, or null where LINE does not say. */
export type Happening = {
  readonly type: string;
  readonly chat: Chat;
  readonly by: string | null;
  readonly fields?: Json;
  /** Comes with a reply token. */
  readonly canReply: boolean;
};

function sourceOf(chat: Chat, by: string | null): Json {
  if (chat.kind === 'user') return { type: 'user', userId: chat.id };
  const place = chat.kind === 'group' ? { type: 'group', groupId: chat.id } : { type: 'room', roomId: chat.id };
  return by === null ? place : { ...place, userId: by };
}

/** A reply token for something that has just happened in a chat. */
export function newReplyToken(state: LineState, chatId: string): string {
  const token = state.seeded.hex(32);
  state.replyTokens.set(token, { chatId, eventAt: state.now(), deliveredAt: null, isUsed: false });
  return token;
}

/** A webhook event as LINE would write it now. */
export function makeEvent(state: LineState, happening: Happening): Json {
  const { type, chat, by, fields = {}, canReply } = happening;
  const at = state.now();
  return {
    type,
    ...fields,
    webhookEventId: state.seeded.ulid(at),
    deliveryContext: { isRedelivery: false },
    timestamp: at,
    source: sourceOf(chat, by),
    ...(canReply ? { replyToken: newReplyToken(state, chat.id) } : {}),
    mode: 'active',
  };
}
