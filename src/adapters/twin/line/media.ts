import type { Chat, Content } from './state.ts';
import type { Delivered, Json } from './types.ts';
import { type Stage, type Writing, write, writeAndTell } from './write.ts';

/** Bytes with their type, as a phone sends them. */
export type Media = { readonly bytes: Uint8Array; readonly contentType: string };

/** Who sends something, and where. */
export type Sender = { readonly chat: Chat; readonly by: string };

const LINE_ITSELF = { contentProvider: { type: 'line' } };

/** `pendingPolls`: how often the bytes are still asked for in vain (202). */
type Kept = { readonly kind: string; readonly media: Media; readonly pendingPolls?: number };

function keep(stage: Stage, messageId: string, { kind, media, pendingPolls = 0 }: Kept, chatId: string): void {
  const content: Content = { chatId, kind, ...media, pendingPolls, state: 'there' };
  stage.state.contents.set(messageId, content);
}

/** Sends one thing with bytes; the bytes are there before the bot hears of it. */
export async function sendMedia(
  stage: Stage,
  sender: Sender,
  kept: Kept & { readonly told?: Json },
): Promise<Delivered> {
  const about = { type: kept.kind, ...(kept.kind === 'file' ? {} : LINE_ITSELF), ...kept.told };
  const { entry, event } = write(stage, { ...sender, shown: { type: kept.kind, ...kept.told }, told: about });
  keep(stage, entry.id, kept, sender.chat.id);
  const status = sender.chat.isBotIn ? await stage.courier.send([event]) : 'none';
  return { eventId: String(event['webhookEventId']), status, messageId: entry.id };
}

/** `order`: in which order the bot hears of them (positions in `images`); `withoutIndex`: as old Android phones do it. */
export type ImageSetOptions = {
  readonly order?: readonly number[];
  readonly withoutIndex?: boolean;
  /** One webhook with all of them instead of one each. */
  readonly together?: boolean;
};

/** Sends several pictures at once, which LINE tells one by one and in any order. */
export async function sendImageSet(
  stage: Stage,
  sender: Sender,
  { images, ...options }: ImageSetOptions & { readonly images: readonly Media[] },
): Promise<readonly Delivered[]> {
  const { order = images.map((_, index) => index), withoutIndex = false, together = false } = options;
  const id = stage.state.seeded.hex(40).toUpperCase();
  const written = images.map((media, index) => {
    const place = withoutIndex ? {} : { index: index + 1 };
    const told = { type: 'image', ...LINE_ITSELF, imageSet: { id, ...place, total: images.length } };
    const made = write(stage, { ...sender, shown: { type: 'image' }, told });
    keep(stage, made.entry.id, { kind: 'image', media }, sender.chat.id);
    return made;
  });
  const told = order.flatMap((index) => written[index] ?? []);
  const send = stage.courier.send;
  const all = together ? await send(told.map(({ event }) => event)) : null;
  const results: Delivered[] = [];
  for (const { entry, event } of told) {
    const status = all ?? (await send([event]));
    results.push({ eventId: String(event['webhookEventId']), status, messageId: entry.id });
  }
  return results;
}

/** A sticker as LINE describes it; `text` is what is written on a message sticker. */
export type Sticker = {
  readonly packageId: string;
  readonly stickerId: string;
  readonly keywords?: readonly string[];
  readonly text?: string;
  readonly quotedMessageId?: string;
};

/** Sends a sticker. */
export function sendSticker(stage: Stage, sender: Sender, sticker: Sticker): Promise<Delivered> {
  const { quotedMessageId, ...shape } = sticker;
  const told = { type: 'sticker', stickerResourceType: shape.text === undefined ? 'STATIC' : 'MESSAGE', ...shape };
  const writing: Writing = { ...sender, shown: { type: 'sticker', ...shape }, told, quotedMessageId };
  return writeAndTell(stage, writing);
}

/** A place on the map. */
export type Place = {
  readonly title?: string;
  readonly address?: string;
  readonly latitude: number;
  readonly longitude: number;
};

/** Sends a place. */
export function sendPlace(stage: Stage, sender: Sender, place: Place): Promise<Delivered> {
  const told = { type: 'location', ...place };
  return writeAndTell(stage, { ...sender, shown: told, told });
}
