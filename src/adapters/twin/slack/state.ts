import { createListeners, type Listeners } from '../listeners.ts';
import type { TwinMaps } from '../memory.ts';
import { createSeeded, type Seeded } from '../seeded.ts';
import type {
  RecordedSlackCall,
  RecordedSlackRequest,
  SlackEphemeral,
  SlackMessage,
  SlackTwinEvent,
  SlackTwinOptions,
  SlackView,
} from './types.ts';

/** What a usual app of this kind asks for. */
export const usualScopes: readonly string[] = [
  'app_mentions:read',
  'channels:history',
  'channels:join',
  'channels:read',
  'chat:write',
  'commands',
  'files:read',
  'files:write',
  'groups:history',
  'groups:read',
  'im:history',
  'im:read',
  'im:write',
  'reactions:write',
  'users:read',
];

/** Somebody in the workspace. */
export type Member = {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  readonly isBot: boolean;
  readonly isRestricted: boolean;
  readonly isDeactivated: boolean;
  /** The workspace they are of. */
  readonly teamId: string;
};

/** A message with what changes later. */
export type StoredMessage = { -readonly [K in keyof SlackMessage]: SlackMessage[K] };

/** A channel, private channel or direct conversation. */
export type Channel = {
  readonly id: string;
  readonly name: string;
  readonly kind: 'channel' | 'group' | 'im';
  readonly members: Set<string>;
  messages: StoredMessage[];
  isArchived: boolean;
  /** Microseconds of the last `ts`. */
  lastTs: number;
};

/** A file; `bytes` is null until it is uploaded. */
export type StoredFile = {
  readonly id: string;
  readonly name: string;
  readonly length: number;
  readonly mimetype: string;
  readonly owner: string;
  bytes: Uint8Array | null;
  readonly shares: { readonly channel: string; readonly ts: string; readonly threadTs: string | null }[];
};

/** Leave to open a modal: three seconds, once. */
export type Trigger = { readonly user: string; readonly at: number; isUsed: boolean };

/** An address for later answers: five times within half an hour. */
export type ResponseUrl = {
  readonly channel: string;
  readonly user: string;
  readonly at: number;
  readonly messageTs: string | null;
  left: number;
};

/** Everything the twin remembers. */
export type SlackState = {
  readonly now: () => number;
  readonly seeded: Seeded;
  readonly signingSecret: string;
  readonly botToken: string;
  readonly teamId: string;
  readonly appId: string;
  readonly botId: string;
  readonly botUserId: string;
  readonly scopes: ReadonlySet<string>;
  readonly rateLimits: boolean;
  readonly listeners: Listeners<SlackTwinEvent>;
  readonly members: Map<string, Member>;
  readonly channels: Map<string, Channel>;
  readonly files: Map<string, StoredFile>;
  /** The views on screens; a person's modals lie on each other in this order. */
  readonly views: Map<string, SlackView & { readonly isModal: boolean }>;
  readonly triggers: Map<string, Trigger>;
  readonly responseUrls: Map<string, ResponseUrl>;
  ephemerals: SlackEphemeral[];
  readonly calls: RecordedSlackCall[];
  readonly requests: RecordedSlackRequest[];
  readonly violations: string[];
  appUrl: string;
  baseUrl: string;
};

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789';

/** An id as Slack makes them: a letter for the kind and ten more signs. */
export function newId(state: Pick<SlackState, 'seeded'>, kind: string): string {
  return kind + state.seeded.pick(LETTERS, 10);
}

/** Builds an empty workspace with the app in it. */
export function createSlackState(options: SlackTwinOptions): SlackState {
  const seeded = createSeeded(options.seed ?? 2);
  const id = (kind: string): string => newId({ seeded }, kind);
  const botUserId = id('U');
  const teamId = id('T');
  const free = { isRestricted: false, isDeactivated: false, teamId };
  const bot: Member = { id: botUserId, name: 'hakaru', realName: 'hakaru', isBot: true, ...free };
  return {
    now: options.now ?? Date.now,
    seeded,
    signingSecret: options.signingSecret ?? seeded.hex(32),
    botToken: options.botToken ?? `xoxb-twin-${seeded.hex(24)}`,
    teamId,
    appId: id('A'),
    botId: id('B'),
    botUserId,
    scopes: new Set(options.scopes ?? usualScopes),
    rateLimits: options.rateLimits ?? false,
    listeners: createListeners<SlackTwinEvent>(),
    members: new Map([[botUserId, bot]]),
    channels: new Map(),
    files: new Map(),
    views: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    ephemerals: [],
    calls: [],
    requests: [],
    violations: [],
    appUrl: '',
    baseUrl: '',
  };
}

/** What outlives a restart: people, channels with their messages, files and open views. */
export function lastingMaps({ members, channels, files, views, triggers, responseUrls }: SlackState): TwinMaps {
  return { members, channels, files, views, triggers, responseUrls };
}

/** Forgets everybody but the app, and everything but its credentials and address. */
export function clearSlackState(state: SlackState): void {
  const bot = state.members.get(state.botUserId);
  for (const map of Object.values(lastingMaps(state))) map.clear();
  state.ephemerals = [];
  for (const list of [state.calls, state.requests, state.violations]) list.length = 0;
  if (bot !== undefined) state.members.set(bot.id, bot);
}
