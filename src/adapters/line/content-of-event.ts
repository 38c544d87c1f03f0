import type { EmojiSpan, EventContent } from '../../bot/event.ts';
import { type LineEvent, type LineMessage, lineEmoji } from './event-schema.ts';

/** Event types of LINE's reference; any other is new. @source https://developers.line.biz/en/reference/messaging-api/#webhook-event-objects */
export const lineEventTypes: ReadonlySet<string> = new Set(
  `message messageEdited unsend follow unfollow join leave memberJoined memberLeft postback videoPlayComplete beacon
  accountLink membership activated deactivated botSuspended botResumed module delivery`.split(/\s+/),
);
export const lineMessageTypes: ReadonlySet<string> = new Set([
  'text',
  'image',
  'video',
  'audio',
  'file',
  'location',
  'sticker',
]);

/** Whether the event is of a type that LINE had not named when this was written. */
export function isUnknown(event: LineEvent): boolean {
  if (!lineEventTypes.has(event.type)) return true;
  return event.type === 'message' && !lineMessageTypes.has(event.message?.type ?? '');
}

function emojiSpans(message: LineMessage, length: number): readonly EmojiSpan[] {
  return message.emojis.flatMap((entry) => {
    const emoji = lineEmoji.safeParse(entry);
    if (!emoji.success) return [];
    const to = emoji.data.index + emoji.data.length;
    return to <= length ? [{ from: emoji.data.index, to }] : [];
  });
}

function textContent(message: LineMessage, messageId: string): EventContent {
  if (message.text === undefined) return { kind: 'other', type: 'message:text' };
  const emojis = emojiSpans(message, message.text.length);
  return {
    kind: 'text',
    messageId,
    text: message.text,
    ...(emojis.length > 0 && { emojis }),
    ...(message.quotedMessageId !== undefined && { quotedMessageId: message.quotedMessageId }),
    ...(message.quoteToken !== undefined && { quoteToken: message.quoteToken }),
  };
}

function photoContent(message: LineMessage, messageId: string): EventContent {
  const set = message.imageSet;
  if (set?.id === undefined) return { kind: 'photo', messageId };
  return { kind: 'photo', messageId, set: { id: set.id, index: set.index ?? null, total: set.total ?? null } };
}

function stickerWords(message: LineMessage): readonly string[] {
  const words = [message.text, ...message.keywords].filter((word) => typeof word === 'string');
  return [...new Set(words.filter((word) => word.trim() !== ''))];
}

function messageContent(message: LineMessage): EventContent {
  const messageId = message.id;
  if (messageId === undefined) return { kind: 'other', type: `message:${message.type}` };
  switch (message.type) {
    case 'text':
      return textContent(message, messageId);
    case 'image':
      return photoContent(message, messageId);
    case 'file':
      return { kind: 'file', messageId, fileName: message.fileName ?? '', bytes: message.fileSize ?? 0 };
    case 'sticker':
      return { kind: 'sticker', messageId, words: stickerWords(message) };
    case 'location':
      return locationContent(message, messageId);
    case 'video':
    case 'audio':
      return mediaContent(message, messageId, message.type);
    default:
      return { kind: 'other', type: `message:${message.type}` };
  }
}

/** What the sender's map calls the place, and where it lies. */
function locationContent({ title, address, latitude, longitude }: LineMessage, messageId: string): EventContent {
  const point = latitude === undefined || longitude === undefined ? undefined : `(${latitude}, ${longitude})`;
  const words = [title, address, point].filter((part) => part !== undefined && part.trim() !== '').join(' ');
  return { kind: 'location', messageId, ...(words === '' ? {} : { words }) };
}

/** LINE tells the length in milliseconds, and not always. */
function mediaContent({ duration }: LineMessage, messageId: string, type: 'video' | 'audio'): EventContent {
  if (duration === undefined || duration <= 0) return { kind: 'media', messageId, type };
  return { kind: 'media', messageId, type, seconds: Math.max(1, Math.round(duration / 1000)) };
}

function editedContent(message: LineMessage | undefined): EventContent {
  if (message?.id === undefined || message.text === undefined) return { kind: 'other', type: 'messageEdited' };
  return { kind: 'edited', messageId: message.id, text: message.text };
}

function choiceContent(event: LineEvent): EventContent {
  const data = event.postback?.data;
  if (data === undefined) return { kind: 'other', type: 'postback' };
  const given = event.postback?.params;
  if (given === undefined) return { kind: 'choice', data };
  const params: Record<string, string> = {};
  for (const [name, value] of Object.entries(given)) {
    if (typeof value === 'string') params[name] = value;
  }
  return { kind: 'choice', data, params };
}

/** What an event of a one-to-one chat says, in the shared words. */
export function personalContent(event: LineEvent): EventContent {
  switch (event.type) {
    case 'message':
      return event.message === undefined ? { kind: 'other', type: 'message' } : messageContent(event.message);
    case 'messageEdited':
      return editedContent(event.message);
    case 'postback':
      return choiceContent(event);
    case 'follow':
      return { kind: 'followed', again: event.follow?.isUnblocked === true };
    case 'unfollow':
      return { kind: 'unfollowed' };
    case 'unsend': {
      const messageId = event.unsend?.messageId;
      return messageId === undefined ? { kind: 'other', type: 'unsend' } : { kind: 'unsent', messageId };
    }
    default:
      return { kind: 'other', type: event.type };
  }
}

/** What an event of a group or room says: never a word of what was written there. */
export function groupContent(event: LineEvent): EventContent {
  if (event.type === 'join') return { kind: 'group', what: 'joined' };
  return { kind: 'group', what: event.type === 'message' ? 'message' : 'other' };
}
