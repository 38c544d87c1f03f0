import {
  type ImageSetOptions,
  type Media,
  type Place,
  type Sticker,
  sendImageSet,
  sendMedia,
  sendPlace,
  sendSticker,
} from './media.ts';
import type { Chat, Person } from './state.ts';
import { act, tapAction, tapLabel, visibleActions } from './tap.ts';
import { type TextOptions, textTold } from './text-told.ts';
import { screenOf } from './transcript.ts';
import type { Delivered, Json, PhoneEntry, VisibleAction } from './types.ts';
import { unsend } from './unsend.ts';
import { type Stage, tell, writeAndTell } from './write.ts';

/** Somebody with a phone, and all that can be done with it. */
export type LineOwner = {
  readonly userId: string;
  readonly displayName: string;
  readonly isFriend: () => boolean;
  readonly isBlocking: () => boolean;
  /** The three dots are on the screen. */
  readonly isLoading: () => boolean;
  readonly follow: () => Promise<Delivered>;
  readonly block: () => Promise<Delivered>;
  readonly unblock: () => Promise<Delivered>;
  readonly text: (text: string, options?: TextOptions) => Promise<Delivered>;
  readonly sticker: (sticker: Sticker) => Promise<Delivered>;
  readonly image: (bytes: Uint8Array, contentType?: string) => Promise<Delivered>;
  readonly imageSet: (images: readonly Media[], options?: ImageSetOptions) => Promise<readonly Delivered[]>;
  /** `pendingPolls`: how often the bytes are answered with 202 first. */
  readonly video: (bytes: Uint8Array, options?: { readonly pendingPolls?: number }) => Promise<Delivered>;
  readonly audio: (bytes: Uint8Array, options?: { readonly pendingPolls?: number }) => Promise<Delivered>;
  readonly file: (bytes: Uint8Array, fileName: string) => Promise<Delivered>;
  readonly location: (place: Place) => Promise<Delivered>;
  /** @throws {Error} when the message is not the owner's */
  readonly unsend: (messageId: string) => Promise<Delivered>;
  /** @throws {Error} when nothing says this */
  readonly tap: (label: string, picked?: string) => Promise<Delivered>;
  /** Actions are counted from 0 in the order in which they are drawn. @throws {Error} when there is none */
  readonly tapAt: (messageId: string, actionIndex: number, picked?: string) => Promise<Delivered>;
  /** Taps an area of the rich menu on the screen. @throws {Error} when there is none */
  readonly tapMenu: (action: Json, picked?: string) => Promise<Delivered>;
  /** Any other event from this person, for example accountLink or videoPlayComplete. */
  readonly event: (type: string, fields?: Json, options?: { readonly canReply?: boolean }) => Promise<Delivered>;
  readonly screen: () => readonly PhoneEntry[];
  readonly visibleActions: () => readonly VisibleAction[];
};

function friendship(stage: Stage, person: Person, chat: Chat) {
  const by = person.userId;
  const changed = (): void => stage.state.listeners.say({ kind: 'friend', userId: by });
  const becomeFriend = (isUnblocked: boolean): Promise<Delivered> => {
    person.isFriend = true;
    person.isBlocking = false;
    changed();
    return tell(stage, { type: 'follow', chat, by, fields: { follow: { isUnblocked } }, canReply: true });
  };
  return {
    follow: () => becomeFriend(person.isBlocking),
    unblock: () => becomeFriend(true),
    block: () => {
      person.isFriend = false;
      person.isBlocking = true;
      changed();
      return tell(stage, { type: 'unfollow', chat, by, canReply: false });
    },
  };
}

function sending(stage: Stage, chat: Chat, by: string) {
  const sender = { chat, by };
  return {
    text: (text: string, options: TextOptions = {}) => {
      const { quotedMessageId } = options;
      return writeAndTell(stage, {
        ...sender,
        shown: { type: 'text', text },
        told: textTold(text, options),
        quotedMessageId,
      });
    },
    sticker: (sticker: Sticker) => sendSticker(stage, sender, sticker),
    image: (bytes: Uint8Array, contentType = 'image/jpeg') =>
      sendMedia(stage, sender, { kind: 'image', media: { bytes, contentType } }),
    imageSet: (images: readonly Media[], options: ImageSetOptions = {}) =>
      sendImageSet(stage, sender, { ...options, images }),
    video: (bytes: Uint8Array, { pendingPolls = 0 } = {}) =>
      sendMedia(stage, sender, {
        kind: 'video',
        media: { bytes, contentType: 'video/mp4' },
        pendingPolls,
        told: { duration: 5000 },
      }),
    audio: (bytes: Uint8Array, { pendingPolls = 0 } = {}) =>
      sendMedia(stage, sender, {
        kind: 'audio',
        media: { bytes, contentType: 'audio/x-m4a' },
        pendingPolls,
        told: { duration: 5000 },
      }),
    file: (bytes: Uint8Array, fileName: string) =>
      sendMedia(stage, sender, {
        kind: 'file',
        media: { bytes, contentType: 'application/octet-stream' },
        told: { fileName, fileSize: bytes.byteLength },
      }),
    location: (place: Place) => sendPlace(stage, sender, place),
  };
}

/** The person's phone. */
export function ownerOf(stage: Stage, person: Person, chat: Chat): LineOwner {
  const by = person.userId;
  return {
    userId: by,
    displayName: person.displayName,
    isFriend: () => person.isFriend,
    isBlocking: () => person.isBlocking,
    isLoading: () => chat.loadingUntil > stage.state.now(),
    ...friendship(stage, person, chat),
    ...sending(stage, chat, by),
    unsend: (messageId) => unsend(stage, chat, { by, messageId }),
    tap: async (label, picked) => tapLabel(stage, { chat, by, picked }, label),
    tapAt: async (messageId, index, picked) => tapAction(stage, { chat, by, picked }, { messageId, index }),
    tapMenu: async (action, picked) => act(stage, { chat, by, picked }, action),
    event: (type, fields = {}, { canReply = true } = {}) => tell(stage, { type, chat, by, fields, canReply }),
    screen: () => screenOf(chat),
    visibleActions: () => visibleActions(chat),
  };
}
