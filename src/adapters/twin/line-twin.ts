import { createFaultQueue, type FaultQueue } from './faults.ts';
import { startHost } from './http-host.ts';
import { createLineApi } from './line/api.ts';
import { type Courier, createCourier } from './line/courier.ts';
import { chatRoutes } from './line/endpoints-chat.ts';
import { menuRoutes } from './line/endpoints-menu.ts';
import { readRoutes } from './line/endpoints-read.ts';
import { sendRoutes } from './line/endpoints-send.ts';
import { webhookRoutes } from './line/endpoints-webhook.ts';
import { type LineOwner, ownerOf } from './line/owner.ts';
import { type LinePlace, newPlaceId, placeOf } from './line/place.ts';
import { clearLineState, createLineState, type LineState, lastingMaps } from './line/state.ts';
import { chatOf } from './line/transcript.ts';
import type { Delivered, LineTwinOptions, RecordedCall, RecordedWebhook, TwinEvent } from './line/types.ts';
import { createWebhookFaults, type WebhookFaults } from './line/webhook-faults.ts';
import type { Stage } from './line/write.ts';
import { recall, remember } from './memory.ts';

export type { LineOwner } from './line/owner.ts';
export type { LinePlace } from './line/place.ts';
export type {
  Delivered,
  LineTwinOptions,
  PhoneEntry,
  RecordedCall,
  RecordedWebhook,
  TwinEvent,
  VisibleAction,
} from './line/types.ts';

/**
 * What goes wrong. Endpoints: reply, push, multicast, broadcast, validate, profile, content, content-preview,
 * transcoding, loading, mark-as-read, quota, consumption, info, menu-create, …; `'*'` = any.
 */
export type LineFaults = Pick<FaultQueue, 'plan' | 'waiting'> &
  WebhookFaults & {
    /** Ends a hold and delivers what waited. */
    readonly release: Courier['release'];
    readonly held: () => number;
    readonly clear: () => void;
  };

/** A person to add; everything has a default. */
export type NewOwner = { readonly displayName?: string; readonly userId?: string; readonly language?: string };

/** A LINE on this machine: the platform's API, and the people with their phones. */
export type LineTwin = {
  /** Serves the paths of api.line.me and of api-data.line.me. */
  readonly url: string;
  readonly channelSecret: string;
  readonly accessToken: string;
  readonly botUserId: string;
  readonly setWebhook: (url: string) => void;
  /** Somebody who does not know the account yet. */
  readonly addOwner: (owner?: NewOwner) => LineOwner;
  readonly owner: (userId: string) => LineOwner | undefined;
  readonly owners: () => readonly LineOwner[];
  /** A group without the account in it yet. */
  readonly addGroup: (members: readonly string[], name?: string) => LinePlace;
  readonly addRoom: (members: readonly string[]) => LinePlace;
  /** Any webhook at all: signed as LINE does, unless another signature is given; '' = without the header. */
  readonly sendWebhook: (
    body: object | Buffer,
    options?: { readonly signature?: string },
  ) => Promise<Pick<Delivered, 'status'>>;
  /** The bytes behind a message. */
  readonly content: (messageId: string) => { readonly bytes: Uint8Array; readonly contentType: string } | undefined;
  /** From now on the bytes are gone, as after a long time. */
  readonly expireContent: (messageId: string) => void;
  /** Counted messages this month, set to a figure. */
  readonly setConsumption: (month: string, count: number) => void;
  /** The rich menu that a person sees. */
  readonly menuOf: (userId: string) => object | undefined;
  readonly faults: LineFaults;
  readonly calls: readonly RecordedCall[];
  readonly webhooks: readonly RecordedWebhook[];
  /** What arrived and LINE would refuse. */
  readonly violations: readonly string[];
  readonly subscribe: (listener: (event: TwinEvent) => void) => () => void;
  /** Everything that a later twin needs to go on. */
  readonly memory: () => Uint8Array;
  /** Resolves when all webhooks are answered. */
  readonly idle: () => Promise<void>;
  /** Forgets everybody and everything but the credentials and the webhook's address. */
  readonly reset: () => void;
  readonly close: () => Promise<void>;
};

function people(stage: Stage) {
  const { state } = stage;
  const owners = new Map<string, LineOwner>();
  const addOwner = (owner: NewOwner = {}): LineOwner => {
    const userId = owner.userId ?? `U${state.seeded.hex(32)}`;
    const { displayName = `事業者${owners.size + 1}`, language = 'ja' } = owner;
    const person = { userId, displayName, language, isFriend: false, isBlocking: false, lastWroteAt: null };
    state.persons.set(userId, person);
    const made = ownerOf(stage, person, chatOf(state, userId));
    owners.set(userId, made);
    return made;
  };
  const addPlace = (kind: 'group' | 'room', members: readonly string[], name = ''): LinePlace => {
    const chat = chatOf(state, newPlaceId(state, kind), kind, name);
    for (const member of members) chat.members.add(member);
    return placeOf(stage, chat);
  };
  return {
    addOwner,
    owner: (userId: string) => owners.get(userId),
    owners: () => [...owners.values()],
    addGroup: (members: readonly string[], name = '') => addPlace('group', members, name),
    addRoom: (members: readonly string[]) => addPlace('room', members),
    forget: () => owners.clear(),
    /** The people of an earlier twin pick up their phones again. */
    wake: () => {
      for (const person of state.persons.values()) {
        owners.set(person.userId, ownerOf(stage, person, chatOf(state, person.userId)));
      }
    },
  };
}

function memory(state: LineState) {
  return {
    memory: () => remember(state.seeded, lastingMaps(state)),
    setWebhook: (url: string) => {
      state.webhookUrl = url;
    },
    content: (messageId: string) => {
      const content = state.contents.get(messageId);
      return content?.state === 'there' ? content : undefined;
    },
    expireContent: (messageId: string) => {
      const content = state.contents.get(messageId);
      if (content !== undefined) content.state = 'expired';
    },
    setConsumption: (month: string, count: number) => {
      state.consumption.set(month, count);
    },
    menuOf: (userId: string) => {
      const id = state.menuOf.get(userId) ?? state.menuOf.get('all');
      return id === undefined ? undefined : state.richMenus.get(id)?.definition;
    },
  };
}

/** Starts a LINE of its own on 127.0.0.1. */
export async function startLineTwin(options: LineTwinOptions = {}): Promise<LineTwin> {
  const state = createLineState(options);
  const apiFaults = createFaultQueue();
  const webhookFaults = createWebhookFaults();
  const courier = createCourier(state, webhookFaults);
  const { forget, wake, ...persons } = people({ state, courier });
  if (options.memory !== undefined) {
    recall(options.memory, state.seeded, lastingMaps(state));
    wake();
  }
  const routes = [...sendRoutes, ...readRoutes, ...chatRoutes, ...menuRoutes, ...webhookRoutes];
  const host = await startHost(createLineApi(state, apiFaults, routes), options.port);
  const { redeliver, duplicate, hold, setRedelivery } = webhookFaults;
  const { plan, waiting } = apiFaults;
  const clear = (): void => {
    apiFaults.clear();
    webhookFaults.clear();
    courier.clear();
  };
  const { release, held, idle } = courier;
  return {
    url: host.url,
    channelSecret: state.channelSecret,
    accessToken: state.accessToken,
    botUserId: state.botUserId,
    ...memory(state),
    ...persons,
    sendWebhook: async (body, { signature } = {}) => {
      const bytes = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
      return { status: await courier.sendRaw(bytes, signature) };
    },
    faults: { plan, waiting, redeliver, duplicate, hold, setRedelivery, release, held, clear },
    calls: state.calls,
    webhooks: state.webhooks,
    violations: state.violations,
    subscribe: state.listeners.subscribe,
    idle,
    reset: () => {
      clear();
      forget();
      clearLineState(state);
    },
    close: async () => {
      await idle();
      await host.close();
    },
  };
}
