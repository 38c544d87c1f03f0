import type { Json } from './types.ts';

/** LINE's own emoji in a text: where its `(name)` starts and how long it is, in UTF-16 units. */
export type SentEmoji = {
  readonly index: number;
  readonly length: number;
  readonly productId: string;
  readonly emojiId: string;
};

/** Somebody named with @ in a group. */
export type Mentioned = {
  readonly index: number;
  readonly length: number;
  readonly type: 'user' | 'all';
  readonly userId?: string;
  readonly isSelf?: boolean;
};

/** What can come along with a text. */
export type TextOptions = {
  readonly quotedMessageId?: string;
  readonly emojis?: readonly SentEmoji[];
  readonly mentionees?: readonly Mentioned[];
};

/** What a webhook says of a text. */
export function textTold(text: string, { emojis, mentionees }: TextOptions): Json {
  return {
    type: 'text',
    text,
    ...(emojis === undefined ? {} : { emojis }),
    ...(mentionees === undefined ? {} : { mention: { mentionees } }),
  };
}
