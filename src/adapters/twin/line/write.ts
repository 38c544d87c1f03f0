import type { Courier } from './courier.ts';
import { type Happening, makeEvent } from './events.ts';
import type { Chat, LineState, StoredEntry } from './state.ts';
import { addEntry } from './transcript.ts';
import type { Delivered, Json } from './types.ts';

/** What people on the twin act with. */
export type Stage = { readonly state: LineState; readonly courier: Courier };

/** Where a message is written, and by whom. */
export type Writing = {
  readonly chat: Chat;
  readonly by: string;
  /** What the phone shows. */
  readonly shown: Json;
  /** What the webhook says of it, without id and tokens. */
  readonly told: Json;
  readonly quotedMessageId?: string | undefined;
};

const eventId = (event: Json): string => String(event['webhookEventId']);

/** Tells the bot of something, if the account is there to see it. */
export async function tell({ state, courier }: Stage, happening: Happening): Promise<Delivered> {
  const event = makeEvent(state, happening);
  return { eventId: eventId(event), status: await courier.send([event]) };
}

function messageFields(state: LineState, chat: Chat, entry: StoredEntry): Json {
  const markAsReadToken = state.seeded.hex(40);
  state.readTokens.set(markAsReadToken, { chatId: chat.id, messageId: entry.id });
  return {
    id: entry.id,
    ...(entry.quoteToken === null ? {} : { quoteToken: entry.quoteToken }),
    ...(entry.quotedMessageId === null ? {} : { quotedMessageId: entry.quotedMessageId }),
    markAsReadToken,
  };
}

/** A message that is on the phone already but not yet told. */
export type Written = { readonly entry: StoredEntry; readonly event: Json };

/** Puts a message on the phone and makes its event. @throws {Error} when the person blocks the account */
export function write({ state }: Stage, writing: Writing): Written {
  const { chat, by, shown, told, quotedMessageId } = writing;
  const person = state.persons.get(by);
  if (chat.kind === 'user' && person?.isBlocking === true) throw new Error('twin: the owner blocks the account');
  if (person !== undefined && chat.kind === 'user') person.lastWroteAt = state.now();
  const entry = addEntry(state, chat, { from: 'owner', by, message: shown, quotedMessageId });
  const fields = { message: { ...told, ...messageFields(state, chat, entry) } };
  return { entry, event: makeEvent(state, { type: 'message', chat, by, fields, canReply: true }) };
}

/** Writes a message and tells the bot. */
export async function writeAndTell(stage: Stage, writing: Writing): Promise<Delivered> {
  const { entry, event } = write(stage, writing);
  const isSeen = writing.chat.isBotIn;
  const status = isSeen ? await stage.courier.send([event]) : 'none';
  return { eventId: eventId(event), status, messageId: entry.id };
}
