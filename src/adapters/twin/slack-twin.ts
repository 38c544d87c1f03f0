import { createFaultQueue, type FaultQueue } from './faults.ts';
import { startHost } from './http-host.ts';
import { recall, remember } from './memory.ts';
import { createSlackApi } from './slack/api.ts';
import { createEventCourier, type EventCourier } from './slack/event-courier.ts';
import { createSlackEventFaults, type SlackEventFaults } from './slack/event-faults.ts';
import type { SlackStage } from './slack/messages.ts';
import type { AppRequest } from './slack/request-app.ts';
import { type Channel, clearSlackState, createSlackState, lastingMaps, newId } from './slack/state.ts';
import type {
  RecordedSlackCall,
  RecordedSlackRequest,
  SlackDelivered,
  SlackMessage,
  SlackTwinEvent,
  SlackTwinOptions,
} from './slack/types.ts';
import { type SlackUser, userOf } from './slack/user.ts';

export type {
  SlackDelivered,
  SlackEphemeral,
  SlackMessage,
  SlackTwinEvent,
  SlackTwinOptions,
  SlackView,
} from './slack/types.ts';
export type { SlackUser } from './slack/user.ts';

/** What goes wrong; endpoints are methods such as `chat.postMessage`, `upload`, `response`, `files-pri`, or `'*'`. */
export type SlackFaults = Pick<FaultQueue, 'plan' | 'waiting'> &
  SlackEventFaults & {
    readonly release: EventCourier['release'];
    readonly held: () => number;
    readonly clear: () => void;
  };

/** A channel as people see it. */
export type SlackChannel = {
  readonly id: string;
  readonly name: string;
  readonly kind: 'channel' | 'group' | 'im';
  readonly isArchived: () => boolean;
  readonly members: () => readonly string[];
  /** In the order of their `ts`. */
  readonly messages: () => readonly SlackMessage[];
  readonly archive: () => void;
  /** Lets a person in, as somebody of the channel may; the app hears nothing of it. */
  readonly invite: (user: string) => void;
  /** Puts the app out, of which it hears nothing. */
  readonly kickApp: () => void;
};

/** A person to add; everything has a default. */
export type NewSlackUser = {
  readonly name?: string;
  readonly realName?: string;
  /** A guest. */
  readonly isRestricted?: boolean;
  readonly isDeactivated?: boolean;
  /** Of another workspace, through Slack Connect. */
  readonly teamId?: string;
};

/** `withApp`: false = the app is not in it. Members are user ids. */
export type NewSlackChannel = {
  readonly name: string;
  readonly isPrivate?: boolean;
  readonly withApp?: boolean;
  readonly members?: readonly string[];
};

/** A Slack on this machine: the Web API, and the people of one workspace. */
export type SlackTwin = {
  readonly url: string;
  /** What `slackApiUrl` wants. */
  readonly apiUrl: string;
  readonly signingSecret: string;
  readonly botToken: string;
  readonly teamId: string;
  readonly appId: string;
  readonly botId: string;
  readonly botUserId: string;
  /** The app's one address for events, interactivity and commands. */
  readonly setAppUrl: (url: string) => void;
  readonly addUser: (user?: NewSlackUser) => SlackUser;
  readonly users: () => readonly SlackUser[];
  readonly addChannel: (channel: NewSlackChannel) => SlackChannel;
  /** Direct conversations too. */
  readonly channels: () => readonly SlackChannel[];
  readonly channel: (id: string) => SlackChannel | undefined;
  /** The bytes of a file. */
  readonly file: (
    id: string,
  ) => { readonly name: string; readonly mimetype: string; readonly bytes: Uint8Array | null } | undefined;
  /** Any request to the app, signed unless told otherwise. */
  readonly sendRequest: (request: AppRequest) => Promise<SlackDelivered>;
  readonly sendEvent: (event: object) => Promise<SlackDelivered>;
  readonly faults: SlackFaults;
  readonly calls: readonly RecordedSlackCall[];
  readonly requests: readonly RecordedSlackRequest[];
  /** What arrived and Slack would refuse. */
  readonly violations: readonly string[];
  readonly subscribe: (listener: (event: SlackTwinEvent) => void) => () => void;
  /** Everything that a later twin needs to go on. */
  readonly memory: () => Uint8Array;
  readonly idle: () => Promise<void>;
  readonly reset: () => void;
  readonly close: () => Promise<void>;
};

function channelFace({ state }: SlackStage, channel: Channel): SlackChannel {
  const changed = (): void => state.listeners.say({ kind: 'channel', channel: channel.id });
  return {
    id: channel.id,
    name: channel.name,
    kind: channel.kind,
    isArchived: () => channel.isArchived,
    members: () => [...channel.members],
    messages: () => channel.messages.map((one) => ({ ...one })),
    archive: () => {
      channel.isArchived = true;
      changed();
    },
    invite: (user) => {
      channel.members.add(user);
      changed();
    },
    kickApp: () => {
      channel.members.delete(state.botUserId);
      changed();
    },
  };
}

function workspace(stage: SlackStage) {
  const { state } = stage;
  const humans = () => [...state.members.values()].filter(({ isBot }) => !isBot);
  const addUser = ({ name, realName, ...how }: NewSlackUser = {}): SlackUser => {
    const id = newId(state, 'U');
    const called = name ?? `user${humans().length + 1}`;
    const usual = { isBot: false, isRestricted: false, isDeactivated: false, teamId: state.teamId };
    const member = { id, name: called, realName: realName ?? called, ...usual, ...how };
    state.members.set(id, member);
    return userOf(stage, member);
  };
  const addChannel = ({ name, isPrivate = false, withApp = true, members = [] }: NewSlackChannel): SlackChannel => {
    const id = newId(state, isPrivate ? 'G' : 'C');
    const all = new Set(withApp ? [state.botUserId, ...members] : members);
    const kind = isPrivate ? 'group' : 'channel';
    const channel: Channel = { id, name, kind, members: all, messages: [], isArchived: false, lastTs: 0 };
    state.channels.set(id, channel);
    return channelFace(stage, channel);
  };
  return {
    addUser,
    addChannel,
    users: () => humans().map((member) => userOf(stage, member)),
    channels: () => [...state.channels.values()].map((one) => channelFace(stage, one)),
    channel: (id: string) => {
      const found = state.channels.get(id);
      return found === undefined ? undefined : channelFace(stage, found);
    },
    file: (id: string) => state.files.get(id),
    setAppUrl: (url: string) => {
      state.appUrl = url;
    },
  };
}

/** Starts a Slack of its own on 127.0.0.1. */
export async function startSlackTwin(options: SlackTwinOptions = {}): Promise<SlackTwin> {
  const state = createSlackState(options);
  const apiFaults = createFaultQueue();
  const faults = createSlackEventFaults();
  const courier = createEventCourier(state, faults);
  const stage: SlackStage = { state, courier, faults };
  const host = await startHost(createSlackApi(stage, apiFaults), options.port);
  if (options.memory !== undefined) recall(options.memory, state.seeded, lastingMaps(state));
  state.baseUrl = host.url;
  const { signingSecret, botToken, teamId, appId, botId, botUserId, calls, requests, violations } = state;
  const { plan, waiting } = apiFaults;
  const { retry, duplicate, mentionFirst, hold, dropUploads } = faults;
  const { release, held, idle } = courier;
  const clear = (): void => {
    apiFaults.clear();
    faults.clear();
    courier.clear();
  };
  const account = { signingSecret, botToken, teamId, appId, botId, botUserId };
  return {
    url: host.url,
    apiUrl: `${host.url}/api/`,
    ...account,
    ...workspace(stage),
    sendRequest: async (request) => {
      const { status, answer } = await courier.request(request);
      return { status, answer };
    },
    sendEvent: async (event) => ({ status: await courier.event({ ...event }) }),
    faults: { plan, waiting, retry, duplicate, mentionFirst, hold, dropUploads, release, held, clear },
    calls,
    requests,
    violations,
    subscribe: state.listeners.subscribe,
    idle,
    memory: () => remember(state.seeded, lastingMaps(state)),
    reset: () => {
      clear();
      clearSlackState(state);
    },
    close: async () => {
      await idle();
      await host.close();
    },
  };
}
