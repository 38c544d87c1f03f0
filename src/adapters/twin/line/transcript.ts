import { z } from 'zod';
import { quickReplyActions } from './actions.ts';
import { typeOf } from './check-text.ts';
import type { Chat, LineState, StoredEntry } from './state.ts';
import type { Json, PhoneEntry } from './types.ts';

/** Message types that can be quoted. @source https://developers.line.biz/en/docs/messaging-api/get-quote-tokens/ */
const QUOTABLE = new Set(['text', 'textV2', 'sticker', 'image', 'video', 'template', 'flex']);

const NAMES: Readonly<Record<string, string>> = {
  image: '[写真]',
  video: '[動画]',
  audio: '[音声]',
  file: '[ファイル]',
  sticker: '[スタンプ]',
  location: '[位置情報]',
};

const worded = z.looseObject({ text: z.string() });
const titled = z.looseObject({ altText: z.string() });

/** What a person would read aloud of a message. */
export function summaryOf(message: Json): string {
  const text = worded.safeParse(message);
  if (text.success) return text.data.text;
  const alternative = titled.safeParse(message);
  return alternative.success ? alternative.data.altText : (NAMES[typeOf(message)] ?? `[${typeOf(message)}]`);
}

/** Who puts which message where. */
export type NewEntry = {
  readonly from: 'owner' | 'bot';
  readonly by: string;
  readonly message: Json;
  readonly tokenKind?: 'reply' | 'push';
  readonly quotedMessageId?: string | undefined;
};

function quotedId(chat: Chat, message: Json): string | null {
  const token = message['quoteToken'];
  if (typeof token !== 'string') return null;
  return chat.entries.find((one) => one.quoteToken === token)?.id ?? null;
}

/** Puts a message into a chat and ends the loading animation when it is the bot's. */
export function addEntry(state: LineState, chat: Chat, made: NewEntry): StoredEntry {
  const { seeded } = state;
  const id = `5${seeded.digits(17)}`;
  const quoteToken = QUOTABLE.has(typeOf(made.message)) ? `q${seeded.hex(40)}` : null;
  if (quoteToken !== null) state.quoteTokens.set(quoteToken, chat.id);
  const entry: StoredEntry = {
    id,
    from: made.from,
    by: made.by,
    at: state.now(),
    message: made.message,
    quoteToken,
    quotedMessageId: made.quotedMessageId ?? quotedId(chat, made.message),
    tokenKind: made.tokenKind ?? null,
    unsent: false,
    edited: false,
    read: false,
    quickRepliesGone: false,
  };
  chat.entries.push(entry);
  if (made.from === 'bot') chat.loadingUntil = 0;
  state.listeners.say({ kind: 'entry', chatId: chat.id, messageId: id });
  return entry;
}

/** The chat as the people in it see it: quick replies only under the last message, until one is tapped. */
export function screenOf(chat: Chat): readonly PhoneEntry[] {
  return chat.entries.map(({ quickRepliesGone, ...entry }, index) => {
    const isLast = index === chat.entries.length - 1;
    const quickReplies = isLast && !quickRepliesGone && entry.from === 'bot' ? quickReplyActions(entry.message) : [];
    return { ...entry, text: summaryOf(entry.message), quickReplies };
  });
}

/** The chat with this id, made when it is new. */
export function chatOf(state: LineState, id: string, kind: Chat['kind'] = 'user', name = ''): Chat {
  const known = state.chats.get(id);
  if (known !== undefined) return known;
  const chat: Chat = { id, kind, name, entries: [], members: new Set(), isBotIn: kind === 'user', loadingUntil: 0 };
  state.chats.set(id, chat);
  return chat;
}
