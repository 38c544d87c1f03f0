import { createFaultSwitches } from './fault-switches.ts';
import { type Player, perform } from './perform.ts';
import {
  type LineStage,
  type StageCall,
  type StageChange,
  type StageEntry,
  StageError,
  type StageOwner,
} from './stage.ts';
import type { LineTwinFace, TwinCall, TwinEntry, TwinEvent, TwinWebhook } from './twin-face.ts';

/** How many exchanges the drawer shows. */
const MOST_CALLS = 60;

const ownerOf = ({ owner, name, following, blocked }: Player): StageOwner => ({
  id: owner.userId,
  name,
  following,
  blocked,
});

/** The owner's own photo has no address on LINE; here it is served by the simulator. */
function messageOf(entry: TwinEntry, player: Player): unknown {
  if (!player.photos.has(entry.id)) return entry.message;
  return { ...entry.message, url: `/simulator/api/photo/${entry.id}` };
}

/** Quick replies that LINE no longer shows are left out. */
function entryOf(entry: TwinEntry, player: Player): StageEntry {
  const { quickReply, ...message } = { quickReply: undefined, ...entry.message };
  const shown = entry.quickReplies.length > 0 ? { ...entry.message, quickReply } : message;
  return {
    id: entry.id,
    from: entry.from,
    at: new Date(entry.at).toISOString(),
    message: messageOf({ ...entry, message: shown }, player),
    unsent: entry.unsent,
    quotedId: entry.quotedMessageId,
    read: entry.read,
  };
}

const apiCall = ({ id, at, method, path, status, body }: TwinCall): StageCall => ({
  id: id * 2,
  at: new Date(at).toISOString(),
  kind: 'api',
  method,
  path,
  status,
  body,
});

const webhookCall = ({ id, at, status, body }: TwinWebhook): StageCall => ({
  id: id * 2 + 1,
  at: new Date(at).toISOString(),
  kind: 'webhook',
  method: 'POST',
  path: '/line/webhook',
  status: status === 'failed' ? null : status,
  body,
});

function lastCalls({ calls, webhooks }: LineTwinFace): readonly StageCall[] {
  const all = [...calls.slice(-MOST_CALLS).map(apiCall), ...webhooks.slice(-MOST_CALLS).map(webhookCall)];
  return all.sort((one, other) => (one.at < other.at ? 1 : -1)).slice(0, MOST_CALLS);
}

/** Keeps track of the loading animation, and says what the page has to ask for again. */
function changeOf(event: TwinEvent, players: ReadonlyMap<string, Player>): StageChange {
  if (event.kind === 'call' || event.kind === 'webhook') return 'calls';
  const player = 'chatId' in event ? players.get(event.chatId) : undefined;
  if (player !== undefined && event.kind === 'loading') player.busyUntil = Date.now() + event.seconds * 1000;
  if (player !== undefined && event.kind === 'entry') player.busyUntil = 0;
  return 'line';
}

/** Shows the twin of LINE, and plays its owners. */
export function createLineStage(twin: LineTwinFace): LineStage {
  const players = new Map<string, Player>();
  const switches = createFaultSwitches(twin.faults);
  const player = (id: string): Player => {
    const found = players.get(id);
    if (found === undefined) throw new StageError('owner-unknown');
    return found;
  };
  return {
    owners: () => [...players.values()].map(ownerOf),
    addOwner: async (name) => {
      const owner = twin.addOwner({ displayName: name });
      const made = { owner, name, photos: new Map(), following: false, blocked: false, busyUntil: 0 };
      players.set(owner.userId, made);
      return ownerOf(made);
    },
    screen: (id) => {
      const found = player(id);
      const entries = found.owner.screen().map((entry) => entryOf(entry, found));
      return { owner: ownerOf(found), busy: found.busyUntil > Date.now(), entries };
    },
    act: (id, act) => perform(player(id), act),
    calls: () => lastCalls(twin),
    faults: switches.now,
    setFaults: switches.set,
    photo: (id) =>
      [...players.values()].map(({ photos }) => photos.get(id)).find((photo) => photo !== undefined) ?? null,
    subscribe: (listener) => twin.subscribe((event) => listener(changeOf(event, players))),
  };
}
