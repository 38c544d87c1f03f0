import type { Chat, LineState } from './state.ts';
import { tapAction, tapLabel } from './tap.ts';
import { type TextOptions, textTold } from './text-told.ts';
import { screenOf } from './transcript.ts';
import type { Delivered, PhoneEntry } from './types.ts';
import { unsend } from './unsend.ts';
import { type Stage, tell, writeAndTell } from './write.ts';

/** A group or a room. The account is in it from `join` on. */
export type LinePlace = {
  readonly id: string;
  /** Somebody takes the account in. */
  readonly join: () => Promise<Delivered>;
  /** Somebody puts the account out. */
  readonly leave: () => Promise<Delivered>;
  readonly text: (userId: string, text: string, options?: TextOptions) => Promise<Delivered>;
  /** A text that names the account with @. */
  readonly mention: (userId: string, text: string) => Promise<Delivered>;
  readonly edit: (userId: string, messageId: string, text: string) => Promise<Delivered>;
  readonly unsend: (userId: string, messageId: string) => Promise<Delivered>;
  readonly memberJoined: (userId: string) => Promise<Delivered>;
  readonly memberLeft: (userId: string) => Promise<Delivered>;
  readonly tap: (userId: string, label: string) => Promise<Delivered>;
  readonly tapAt: (userId: string, messageId: string, actionIndex: number) => Promise<Delivered>;
  readonly screen: () => readonly PhoneEntry[];
};

async function edit(
  stage: Stage,
  chat: Chat,
  made: { by: string; messageId: string; text: string },
): Promise<Delivered> {
  const { by, messageId, text } = made;
  const entry = chat.entries.find((one) => one.id === messageId && one.by === by && !one.unsent);
  if (entry === undefined) throw new Error(`twin: ${messageId} cannot be edited by ${by}`);
  entry.message = { type: 'text', text };
  entry.edited = true;
  entry.quoteToken = `q${stage.state.seeded.hex(40)}`;
  stage.state.quoteTokens.set(entry.quoteToken, chat.id);
  stage.state.listeners.say({ kind: 'changed', chatId: chat.id, messageId });
  const fields = { message: { type: 'text', id: messageId, text, quoteToken: entry.quoteToken } };
  return tell(stage, { type: 'messageEdited', chat, by, fields, canReply: true });
}

function comingAndGoing(stage: Stage, chat: Chat) {
  const person = (userId: string) => [{ type: 'user', userId }];
  return {
    join: () => {
      chat.isBotIn = true;
      return tell(stage, { type: 'join', chat, by: null, canReply: true });
    },
    leave: () => {
      chat.isBotIn = false;
      return tell(stage, { type: 'leave', chat, by: null, canReply: false });
    },
    memberJoined: (userId: string) => {
      chat.members.add(userId);
      const fields = { joined: { members: person(userId) } };
      return tell(stage, { type: 'memberJoined', chat, by: null, fields, canReply: true });
    },
    memberLeft: (userId: string) => {
      chat.members.delete(userId);
      const fields = { left: { members: person(userId) } };
      return tell(stage, { type: 'memberLeft', chat, by: null, fields, canReply: false });
    },
  };
}

/** The group's or room's chat. */
export function placeOf(stage: Stage, chat: Chat): LinePlace {
  const say = (by: string, text: string, options: TextOptions = {}): Promise<Delivered> => {
    const { quotedMessageId } = options;
    return writeAndTell(stage, {
      chat,
      by,
      shown: { type: 'text', text },
      told: textTold(text, options),
      quotedMessageId,
    });
  };
  return {
    id: chat.id,
    ...comingAndGoing(stage, chat),
    text: say,
    mention: (by, text) => {
      const name = '@hakaru';
      const self = {
        index: 0,
        length: name.length,
        type: 'user' as const,
        userId: stage.state.botUserId,
        isSelf: true,
      };
      return say(by, `${name} ${text}`, { mentionees: [self] });
    },
    edit: (by, messageId, text) => edit(stage, chat, { by, messageId, text }),
    unsend: (by, messageId) => unsend(stage, chat, { by, messageId }),
    tap: async (by, label) => tapLabel(stage, { chat, by }, label),
    tapAt: async (by, messageId, index) => tapAction(stage, { chat, by }, { messageId, index }),
    screen: () => screenOf(chat),
  };
}

/** A new id of a group (`C…`) or room (`R…`). */
export function newPlaceId(state: LineState, kind: 'group' | 'room'): string {
  return `${kind === 'group' ? 'C' : 'R'}${state.seeded.hex(32)}`;
}
