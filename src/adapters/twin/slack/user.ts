import type { Values } from './elements.ts';
import { ephemeralOf } from './ephemerals.ts';
import {
  type At,
  closeView,
  type PressedAt,
  type PressOptions,
  pressMessage,
  pressView,
  sendCommand,
  submitView,
} from './interact.ts';
import {
  addMessage,
  changeMessage,
  eventsOf,
  membershipEvent,
  type NewMessage,
  removeMessage,
  type SlackStage,
  tellAll,
} from './messages.ts';
import { openDirect } from './method.ts';
import { mimetypeOf } from './methods-files.ts';
import { type Channel, type Member, newId, type SlackState } from './state.ts';
import type { SlackDelivered, SlackEphemeral, SlackView } from './types.ts';
import { modalsOf } from './views.ts';

/** The name of a message. */
export type MessageName = { readonly channel: string; readonly ts: string };

/** A file on its way into a channel. */
export type SlackUpload = { readonly name: string; readonly bytes: Uint8Array };

/** A consultant, an official or anybody else in the workspace. */
export type SlackUser = {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  /** A guest: sees only the channels they were invited to. */
  readonly isRestricted: boolean;
  readonly teamId: string;
  /** The conversation with the app alone. */
  readonly direct: () => string;
  /** `thread`: the parent's `ts`. @throws {Error} when the person is not in the channel */
  readonly say: (channel: string, text: string, thread?: string) => Promise<SlackDelivered>;
  /** Several files in one message come in their order. */
  readonly upload: (
    channel: string,
    file: SlackUpload | readonly SlackUpload[],
    options?: { readonly text?: string; readonly thread?: string },
  ) => Promise<SlackDelivered>;
  readonly edit: (message: MessageName, text: string) => Promise<SlackDelivered>;
  readonly delete: (message: MessageName) => Promise<SlackDelivered>;
  /** Presses a button, or chooses `value` in a menu. @throws {Error} when there is none */
  readonly press: (message: MessageName, actionId: string, options?: PressOptions) => Promise<SlackDelivered>;
  readonly pressInView: (viewId: string, actionId: string, options?: PressOptions) => Promise<SlackDelivered>;
  /** Fills in a modal by block id and sends it. @throws {Error} when a needed field is empty */
  readonly submit: (viewId: string, values?: Values) => Promise<SlackDelivered>;
  readonly close: (viewId: string) => Promise<SlackDelivered>;
  /** `channel`: where it is typed; absent = in the conversation with the app. */
  readonly command: (command: string, text?: string, channel?: string) => Promise<SlackDelivered>;
  readonly join: (channel: string) => Promise<SlackDelivered>;
  readonly leave: (channel: string) => Promise<SlackDelivered>;
  readonly openHome: () => Promise<SlackDelivered>;
  /** The modals on the screen, the lowest first. */
  readonly modals: () => readonly SlackView[];
  readonly home: () => SlackView | undefined;
  readonly ephemerals: () => readonly SlackEphemeral[];
};

function channelFor({ state }: SlackStage, user: string, id: string): Channel {
  const channel = state.channels.get(id);
  if (channel === undefined || !channel.members.has(user)) throw new Error(`twin: ${user} is not in ${id}`);
  if (channel.isArchived) throw new Error(`twin: ${id} is archived`);
  return channel;
}

function find(stage: SlackStage, user: string, { channel: id, ts }: MessageName): At {
  const channel = channelFor(stage, user, id);
  const message = channel.messages.find((one) => one.ts === ts);
  if (message === undefined) throw new Error(`twin: no message ${ts} in ${id}`);
  return { channel, message };
}

/** A message, or what this person alone sees. */
function pressable(stage: SlackStage, user: string, name: MessageName): PressedAt {
  const ephemeral = ephemeralOf(stage.state, { ...name, user });
  return ephemeral === undefined
    ? find(stage, user, name)
    : { channel: channelFor(stage, user, name.channel), message: ephemeral };
}

function own(stage: SlackStage, user: string, name: MessageName): At {
  const found = find(stage, user, name);
  if (found.message.user !== user) throw new Error(`twin: ${name.ts} is not a message of ${user}`);
  return found;
}

async function write(stage: SlackStage, channel: Channel, made: NewMessage): Promise<SlackDelivered> {
  const message = addMessage(stage.state, channel, made);
  return { status: await tellAll(stage, eventsOf(stage, channel, message)), ts: message.ts };
}

function keepFile(state: SlackState, owner: string, { name, bytes }: SlackUpload): string {
  const id = newId(state, 'F');
  const about = { length: bytes.byteLength, mimetype: mimetypeOf(name), owner, bytes, shares: [] };
  state.files.set(id, { id, name, ...about });
  return id;
}

function writing(stage: SlackStage, user: string) {
  const here = (id: string): Channel => channelFor(stage, user, id);
  const { state } = stage;
  return {
    say: async (channel: string, text: string, threadTs: string | null = null) =>
      write(stage, here(channel), { user, isApp: false, text, threadTs }),
    upload: async (
      channel: string,
      file: SlackUpload | readonly SlackUpload[],
      { text = '', thread = null }: { readonly text?: string; readonly thread?: string | null } = {},
    ) => {
      const place = here(channel);
      const fileIds = [file].flat().map((one) => keepFile(state, user, one));
      return write(stage, place, { user, isApp: false, text, threadTs: thread, fileIds });
    },
    edit: async (message: MessageName, text: string) => {
      const events = changeMessage(stage, own(stage, user, message), { text });
      return { status: await tellAll(stage, events), ts: message.ts };
    },
    delete: async (name: MessageName) => {
      const { channel, message } = own(stage, user, name);
      return { status: await tellAll(stage, removeMessage(stage, channel, message)), ts: name.ts };
    },
  };
}

function viewing(stage: SlackStage, user: string) {
  const view = (id: string): SlackView => {
    const found = stage.state.views.get(id);
    if (found === undefined || found.user !== user) throw new Error(`twin: ${user} has no view ${id} open`);
    return found;
  };
  return {
    press: async (message: MessageName, actionId: string, options: PressOptions = {}) =>
      pressMessage(stage, pressable(stage, user, message), { ...options, user, actionId }),
    pressInView: async (id: string, actionId: string, options: PressOptions = {}) =>
      pressView(stage, view(id), { ...options, user, actionId }),
    submit: async (id: string, values: Values = {}) => submitView(stage, view(id), values),
    close: async (id: string) => closeView(stage, view(id)),
    modals: () => modalsOf(stage.state, user),
    home: () => [...stage.state.views.values()].find((one) => one.user === user && !one.isModal),
    ephemerals: () => stage.state.ephemerals.filter((one) => one.user === user),
  };
}

async function moveMember(
  stage: SlackStage,
  id: string,
  who: { user: string; isIn: boolean },
): Promise<SlackDelivered> {
  const channel = stage.state.channels.get(id);
  if (channel === undefined) throw new Error(`twin: no channel ${id}`);
  const isShut = channel.kind !== 'channel' || stage.state.members.get(who.user)?.isRestricted === true;
  if (who.isIn && isShut) throw new Error(`twin: ${who.user} has to be invited to ${id}`);
  return { status: await tellAll(stage, membershipEvent(stage, channel, who)) };
}

/** What a person in the workspace can do. */
export function userOf(stage: SlackStage, member: Member): SlackUser {
  const { id, name, realName, isRestricted, teamId } = member;
  const direct = (): string => openDirect(stage, id).id;
  const atNow = (): string => `${Math.floor(stage.state.now() / 1000)}.000000`;
  return {
    id,
    name,
    realName,
    isRestricted,
    teamId,
    direct,
    ...writing(stage, id),
    ...viewing(stage, id),
    command: async (command, text = '', channel = direct()) =>
      sendCommand(stage, { user: id, channel: channelFor(stage, id, channel), command, text }),
    join: (channel) => moveMember(stage, channel, { user: id, isIn: true }),
    leave: (channel) => moveMember(stage, channel, { user: id, isIn: false }),
    openHome: async () => ({
      status: await stage.courier.event({
        type: 'app_home_opened',
        user: id,
        channel: direct(),
        tab: 'home',
        event_ts: atNow(),
      }),
    }),
  };
}
