import type { EventContent } from '../../bot/event.ts';
import type { ReceivedEvent } from '../../bot/ports.ts';
import type { SlackFile, SlackHappening } from '../../bot/slack/happening.ts';
import { choiceAction } from './choices.ts';
import { emojiSpans, plainText } from './plain-text.ts';

/** The name of a file within its message: the same file can be sent twice. */
export function fileName(ts: string, file: string): string {
  return `${ts}-${file}`;
}

/** The file's own id in such a name; null when it is none. */
export function fileIn(name: string): string | null {
  return /^\d{1,12}\.\d{1,9}-(F[A-Z0-9]{2,20})$/.exec(name)?.[1] ?? null;
}

type Written = Extract<SlackHappening, { kind: 'message' }>;

/** An answer in a thread is about the thread's parent, as a quote is on LINE. */
function textContent({ ts, text: written, place }: Written): EventContent {
  const text = plainText(written);
  const emojis = emojiSpans(text);
  return {
    kind: 'text',
    messageId: ts,
    text,
    ...(emojis.length > 0 && { emojis }),
    ...(place.thread !== null && { quotedMessageId: place.thread }),
  };
}

function fileContent(ts: string, { id, name, mimetype, bytes }: SlackFile): EventContent {
  const messageId = fileName(ts, id);
  if (mimetype.startsWith('image/')) return { kind: 'photo', messageId };
  if (/^(?:video|audio)\//.test(mimetype))
    return { kind: 'media', messageId, type: mimetype.startsWith('video/') ? 'video' : 'audio' };
  return { kind: 'file', messageId, fileName: name, bytes };
}

/** A message with files is several events: its words come first. Pictures sent together are a set, as on LINE. */
function messageContents(written: Written): readonly EventContent[] {
  const { ts, text, files } = written;
  const words = text.trim() === '' && files.length > 0 ? [] : [textContent(written)];
  const contents = files.map((file) => fileContent(ts, file));
  const total = contents.filter(({ kind }) => kind === 'photo').length;
  if (total < 2) return [...words, ...contents];
  let index = 0;
  return [
    ...words,
    ...contents.map((one) => {
      if (one.kind !== 'photo') return one;
      index += 1;
      return { ...one, set: { id: ts, index, total } };
    }),
  ];
}

function contentsOf(happening: SlackHappening): readonly EventContent[] | null {
  switch (happening.kind) {
    case 'message':
      return messageContents(happening);
    case 'edited':
      return [{ kind: 'edited', messageId: happening.ts, text: plainText(happening.text) }];
    case 'deleted': {
      const names = [happening.ts, ...happening.files.map((file) => fileName(happening.ts, file))];
      return names.map((messageId) => ({ kind: 'unsent', messageId }));
    }
    case 'pressed': {
      const [data] = happening.action.values;
      return choiceAction.test(happening.action.id) && data !== undefined ? [{ kind: 'choice', data }] : null;
    }
    default:
      return null;
  }
}

/**
 * What a person says to the app alone, as events of an owner's conversation; null for everything else. Only a direct
 * conversation counts: whatever is answered there, nobody else reads.
 */
export function ownerEvents(happening: SlackHappening): readonly ReceivedEvent[] | null {
  const { account, at, by } = happening;
  const place = 'place' in happening ? happening.place : null;
  const contents = place?.kind === 'im' && by !== null ? contentsOf(happening) : null;
  if (contents === null || by === null) return null;
  const [key] = happening.keys;
  return contents.map((content, index) => ({
    id: index === 0 ? key : `${key}:${index}`,
    at,
    redelivered: false,
    platform: 'slack',
    channel: account,
    person: by.user,
    replyToken: null,
    content,
    raw: null,
  }));
}
